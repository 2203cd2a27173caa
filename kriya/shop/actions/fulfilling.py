"""Sell to an order what it paid for: from the shelves as they are, never what is not there."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.inventory.actions.moving import kept_for_others
from kriya.inventory.actions.reserving import mark_taken
from kriya.inventory.models import Level
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source, Tender
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import Channel, TaskKind
from kriya.sales.told import LineTold, SaleTold, TenderTold
from kriya.shop.actions.telling_makers import tell_sold
from kriya.shop.actions.timeline import tell
from kriya.shop.models import Method, Order, OrderEventKind, OrderLine, Payment, PaymentState

_TENDER_OF = {Method.TRANSFER: Tender.TRANSFER, Method.QRIS: Tender.QRIS}


def fulfil(order: Order) -> list[OrderLine]:
    """Sell every line of a locked, paid order whose pieces exist; return the lines whose pieces are gone.

    A piece that was sold at the till meanwhile stays sold there: the line is marked, a person is asked, and the money
    stays the buyer's.
    """
    lines = list(OrderLine.objects.filter(order=order, sale=None, gone_at=None, cancelled_at=None, lot__isnull=False))
    gone = _gone(order, lines)
    there = [line for line in lines if line not in gone]
    for location in sorted({line.location_id for line in there if line.location_id}):
        _sell(order, location, [line for line in there if line.location_id == location])
    if there:
        mark_taken(order.pk, lots=[line.lot_id for line in there if line.lot_id])
    if gone:
        _miss(order, gone)
    return gone


def book_shipping(order: Order) -> None:
    """Take what sending costs out of the buyer's money; twice is once."""
    if order.shipping:
        lines = [
            Line(Account.ORDERS, order.shipping, about=order.pk),
            Line(Account.SHIPPING, -order.shipping, about=order.pk),
        ]
        post(Source.PAYMENT, lines, document=order.pk, note="shipping", key=uuid5(order.pk, "shipping"))


def _gone(order: Order, lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Return the lines whose pieces are not there, with the shelves locked in the order of their keys."""
    lots = sorted({line.lot_id for line in lines if line.lot_id})
    levels = Level.objects.select_for_update().filter(lot__in=lots).order_by("lot", "location")
    left: dict[tuple[UUID | None, UUID | None], int] = {
        (level.lot_id, level.location_id): level.pieces for level in levels
    }
    for key, pieces in kept_for_others(lots, holder=order.pk).items():
        left[key] = left.get(key, 0) - pieces
    gone = []
    for line in lines:
        there = (line.lot_id, line.location_id)
        if left.get(there, 0) < line.pieces:
            gone.append(line)
        else:
            left[there] -= line.pieces
    return gone


def _sell(order: Order, location: UUID, lines: Sequence[OrderLine]) -> None:
    total = sum(line.total for line in lines)
    bearer = order.voucher.bearer if order.voucher else ""
    paid_by = _paid_by(order)
    told = SaleTold(
        id=new_id(),
        channel=Channel.SHOP,
        location=location,
        lines=tuple(
            LineTold(line.pieces, lot=line.lot_id, price=line.price, discount=line.discount, bearer=bearer)
            for line in lines
        ),
        tenders=(TenderTold(Tender.ORDER, total, reference=order.number, paid_by=paid_by),) if total else (),
        attribution=order.attribution,
        buyer_name=order.buyer_name,
        buyer_phone=order.buyer_phone,
    )
    sold = record_sale(told, guard=True, holder=order.pk)
    OrderLine.objects.filter(pk__in=[line.pk for line in lines]).update(sale=sold.sale)
    tell_sold(sold.sale, order, lines)


def _paid_by(order: Order) -> str:
    paid = Payment.objects.filter(order=order, state=PaymentState.PAID).order_by("-arrived_at")
    method = paid.values_list("method", flat=True).first()
    return str(_TENDER_OF.get(Method(method), Tender.PROVIDER)) if method else ""


def _miss(order: Order, gone: Sequence[OrderLine]) -> None:
    OrderLine.objects.filter(pk__in=[line.pk for line in gone]).update(gone_at=now())
    names = [line.name for line in gone]
    tell(order, OrderEventKind.SHORT, note=", ".join(names), amount=sum(line.total for line in gone))
    ask_people([(TaskKind.ORDER_SHORT, order.pk, {"number": order.number, "names": names})])
