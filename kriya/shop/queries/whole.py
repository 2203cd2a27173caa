"""One order with everything that hangs on it."""

from dataclasses import dataclass

from django.db.models import Sum

from kriya.sales.models import Task
from kriya.shop.models import (
    DeliveryKind,
    Order,
    OrderEvent,
    OrderEventKind,
    OrderLine,
    OrderState,
    Payment,
    PaymentState,
    Payout,
    Shipment,
    ShipmentLine,
)  # fmt: skip
from kriya.shop.queries.money import OrderMoney, money_of
from kriya.shop.queries.orders import OF_ORDER
from kriya.shop.queries.sending import pieces_back


@dataclass(frozen=True)
class WholeLine:
    """A line with how many of its pieces went out and came back."""

    line: OrderLine
    sent: int
    back: int

    @property
    def left(self) -> int:
        """Pieces that can be sent now."""
        line = self.line
        return max(0, line.pieces - self.sent - self.back) if line.sale_id and not line.cancelled_at else 0

    @property
    def returnable(self) -> int:
        """Pieces that can be taken back, or dropped when they were never had."""
        line = self.line
        if line.cancelled_at:
            return 0
        return line.pieces - self.back if line.sale_id or line.gone_at else 0

    @property
    def waits_for_maker(self) -> bool:
        line = self.line
        return line.is_to_order and not (line.made_at or line.cancelled_at or line.gone_at)


@dataclass(frozen=True)
class WholeOrder:
    """An order, and what became of it so far. Money is whole rupiah."""

    order: Order
    lines: list[WholeLine]
    payments: list[Payment]
    payouts: list[Payout]
    shipments: list[Shipment]
    events: list[OrderEvent]
    tasks: list[Task]
    money: OrderMoney

    @property
    def messages(self) -> list[OrderEvent]:
        return [event for event in self.events if event.kind == OrderEventKind.MESSAGE]

    @property
    def happened(self) -> list[OrderEvent]:
        return [event for event in self.events if event.kind != OrderEventKind.MESSAGE]

    @property
    def to_match(self) -> list[Payment]:
        """Payments that a person finds in the bank; one with a proof first."""
        waiting = (PaymentState.TOLD, PaymentState.ASKED, PaymentState.OVER)
        hand = [one for one in self.payments if one.state in waiting and one.method in {"transfer", "qris"}]
        return sorted(hand, key=lambda one: (waiting.index(PaymentState(one.state)), one.asked_at))

    @property
    def sendable(self) -> list[WholeLine]:
        return [one for one in self.lines if one.left] if self.order.state == OrderState.PAID else []

    @property
    def is_fetched(self) -> bool:
        return bool(self.order.delivery == DeliveryKind.PICK_UP)


def whole_order(order: Order) -> WholeOrder:
    """Return an order with everything, in a dozen questions whatever its size."""
    lines = OrderLine.objects.filter(order=order).select_related("lot", "location", "maker").order_by("position")
    events = OrderEvent.objects.filter(order=order).select_related("by").order_by("-at", "-pk")
    shipments = Shipment.objects.filter(order=order).select_related("by").prefetch_related("lines__line")
    payments = Payment.objects.filter(order=order).select_related("confirmed_by").order_by("asked_at", "pk")
    payouts = Payout.objects.filter(order=order).select_related("by").order_by("at")
    tasks = Task.objects.filter(about=order.pk, kind__in=OF_ORDER, done_at=None).order_by("made_at")
    return WholeOrder(
        order=order,
        lines=_whole(list(lines)),
        payments=list(payments),
        payouts=list(payouts),
        shipments=list(shipments.order_by("sent_at", "pk")),
        events=list(events),
        tasks=list(tasks),
        money=money_of(order),
    )


def _whole(lines: list[OrderLine]) -> list[WholeLine]:
    keys = [line.pk for line in lines]
    sent = dict(ShipmentLine.objects.filter(line__in=keys).order_by().values_list("line").annotate(n=Sum("pieces")))
    back = pieces_back([line.sale_id for line in lines if line.sale_id])
    return [
        WholeLine(line, sent.get(line.pk, 0), back.get((line.sale_id, line.lot_id), 0) if line.sale_id else 0)
        for line in lines
    ]
