"""Programmes as they are followed up: calls and exhibitions alike, with who took part and who was not chosen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum

from kriya.exhibitions.models import CostLine, Exhibition, Participant
from kriya.exhibitions.models import Payer as FairPayer
from kriya.participation.models import Application, ApplicationState, Call, CallKind, Place, PlaceState, Presence
from kriya.participation.terms import Payer
from kriya.showroom.queries.news import roots_of


@dataclass(frozen=True)
class Programme:
    """A call or an exhibition that is over. An exhibition stands for its call too: `call` is then whom it was chosen
    by."""

    pk: UUID
    kind: str
    title: str
    starts_on: date
    ends_on: date
    call: Call | None
    exhibition: Exhibition | None

    @property
    def about(self) -> dict[str, UUID | None]:
        """What questions after it point to."""
        fair = self.exhibition.pk if self.exhibition else None
        return {"call_id": None if self.exhibition else self.pk, "exhibition_id": fair}


def of_call(call: Call) -> Programme:
    """Return a call as a programme."""
    return Programme(call.pk, call.kind, call.title, call.starts_on, call.ends_on, call, None)


def of_exhibition(fair: Exhibition) -> Programme:
    """Return an exhibition as a programme."""
    return Programme(fair.pk, CallKind.EXHIBITION, str(fair), fair.starts_on, fair.ends_on, fair.call, fair)


def programmes(*, until: date, since: date | None = None) -> list[Programme]:
    """Return what was over by a day (and not before another), the latest first: two questions."""
    days: dict[str, Any] = {"ends_on__lte": until} | ({"ends_on__gte": since} if since else {})
    fairs = Exhibition.objects.filter(cancelled_at=None, **days).select_related("call")
    shown = Exhibition.objects.filter(cancelled_at=None, call__isnull=False).values("call")
    calls = Call.objects.filter(cancelled_at=None, published_at__isnull=False, **days).exclude(pk__in=shown)
    found = [*map(of_call, calls), *map(of_exhibition, fairs)]
    return sorted(found, key=lambda one: (one.ends_on, one.title, one.pk), reverse=True)


@dataclass(frozen=True)
class Circle:
    """Who took part in a programme, and who applied and was not chosen: makers that stand for themselves now."""

    joined: frozenset[UUID] = frozenset()
    not_chosen: frozenset[UUID] = frozenset()


def circles_of(found: Sequence[Programme]) -> dict[UUID, Circle]:
    """Return who took part in each programme and who was not chosen: five questions, however many programmes.

    Took part: whoever had a place, and was there where presence was noted at all. Not chosen: whoever applied, was
    told so, and never had a place.
    """
    calls = [one.call.pk for one in found if one.call]
    seated, there = _seated(calls), _there(calls)
    at_fairs = _at_fairs([one.pk for one in found if one.exhibition])
    others = _not_chosen(calls)
    every = [*seated.values(), *at_fairs.values(), *others.values()]
    roots = roots_of({maker for group in every for maker in group})
    made = {}
    for one in found:
        call = one.call.pk if one.call else None
        took = at_fairs[one.pk] if one.exhibition else (there.get(one.pk) or seated[one.pk])
        joined = frozenset(roots[maker] for maker in took)
        made[one.pk] = Circle(joined, frozenset(roots[maker] for maker in others[call]) - joined)
    return made


Groups = dict[Any, set[UUID]]


def _grouped(rows: Iterable[tuple[Any, UUID]]) -> Groups:
    found: Groups = defaultdict(set)
    for key, maker in rows:
        found[key].add(maker)
    return found


def _seated(calls: list[UUID]) -> Groups:
    return _grouped(Place.objects.filter(call__in=calls, state=PlaceState.TAKEN).values_list("call", "maker"))


def _there(calls: list[UUID]) -> Groups:
    rows = Presence.objects.filter(
        session__call__in=calls, session__dropped_at=None, annulled_at=None, place__state=PlaceState.TAKEN
    )
    return _grouped(rows.values_list("session__call", "place__maker").distinct())


def _at_fairs(fairs: list[UUID]) -> Groups:
    rows = Participant.objects.filter(exhibition__in=fairs, withdrawn_at=None)
    return _grouped(rows.values_list("exhibition", "maker"))


def _not_chosen(calls: list[UUID]) -> Groups:
    rows = Application.objects.filter(
        call__in=calls, state=ApplicationState.SENT, places=None, decisions__applied_at__isnull=False
    )
    return _grouped(rows.values_list("call", "maker").distinct())


def costs_of(found: Sequence[Programme]) -> dict[UUID, int]:
    """Return what each programme cost others than its participants, in rupiah: one question.

    Of an exhibition its cost lines, of a call what it said beforehand.
    """
    rows: Any = CostLine.objects.filter(exhibition__in=[one.pk for one in found if one.exhibition])
    lines = rows.exclude(payer=FairPayer.MAKERS).order_by().values_list("exhibition").annotate(whole=Sum("amount"))
    paid = dict(lines)
    return {one.pk: paid.get(one.pk, 0) if one.exhibition else _said(one.call) for one in found}


def _said(call: Call | None) -> int:
    return sum(cost.amount for cost in call.terms.costs if cost.payer != Payer.MAKER) if call else 0
