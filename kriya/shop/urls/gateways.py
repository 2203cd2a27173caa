"""Addresses at which providers speak with the shop, and those of the office that look after them."""

from typing import Final

from django.urls import URLPattern, path

from kriya.shop.views.gateways import notices, paying, practice
from kriya.shop.views.staff import giving_back, paid_out
from kriya.shop.views.staff import notices as told

GATEWAYS: Final[list[URLPattern]] = [
    path("pembayaran/<slug:method>/", notices.notice, name="notice"),
    path("pembayaran/buka/<str:code>/<uuid:payment>/", paying.pay, name="pay"),
    path("bayar-qris/<str:code>/<uuid:payment>/", paying.pay_qris, name="pay_qris"),
    path("latihan-bayar/<str:reference>/", practice.practice, name="practice"),
    path("kelola/toko/kabar/", told.notices, name="notices"),
    path("kelola/toko/kabar/<uuid:pk>/", told.one, name="notice_one"),
    path("kelola/toko/pencairan/", paid_out.files, name="provider_files"),
    path("kelola/toko/pencairan/<uuid:pk>/", paid_out.file, name="provider_file"),
    path("kelola/toko/pesanan/<uuid:pk>/kembali-penyedia/", giving_back.give_back, name="give_back_online"),
    path("kelola/toko/mutasi/", paid_out.bank, name="bank_statement"),
]
