"""What the explanations of a closing answer, in words, as its history tells them."""

from typing import Final

from django.utils.translation import gettext as _

from kriya.accounts.queries.history.inside import Entries, Inside
from kriya.core.indicators import INDICATORS


def _check(code: str) -> str:
    """Return what a check is about; what it found that day, its own page tells."""
    if code.startswith("leap."):
        found = INDICATORS.get(code.removeprefix("leap."))
        return str(found.name) if found else _("angka yang melonjak")
    return {
        "known.district": _("kecamatan yang diketahui"),
        "known.gender": _("jenis kelamin pemilik yang diketahui"),
        "known.labour": _("tenaga kerja yang dilaporkan"),
        "books": _("penjualan dan buku besar"),
        "quarantine": _("penjualan yang belum jelas"),
        "unsent": _("penjualan yang belum terkirim"),
        "tenders": _("pembayaran yang belum dicocokkan"),
        "settled": _("pelunasan kepada perajin"),
        "in_time": _("waktu penutupan"),
    }.get(code, _("pemeriksaan lain"))


CLOSING: Final[Inside] = {"explanations": Entries(_check)}
