"""What a maker asks on the telephone: what am I owed, what was sold, what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from kriya.core.clock import today
from kriya.inventory.models import Level
from kriya.inventory.queries.stock import held_of
from kriya.ledger.models import Account, Entry
from kriya.ledger.queries.balances import Owed, owed_to
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.sales.models import RefundLine, SaleLine
from kriya.showroom.models import SettlementMaker, SettlementOutcome, SettlementState, TakeBackRequest

SEEN: Final = timedelta(days=90)


@dataclass(frozen=True)
class Money:
    """What a maker is owed, what of it may be paid already, and what was sold for it less what buyers brought back."""

    owed: Owed
    payable: int
    sold_today: int
    sold_month: int
    pieces_month: int
    payments: Sequence[SettlementMaker]


@dataclass(frozen=True)
class Piece:
    """Unsold pieces of a lot at a place: since when, how many were sold of it lately, and what waits."""

    level: Level
    days: int
    sold: int
    ends_on: date | None
    asked_back: bool

    @property
    def is_over(self) -> bool:
        """Whether its term is over: the maker should fetch it, or agree on more time."""
        return self.ends_on is not None and self.ends_on < today()


def money_of(maker: Maker) -> Money:
    """Return a maker's money, with a number of questions that does not depend on how much was sold."""
    own = family(maker.pk)
    on = today()
    payable = Entry.objects.filter(maker__in=own, account__in=[Account.MAKER, Account.ADVANCE], payable_on__lte=on)
    lines = SaleLine.objects.filter(maker__in=own, sale__happened_on__gte=on.replace(day=1))
    sold = lines.aggregate(month=Sum("net"), pieces=Sum("pieces"), today=Sum("net", filter=Q(sale__happened_on=on)))
    came = RefundLine.objects.filter(line__maker__in=own, refund__happened_on__gte=on.replace(day=1))
    back = came.aggregate(month=Sum("net"), pieces=Sum("pieces"), today=Sum("net", filter=Q(refund__happened_on=on)))
    left = {name: int(sold[name] or 0) - int(back[name] or 0) for name in sold}
    return Money(
        owed=owed_to(maker.pk),
        payable=-int(payable.aggregate(sum=Sum("amount"))["sum"] or 0),
        sold_today=left["today"],
        sold_month=left["month"],
        pieces_month=left["pieces"],
        payments=list(payments_of(own)[:6]),
    )


def payments_of(makers: Sequence[UUID]) -> QuerySet[SettlementMaker]:
    """Return what was paid to these makers, the newest first."""
    paid = SettlementMaker.objects.filter(
        maker__in=makers, outcome=SettlementOutcome.PAID, settlement__state=SettlementState.POSTED
    )
    return paid.select_related("settlement").prefetch_related("reversals").order_by("-settlement__posted_at")


def sold_lines(maker: Maker) -> QuerySet[SaleLine]:
    """Return what of a maker was sold, the newest first."""
    lines = SaleLine.objects.filter(maker__in=family(maker.pk)).select_related("sale__location", "lot")
    return lines.prefetch_related("refund_lines").order_by("-sale__happened_at", "position")


def pieces_of(maker: Maker, *, now: datetime) -> list[Piece]:
    """Return where the maker's unsold pieces are, those that have been there longest first: four questions."""
    own = family(maker.pk)
    levels = list(held_of(own))
    sold = _sold_lately(own)
    asked = set(TakeBackRequest.objects.filter(maker__in=own, answered_at=None).values_list("lot", flat=True))
    found = [
        Piece(
            level,
            (now - level.since).days if level.since else 0,
            sold.get(level.lot_id, 0),
            level.lot.term_ends_on,
            level.lot_id in asked,
        )
        for level in levels
    ]
    return sorted(found, key=lambda one: -one.days)


def _sold_lately(makers: Sequence[UUID]) -> dict[UUID, int]:
    lines = SaleLine.objects.filter(maker__in=makers, sale__happened_on__gte=today() - SEEN)
    return dict(lines.order_by().values_list("lot").annotate(Sum("pieces")))
