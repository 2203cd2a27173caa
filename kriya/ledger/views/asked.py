"""What an address or a small form says: days, a word, free text; what cannot be read counts for nothing."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import QueryDict

from kriya.core.ids import read_id

_FIRST, _LAST = 1900, 2999


def day(params: QueryDict, name: str) -> date | None:
    """Return a day written as 2026-11-28; the first and last years that a calendar has belong to no books."""
    try:
        found = date.fromisoformat(params.get(name, ""))
    except ValueError:
        return None
    return found if _FIRST <= found.year <= _LAST else None


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
