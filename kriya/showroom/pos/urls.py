"""Addresses of the till and of the office's page about tills."""

from django.urls import URLPattern, URLResolver, path

from kriya.showroom.pos.views import device, refunds, shell, staff

app_name = "pos"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kasir/", shell.till, name="till"),
    path("kasir/pekerja.js", shell.worker, name="worker"),
    path("kasir/kasir.webmanifest", shell.manifest, name="manifest"),
    path("kasir/saya/", device.me, name="me"),
    path("kasir/daftar/", device.register, name="register"),
    path("kasir/katalog/", device.catalogue, name="catalogue"),
    path("kasir/gambar/", device.pictures, name="pictures"),
    path("kasir/kirim/", device.send, name="send"),
    path("kasir/struk/", refunds.refundable, name="refundable"),
    path("kasir/kembali/", refunds.take_back, name="refund"),
    path("kasir/tukar-tunai/", refunds.pay_exchange, name="pay_exchange"),
    path("struk/<uuid:pk>/", shell.receipt, name="receipt"),
    path("kelola/galeri/kasir/", staff.tills, name="tills"),
    path("kelola/galeri/kasir/baru/", staff.add, name="add"),
    path("kelola/galeri/kasir/antrean/", staff.take_queue, name="take_queue"),
    path("kelola/galeri/kasir/<uuid:pk>/cabut/", staff.revoke, name="revoke"),
    path("kelola/galeri/kasir/<uuid:pk>/rahasia/", staff.new_secret, name="new_secret"),
]
