"""What is to be packed of many orders, in a few questions however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from kriya.shop.models import Order, OrderLine, ShipmentLine
from kriya.shop.queries.sending import pieces_back


@dataclass(frozen=True)
class Packing:
    """An order with the lines that go into its parcel and how many of each."""

    order: Order
    lines: list[tuple[OrderLine, int]]


def to_pack(orders: Sequence[Order]) -> list[Packing]:
    """Return what is left to send of each order, in four questions; of one that was sent whole, all that it holds."""
    keys = [order.pk for order in orders]
    lines = OrderLine.objects.filter(order__in=keys, sale__isnull=False, cancelled_at=None)
    lines = lines.select_related("lot", "location").order_by("position")
    rows = list(lines)
    sent = dict(ShipmentLine.objects.filter(line__in=rows).order_by().values_list("line").annotate(n=Sum("pieces")))
    back = pieces_back([line.sale_id for line in rows if line.sale_id])
    found = []
    for order in orders:
        own = [
            (line, line.pieces - back.get((line.sale_id, line.lot_id), 0)) for line in rows if line.order_id == order.pk
        ]
        kept = [(line, pieces) for line, pieces in own if pieces > 0]
        left = [(line, pieces - sent.get(line.pk, 0)) for line, pieces in kept if pieces > sent.get(line.pk, 0)]
        found.append(Packing(order, left or kept))
    return found


def to_pick(packings: Sequence[Packing]) -> list[tuple[str, list[tuple[OrderLine, int, list[str]]]]]:
    """Return what to fetch by place: each lot once, with how many pieces and for which orders."""
    places: dict[str, dict[UUID | None, tuple[OrderLine, int, list[str]]]] = {}
    for packing in packings:
        for line, pieces in packing.lines:
            lots = places.setdefault(str(line.location or ""), {})
            first, sum_so_far, numbers = lots.get(line.lot_id, (line, 0, []))
            lots[line.lot_id] = (first, sum_so_far + pieces, [*numbers, f"{packing.order.number} ({pieces})"])
    return [
        (place, sorted(lots.values(), key=lambda one: (one[0].name, str(one[0].lot_id))))
        for place, lots in sorted(places.items())
    ]
