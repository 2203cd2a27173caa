"""Remind makers and officers of steps before their day, and once when it has passed."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db import transaction

from kriya.assistance.actions.telling import tell_steps
from kriya.assistance.models import CaseStep, Doer, Nearness, StepReminder
from kriya.assistance.queries.cases import NEAR, steps_due
from kriya.core.clock import now, today
from kriya.core.jobs import defer_called

LETTERS: Final = "kriya.assistance.tasks.write_to_officer"
_LATEST: Final = timedelta(days=14)
"""A day that passed longer ago is not told of any more: old cases are written down as well."""


@transaction.atomic
def remind() -> int:
    """Tell of steps that are due in two days or sooner, and of those whose day has passed; return how many are new.

    A step of the maker's own is told to the maker, and to the officer once it is late; any other to the officer.
    Twice is once; a step that got another day is told anew. As many questions for one step as for a hundred, besides
    a job for each officer.
    """
    day = today()
    steps = steps_due(day - _LATEST, day + NEAR).select_related("case").order_by("pk")
    wanted = [
        StepReminder.of_scope(step=step, due_on=step.due_on, nearness=_nearness(step), made_at=now()) for step in steps
    ]
    StepReminder.objects.bulk_create(wanted, ignore_conflicts=True)
    kept = StepReminder.objects.filter(pk__in=[one.pk for one in wanted])
    new = list(kept.select_related("step__case").order_by("step__due_on", "pk"))
    tell_steps([one for one in new if one.step.doer == Doer.MAKER])
    _ask_for_letters(new)
    return len(new)


def concerns_officer(reminder: StepReminder) -> bool:
    """Return whether an officer is told: of what makers do themselves only once it is late."""
    return reminder.step.doer != Doer.MAKER or reminder.nearness == Nearness.LATE


def _nearness(step: CaseStep) -> Nearness:
    return Nearness.LATE if step.due_on < today() else Nearness.SOON


def _ask_for_letters(new: Sequence[StepReminder]) -> None:
    for owner in sorted({owner for one in new if concerns_officer(one) and (owner := owner_of(one)) is not None}):
        defer_called(LETTERS, officer=owner)


def owner_of(reminder: StepReminder) -> int | None:
    """Return who is to see to a step: its own officer, else the one of its case."""
    return reminder.step.owner_id or reminder.step.case.owner_id
