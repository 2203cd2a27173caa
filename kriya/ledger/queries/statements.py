"""A maker's statement: its entries, which are the sum of what it is owed, over any span of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Sum

from kriya.core.clock import now
from kriya.core.money import Rupiah
from kriya.ledger.days import end_of, start_of
from kriya.ledger.models import Entry
from kriya.ledger.queries.families import family


@dataclass(frozen=True)
class StatementLine:
    """One entry as its maker reads it: above zero is owed more, below zero less. `balance` is the total after it."""

    entry: UUID
    posted_at: datetime
    happened_on: date
    source: str
    account: str
    document: UUID | None
    about: UUID | None
    note: str
    amount: Rupiah
    balance: Rupiah
    payable_on: date


@dataclass(frozen=True)
class Statement:
    """What a maker was owed before, what came and went, and what it is owed after."""

    opening: Rupiah
    lines: Sequence[StatementLine]
    closing: Rupiah


def statement(maker: UUID, *, since: date | None = None, until: date | None = None) -> Statement:
    """Return a maker's statement from the beginning of one day to the end of another, by when it came into the books.

    So a statement that was given out never changes: what arrives later stands in a later one.
    """
    entries = Entry.objects.filter(maker__in=family(maker))
    opening = 0
    if since is not None:
        opening = -int(entries.filter(posted_at__lt=start_of(since)).aggregate(sum=Sum("amount"))["sum"] or 0)
        entries = entries.filter(posted_at__gte=start_of(since))
    entries = entries.filter(posted_at__lt=end_of(until)) if until else entries.filter(posted_at__lte=now())
    running, lines = opening, []
    for entry in entries.select_related("transaction").order_by("posted_at", "pk"):
        running -= entry.amount
        lines.append(_line(entry, running))
    return Statement(Rupiah(opening), lines, Rupiah(running))


def _line(entry: Entry, running: int) -> StatementLine:
    told = entry.transaction
    assert entry.payable_on is not None, "a maker's entry says from when it is payable"
    return StatementLine(
        entry=entry.pk,
        posted_at=entry.posted_at,
        happened_on=told.happened_on,
        source=told.source,
        account=entry.account,
        document=told.document,
        about=entry.about,
        note=told.note,
        amount=Rupiah(-entry.amount),
        balance=Rupiah(running),
        payable_on=entry.payable_on,
    )
