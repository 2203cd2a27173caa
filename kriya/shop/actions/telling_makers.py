"""Tell makers of orders by themselves: what of theirs was sold online, and what they are asked to make."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kriya.shop.models import Order, OrderLine
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import NewsKind


def tell_sold(sale: UUID, order: Order, lines: Sequence[OrderLine]) -> None:
    """Tell each maker once what of theirs a sale to an order took; who bought it is not told."""
    by_maker: dict[UUID, list[dict[str, Any]]] = {}
    for line in lines:
        if line.maker_id:
            by_maker.setdefault(line.maker_id, []).append({"name": line.name, "pieces": line.pieces})
    tell(
        [
            Told(NewsKind.SOLD, maker, sale, {"number": order.number, "lines": goods})
            for maker, goods in sorted(by_maker.items())
        ]
    )


def tell_to_make(order: Order) -> None:
    """Tell makers what of an order, whose deposit came, waits for their answer; twice is once."""
    lines = OrderLine.objects.filter(
        order=order, is_to_order=True, maker__isnull=False, accepted_at=None, made_at=None, cancelled_at=None
    )
    tell(
        [
            Told(
                NewsKind.TO_MAKE, line.maker_id, line.pk,
                {"number": order.number, "name": line.name, "pieces": line.pieces},
            )
            for line in lines.order_by("position")
            if line.maker_id
        ]
    )  # fmt: skip
