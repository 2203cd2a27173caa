"""An order as its buyer follows it: what to do next, what happened, where the parcels are."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kriya.catalog.models import PublishedProduct
from kriya.core.clock import now
from kriya.shop.models import (
    Order,
    OrderEvent,
    OrderLine,
    OrderState,
    Payment,
    PaymentState,
    Shipment,
    ShipmentLine,
)  # fmt: skip
from kriya.shop.queries.money import OrderMoney, money_of
from kriya.shop.queries.sending import pieces_back


@dataclass(frozen=True)
class Followed:
    """Everything an order's page tells; money in rupiah. `free` is what the council owes the buyer back."""

    order: Order
    lines: list[OrderLine]
    products: dict[UUID, PublishedProduct]
    events: list[OrderEvent]
    payments: list[Payment]
    parcels: list[tuple[Shipment, list[ShipmentLine]]]
    back: dict[tuple[UUID | None, UUID | None], int]
    money: OrderMoney
    left: int
    free: int

    @property
    def open_payment(self) -> Payment | None:
        """The newest way to pay that is open now; one with a proof is, until somebody looked."""
        for one in reversed(self.payments):
            if one.state == PaymentState.TOLD or (one.state == PaymentState.ASKED and one.expires_at > now()):
                return one
        return None

    @property
    def can_be_paid(self) -> bool:
        return self.left > 0 and self.order.state in {OrderState.AWAITING, OrderState.PAID}

    @property
    def is_unpaid(self) -> bool:
        return self.order.state == OrderState.AWAITING and self.money.paid == 0

    @property
    def gone(self) -> list[OrderLine]:
        """Lines that were paid and could not be had, and those that the maker cannot make."""
        return [line for line in self.lines if line.gone_at or line.declined_at]

    def name_of(self, line: OrderLine) -> str:
        """Return a line's name in the reader's language, as long as its product bears the name that was ordered."""
        product = self.products.get(line.product_id)
        if product is None or not line.name.startswith(product.name):
            return line.name
        return product.shown_name + line.name.removeprefix(product.name)

    def back_of(self, line: OrderLine) -> int:
        """How many pieces of a line came back."""
        return self.back.get((line.sale_id, line.lot_id), 0) if line.sale_id else 0

    @property
    def keeps(self) -> bool:
        """Whether pieces lie on a shelf for the buyer; what is made to order does not yet."""
        return any(not line.is_to_order for line in self.lines)

    @property
    def to_make(self) -> list[OrderLine]:
        """Lines that are being made."""
        return [line for line in self.lines if line.is_to_order and not line.made_at and not line.cancelled_at]


def order_called(code: str) -> Order | None:
    """Return the order of a secret in this council."""
    found: Order | None = Order.objects.select_related("voucher").filter(code=code).first()
    return found


def followed(order: Order, *, left: int, free: int) -> Followed:
    """Return all that its page tells; eight questions whatever the order holds."""
    lines = list(OrderLine.objects.filter(order=order).order_by("position"))
    public = PublishedProduct.objects.of(order.council_id).filter(pk__in={line.product_id for line in lines})
    sent: dict[Any, list[ShipmentLine]] = {}
    for one in ShipmentLine.objects.filter(shipment__order=order).select_related("line").order_by("line__position"):
        sent.setdefault(one.shipment_id, []).append(one)
    shipments = Shipment.objects.filter(order=order).order_by("sent_at", "pk")
    return Followed(
        order=order,
        lines=lines,
        products={row.product_id: row for row in public},
        events=list(OrderEvent.objects.filter(order=order).order_by("-at", "-pk")),
        payments=list(Payment.objects.filter(order=order).order_by("asked_at", "pk")),
        parcels=[(shipment, sent.get(shipment.pk, [])) for shipment in shipments],
        back=pieces_back([line.sale_id for line in lines if line.sale_id]),
        money=money_of(order),
        left=left,
        free=free,
    )
