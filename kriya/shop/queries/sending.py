"""What of an order can be sent."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from kriya.sales.models import RefundLine
from kriya.shop.models import Order, OrderLine, ShipmentLine


@dataclass(frozen=True)
class Sendable:
    """A line that was sold to the order, and how many of its pieces are neither sent nor given back."""

    line: OrderLine
    left: int


def sendable(order: Order) -> list[Sendable]:
    """Return the lines with pieces to send, in three questions."""
    lines = OrderLine.objects.filter(order=order, sale__isnull=False, cancelled_at=None).order_by("position")
    sent = dict(ShipmentLine.objects.filter(line__order=order).order_by().values_list("line").annotate(n=Sum("pieces")))
    found = list(lines)
    back = pieces_back([line.sale_id for line in found if line.sale_id])
    rows = [
        Sendable(line, line.pieces - sent.get(line.pk, 0) - back.get((line.sale_id, line.lot_id), 0)) for line in found
    ]
    return [row for row in rows if row.left > 0]


def pieces_back(sales: list[UUID]) -> dict[tuple[UUID | None, UUID | None], int]:
    """Return how many pieces of each lot of these sales came back, by (sale, lot)."""
    rows = RefundLine.objects.filter(line__sale__in=sales).order_by().values_list("line__sale", "line__lot")
    return {(sale, lot): pieces for sale, lot, pieces in rows.annotate(n=Sum("pieces"))}
