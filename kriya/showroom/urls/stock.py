"""Addresses of stock."""

from django.urls import URLPattern, path

from kriya.showroom.views.staff import stock

STOCK: list[URLPattern] = [
    path("kelola/galeri/stok/", stock.stock, name="stock"),
    path("kelola/galeri/stok/<uuid:pk>/", stock.lot, name="lot"),
]
