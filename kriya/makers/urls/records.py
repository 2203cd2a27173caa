"""Addresses: records."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.records import entry, record

urlpatterns: list[URLPattern | URLResolver] = [
    path("baru/", entry.create, name="create"),
    path("<uuid:pk>/", record.record, name="record"),
    path("<uuid:pk>/ubah/", entry.edit, name="edit"),
]
