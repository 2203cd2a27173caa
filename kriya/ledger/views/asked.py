"""What an address or a small form says: days, a word, free text; what cannot be read counts for nothing."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import QueryDict

from kriya.core.ids import read_id


def day(params: QueryDict, name: str) -> date | None:
    """Return a day written as 2026-11-28."""
    try:
        return date.fromisoformat(params.get(name, ""))
    except ValueError:
        return None


def word(params: QueryDict, name: str, known: Iterable[str]) -> str:
    """Return a word that is one of the known, or ""."""
    value = params.get(name, "")
    return value if value in set(known) else ""


def key(params: QueryDict, name: str) -> UUID | None:
    """Return an id."""
    return read_id(params.get(name, ""))


def text(params: QueryDict, name: str, *, most: int) -> str:
    """Return free text of at most so many characters, without the one that PostgreSQL has not."""
    return params.get(name, "").replace("\x00", "").strip()[:most]
