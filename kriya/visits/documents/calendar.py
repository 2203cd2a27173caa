"""A visit as an entry of anyone's calendar (RFC 5545)."""

from datetime import UTC, datetime
from typing import Final

from kriya.core.scoping import current_council
from kriya.visits.models import Visit, VisitState

_LONGEST: Final = 74
"""Octets of a line before it is folded."""


def ics_of(visit: Visit, *, title: str, text: str, url: str, at: datetime) -> bytes:
    """Return the calendar file of a visit that has its hours; moved or called off, calendars that have it follow."""
    council = current_council()
    if visit.starts_at is None or visit.ends_at is None:
        raise ValueError("a visit without hours")
    gone = visit.state in {VisitState.CALLED_OFF, VisitState.WITHDRAWN}
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kriya//Kunjungan//ID", "METHOD:PUBLISH", "BEGIN:VEVENT",
        f"UID:{visit.pk}@kriya",
        f"SEQUENCE:{int((visit.answered_at or visit.asked_at).timestamp()) - _EPOCH}",
        f"DTSTAMP:{_utc(at)}",
        f"DTSTART:{_utc(visit.starts_at)}",
        f"DTEND:{_utc(visit.ends_at)}",
        f"SUMMARY:{_text(title)}",
        f"LOCATION:{_text(council.address.replace(chr(10), ', '))}",
        f"DESCRIPTION:{_text(text)}",
        f"URL:{url}",
        f"STATUS:{'CANCELLED' if gone else 'CONFIRMED'}",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(_folded(line) for line in lines).encode()


_EPOCH: Final = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Fold by octets and never inside a letter."""
    out, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            out, size = f"{out}\r\n ", 1
        out, size = out + letter, size + width
    return f"{out}\r\n"
