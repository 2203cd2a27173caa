"""Addresses of the catalogue: the visitors' pages and the office's."""

from django.urls import URLPattern, URLResolver, path

from kriya.catalog.office_urls import OFFICE
from kriya.catalog.phone_urls import MINE
from kriya.catalog.views import collections, photos, public

app_name = "catalog"

urlpatterns: list[URLPattern | URLResolver] = [
    path("produk/", public.product_list, name="public_list"),
    path("cari/", public.search, name="search"),
    path("produk/<slug:slug>/", public.product_page, name="public_product"),
    path("koleksi/", collections.collections, name="public_collections"),
    path("koleksi/<slug:slug>/", collections.collection, name="public_collection"),
    path("foto/<slug:key>-<int:width>.<str:ext>", photos.public_photo, name="photo"),
    *MINE,
    path("kelola/produk/foto/<uuid:pk>/", photos.office_photo, name="office_photo"),
    *OFFICE,
]
