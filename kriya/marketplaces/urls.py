"""Addresses of marketplaces."""

from django.urls import URLPattern, URLResolver, path

from kriya.marketplaces.views import filling, orders, payouts

app_name = "marketplaces"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/lokapasar/", filling.fillings, name="fillings"),
    path("kelola/lokapasar/templat/<uuid:pk>/", filling.filling, name="filling"),
    path("kelola/lokapasar/templat/<uuid:pk>/unduh/", filling.filled, name="filled"),
    path("kelola/lokapasar/pesanan/", orders.orders, name="orders"),
    path("kelola/lokapasar/pesanan/<uuid:pk>/", orders.order, name="order"),
    path("kelola/lokapasar/pesanan/berkas/<uuid:pk>/", orders.order_file, name="order_file"),
    path("kelola/lokapasar/pesanan/berkas/<uuid:pk>/terapkan/", orders.order_file_apply, name="order_file_apply"),
    path("kelola/lokapasar/pesanan/berkas/<uuid:pk>/batalkan/", orders.order_file_undo, name="order_file_undo"),
    path("kelola/lokapasar/kode/", orders.codes, name="codes"),
    path("kelola/lokapasar/kode/arti/", orders.explain_code, name="explain_code"),
    path("kelola/lokapasar/kode/coba-lagi/", orders.sell_again, name="sell_again"),
    path("kelola/lokapasar/pencairan/", payouts.payouts, name="payouts"),
    path("kelola/lokapasar/pencairan/<uuid:pk>/", payouts.payout_file, name="payout_file"),
    path("kelola/lokapasar/pencairan/<uuid:pk>/batalkan/", payouts.payout_file_undo, name="payout_file_undo"),
    path("kelola/lokapasar/pencairan/<uuid:pk>/lanjutkan/", payouts.payout_file_go_on, name="payout_file_go_on"),
    path("kelola/lokapasar/penarikan/<uuid:pk>/batalkan/", payouts.withdrawal_undo, name="withdrawal_undo"),
]
