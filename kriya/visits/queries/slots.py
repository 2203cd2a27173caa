"""When places are free: what stands in the way of a time, and the nearest times at which nothing does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.utils.dateformat import format as format_date

from kriya.core.clock import now
from kriya.ledger.days import zone
from kriya.visits.models import Booking, Place, Visit, VisitRules

_STEP: Final = timedelta(minutes=30)
_DAYS: Final = 45
OFFERED: Final = 4


@dataclass(frozen=True)
class Slot:
    """A time at which a delegation could come."""

    starts_at: datetime
    ends_at: datetime

    @property
    def title(self) -> str:
        """The day and the hours in words, in the council's zone."""
        start, end = self.starts_at.astimezone(zone()), self.ends_at.astimezone(zone())
        return f"{format_date(start, 'l, j F Y')}, {start:%H.%M}–{end:%H.%M}"

    @property
    def code(self) -> str:
        """The time as an address says it."""
        return f"{self.starts_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}/{self.ends_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def clash_of(
    places: Sequence[Place], starts_at: datetime, ends_at: datetime, *, but: Visit | None = None
) -> Booking | None:
    """Return the first booking that stands in the way of these places at this time, buffers included, or None."""
    for place in places:
        free_at = ends_at + timedelta(minutes=place.buffer_minutes)
        taken = Booking.objects.filter(place=place, starts_at__lt=free_at, free_at__gt=starts_at)
        if but is not None:
            taken = taken.exclude(visit=but)
        found = taken.select_related("place", "visit__institution").order_by("starts_at").first()
        if found is not None:
            return found
    return None


def free_slots(
    places: Sequence[Place],
    rules: VisitRules,
    *,
    near: date,
    minutes: int,
    most: int = OFFERED,
    but: Visit | None = None,
) -> list[Slot]:
    """Return the first times on and after a day at which all places are free, one or two a day, in one question."""
    earliest = now() + timedelta(hours=1)
    taken = _taken(places, near, but)
    buffers = {place.pk: timedelta(minutes=place.buffer_minutes) for place in places}
    pause = max(buffers.values(), default=timedelta())
    found: list[Slot] = []
    for ahead in range(_DAYS):
        day = near + timedelta(days=ahead)
        if day.weekday() not in rules.days:
            continue
        today_found = 0
        for slot in _slots(day, rules, minutes):
            if slot.starts_at < earliest or any(
                one.starts_at < slot.ends_at + buffers[one.place_id] and one.free_at > slot.starts_at for one in taken
            ):
                continue
            if today_found and slot.starts_at < found[-1].ends_at + pause:
                continue
            found.append(slot)
            today_found += 1
            if len(found) == most:
                return found
    return found


def _slots(day: date, rules: VisitRules, minutes: int) -> Iterable[Slot]:
    start = datetime.combine(day, rules.opens, zone())
    last = datetime.combine(day, rules.closes, zone())
    while start + timedelta(minutes=minutes) <= last:
        yield Slot(start, start + timedelta(minutes=minutes))
        start += _STEP


def _taken(places: Sequence[Place], near: date, but: Visit | None) -> list[Booking]:
    since = datetime.combine(near, datetime.min.time(), zone())
    rows = Booking.objects.filter(
        place__in=[place.pk for place in places], free_at__gt=since, starts_at__lt=since + timedelta(days=_DAYS + 1)
    )
    return list(rows.exclude(visit=but) if but is not None else rows)


def open_places() -> list[Place]:
    """Return the places that may be taken: halls first, then the showroom, then hosts."""
    order = {"hall": 0, "showroom": 1, "host": 2}
    return sorted(Place.objects.filter(closed_at=None), key=lambda place: (order[place.kind], place.name))
