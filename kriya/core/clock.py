"""The clock: instants are UTC, a day is a day in the council's zone (WIB, WITA, WIT)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from kriya.core.scoping import current_council


def now() -> datetime:
    """Return the instant, in UTC."""
    return timezone.now()


def today() -> date:
    """Return the date it is now in the council whose scope is open."""
    return timezone.localdate(timezone=ZoneInfo(current_council().time_zone))
