"""Make sales of the lines of marketplaces' orders, and take back what was cancelled or returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.ids import new_id
from kriya.core.money import Rupiah, split
from kriya.ledger.actions.posting import Line, post, reverse
from kriya.ledger.models import Account, Source, Tender
from kriya.ledger.terms import part_of_pieces
from kriya.marketplaces.models import MarketFile, MarketLine, MarketOrder, SoldPieces, Status
from kriya.marketplaces.models.orders import SOLD
from kriya.marketplaces.queries.codes import meanings
from kriya.marketplaces.queries.shelves import Shelves
from kriya.sales.actions.recording import record_sales
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.models import Channel, RefundLine, Sale, SaleLine
from kriya.sales.queries.refunds import refundable
from kriya.sales.told import LineTold, SaleTold, TenderTold

RECEIPT: Final = 20


@dataclass
class Came:
    """What taking orders in came to."""

    sales: int = 0
    pieces: int = 0
    total: int = 0
    waiting: int = 0
    back: int = 0
    oversold: int = 0


@dataclass
class _Basket:
    """The lines of an order that leave one place: a sale."""

    order: MarketOrder
    location: UUID
    told: list[LineTold] = field(default_factory=list)
    lines: list[MarketLine] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum((one.price or 0) * one.pieces - one.discount for one in self.told)


def sell_lines(orders: Sequence[MarketOrder], file: MarketFile, *, by: User | None) -> Came:
    """Sell every line of these paid orders that is not sold yet and whose product is known; tell what came of it.

    What marketplaces sold is sold: stock falls below zero where nothing was there, and a person is asked.
    """
    came = Came()
    baskets = _baskets([order for order in orders if order.status in SOLD], came)
    told = [(basket, _told(basket)) for basket in baskets]
    if not told:
        return came
    recorded = record_sales([sale for _basket, sale in told], by=by)
    sale_lines = {
        (line.sale_id, line.position): line for line in SaleLine.objects.filter(sale__in=[one.sale for one in recorded])
    }
    SoldPieces.objects.bulk_create(
        SoldPieces.of_scope(line=line, sale_line=sale_lines[sale.id, place], file=file)
        for basket, sale in told
        for place, line in enumerate(basket.lines)
    )
    came.sales, came.oversold = len(recorded), sum("oversold" in one.tasks for one in recorded)
    came.pieces = sum(line.pieces for _basket, sale in told for line in sale.lines)
    came.total = sum(basket.total for basket, _sale in told)
    return came


def _baskets(orders: Sequence[MarketOrder], came: Came) -> list[_Basket]:
    lines = _lines_of(orders)
    unsold = [line for several in lines.values() for line in several if not line.sold.all()]
    known: dict[str, Mapping[str, tuple[UUID, UUID | None]]] = {
        place: meanings(place, [line.code for line in unsold if line.order.marketplace == place])
        for place in {line.order.marketplace for line in unsold}
    }
    shelves = Shelves(product for found in known.values() for product, _variant in found.values())
    baskets: dict[tuple[UUID, UUID], _Basket] = {}
    for order in orders:
        several = lines.get(order.pk, [])
        for line, voucher in zip(several, _vouchers(order, several), strict=True):
            if line.sold.all():
                continue
            meant = known[order.marketplace].get(line.code)
            taken = shelves.take(*meant, line.pieces) if meant else []
            came.waiting += not taken
            first = 1
            for lot, location, pieces in taken:
                basket = baskets.setdefault((order.pk, location), _Basket(order, location))
                off = part_of_pieces(line.discount + voucher, pieces=line.pieces, first=first, count=pieces)
                basket.told.append(LineTold(pieces, lot=lot, price=line.price, discount=off))
                basket.lines.append(line)
                first += pieces
    return list(baskets.values())


def _lines_of(orders: Sequence[MarketOrder]) -> dict[UUID, list[MarketLine]]:
    rows = MarketLine.objects.filter(order__in=[order.pk for order in orders])
    found: dict[UUID, list[MarketLine]] = {}
    for line in rows.select_related("order").prefetch_related("sold").order_by("order", "position"):
        found.setdefault(line.order_id, []).append(line)
    return found


def _vouchers(order: MarketOrder, lines: Sequence[MarketLine]) -> list[int]:
    """Return each line's part of the seller's voucher: the same whenever a line is sold."""
    if not order.seller_voucher or not lines:
        return [0] * len(lines)
    return [int(part) for part in split(Rupiah(order.seller_voucher), [line.total for line in lines])]


def _told(basket: _Basket) -> SaleTold:
    order = basket.order
    tenders = (TenderTold(Tender.MARKET, basket.total),) if basket.total else ()
    return SaleTold(
        id=new_id(),
        channel=Channel.MARKET,
        location=basket.location,
        lines=tuple(basket.told),
        tenders=tenders,
        receipt=order.number[:RECEIPT],
        note=f"{order.get_marketplace_display()} {order.number}",
        device_at=order.ordered_at,
    )


def take_back(orders: Iterable[MarketOrder], *, by: User | None, reason: str = "") -> int:
    """Take back all pieces of cancelled orders, and of others those that were returned; return how many came back.

    They go back to the shelf, the money by the terms that were frozen into the sale; what came back before stays back.
    """
    wanted = {order.pk: order for order in orders}
    sold = SoldPieces.objects.filter(line__order__in=wanted).select_related("line", "sale_line")
    gone = _gone([one.sale_line_id for one in sold])
    by_sale: dict[UUID, list[Back]] = {}
    returned: dict[UUID, int] = {}
    for one in sold.order_by("line", "pk"):
        order, line = wanted[one.line.order_id], one.line
        already = gone.get(one.sale_line_id, 0)
        asked = line.pieces if order.status == Status.CANCELLED else line.returned
        here = min(one.sale_line.pieces, asked - returned.get(line.pk, 0))
        returned[line.pk] = returned.get(line.pk, 0) + max(here, 0)
        if here > already:
            by_sale.setdefault(one.sale_line.sale_id, []).append(Back(one.sale_line_id, here - already))
    for sale in Sale.objects.filter(pk__in=by_sale).order_by("pk"):
        _refund(sale, by_sale[sale.pk], reason=reason or _("Dibatalkan atau dikembalikan di lokapasar"), by=by)
    return sum(back.pieces for backs in by_sale.values() for back in backs)


def _refund(sale: Sale, backs: Sequence[Back], *, reason: str, by: User | None) -> None:
    """Give back what the pieces are worth by their sale, off what the marketplace owes."""
    there = {one.line: one for one in refundable(sale)}
    worth = sum(there[back.line].worth_of(back.pieces) for back in backs)
    refund(sale, backs, reason=reason, by=by, tenders=[Paid(Tender.MARKET, worth)] if worth else [])


def _gone(lines: Sequence[UUID]) -> dict[UUID, int]:
    gone: dict[UUID, int] = {}
    for line, pieces in RefundLine.objects.filter(line__in=lines).values_list("line", "pieces"):
        gone[line] = gone.get(line, 0) + pieces
    return gone


def book_fees(orders: Iterable[MarketOrder], *, by: User | None) -> None:
    """Book what the export says that the marketplace keeps, once an order is sold; undo it for cancelled ones."""
    for order in orders:
        if order.status == Status.CANCELLED and order.fee_booked is not None:
            reverse(order.fee_booked, reason=_("Pesanan dibatalkan di lokapasar"), by=by)
            order.fee_booked = None
            order.save()
        elif order.fee and order.fee_booked is None and order.status in SOLD and _is_sold(order):
            lines = [Line(Account.FEES, order.fee), Line(Account.MARKET, -order.fee)]
            order.fee_booked = post(Source.MARKET, lines, document=order.pk, by=by, happened_at=order.ordered_at,
                                    note=f"{order.get_marketplace_display()} {order.number}")  # fmt: skip
            order.save()


def _is_sold(order: MarketOrder) -> bool:
    return SoldPieces.objects.filter(line__order=order).exists()
