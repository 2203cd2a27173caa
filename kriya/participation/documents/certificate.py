"""A certificate on paper: PDF/A-2b, the same bytes whenever it is set from the same words."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.typeset import PACKAGE, inputs_of, letterhead_of
from kriya.participation.codes import shown_code
from kriya.participation.models import Call
from kriya.participation.words import hours_of
from kriya.promotion.posters.printing import qr_svg
from kriya.showroom.documents.setting import day

TEMPLATE: Final = 1
"""The version of the template; one that sets other bytes gets a number and a file of its own."""
_FILES: Final = {TEMPLATE: Path(__file__).parent / "typst" / "certificate.typ"}


def certificate_words(call: Call, code: str, *, name: str, maker: str, minutes: int, issued_on: date) -> dict[str, Any]:
    """Return all that a certificate says, frozen: also letterhead and address, so that it can be set again for ever."""
    council = current_council()
    with translation.override(settings.LANGUAGE_CODE):
        days = day(call.starts_on)
        if call.ends_on != call.starts_on:
            days = f"{days} – {day(call.ends_on)}"
        return {
            "language": settings.LANGUAGE_CODE,
            "title": _("Sertifikat"),
            "given": _("diberikan kepada"),
            "name": name,
            "maker": maker,
            "for": _("atas keikutsertaannya dalam %(kind)s") % {"kind": call.get_kind_display()},
            "what": call.title,
            "when": f"{days}{f', {call.place_name}' if call.place_name else ''}",
            "hours": _("%(hours)s jam pelajaran") % {"hours": hours_of(minutes)},
            "issued": _("Diterbitkan %(day)s") % {"day": day(issued_on)},
            "issued_on": issued_on.isoformat(),
            "code": shown_code(code),
            "check": _("Periksa keasliannya dengan memindai kode ini, atau ketik kodenya di"),
            "url": f"{settings.SITE_URL}/{council.slug}/sertifikat/{code}/",
            "shown_url": f"{settings.SITE_URL}/{council.slug}/sertifikat/".split("://", 1)[-1],
            "head": letterhead_of(council),
        }


def certificate_pdf(says: dict[str, Any], template: int) -> bytes:
    """Return the paper of a certificate from the words that are kept of it; the same bytes each time."""
    issued = date.fromisoformat(says["issued_on"])
    data = {**says, "qr": qr_svg(says["url"]), "date": [issued.year, issued.month, issued.day]}
    # PDF/A wants a date; that of issue, so that the bytes do not depend on when they are made.
    archival: dict[str, Any] = {
        "pdf_standards": "a-2b",
        "timestamp": int(datetime.combine(issued, time(), UTC).timestamp()),
    }
    made: bytes = typst.compile(
        str(_FILES[template]),
        root=str(PACKAGE),
        sys_inputs=inputs_of(data),
        ignore_system_fonts=True,
        format="pdf",
        **archival,
    )
    return made
