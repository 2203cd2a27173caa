"""Exchanges of which one half is there: something came back for it, and no sale took what it was worth."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kriya.core.clock import now
from kriya.core.money import Rupiah
from kriya.ledger.models import Tender
from kriya.sales.models import ExchangePayout, QuarantinedSale, Refund, RefundTender, Resolution, Sale, Task, TaskKind


def worth_of(refund: Refund) -> Rupiah:
    """Return what a refund left for another sale to take; 0 where it was none in exchange."""
    row = RefundTender.objects.filter(refund=refund, kind=Tender.EXCHANGE).first()
    return Rupiah(row.amount if row else 0)


def open_exchanges(refunds: QuerySet[Refund]) -> QuerySet[Refund]:
    """Return those whose worth was neither taken by a sale nor paid out.

    A sale that was kept aside took it, until somebody says that it was none.
    """
    aside = QuarantinedSale.objects.filter(client_id=OuterRef("exchanged_for")).exclude(resolution=Resolution.REJECTED)
    made = Sale.objects.filter(pk=OuterRef("exchanged_for"))
    paid = ExchangePayout.objects.filter(refund=OuterRef("pk"))
    return (
        refunds.filter(exchanged_for__isnull=False, tenders__kind=Tender.EXCHANGE)
        .exclude(Exists(made))
        .exclude(Exists(aside))
        .exclude(Exists(paid))
    )


def forgotten_exchanges() -> list[RefundTender]:
    """Return what the open exchanges of before yesterday are worth, where nobody was asked about them yet."""
    asked = Task.objects.filter(kind=TaskKind.EXCHANGE, about=OuterRef("pk"))
    before = Refund.objects.filter(recorded_at__lt=now() - timedelta(days=1)).exclude(Exists(asked))
    worth = RefundTender.objects.filter(kind=Tender.EXCHANGE, refund__in=open_exchanges(before))
    return list(worth.select_related("refund__sale").order_by("refund"))


def paid_out_for(sales: Iterable[UUID]) -> list[ExchangePayout]:
    """Return what was paid out in cash for exchanges whose sales are these."""
    return list(ExchangePayout.objects.filter(refund__exchanged_for__in=list(sales)).select_related("refund__sale"))
