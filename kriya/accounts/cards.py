"""QR cards by which makers log in, as PDF."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import segno
from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.accounts.actions.links import VALID
from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.design.typeset import letterhead_of, typeset

A4: Final = "A4"
A6: Final = "A6"
_TEMPLATE: Final = Path(__file__).parent / "typst" / "login_cards.typ"


class Card(NamedTuple):
    """Whose card, for which business, and the one-time address in its QR code."""

    name: str
    business: str
    url: str


def login_cards(cards: Sequence[Card], paper: str = A6) -> bytes:
    """Return a PDF with one card a page (A6), or four a page to cut apart (A4), with the council's letterhead.

    The cards speak Indonesian, whatever the officer reads.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(_TEMPLATE, _data(cards, paper))


def _data(cards: Sequence[Card], paper: str) -> dict[str, Any]:
    until = format_date(timezone.localtime(now() + VALID), "j F Y")
    return {
        "head": letterhead_of(current_council()),
        "paper": paper,
        "language": settings.LANGUAGE_CODE,
        "words": {
            "title": _("KARTU MASUK"),
            "steps": [
                _("Buka kamera ponsel Anda."),
                _("Arahkan ke kode di atas, lalu tekan tautan yang muncul."),
                _("Tekan “Ya, masuk”. Selesai: ponsel ingat Anda 30 hari."),
            ],
            "lost": _("Kartu hilang? Beri tahu petugas, nanti dibuatkan yang baru. Jangan dipotret untuk orang lain."),
        },
        "cards": [
            {
                "name": card.name,
                "business": card.business if card.business != card.name else "",
                "qr": _qr(card.url),
                "until": _("Berlaku satu kali, sampai %(day)s.") % {"day": until},
            }
            for card in cards
        ],
    }


def _qr(url: str) -> str:
    out = BytesIO()
    segno.make(url, error="m").save(out, kind="svg", border=1, xmldecl=False)
    return out.getvalue().decode()
