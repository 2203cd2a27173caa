"""Addresses: lists."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.lists import bulk, export, page, saved

urlpatterns: list[URLPattern | URLResolver] = [
    path("", page.makers, name="list"),
    path("saring/", page.narrow, name="narrow"),
    path("unduh/", export.download, name="export"),
    path("tampilan/", saved.views, name="views"),
    path("tampilan/simpan/", saved.save, name="view_save"),
    path("tampilan/awal/", saved.opening, name="view_opening"),
    path("tampilan/<uuid:pk>/", saved.change, name="view"),
    path("tampilan/<uuid:pk>/perbarui/", saved.update, name="view_update"),
    path("tampilan/<uuid:pk>/hapus/", saved.delete, name="view_delete"),
    path("tampilan/<uuid:pk>/pulihkan/", saved.restore, name="view_restore"),
    path("ubah/", bulk.choose, name="bulk"),
    path("ubah/pratinjau/", bulk.preview, name="bulk_preview"),
    path("ubah/terapkan/", bulk.apply, name="bulk_apply"),
    path("ubah/riwayat/", bulk.edits, name="bulk_edits"),
    path("ubah/<uuid:pk>/", bulk.edit, name="bulk_edit"),
    path("ubah/<uuid:pk>/urungkan/", bulk.undo, name="bulk_undo"),
]
