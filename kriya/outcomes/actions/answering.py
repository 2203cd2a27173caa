"""Write down what a maker says some time after it took part."""

from typing import Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.outcomes.actions.asking import not_to_tell
from kriya.outcomes.models import AnswerWay, Ask, FollowUpAnswer, HelpWith, Sold

MOST: Final = 10**12


@transaction.atomic
def answer(
    ask: Ask,
    *,
    sold: str,
    last_month: int | None = None,
    changed: str = "",
    help_with: str = "",
    way: str = AnswerWay.LINK,
    by: User | None = None,
) -> FollowUpAnswer:
    """Write down an answer, or what it becomes. Twice is once; an officer may also write down what came late.

    `last_month` is what the maker sold last month, in rupiah, by its own word.
    """
    locked: Ask = Ask.objects.select_for_update().get(pk=ask.pk)
    _may_be_answered(locked, way)
    if sold not in Sold.values:
        raise Refused("answer_unknown")
    if help_with not in ("", *HelpWith.values):
        raise Refused("help_unknown")
    if last_month is not None and not 0 <= last_month <= MOST:
        raise Refused("answer_sales_wrong")
    there = FollowUpAnswer.objects.filter(ask=locked).first()
    kept = there or FollowUpAnswer(ask=locked)
    kept.sold, kept.last_month, kept.help_with = sold, last_month, help_with
    kept.changed = " ".join(changed.split())[:200]
    kept.way, kept.by, kept.said_at = way, by, now()
    kept.save()
    if there is None:
        tell_insert(kept)
    not_to_tell([locked.pk])
    return kept


def _may_be_answered(ask: Ask, way: str) -> None:
    if today() < ask.due_on:
        raise Refused("ask_not_due")
    if way == AnswerWay.LINK and today() > ask.closes_on:
        raise Refused("ask_closed")
