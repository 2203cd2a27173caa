"""How often makers took part before: whoever was served seldom goes first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from kriya.participation.models import Call, Place, PlaceState
from kriya.showroom.queries.news import roots_of

MONTH: Final = 365.25 / 12
"""Days in a month on average: a window of months begins on a day whatever the calendar says."""


@dataclass(frozen=True)
class Served:
    """How often a maker had a place in calls of one kind within a window, and when the last one began (ever)."""

    times: int = 0
    last: date | None = None


def window_start(call: Call) -> date:
    """Return the first day that counts for the rotation of a call."""
    return call.starts_on - timedelta(days=round(call.rotation_months * MONTH))


def served_before(call: Call, makers: Iterable[UUID]) -> dict[UUID, Served]:
    """Return how each maker was served by earlier calls of the same kind. A maker counts what those merged into it had.

    Two questions, however many makers.
    """
    wanted = list(makers)
    rows = Place.objects.filter(
        state=PlaceState.TAKEN, call__kind=call.kind, call__starts_on__lt=call.starts_on, call__cancelled_at=None
    ).exclude(call=call).values_list("maker", "call__starts_on")  # fmt: skip
    days: dict[UUID, list[date]] = defaultdict(list)
    had = list(rows)
    roots = roots_of({maker for maker, _day in had} | set(wanted))
    for maker, day in had:
        days[roots.get(maker, maker)].append(day)
    since = window_start(call)
    return {
        maker: Served(sum(day >= since for day in days[root]), max(days[root], default=None))
        for maker in wanted
        for root in [roots.get(maker, maker)]
    }
