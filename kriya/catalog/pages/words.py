"""Fixed words of the catalogue's pages, and the frame that knows in which language they are said."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

from django.utils.translation import get_language, gettext_noop

from kriya.core.phrases import phrases_in

WORDS: Final = {
    "any": gettext_noop("Semua"),
    "buy": gettext_noop("Beli"),
    "care": gettext_noop("Perawatan"),
    "chosen": gettext_noop("Saringan yang dipakai"),
    "clear": gettext_noop("Hapus semua"),
    "every_product": gettext_noop("Lihat semua produk"),
    "facts": gettext_noop("Keterangan"),
    "filters": gettext_noop("Saringan"),
    "location": gettext_noop("Lokasi halaman"),
    "maker": gettext_noop("Perajin"),
    "motif": gettext_noop("Motif"),
    "narrow": gettext_noop("Saring"),
    "pages": gettext_noop("Halaman produk"),
    "photos": gettext_noop("Foto"),
    "products": gettext_noop("Produk"),
    "search": gettext_noop("Cari"),
    "see_all": gettext_noop("Lihat semua"),
    "sort": gettext_noop("Urutkan"),
    "variants": gettext_noop("Pilihan"),
}


@dataclass(frozen=True)
class Frame:
    """Where links of a page lead, and its language: `say` returns a phrase of the program in it."""

    script: str
    base: str
    photos: str
    english: bool
    say: Callable[[str], str]

    @classmethod
    def of(cls, script: str, council: str) -> "Frame":
        """Return the frame of a page below `script`; photos lie below the council, in no language."""
        language = get_language() or "id"
        say = phrases_in(language).__getitem__
        return cls(script, f"{script}/produk/", f"{council}/foto/", language == "en", say)

    def word(self, key: str) -> str:
        """Return a fixed word, escaped."""
        return escape(self.say(WORDS[key]))

    def number(self, n: int) -> str:
        """Return a number with its thousands set apart."""
        return f"{n:,}" if self.english else f"{n:,}".replace(",", ".")
