"""Addresses whose pages are made of published projections alone; settings.PROJECTION_PATHS says how they begin."""

from typing import Final

from django.urls import URLPattern, path

from kriya.catalog.views import public

PROJECTED: Final[list[URLPattern]] = [
    path("produk/", public.product_list, name="public_list"),
    path("cari/", public.search, name="search"),
    path("produk/<slug:slug>/", public.product_page, name="public_product"),
]
