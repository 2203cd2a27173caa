"""Days of the council: which day an instant falls on, and when a day begins and ends."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kriya.core.scoping import current_council


def zone() -> ZoneInfo:
    """Return the time zone of the council whose scope is open."""
    return ZoneInfo(current_council().time_zone)


def day_of(instant: datetime) -> date:
    """Return the council's day of an instant."""
    return instant.astimezone(zone()).date()


def start_of(day: date) -> datetime:
    """Return the instant at which the council's day begins, in UTC."""
    return datetime.combine(day, time(), zone()).astimezone(UTC)


def end_of(day: date) -> datetime:
    """Return the instant at which the council's day is over, in UTC: the first one of the next."""
    return start_of(day + timedelta(days=1))
