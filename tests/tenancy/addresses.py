"""Every address of a council, from the URL map itself, and what is known of some of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver

from kriya.accounts.roles import Role

# Addresses whose argument is no row of a council, each with its reason.
OTHER_ARGUMENTS = {
    "token": "a secret of an applicant, or signed words of our own; like the next one",
    "code": "a label's or certificate's code, an order's secret; tests of showroom, shop, participation hold whose it is",
    "craft": "a craft's code, which any council may have",
    "method": "the name of a payment provider; which council's payment a notice tells of, kriya/shop/tests hold",
    "page": "a number of a part of the sitemap",
    "period": "a quarter or year of the calendar, which any council may have",
    "reference": "the name of a practice payment, which moves no money; there is none outside demos",
    "secret": "a secret that stands for itself; kriya/accounts/tests hold who may use it",
}
# Addresses about one's own person, in whatever council they are opened.
OWN_PERSON = {"akun/sessions/<pk>/akhiri/"}
# What a word beside an object's id may say, so that the address opens at all.
WORDS = {
    "what": "nik",
    "kind": "inactive",
    "role": Role.CURATOR.value,
}
# Addresses that one bare row of each kind does not open even to its own council: they ask for a state as well.
NEEDS_MORE = {
    # A sale whose buyer left a number.
    "kelola/galeri/penjualan/<pk>/pembeli/",
    "kelola/umkm/tampilan/<pk>/",
    "kelola/umkm/tampilan/<pk>/perbarui/",
    "kelola/umkm/tampilan/<pk>/hapus/",
    "kelola/umkm/tampilan/<pk>/pulihkan/",
    "mitra/<pk>/publik/ubah/",
    # Papers of a settlement that is posted.
    "kelola/keuangan/pelunasan/<pk>/rincian.pdf",
    "kelola/keuangan/pelunasan/<pk>/kuitansi.pdf",
    "kelola/keuangan/pelunasan/<pk>/bank.csv",
    "kelola/keuangan/pelunasan/bagian/<pk>/rincian.pdf",
    "kelola/keuangan/pelunasan/bagian/<pk>/kuitansi.pdf",
    "mitra/titip/<pk>/",
    "mitra/titip/<pk>/tanda-terima.pdf",
    "kelola/galeri/titipan/<pk>/cetak/",
    "kelola/galeri/titipan/foto/<pk>/",
    # A proof that was sent; a parcel that goes somewhere; a line that is made to order and paid.
    "kelola/toko/pembayaran/<pk>/bukti/",
    "kelola/toko/pesanan/<pk>/label-a6.pdf",
    "kelola/toko/pesanan/<pk>/label-10x15.pdf",
    "kelola/toko/dibuat/<pk>/jawab/",
    "kelola/toko/dibuat/<pk>/jadi/",
    "kelola/toko/dibuat/<pk>/kabari/",
    "mitra/pesanan/<pk>/",
    # A catalogue that was made.
    "kelola/promosi/katalog/<pk>/katalog.pdf",
    # A template that was filled; a report of payouts.
    "kelola/lokapasar/templat/<pk>/unduh/",
    "kelola/lokapasar/pencairan/<pk>/",
    "kelola/lokapasar/pencairan/<pk>/batalkan/",
    "kelola/lokapasar/pencairan/<pk>/lanjutkan/",
    # A letter that came; a visit that has its hours, one that took place; a guest with a picture.
    "kelola/kunjungan/<pk>/surat/",
    "kelola/kunjungan/<pk>/surat-balasan.pdf",
    "kelola/kunjungan/<pk>/kunjungan.ics",
    # A deck is made from a period that was approved.
    "kelola/capaian/paparan/<pk>/",
    "kelola/capaian/paparan/<pk>/tampil/",
    "kelola/capaian/paparan/<pk>/tampil/pekerja.js",
    "kelola/kunjungan/<pk>/terima-kasih.pdf",
    "kelola/kunjungan/tamu/<pk>/foto/",
    "mitra/pesanan-instansi/<pk>/",
}
NEEDS_MORE |= {
    # Only for jurors; a decision that was announced; a certificate and a document with their words; who takes part.
    "kelola/program/<pk>/menilai/",
    "kelola/program/menilai/<pk>/",
    "kelola/program/menilai/<pk>/mundur/",
    "mitra/ikut/<pk>/mengapa/",
    "kelola/program/sertifikat/<pk>/sertifikat.pdf",
    "mitra/ikut/sertifikat/<pk>/",
    "kelola/program/materi/<pk>/",
    "mitra/ikut/materi/<pk>/",
    # A file that was handed in.
    "kelola/program/lampiran/<pk>/",
    "mitra/ikut/lampiran/<pk>/",
}
# A call for assistance.
NEEDS_MORE |= {"kelola/fasilitasi/program/<pk>/"}
# Pictures of what is public: a bare row is not, and the public ones stand beside it.
NEEDS_MORE |= {f"kelola/promosi/bahan/{kind}/<pk>/gambar/" for kind in ("produk", "koleksi")}
NEEDS_MORE |= {"mitra/promosi/produk/<pk>/gambar/"}
LIBRARIES = ("allauth.", "django.")


@dataclass(frozen=True)
class Address:
    """One line of the URL map: its route with named holes, and what fills them."""

    route: str
    holes: tuple[tuple[str, str], ...]
    view: Any

    def __str__(self) -> str:
        return self.route

    def filled(self, value: object, person: int) -> str:
        path = self.route
        for name, kind in self.holes:
            own = person if kind == "IntConverter" else WORDS.get(name, value)
            path = path.replace(f"<{name}>", str(own))
        return f"/{path}"


def addresses(patterns: list[Any], before: str = "", holes: tuple[tuple[str, str], ...] = ()) -> Iterator[Address]:
    for entry in patterns:
        own = tuple((name, type(converter).__name__) for name, converter in entry.pattern.converters.items())
        route = before + str(entry.pattern)
        for name, converter in entry.pattern.converters.items():
            for key in ("uuid", "slug", "str", "int", "path"):
                route = route.replace(f"<{key}:{name}>", f"<{name}>")
            del converter
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, route, holes + own)
        elif isinstance(entry, URLPattern) and not entry.callback.__module__.startswith(LIBRARIES):
            yield Address(route, holes + own, entry.callback)


COUNCIL = list(addresses(import_module(settings.COUNCIL_URLCONF).urlpatterns))
WITH_OBJECT = [
    one
    for one in COUNCIL
    if one.holes and one.route not in OWN_PERSON and not {name for name, _kind in one.holes} & set(OTHER_ARGUMENTS)
]
OFFICE = [one for one in COUNCIL if one.route.startswith(("kelola/", "mitra/"))]
