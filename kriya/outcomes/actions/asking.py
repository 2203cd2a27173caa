"""Ask participants how it goes, remind those who have not answered, and let go of what nobody answers any more."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.outcomes.models import LATEST, OPEN_FOR, WAVES, Ask, AskReminder, closes_on
from kriya.outcomes.queries.asks import asked_before, news_of, open_asks, words_due
from kriya.outcomes.queries.missed import Missed
from kriya.outcomes.queries.programmes import Programme, circles_of, programmes
from kriya.outcomes.tokens import token_of
from kriya.showroom.actions.news import Told, mark_all_told, tell
from kriya.showroom.models import NewsKind

REMIND_AFTER: Final = (7, 21)
"""Days after it was asked on which whoever has not answered is reminded."""


@transaction.atomic
def ask_due() -> int:
    """Ask everybody who is to be asked by today; return how many questions are new. Twice is once.

    As many questions to the database for one programme as for a hundred.
    """
    day = today()
    waves = [(days, day - timedelta(days=days)) for days in WAVES]
    near = programmes(until=waves[0][1], since=waves[-1][1] - LATEST)
    wanted = [(one, days) for one in near for days, last in waves if last - LATEST <= one.ends_on <= last]
    about = list({one.pk: one for one, _days in wanted}.values())
    return _ask(wanted, about)


@transaction.atomic
def ask_now(late: Missed) -> int:
    """Ask what was missed too long ago to be asked by itself, on an officer's word; return how many. Twice is once."""
    return _ask([(late.programme, late.days)], [late.programme])


def _ask(wanted: Sequence[tuple[Programme, int]], about: Sequence[Programme]) -> int:
    day, circles, asked = today(), circles_of(about), asked_before(about)
    rows = [
        Ask.of_scope(
            maker_id=maker, days=days, due_on=one.ends_on + timedelta(days=days),
            closes_on=closes_on(one.ends_on, days, day), asked_at=now(), **one.about,
        )
        for one, days in wanted
        for maker in sorted(circles[one.pk].joined)
        if (one.pk, maker, days) not in asked
    ]  # fmt: skip
    Ask.objects.bulk_create(rows, ignore_conflicts=True)
    new = list(Ask.objects.filter(pk__in=[row.pk for row in rows]).select_related("call", "exhibition"))
    _tell([(ask, ask.pk, False) for ask in new])
    return len(new)


@transaction.atomic
def remind() -> int:
    """Remind whoever has not answered after a week, and after three; return how many. Twice is once.

    Where the machine was off for both, one reminder is sent, not two on two days.
    """
    day = today()
    late = open_asks(day).filter(due_on__lte=day - timedelta(days=REMIND_AFTER[0]))
    rows = {
        ask: AskReminder.of_scope(ask=ask, number=number, made_at=now())
        for ask in late.order_by("pk")
        if ask.told < (number := _reminders_by(ask.asked_on, day))
    }
    AskReminder.objects.bulk_create(rows.values(), ignore_conflicts=True)
    made = set(AskReminder.objects.filter(pk__in=[row.pk for row in rows.values()]).values_list("pk", flat=True))
    _tell([(ask, row.pk, True) for ask, row in rows.items() if row.pk in made])
    return len(made)


def _reminders_by(asked_on: date, day: date) -> int:
    """Return which reminder is due by a day, counted from 1; 0 where none is."""
    return sum(asked_on + timedelta(days=after) <= day for after in REMIND_AFTER)


@transaction.atomic
def let_go() -> int:
    """Let nobody be told any more of questions that are closed; return how many were waiting."""
    closed = Ask.objects.filter(closes_on__lt=today(), closes_on__gte=today() - 2 * OPEN_FOR)
    return not_to_tell(list(closed.values_list("pk", flat=True)))


def not_to_tell(asks: Sequence[UUID]) -> int:
    """Let nobody be told of these questions any more: they are answered or closed. Return how many were waiting."""
    return news_of(asks).update(told_at=now())


@transaction.atomic
def mark_sent(ask: Ask, *, by: User | None) -> None:
    """Say that a maker got the link of a question, and of its reminders so far. Twice is once."""
    mark_all_told(news_of([ask.pk]), by=by)


def _tell(asks: list[tuple[Ask, UUID, bool]]) -> None:
    """Tell makers, each as it chose: by letter, or by an officer who sends the link."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [
            Told(
                NewsKind.PROGRAM, ask.maker_id, about,
                {"words": words_due(ask, again=again), "path": f"kabar/{token_of(ask.pk)}/"},
            )
            for ask, about, again in asks
        ]  # fmt: skip
    tell(told)
