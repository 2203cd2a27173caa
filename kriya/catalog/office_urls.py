"""Addresses of the office's pages of the catalogue."""

from django.urls import URLPattern, URLResolver, path

from kriya.catalog.views import preview
from kriya.catalog.views.staff import changes, collections, curation, imports, lists, photos, product, terms

OFFICE: list[URLPattern | URLResolver] = [
    path("kelola/produk/", lists.product_list, name="list"),
    path("kelola/produk/baru/", product.new_product, name="new"),
    path("kelola/produk/banyak/", lists.many, name="many"),
    path("kelola/produk/banyak/<str:secret>/urungkan/", lists.undo, name="undo"),
    path("kelola/produk/makna/", product.meaning, name="meaning"),
    path("kelola/produk/kurasi/", curation.queue, name="queue"),
    path("kelola/produk/aturan/", changes.rules, name="rules"),
    path("kelola/produk/perubahan/<uuid:pk>/", changes.change, name="change"),
    path("kelola/produk/impor/<uuid:pk>/", imports.show, name="import_products"),
    path("kelola/produk/impor/<uuid:pk>/kolom/", imports.columns, name="import_columns"),
    path("kelola/produk/impor/<uuid:pk>/foto/", imports.photos, name="import_photos"),
    path("kelola/produk/impor/<uuid:pk>/simpan/", imports.write, name="import_write"),
    path("kelola/produk/impor/<uuid:pk>/perbaikan/", imports.marked, name="import_marked"),
    path("kelola/produk/impor/<uuid:pk>/batalkan/", imports.undo, name="import_undo"),
    path("kelola/produk/<uuid:pk>/", product.product, name="product"),
    path("kelola/produk/<uuid:pk>/kurasi/", curation.curate, name="curate"),
    path("kelola/produk/<uuid:pk>/tayang/", product.publish, name="publish"),
    path("kelola/produk/<uuid:pk>/tarik/", product.withdraw, name="withdraw"),
    path("kelola/produk/<uuid:pk>/batal-jadwal/", product.unschedule, name="unschedule"),
    path("kelola/produk/<uuid:pk>/foto/", photos.arrange, name="describe_photos"),
    path("kelola/produk/<uuid:pk>/foto/baru/", photos.add, name="office_photo_add"),
    path("kelola/produk/<uuid:pk>/foto/<uuid:photo>/", photos.part, name="office_photo_part"),
    path("kelola/produk/<uuid:pk>/foto/<uuid:photo>/hapus/", photos.remove, name="office_photo_remove"),
    path("kelola/produk/<uuid:pk>/foto/<uuid:photo>/kembalikan/", photos.restore, name="office_photo_restore"),
    path("kelola/produk/<uuid:pk>/pratinjau/", product.share, name="share"),
    path("kelola/koleksi/", collections.collections, name="collections"),
    path("kelola/koleksi/baru/", collections.new_collection, name="new_collection"),
    path("kelola/koleksi/perajin/", collections.feature, name="feature"),
    path("kelola/koleksi/perajin/<uuid:pk>/selesai/", collections.unfeature, name="unfeature"),
    path("kelola/koleksi/<uuid:pk>/", collections.collection, name="collection"),
    path("kelola/koleksi/<uuid:pk>/produk/", collections.items, name="items"),
    path("kelola/koleksi/<uuid:pk>/hapus/", collections.drop, name="drop_collection"),
    path("kelola/istilah/", terms.terms, name="terms"),
    path("kelola/istilah/baru/", terms.new_term, name="new_term"),
    path("kelola/istilah/<uuid:pk>/", terms.term, name="term"),
    path("kelola/istilah/<uuid:pk>/pensiunkan/", terms.retire, name="retire_term"),
    path("kelola/istilah/<uuid:pk>/aktifkan/", terms.bring_back, name="bring_back_term"),
    path("pratinjau/<str:secret>/", preview.preview, name="preview"),
    path("pratinjau/<str:secret>/foto/<uuid:pk>/", preview.preview_photo, name="preview_photo"),
]
