"""Calendars as files that telephones and programs subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

_FOLD: Final = 73


@dataclass(frozen=True)
class Event:
    """Something with a beginning and an end; `uid` names it for ever."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar(name: str, events: Iterable[Event], stamp: datetime) -> str:
    """Return a calendar; `stamp` is when it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kriya//Kriya//ID", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_text(name)}"]  # fmt: skip # noqa: E501
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{_instant(stamp)}",
            f"DTSTART:{_instant(event.starts_at)}",
            f"DTEND:{_instant(event.ends_at)}",
            f"SUMMARY:{_text(event.title)}",
            *([f"LOCATION:{_text(event.place)}"] if event.place else []),
            *([f"URL:{event.url}"] if event.url else []),
            *(["STATUS:CANCELLED"] if event.is_cancelled else []),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    for sign, said in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(sign, said)
    return value


def _folded(line: str) -> Iterable[str]:
    """Return a line in parts of no more than 75 octets, each but the first begun with a blank."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _FOLD:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + octets
    yield part
