"""Exhibitions as the office lists them, and what state each is in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.exhibitions.models import Closing, ClosingState, Exhibition, Participant
from kriya.exhibitions.queries.results import Sold, sold_at


class State(models.TextChoices):
    """How far an exhibition has come; told by its days and its closing."""

    PLANNED = "planned", _("direncanakan")
    RUNNING = "running", _("berlangsung")
    OVER = "over", _("menunggu penutupan")
    CLOSED = "closed", _("ditutup")
    CANCELLED = "cancelled", _("dibatalkan")


@dataclass(frozen=True)
class Listed:
    """An exhibition with what a list says of it."""

    exhibition: Exhibition
    state: State
    makers: int
    sold: Sold


def every_exhibition() -> QuerySet[Exhibition]:
    """Return the exhibitions, the latest first, with the `makers` who take part and whether each is `closed`."""
    closed = Closing.objects.filter(exhibition=OuterRef("pk"), state=ClosingState.CLOSED)
    rows = Exhibition.objects.select_related("location", "call").annotate(
        makers=Count("participants", filter=Q(participants__withdrawn_at=None)), closed=Exists(closed)
    )
    return rows.order_by("-starts_on", "name")


def unfinished() -> Any:
    """Return those that are to come, run, or wait to be closed."""
    rows: Any = every_exhibition()
    return rows.filter(closed=False, cancelled_at=None)


def state_of(exhibition: Exhibition, *, closed: bool, on: date | None = None) -> State:
    """Return what state an exhibition is in today, or was on a day."""
    day = on or today()
    if exhibition.cancelled_at is not None:
        return State.CANCELLED
    if closed:
        return State.CLOSED
    if day < exhibition.starts_on:
        return State.PLANNED
    return State.RUNNING if day <= exhibition.ends_on else State.OVER


def is_closed(exhibition: Exhibition) -> bool:
    """Tell whether an exhibition was closed."""
    return Closing.objects.filter(exhibition=exhibition, state=ClosingState.CLOSED).exists()


def listed(exhibitions: Iterable[Any]) -> list[Listed]:
    """Return exhibitions of `every_exhibition` with what was sold at each, in one more question."""
    rows = list(exhibitions)
    sold = sold_at([row.location_id for row in rows])
    return [
        Listed(row, state_of(row, closed=row.closed), row.makers, sold.get(row.location_id, Sold())) for row in rows
    ]


def participants(exhibition: Exhibition) -> QuerySet[Participant]:
    """Return the makers who take part, in the order of their names, with their booths."""
    rows = Participant.objects.filter(exhibition=exhibition, withdrawn_at=None).select_related("maker")
    return rows.prefetch_related("booths__booth").order_by("maker__name", "pk")
