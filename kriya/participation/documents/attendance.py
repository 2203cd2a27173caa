"""The list of a session to print: a line for each participant to sign, some for those who walk in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.formats import when
from kriya.design.typeset import letterhead_of, typeset
from kriya.participation.models import Place, Session
from kriya.promotion.posters.printing import qr_svg

BLANK: Final = 5
_FILE: Final = Path(__file__).parent / "typst" / "attendance.typ"


def attendance_pdf(session: Session, places: Sequence[Place], door_url: str) -> bytes:
    """Return the list as PDF; `door_url` is what participants scan with their own telephones."""
    room = f" · {session.room.name}" if session.room else ""
    words = {
        "title": _("Daftar hadir"),
        "no": _("No."),
        "name": _("Nama"),
        "district": _("Kecamatan"),
        "signature": _("Tanda tangan"),
        "door": _("Pindai untuk hadir"),
    }
    rows = [
        {"name": one.maker.name, "owner": one.maker.owner_name, "district": one.maker.district_name} for one in places
    ]
    data = {
        "language": get_language() or "id",
        "head": letterhead_of(current_council()),
        "words": words,
        "what": f"{session.call.title}: {session.title}",
        "when": strip_tags(when(session.starts_at)) + room,
        "qr": qr_svg(door_url),
        "rows": rows,
        "blank": BLANK,
    }
    return typeset(_FILE, data)
