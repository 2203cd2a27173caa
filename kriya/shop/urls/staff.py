"""Addresses of the shop in the office."""

from typing import Final

from django.urls import URLPattern, path

from kriya.shop.views.staff import buyers, making, order, orders, papers, rates, rules, steps, vouchers

_ORDER = "kelola/toko/pesanan/<uuid:pk>/"

STAFF: Final[list[URLPattern]] = [
    path("kelola/toko/", orders.orders, name="orders"),
    path("kelola/toko/cetak/", papers.many, name="papers"),
    path(_ORDER, order.one, name="order"),
    path(f"{_ORDER}kirim/", steps.send, name="send"),
    path(f"{_ORDER}selesai/", steps.finish, name="finish"),
    path(f"{_ORDER}batal/", steps.cancel, name="cancel"),
    path(f"{_ORDER}kembali/", steps.take_back, name="take_back"),
    path(f"{_ORDER}bayar-kembali/", steps.pay_out, name="pay_out"),
    path(f"{_ORDER}pesan/", steps.write, name="write"),
    path(f"{_ORDER}kontak/", buyers.contact, name="contact"),
    path(f"{_ORDER}slip.pdf", papers.slip, name="slip"),
    path(f"{_ORDER}serah-terima.pdf", papers.handover, name="handover"),
    path(f"{_ORDER}label-a6.pdf", papers.label, {"size": "a6"}, name="label_a6"),
    path(f"{_ORDER}label-10x15.pdf", papers.label, {"size": "10x15"}, name="label_10x15"),
    path("kelola/toko/pembayaran/<uuid:pk>/masuk/", steps.confirm, name="confirm"),
    path("kelola/toko/pembayaran/<uuid:pk>/bukti/", buyers.proof, name="proof"),
    path("kelola/toko/dibuat/", making.queue, name="making"),
    path("kelola/toko/dibuat/<uuid:pk>/jawab/", making.answer, name="making_answer"),
    path("kelola/toko/dibuat/<uuid:pk>/jadi/", making.bring, name="bring"),
    path("kelola/toko/dibuat/<uuid:pk>/kabari/", making.tell_maker, name="tell_maker"),
    path("kelola/toko/pengaturan/", rules.rules, name="rules"),
    path("kelola/toko/pengaturan/kunci/", rules.secrets, name="secrets"),
    path("kelola/toko/pengaturan/riwayat/", rules.history, name="history"),
    path("kelola/toko/tarif/", rates.rates, name="rates"),
    path("kelola/toko/tarif/tambah/", rates.add, name="rate_add"),
    path("kelola/toko/tarif/berkas/", rates.from_file, name="rates_file"),
    path("kelola/toko/tarif/awal/", rates.begin, name="rates_begin"),
    path("kelola/toko/tarif/<uuid:pk>/hapus/", rates.remove, name="rate_remove"),
    path("kelola/toko/kupon/", vouchers.vouchers, name="vouchers"),
    path("kelola/toko/kupon/baru/", vouchers.new, name="voucher_new"),
    path("kelola/toko/kupon/<uuid:pk>/", vouchers.one, name="voucher"),
    path("kelola/toko/kupon/<uuid:pk>/henti/", vouchers.stop, name="voucher_stop"),
]
