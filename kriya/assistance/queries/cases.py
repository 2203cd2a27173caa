"""Cases as lists show them, with how far each is and what is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from kriya.assistance.models import Case, CaseState, CaseStep, StepState
from kriya.core.clock import today
from kriya.ledger.days import end_of, start_of

_OPEN_STEP: Final = Q(steps__state=StepState.OPEN)
LATE: Final = "terlambat"
SOON: Final = "segera"
MINE: Final = "saya"
NEAR: Final = timedelta(days=2)
"""How long before its day a step is near: makers and officers are reminded then."""


@dataclass(frozen=True)
class Wanted:
    """Which cases a list shows; `only` is LATE, SOON, MINE (of `person`) or nothing."""

    state: str = ""
    kind: str = ""
    service: UUID | None = None
    owner: int | None = None
    since: date | None = None
    until: date | None = None
    only: str = ""
    person: int | None = None
    text: str = ""


def is_late(on: date) -> Exists:
    """Return whether a step of a running case was due before a day."""
    steps = CaseStep.objects.filter(case=OuterRef("pk"), state=StepState.OPEN, due_on__lt=on)
    return Exists(steps)


def steps_due(first: date, last: date) -> QuerySet[CaseStep]:
    """Return the open steps of running cases that are due between two days."""
    return CaseStep.objects.filter(case__state=CaseState.RUNNING, state=StepState.OPEN, due_on__range=(first, last))


def narrowed(wanted: Wanted) -> QuerySet[Case]:
    """Return the cases that are wanted."""
    found = Case.objects.all()
    exact = {
        "state": wanted.state, "service__kind": wanted.kind, "service": wanted.service, "owner": wanted.owner,
        "began_at__gte": wanted.since and start_of(wanted.since), "began_at__lt": wanted.until and end_of(wanted.until),
    }  # fmt: skip
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if wanted.only == LATE:
        found = found.filter(is_late(today()), state=CaseState.RUNNING)
    elif wanted.only == SOON:
        near = steps_due(today(), today() + NEAR).values("case")
        found = found.filter(pk__in=near)
    elif wanted.only == MINE:
        mine = Q(owner=wanted.person) | Q(owner=None, state=CaseState.ASKED)
        found = found.filter(mine, ended_at=None)
    if wanted.text:
        found = found.filter(Q(maker__name__icontains=wanted.text) | Q(title__icontains=wanted.text))
    return found


def cases_shown(wanted: Wanted) -> QuerySet[Case]:
    """Return cases with steps ended and in all, the next date, and whether one is late; what waits stands first."""
    return (
        narrowed(wanted)
        .select_related("maker", "service", "owner")
        .annotate(
            all_steps=Count("steps"),
            ended_steps=Count("steps", filter=~_OPEN_STEP),
            next_due=Min("steps__due_on", filter=_OPEN_STEP),
            late=is_late(today()),
        )
        .order_by(F("ended_at").desc(nulls_first=True), "-began_at", "-pk")
    )


def cases_of(makers: list[UUID]) -> QuerySet[Case]:
    """Return the cases of a maker and those merged into it: what waits or runs first, then the newest."""
    found = Case.objects.filter(maker__in=makers).select_related("service", "owner")
    return found.order_by(F("ended_at").desc(nulls_first=True), "-began_at", "-pk")
