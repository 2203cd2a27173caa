"""One sale with everything that hangs on it: pieces, money, what came back, and in which settlement it was paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from kriya.inventory.models import Movement
from kriya.ledger.models import Entry, Transaction
from kriya.ledger.queries.journal import with_entries
from kriya.sales.models import ExchangePayout, Refund, RefundLine, Sale, SaleLine, SaleTender, Task
from kriya.sales.queries.exchanges import open_exchanges


@dataclass(frozen=True)
class WholeSale:
    """A sale for whoever looks into it: eleven questions, however many lines it has."""

    sale: Sale
    lines: Sequence[SaleLine]
    tenders: Sequence[SaleTender]
    refunds: Sequence[Refund]
    movements: Sequence[Movement]
    transactions: Sequence[Transaction]
    tasks: Sequence[Task]
    open_exchanges: frozenset[UUID]

    @property
    def refunded(self) -> int:
        return sum(one.total for one in self.refunds)


def whole_sale(sale: Sale) -> WholeSale:
    """Return a sale with lines, tenders, refunds, movements, entries and settlements."""
    back = RefundLine.objects.select_related("line")
    refunds = list(
        Refund.objects.filter(sale=sale)
        .select_related("by")
        .prefetch_related(
            Prefetch("lines", back), "tenders", Prefetch("payouts", ExchangePayout.objects.select_related("by"))
        )
        .order_by("happened_at", "pk")
    )
    papers = [sale.pk, *(one.pk for one in refunds)]
    moved = Movement.objects.filter(document__in=papers).select_related("lot", "source", "target")
    return WholeSale(
        sale=sale,
        lines=list(SaleLine.objects.filter(sale=sale).select_related("lot", "maker").order_by("position")),
        tenders=list(SaleTender.objects.filter(sale=sale).prefetch_related("confirmations__by").order_by("position")),
        refunds=refunds,
        movements=list(moved.order_by("recorded_at", "pk")),
        transactions=list(_transactions(papers)),
        tasks=list(Task.objects.filter(about__in=papers).order_by("made_at")),
        open_exchanges=frozenset(open_exchanges(Refund.objects.filter(sale=sale)).values_list("pk", flat=True)),
    )


def _transactions(papers: Sequence[Any]) -> Any:
    found = Transaction.objects.filter(document__in=papers)
    # The settlement is a word above this one; the entry knows what points to it.
    return with_entries(found).prefetch_related("entries__settled_in__part__settlement").order_by("posted_at", "pk")


def settlements_of(whole: WholeSale) -> dict[Any, Any]:
    """Return by sale line or refund line the part of a settlement that paid it."""
    found = {}
    for told in whole.transactions:
        for entry in told.entries.all():
            item = next(iter(entry.settled_in.all()), None)  # type: ignore[attr-defined]
            if item is not None and entry.about:
                found[entry.about] = item.part
    return found


def entries_of(whole: WholeSale) -> list[Entry]:
    """Return the entries of a sale and of what came back of it."""
    return [entry for told in whole.transactions for entry in told.entries.all()]
