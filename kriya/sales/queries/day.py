"""A day of the showroom: what was sold where and how it was paid, which drawers are open, who came."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from kriya.core.scoping import current_council
from kriya.ledger.days import end_of, start_of
from kriya.ledger.models import Tender
from kriya.sales.models import (
    ExchangePayout,
    Refund,
    RefundTender,
    Sale,
    SaleLine,
    SaleTender,
    Shift,
    Task,
    TenderState,
    Till,
    VisitorTap,
)

_HOURS: Final = """
    SELECT extract(hour FROM happened_at AT TIME ZONE %(zone)s)::int AS hour, count(*), sum(total)
    FROM sales_sale WHERE council_id = %(council)s AND happened_on BETWEEN %(since)s AND %(until)s GROUP BY hour
"""


@dataclass(frozen=True)
class OfChannel:
    """What a channel came to: sales, pieces and rupiah, less what came back."""

    channel: str
    sales: int
    pieces: int
    total: int
    refunded: int

    @property
    def left(self) -> int:
        return self.total - self.refunded


@dataclass(frozen=True)
class Day:
    """Everything of a day that the day page shows."""

    on: date
    channels: Sequence[OfChannel]
    tenders: Sequence[tuple[str, int, int]]
    shifts: Sequence[Shift]
    visitors: int
    hours: Sequence[tuple[int, int, int]] = field(default_factory=tuple)

    @property
    def total(self) -> int:
        return sum(one.total for one in self.channels)

    @property
    def refunded(self) -> int:
        return sum(one.refunded for one in self.channels)

    @property
    def sales(self) -> int:
        return sum(one.sales for one in self.channels)

    @property
    def pieces(self) -> int:
        return sum(one.pieces for one in self.channels)


def by_channel(since: date, until: date) -> list[OfChannel]:
    """Return what each channel came to over some days, the largest first, with three questions."""
    sold = Sale.objects.filter(happened_on__range=(since, until)).order_by()
    counts = {
        channel: (n, int(total))
        for channel, n, total in sold.values_list("channel").annotate(Count("pk"), Sum("total"))
    }
    lines = SaleLine.objects.filter(sale__happened_on__range=(since, until)).order_by()
    pieces = dict(lines.values_list("sale__channel").annotate(Sum("pieces")))
    back = Refund.objects.filter(happened_on__range=(since, until)).order_by()
    refunded = dict(back.values_list("sale__channel").annotate(Sum("total")))
    found = []
    for channel in {*counts, *refunded}:
        sales, total = counts.get(channel, (0, 0))
        found.append(OfChannel(channel, sales, pieces.get(channel, 0), total, int(refunded.get(channel, 0))))
    return sorted(found, key=lambda one: (-one.total, one.channel))


def by_tender(since: date, until: date) -> list[tuple[str, int, int]]:
    """Return (kind, received, given back) over some days, with three questions.

    An exchange that was paid in cash after all is cash.
    """
    came = SaleTender.objects.filter(sale__happened_on__range=(since, until)).order_by()
    gone = RefundTender.objects.filter(refund__happened_on__range=(since, until)).order_by()
    received = dict(came.values_list("kind").annotate(sum=Sum("amount")))
    given = dict(gone.values_list("kind").annotate(sum=Sum("amount")))
    paid = ExchangePayout.objects.filter(at__gte=start_of(since), at__lt=end_of(until))
    turned = paid.aggregate(worth=Sum("amount"), rounded=Sum("rounding"))
    if worth := turned["worth"]:
        given[Tender.EXCHANGE] = given.get(Tender.EXCHANGE, 0) - worth
        given[Tender.CASH] = given.get(Tender.CASH, 0) + worth + turned["rounded"]
    kinds = sorted({*received, *given}, key=lambda kind: -int(received.get(kind) or 0))
    return [(kind, int(received.get(kind) or 0), int(given.get(kind) or 0)) for kind in kinds]


def by_hour(since: date, until: date) -> list[tuple[int, int, int]]:
    """Return (hour, sales, rupiah) over some days by the council's clock, hours without sales left out."""
    council = current_council()
    told = {"zone": council.time_zone, "council": council.pk, "since": since, "until": until}
    with connection.cursor() as cursor:
        cursor.execute(f"{_HOURS} ORDER BY hour", told)
        return [(hour, count, int(total)) for hour, count, total in cursor.fetchall()]


def visitors(since: date, until: date) -> int:
    """Return how many people were counted over some days."""
    return max(0, VisitorTap.objects.filter(on__range=(since, until)).aggregate(n=Sum("people"))["n"] or 0)


def day_of_showroom(on: date) -> Day:
    """Return a day, with a number of questions that does not depend on how much was sold."""
    return Day(
        on=on,
        channels=by_channel(on, on),
        tenders=by_tender(on, on),
        shifts=list(shifts_of(on)),
        visitors=visitors(on, on),
        hours=by_hour(on, on),
    )


def shifts_of(on: date) -> QuerySet[Shift]:
    """Return the shifts that are open or began on this day, with till, place, closing and reports."""
    began = Q(opened_at__gte=start_of(on), opened_at__lt=end_of(on))
    found: QuerySet[Shift] = Shift.objects.filter(began | Q(closings=None)).select_related(
        "till", "location", "cashier"
    )
    return found.prefetch_related("closings", "reports").order_by("-opened_at")


def tills_with_unsent() -> QuerySet[Till]:
    """Return the devices that are in use, those that said they hold unsent sales first."""
    return Till.objects.filter(revocations=None).select_related("location").order_by("-unsent", "name")


def open_tasks() -> QuerySet[Task]:
    """Return what a person must look at, the oldest first."""
    return Task.objects.filter(done_at=None).order_by("made_at", "pk")


def unverified_tenders() -> QuerySet[SaleTender]:
    """Return the payments that nobody has found in the bank yet, the oldest first."""
    waiting = SaleTender.objects.filter(state=TenderState.UNVERIFIED, confirmations=None)
    return waiting.select_related("sale").order_by("sale__happened_at", "pk")


def waiting_counts() -> tuple[int, int, int]:
    """Return how many tasks, unsent sales and payments to be matched wait, with three questions."""
    unsent = Till.objects.filter(revocations=None).aggregate(n=Sum("unsent", filter=Q(unsent__gt=0)))["n"]
    return open_tasks().count(), int(unsent or 0), unverified_tenders().count()
