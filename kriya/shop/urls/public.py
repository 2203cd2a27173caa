"""Addresses of the buyer: the basket, the order, and its page by its secret."""

from typing import Final

from django.urls import URLPattern, path

from kriya.shop.views.public import basket, buying, checkout, following

PUBLIC: Final[list[URLPattern]] = [
    path("produk/<slug:slug>/beli/", buying.buy, name="buy"),
    path("keranjang/", basket.show, name="cart"),
    path("keranjang/baris/", basket.change_line, name="cart_line"),
    path("keranjang/kembali/<str:token>/", basket.put_back, name="cart_put_back"),
    path("keranjang/pesan/", checkout.checkout, name="checkout"),
    path("pesanan/<slug:code>/", following.show, name="buyer_order"),
    path("pesanan/<slug:code>/bayar/", following.choose_payment, name="buyer_pay"),
    path("pesanan/<slug:code>/bukti/", following.send_proof, name="buyer_proof"),
    path("pesanan/<slug:code>/tulis/", following.write, name="buyer_message"),
    path("pesanan/<slug:code>/batal/", following.cancel, name="buyer_cancel"),
    path("pesanan/<slug:code>/diterima/", following.received, name="buyer_received"),
    path("pesanan/<slug:code>/kuitansi.pdf", following.receipt_pdf, name="buyer_receipt"),
]
