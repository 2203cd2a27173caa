"""Follow-ups that were not raised on their day, nor soon after: the office's machine was off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kriya.core.clock import today
from kriya.ledger.days import day_of
from kriya.visits.models import LATEST, REMINDED_AFTER, Direction, Visit, VisitState

_A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True)
class Missed:
    """A follow-up that nobody raised; a host may still ask the guests (`may_ask`) unless a later one is due by now."""

    visit: Visit
    days: int
    due_on: date
    may_ask: bool


def missed_of(visit: Visit) -> list[Missed]:
    """Return what was missed of a visit; nothing of one that was written down after its day had passed."""
    if visit.state != VisitState.HELD or visit.direction != Direction.INCOMING or not (visit.on and visit.held_at):
        return []
    raised = {row.days for row in visit.follow_ups.all()}
    days = [one for one in REMINDED_AFTER if visit.on + timedelta(days=one) <= today()]
    found = []
    for one in days:
        due = visit.on + timedelta(days=one)
        if one not in raised and due + LATEST < today() and day_of(visit.held_at) <= due + LATEST:
            found.append(Missed(visit, one, due, may_ask=one == days[-1]))
    return found


def missed_ones() -> Iterable[Missed]:
    """Return what hosts may still ask of all visits of the last year: two questions."""
    recent = Visit.objects.filter(
        state=VisitState.HELD, direction=Direction.INCOMING, on__range=(today() - _A_YEAR, today() - LATEST)
    )
    for visit in recent.select_related("institution").prefetch_related("follow_ups").order_by("on", "pk"):
        yield from (one for one in missed_of(visit) if one.may_ask)
