"""Addresses: imports."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.imports import listing, mapping, marked, run, undo

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.imports, name="imports"),
    path("<uuid:pk>/", run.show, name="import_run"),
    path("<uuid:pk>/kolom/", mapping.choose, name="import_mapping"),
    path("<uuid:pk>/kolom/baris/", mapping.rows, name="import_rows"),
    path("<uuid:pk>/kolom/usulan/", mapping.reset, name="import_reset"),
    path("<uuid:pk>/pilihan/", run.options, name="import_options"),
    path("<uuid:pk>/ulang/", run.again, name="import_again"),
    path("<uuid:pk>/simpan/", run.write, name="import_write"),
    path("<uuid:pk>/buang/", run.discard, name="import_discard"),
    path("<uuid:pk>/perbaikan/", marked.download, name="import_marked"),
    path("<uuid:pk>/batalkan/", undo.undo, name="import_undo"),
]
