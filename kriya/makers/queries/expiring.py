"""Which papers are in force, which end soon, and of which somebody must still be reminded."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from kriya.core.clock import today
from kriya.makers.models import Paper, Status

REMIND_AT: Final = (90, 30, 7)
"""Days before the end of a paper at which the council is reminded, each once."""


def in_force(on: date) -> Q:
    """Say of papers that they hold on a day: those that have not ended before it, or of which no end is known."""
    return Q(expires_on=None) | Q(expires_on__gte=on)


def papers_expiring(days: int = 90) -> QuerySet[Paper]:
    """Return papers of active makers that end within `days` or ended in the last 30 days, in that order."""
    return _of_active_makers().filter(expires_on__range=(today() - timedelta(days=30), today() + timedelta(days=days)))


def papers_to_remind_of(on: date) -> Sequence[Paper]:
    """Return papers whose newest threshold (90, 30, 7 days) has passed unsaid; locked until the transaction ends."""
    ending = _of_active_makers().filter(expires_on__range=(on, on + timedelta(days=max(REMIND_AT))))
    return [paper for paper in ending.select_for_update(of=("self",), skip_locked=True) if is_due(paper, on)]


def is_due(paper: Paper, on: date) -> bool:
    """Tell whether a threshold lies between the last reminder and today."""
    if paper.expires_on is None:
        return False
    passed = [day for days in REMIND_AT if (day := paper.expires_on - timedelta(days=days)) <= on]
    return bool(passed) and (paper.reminded_on is None or paper.reminded_on < max(passed))


def _of_active_makers() -> QuerySet[Paper]:
    active = (Status.FOSTERED, Status.GRADUATED)
    papers: QuerySet[Paper] = Paper.objects.filter(maker__status__in=active, maker__merged_into=None)
    return papers.select_related("maker").order_by("expires_on", "pk")
