"""Addresses: pairs that may be one maker, and merging them."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.duplicates import merge, pairs

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pairs.pairs, name="duplicates"),
    path("urungkan/<uuid:pk>/", merge.merge_undo, name="merge_undo"),
    path("<uuid:first>/<uuid:second>/", merge.merge, name="merge"),
    path("<uuid:first>/<uuid:second>/bukan/", pairs.apart, name="apart"),
    path("<uuid:first>/<uuid:second>/bukan/urungkan/", pairs.apart_undo, name="apart_undo"),
]
