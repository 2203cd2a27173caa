"""Addresses of pages that join several domains."""

from django.urls import path

from kriya.site.views import council, office

app_name = "site"

urlpatterns = [
    path("", council.home, name="home"),
    path("tentang/", council.about, name="about"),
    path("kontak/", council.contact, name="contact"),
    path("kelola/", office.staff_home, name="staff_home"),
]
