"""Fixed words of the catalogue's pages, ready to stand in HTML."""

from html import escape
from typing import Final

from django.utils.translation import gettext_lazy

WORDS: Final = {
    "any": gettext_lazy("Semua"),
    "care": gettext_lazy("Perawatan"),
    "chosen": gettext_lazy("Saringan yang dipakai"),
    "clear": gettext_lazy("Hapus semua"),
    "every_product": gettext_lazy("Lihat semua produk"),
    "facts": gettext_lazy("Keterangan"),
    "filters": gettext_lazy("Saringan"),
    "location": gettext_lazy("Lokasi halaman"),
    "maker": gettext_lazy("Perajin"),
    "motif": gettext_lazy("Motif"),
    "narrow": gettext_lazy("Saring"),
    "pages": gettext_lazy("Halaman produk"),
    "photos": gettext_lazy("Foto"),
    "products": gettext_lazy("Produk"),
    "search": gettext_lazy("Cari"),
    "see_all": gettext_lazy("Lihat semua"),
    "sort": gettext_lazy("Urutkan"),
    "variants": gettext_lazy("Pilihan"),
}


def word(key: str) -> str:
    """Return a fixed word in the reader's language, escaped."""
    return escape(str(WORDS[key]))
