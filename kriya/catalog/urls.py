"""Addresses of the catalogue: the visitors' pages and the office's."""

from django.urls import URLPattern, URLResolver, path

from kriya.catalog.office_urls import OFFICE
from kriya.catalog.phone_urls import MINE
from kriya.catalog.public_urls import PROJECTED
from kriya.catalog.views import collections, photos

app_name = "catalog"

urlpatterns: list[URLPattern | URLResolver] = [
    *PROJECTED,
    path("koleksi/", collections.collections, name="public_collections"),
    path("koleksi/<slug:slug>/", collections.collection, name="public_collection"),
    path("foto/<slug:key>-<int:width>.<str:ext>", photos.public_photo, name="photo"),
    *MINE,
    path("kelola/produk/foto/<uuid:pk>/", photos.office_photo, name="office_photo"),
    *OFFICE,
]
