"""Steps remind of themselves before their day: makers by what they chose, officers by letter."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.assistance import tasks
from kriya.assistance.actions.reminding import LETTERS, remind
from kriya.assistance.actions.working import end_step, plan_step, stop
from kriya.assistance.models import CaseStep, StepReminder
from kriya.assistance.queries.cases import SOON, Wanted, narrowed
from kriya.assistance.tests.builders import running, service
from kriya.core.clock import now, standing_at
from kriya.participation.tests.builders import Programme
from kriya.showroom.models import News


def reminded(days: int) -> int:
    """Run the daily job so many days from now."""
    with standing_at(now() + timedelta(days=days)):
        return remind()


def written(at: Programme, days: int = 0) -> None:
    """Run the job that writes to Sari."""
    with standing_at(now() + timedelta(days=days)):
        tasks.write_to_officer.func(council_id=at.council.pk, officer=at.sari.pk)


def told() -> list[str]:
    """What makers were told besides that their case began."""
    rows = News.objects.order_by("pk").values_list("facts__words", flat=True)
    return [words for words in rows if "kami mulai" not in words]


def test_each_step_is_told_of_before_its_day_and_once_after_it(at: Programme, mailoutbox):
    case = running(at)  # an officer's step in 2 days, the maker's in 5, the issuer's in 10
    first, second, _third = CaseStep.objects.order_by("position")
    assert remind() == 1
    assert remind() == 0, "twice is once"
    assert (told(), ProcrastinateJob.objects.filter(task_name=LETTERS).count()) == ([], 1)
    written(at)
    written(at)
    (letter,) = mailoutbox
    assert (letter.to, first.title in letter.body, f"/{case.pk}/" in letter.body) == ([at.sari.email], True, True)
    end_step(first, by=at.sari)
    assert reminded(3) == 1
    assert "Jangan lupa, Urus NIB: “Siapkan KTP” paling lambat" in told()[0]
    written(at)
    assert len(mailoutbox) == 1, "of what a maker does itself an officer hears once it is late"
    assert reminded(6) == 1
    assert "Ada kesulitan?" in told()[1]
    written(at, 6)
    assert "Sudah lewat" in mailoutbox[1].body
    plan_step(second, due_on=second.due_on + timedelta(days=3), owner=None)
    assert reminded(6) == 1, "with another day it is told anew"
    assert reminded(40) == 0, "what passed long ago is not told of"


def test_nobody_is_reminded_of_what_ended(at: Programme, mailoutbox):
    case = running(at)
    assert narrowed(Wanted(only=SOON)).get() == case
    remind()
    end_step(CaseStep.objects.order_by("position")[0], by=at.sari)
    written(at)
    assert mailoutbox == [], "done between the reminder and the letter"
    assert not narrowed(Wanted(only=SOON)).exists()
    stop(case, reason="silent", by=at.sari)
    assert reminded(5) == 0


def test_an_officer_without_an_address_still_finds_the_steps(at: Programme, mailoutbox):
    at.sari.email = None
    at.sari.save()
    running(at)
    assert remind() == 1
    written(at)
    assert (mailoutbox, StepReminder.objects.get().mailed_at) == ([], None)


def test_the_database_keeps_one_reminder_of_a_day(at: Programme):
    running(at)
    remind()
    kept = StepReminder.objects.get()
    with pytest.raises(IntegrityError, match="step_reminder_once"), transaction.atomic():
        StepReminder(step=kept.step, due_on=kept.due_on, nearness=kept.nearness, made_at=now()).save()


def test_reminding_asks_as_often_for_many_steps_as_for_one(at: Programme):
    wanted = service()

    def asked(n: int) -> int:
        for _number in range(n):
            running(at, wanted)
        with CaptureQueriesContext(connection) as seen:
            assert remind() == n
        return len(seen)

    assert asked(1) == asked(20)
