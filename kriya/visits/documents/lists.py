"""Set the paper list of those present: for who has no telephone, or no network."""

from pathlib import Path
from typing import Final

import segno
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.typeset import letterhead_of, typeset
from kriya.visits.documents.letters import day
from kriya.visits.models import Visit

_LIST: Final = Path(__file__).parent / "typst" / "attendance.typ"
_SPARE: Final = 5
_LEAST, _MOST = 15, 200


def attendance_pdf(visit: Visit, address: str) -> bytes:
    """Return a list with as many empty lines as guests are awaited and some to spare, the QR code on top."""
    lines = min(max((visit.people or 0) + _SPARE, _LEAST), _MOST)
    with translation.override(settings.LANGUAGE_CODE):
        data = {
            "head": letterhead_of(current_council()),
            "title": _("Daftar hadir"),
            "who": visit.institution.name,
            "on": day(visit.on),
            "hint": _("Pindai untuk mengisi di ponsel sendiri, atau tulis di bawah."),
            "qr": segno.make(address, error="m").svg_inline(border=0),
            "columns": ["No.", _("Nama"), _("Jabatan"), _("Telepon"), _("Tanda tangan")],
            "lines": lines,
            "note": _("Nama dan nomor hanya dipakai untuk kunjungan ini, lalu dihapus."),
        }
        return typeset(_LIST, data)
