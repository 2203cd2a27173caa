"""Addresses of the maker's telephone."""

from typing import Final

from django.urls import URLPattern, path

from kriya.catalog.views import photos
from kriya.catalog.views.maker import editing, listing, uploads
from kriya.catalog.views.maker import photos as my_photos

MINE: Final[list[URLPattern]] = [
    path("mitra/produk/", listing.mine, name="mine"),
    path("mitra/produk/baru/", listing.begin, name="mine_new"),
    path("mitra/produk/foto/<uuid:pk>/", photos.my_photo, name="my_photo"),
    path("mitra/produk/<uuid:pk>/", editing.product, name="mine_product"),
    path("mitra/produk/<uuid:pk>/simpan/", editing.keep, name="mine_keep"),
    path("mitra/produk/<uuid:pk>/ambil/", editing.take_back, name="mine_take_back"),
    path("mitra/produk/<uuid:pk>/urut/", my_photos.order, name="mine_order"),
    path("mitra/produk/<uuid:pk>/foto/<uuid:photo>/", my_photos.photo, name="mine_photo"),
    path("mitra/produk/<uuid:pk>/foto/<uuid:photo>/hapus/", my_photos.remove, name="mine_photo_remove"),
    path("mitra/produk/<uuid:pk>/foto/<uuid:photo>/kembali/", my_photos.restore, name="mine_photo_restore"),
    path("mitra/produk/<uuid:pk>/kirim/<uuid:upload>/", uploads.upload, name="mine_upload"),
]
