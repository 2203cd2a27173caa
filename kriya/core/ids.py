"""Identifiers: UUID version 7 (RFC 9562), so that rows made later sort later and clients can make their own."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from uuid import UUID

from uuid_utils.compat import uuid7

_TRIES = 20


def new_id() -> UUID:
    """Return a new time-ordered identifier."""
    return uuid7()


def read_id(text: object) -> UUID | None:
    """Return the identifier that somebody sent as text; None for what is none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def read_ids(texts: Iterable[object]) -> list[UUID]:
    """Return the identifiers among what somebody sent; what is none counts for nothing."""
    return [found for text in texts if (found := read_id(text)) is not None]


def made_at(key: UUID) -> datetime:
    """Return the instant at which an identifier of version 7 was made, to the millisecond."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, tz=UTC)


def free_code(make: Callable[[], str], is_taken: Callable[[str], bool]) -> str:
    """Return a short code that nothing bears yet. Two at once may get the same: the table's key has the last word.

    Raises RuntimeError where chance does not find one: then the codes are too short for how many there are.
    """
    (code,) = free_codes(1, make, lambda codes: filter(is_taken, codes))
    return code


def free_codes(count: int, make: Callable[[], str], taken: Callable[[Collection[str]], Iterable[str]]) -> list[str]:
    """Return so many codes as free_code returns one; `taken` tells which of some are borne already."""
    free: list[str] = []
    for _try in range(_TRIES):
        made = list(dict.fromkeys(make() for _code in range(count - len(free))))
        borne = {*taken(made), *free}
        free += [code for code in made if code not in borne]
        if len(free) == count:
            return free
    raise RuntimeError("no free code found")
