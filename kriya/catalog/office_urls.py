"""Addresses of the office's pages of the catalogue."""

from django.urls import URLPattern, URLResolver, path

from kriya.catalog.views.staff import changes, curation, lists, product

OFFICE: list[URLPattern | URLResolver] = [
    path("kelola/produk/", lists.product_list, name="list"),
    path("kelola/produk/baru/", product.new_product, name="new"),
    path("kelola/produk/banyak/", lists.many, name="many"),
    path("kelola/produk/banyak/<str:secret>/urungkan/", lists.undo, name="undo"),
    path("kelola/produk/makna/", product.meaning, name="meaning"),
    path("kelola/produk/kurasi/", curation.queue, name="queue"),
    path("kelola/produk/aturan/", changes.rules, name="rules"),
    path("kelola/produk/perubahan/<uuid:pk>/", changes.change, name="change"),
    path("kelola/produk/<uuid:pk>/", product.product, name="product"),
    path("kelola/produk/<uuid:pk>/kurasi/", curation.curate, name="curate"),
    path("kelola/produk/<uuid:pk>/tayang/", product.publish, name="publish"),
    path("kelola/produk/<uuid:pk>/tarik/", product.withdraw, name="withdraw"),
    path("kelola/produk/<uuid:pk>/batal-jadwal/", product.unschedule, name="unschedule"),
]
