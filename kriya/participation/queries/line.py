"""Who holds a place, who waits and in which order; with the groups that quotas count."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from kriya.core.clock import today
from kriya.participation.choosing import Group, Next, next_in_line
from kriya.participation.eligibility import is_below
from kriya.participation.models import HOLDING, Application, ApplicationState, Call, Decision, Outcome, Place
from kriya.participation.queries.facts import MakerFacts
from kriya.participation.queries.served import Served, served_before
from kriya.participation.terms import Axis, Quota

_BELONGS: Final[Mapping[Axis, Callable[[str, MakerFacts, Served], bool]]] = {
    Axis.DISTRICT: lambda key, facts, _served: facts.district == key,
    Axis.CRAFT: lambda key, facts, _served: is_below(facts.craft, key),
    Axis.NEWCOMER: lambda _key, _facts, served: served.last is None,
}


def groups_of(quotas: Iterable[Quota], facts: MakerFacts, served: Served) -> tuple[Group, ...]:
    """Return the groups of these quotas to which an applicant belongs."""
    return tuple((quota.axis, quota.key) for quota in quotas if _BELONGS[Axis(quota.axis)](quota.key, facts, served))


@dataclass(frozen=True)
class Waiting:
    """One that waits: its place in the line counts from 1."""

    application: Application
    place_in_line: int
    groups: tuple[Group, ...]


def moves_up(call: Call) -> bool:
    """Tell whether a seat that comes free is offered to the next by itself: not once it began or was called off."""
    return call.cancelled_at is None and today() < call.starts_on


@dataclass(frozen=True)
class Queue:
    """A call's line as it is now: what is free, which offers are still open and until when, and who is next."""

    free: int
    open_until: tuple[datetime, ...]
    waiting: tuple[Waiting, ...]
    next: Next

    def of(self, application: UUID) -> Waiting | None:
        """Return where an application stands in the line, None where it does not wait."""
        return next((one for one in self.waiting if one.application.pk == application), None)


def queue_of(call: Call) -> Queue:
    """Return who waits for a place of a call, in order, and who is next by its quotas."""
    held = Place.objects.filter(call=call, state__in=HOLDING).select_related("application").order_by("pk")
    holding = list(held)
    rows = Decision.objects.filter(
        application__call=call,
        application__state=ApplicationState.SENT,
        application__places=None,
        outcome=Outcome.WAIT,
        applied_at__isnull=False,
    )
    waiting = [
        row.application
        for row in rows.select_related("application__maker").order_by("position", "application__sent_at", "pk")
    ]
    groups = _groups(call, [place.application for place in holding] + waiting)
    following = next_in_line(
        [(str(one.pk), groups[one.pk]) for one in waiting],
        [groups[place.application_id] for place in holding],
        places=call.places,
        quotas=call.terms.quotas,
    )
    return Queue(
        free=call.places - len(holding),
        open_until=tuple(sorted(one.answer_by for one in holding if one.state == "offered" and one.answer_by)),
        waiting=tuple(Waiting(one, at, groups[one.pk]) for at, one in enumerate(waiting, start=1)),
        next=following,
    )


def _groups(call: Call, applications: list[Application]) -> dict[UUID, tuple[Group, ...]]:
    quotas = call.terms.quotas
    if not quotas:
        return {one.pk: () for one in applications}
    served = served_before(call, [one.maker_id for one in applications])
    return {one.pk: groups_of(quotas, MakerFacts.read(one.facts), served[one.maker_id]) for one in applications}
