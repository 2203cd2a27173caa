"""Addresses: the public application."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.apply import pages, status

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.business, name="apply"),
    path("kontak/", pages.contact, name="apply_contact"),
    path("berkas/", pages.papers, name="apply_papers"),
    path("berkas/hapus/", pages.drop_file, name="apply_drop_file"),
    path("izin/", pages.consents, name="apply_consents"),
    path("simpan/", pages.keep, name="apply_keep"),
    path("status/<str:secret>/", status.status, name="application_status"),
]
