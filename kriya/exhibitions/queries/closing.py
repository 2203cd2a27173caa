"""How an exhibition was closed, and what came after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Coalesce

from kriya.exhibitions.models import Closing, ClosingLine, ClosingState, Exhibition
from kriya.sales.models import Sale


@dataclass(frozen=True)
class LateSale:
    """A sale that reached the office after the exhibition was closed, with its pieces."""

    sale: Sale
    pieces: int


def closings(exhibition: Exhibition) -> list[Closing]:
    """Return the closings of an exhibition, the latest first, those that were dropped left out."""
    rows = Closing.objects.filter(exhibition=exhibition).exclude(state=ClosingState.DROPPED)
    return list(rows.select_related("asked_by", "closed_by", "stock_take").order_by("-round"))


def lines_of(closing: Closing) -> list[ClosingLine]:
    """Return what a closing said, maker by maker."""
    rows = ClosingLine.objects.filter(closing=closing).select_related("lot__maker")
    return sorted(rows, key=lambda one: (one.lot.maker is None, str(one.lot.maker or ""), one.lot.name, one.lot.code))


def late_sales(exhibition: Exhibition, since: Closing | None = None) -> Sequence[LateSale]:
    """Return the sales that came after the first closing, or after one of them, in the order in which they came."""
    first = since or (
        Closing.objects.filter(exhibition=exhibition, state=ClosingState.CLOSED).order_by("closed_at").first()
    )
    if first is None or first.closed_at is None:
        return []
    rows = Sale.objects.filter(location=exhibition.location_id, recorded_at__gt=first.closed_at)
    counted = rows.select_related("till").annotate(count=Coalesce(Sum("lines__pieces"), 0))
    return [LateSale(sale, sale.count) for sale in counted.order_by("recorded_at", "pk")]
