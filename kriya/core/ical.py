"""Calendars as files (.ics, RFC 5545): events that a telephone takes into its own calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.http import HttpResponse

_LONGEST: Final = 75
_EPOCH: Final = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Event:
    """Something that happens: whole days from `starts` to `ends`, both its own, or from one instant to another.

    `uid` stays the same for ever, so that a change finds its event. `changed_at` is when it was said.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime
    changed_at: datetime
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """Return a calendar; every line ends as the standard wants it and none is longer."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kriya//ID", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def calendar_answer(name: str, events: Iterable[Event], file: str) -> HttpResponse:
    """Hand out a calendar as the file `file`.ics."""
    return HttpResponse(
        calendar(name, events),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}.ics"'},
    )


def _event(event: Event) -> list[str]:
    told = {
        "LOCATION": _text(event.place),
        "DESCRIPTION": _text(event.text),
        "URL": event.url,
        "STATUS": "CANCELLED" if event.is_cancelled else "CONFIRMED",
    }
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        # Calendars follow a change only when its number is higher.
        f"SEQUENCE:{int(event.changed_at.timestamp()) - _EPOCH}",
        f"DTSTAMP:{_instant(event.changed_at)}",
        f"DTSTART{_when(event.starts)}",
        # A whole day ends where the next one begins.
        f"DTEND{_when(event.ends if isinstance(event.ends, datetime) else event.ends + timedelta(days=1))}",
        f"SUMMARY:{_text(event.title)}",
        *(f"{name}:{value}" for name, value in told.items() if value),
        "END:VEVENT",
    ]


def _when(value: date | datetime) -> str:
    return f":{_instant(value)}" if isinstance(value, datetime) else f";VALUE=DATE:{value:%Y%m%d}"


def _instant(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escape what means something; no text can begin a line of its own."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(part.strip() for part in plain.splitlines())


def _folded(line: str) -> list[str]:
    """Cut a line into parts of at most 75 bytes, never within a letter; the later ones begin with a space."""
    parts, part, size = list[str](), "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + width
    return [*parts, part]
