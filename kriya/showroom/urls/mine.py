"""Addresses of a maker's money and goods on the telephone."""

from django.urls import URLPattern, path

from kriya.showroom.views.maker import goods, money

MINE: list[URLPattern] = [
    path("mitra/", money.mine, name="mine"),
    path("mitra/<uuid:pk>/uang/", money.one, name="mine_money"),
    path("mitra/<uuid:pk>/buku.pdf", money.book, name="mine_book"),
    path("mitra/<uuid:pk>/terjual/", money.sold, name="mine_sold"),
    path("mitra/<uuid:pk>/pelunasan/<uuid:part>/", money.payment, name="mine_payment"),
    path("mitra/<uuid:pk>/pelunasan/<uuid:part>/rincian.pdf", money.payment_pdf, name="mine_payment_pdf"),
    path("mitra/barang/", goods.mine, name="mine_goods"),
    path("mitra/<uuid:pk>/barang/", goods.one, name="mine_goods_one"),
    path("mitra/<uuid:pk>/barang/<uuid:lot>/kembali/", goods.ask, name="mine_take_back"),
]
