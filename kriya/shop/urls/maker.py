"""Addresses of the shop on the maker's telephone."""

from typing import Final

from django.urls import URLPattern, path

from kriya.shop.views.maker import orders

MAKER: Final[list[URLPattern]] = [
    path("mitra/pesanan/", orders.mine, name="mine_orders"),
    path("mitra/pesanan/<uuid:pk>/", orders.one, name="mine_line"),
]
