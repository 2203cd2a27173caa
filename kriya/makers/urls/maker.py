"""Addresses: the maker's own pages."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.maker import pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("saya/", pages.mine, name="mine"),
    path("<uuid:pk>/", pages.one, name="mine_one"),
    path("<uuid:pk>/publik/", pages.public, name="mine_public"),
    path("<uuid:pk>/publik/ubah/", pages.switch, name="mine_switch"),
    path("<uuid:pk>/dokumen/", pages.papers, name="mine_papers"),
    path("<uuid:pk>/angka/", pages.figures, name="mine_figures"),
    path("<uuid:pk>/koreksi/", pages.correct, name="mine_correct"),
]
