"""Addresses: makers as visitors see them."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.public import many, map, one

urlpatterns: list[URLPattern | URLResolver] = [
    path("", many.makers, name="public_list"),
    path("peta/", map.district_map, name="map"),
    path("<slug:slug>/", one.maker, name="public_maker"),
    path("<slug:slug>/foto/", one.photo, name="public_photo"),
]
