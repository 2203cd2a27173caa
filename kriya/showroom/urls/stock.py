"""Addresses of stock: what is where, the places, what is sent from one to another, and what was counted."""

from typing import Final

from django.urls import URLPattern, path

from kriya.showroom.views.staff import counting, lots, places, sending, stock, stock_takes, transfers

_PLACE: Final = "kelola/galeri/tempat/<uuid:pk>/"
_TRANSFER: Final = "kelola/galeri/surat-jalan/<uuid:pk>/"
_COUNT: Final = "kelola/galeri/stok-opname/<uuid:pk>/"

STOCK: list[URLPattern] = [
    path("kelola/galeri/stok/", stock.stock, name="stock"),
    path("kelola/galeri/stok/<uuid:pk>/", lots.lot, name="lot"),
    path("kelola/galeri/stok/<uuid:pk>/catat/", lots.record_loss, name="record_loss"),
    path("kelola/galeri/tempat/", places.place_list, name="places"),
    path(_PLACE, places.place, name="place"),
    path(f"{_PLACE}tutup/", places.close, name="close_place"),
    path("kelola/galeri/surat-jalan/", transfers.transfer_list, name="transfers"),
    path("kelola/galeri/surat-jalan/baru/", sending.new_transfer, name="new_transfer"),
    path(_TRANSFER, transfers.transfer, name="transfer"),
    path(f"{_TRANSFER}terima/", transfers.receive, name="receive_transfer"),
    path(f"{_TRANSFER}cetak/", transfers.paper, name="transfer_paper"),
    path("kelola/galeri/stok-opname/", stock_takes.stock_take_list, name="stock_takes"),
    path("kelola/galeri/stok-opname/baru/", stock_takes.new_stock_take, name="new_stock_take"),
    path(_COUNT, stock_takes.stock_take, name="stock_take"),
    path(f"{_COUNT}langkah/", stock_takes.step, name="stock_take_step"),
    path(f"{_COUNT}cetak/", stock_takes.paper, name="stock_take_paper"),
    path(f"{_COUNT}hitung/", counting.counting, name="counting"),
    path(f"{_COUNT}hitung/kirim/", counting.send_counts, name="send_counts"),
    path(f"{_COUNT}hitung/barang.json", counting.items, name="count_items"),
]
