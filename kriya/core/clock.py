"""The clock: instants are UTC, a day is a day in the council's zone (WIB, WITA, WIT)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from kriya.core.scoping import current_council

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """Return the instant, in UTC."""
    return _standing.get() or timezone.now()


def today() -> date:
    """Return the date it is now in the council whose scope is open."""
    return timezone.localdate(now(), timezone=ZoneInfo(current_council().time_zone))


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Do what a past day did, as if it were that instant: for worlds that are made whole, such as the demo's."""
    before = _standing.set(instant)
    try:
        yield
    finally:
        _standing.reset(before)
