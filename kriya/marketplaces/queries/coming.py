"""What applying an export would do: which orders are new, which have news, which lines would wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kriya.marketplaces.models import MarketLine, MarketOrder, Status
from kriya.marketplaces.models.orders import RANK, SOLD
from kriya.marketplaces.orders.reading import ToldLine, ToldOrder
from kriya.marketplaces.queries.codes import meanings


@dataclass
class Coming:
    """Orders of a file against those that are known. `differing` say other pieces or money than before."""

    new: list[ToldOrder] = field(default_factory=list)
    moved: list[tuple[MarketOrder, ToldOrder]] = field(default_factory=list)
    same: int = 0
    differing: list[dict[str, str]] = field(default_factory=list)
    unknown: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def pieces(self) -> int:
        """How many pieces the new orders would sell."""
        return sum(line.pieces for order in self.new if order.status in SOLD for line in order.lines)

    @property
    def total(self) -> int:
        """What the new orders come to, after the seller's vouchers."""
        return sum(
            sum(line.price * line.pieces - line.discount for line in order.lines) - order.seller_voucher
            for order in self.new
            if order.status in SOLD
        )

    @property
    def platform_vouchers(self) -> int:
        """What the marketplace itself pays of that."""
        return sum(order.platform_voucher for order in self.new if order.status in SOLD)


def coming(marketplace: str, told: Sequence[ToldOrder]) -> Coming:
    """Return what these orders would change, in three questions however many."""
    plan = Coming()
    numbers = [one.number for one in told]
    rows = MarketOrder.objects.filter(marketplace=marketplace, number__in=numbers).select_related("fee_booked")
    known = {order.number: order for order in rows.prefetch_related("lines")}
    for one in told:
        order = known.get(one.number)
        if order is None:
            plan.new.append(one)
        elif differs := _differing(order, one):
            plan.differing.append(differs)
        elif _has_news(order, one):
            plan.moved.append((order, one))
        else:
            plan.same += 1
    _count_unknown(plan, marketplace)
    return plan


def _differing(order: MarketOrder, told: ToldOrder) -> dict[str, str] | None:
    before = [(line.code, line.pieces, line.price, line.discount) for line in _lines(order)]
    now = [(line.code, line.pieces, line.price, line.discount) for line in told.lines]
    if before == now:
        return None
    return {"cell": "", "value": "", "why": "line_differs", "number": told.number}


def _has_news(order: MarketOrder, told: ToldOrder) -> bool:
    further = RANK[Status(told.status)] > RANK[Status(order.status)]
    returned = any(said.returned > line.returned for line, said in zip(_lines(order), told.lines, strict=True))
    return further or returned


def _lines(order: MarketOrder) -> list[MarketLine]:
    return sorted(order.lines.all(), key=lambda line: line.position)


def _count_unknown(plan: Coming, marketplace: str) -> None:
    lines: list[ToldLine] = [line for order in plan.new if order.status in SOLD for line in order.lines]
    known = meanings(marketplace, [line.code for line in lines])
    plan.unknown.update((line.code, line.name, line.variation) for line in lines if line.code not in known)
