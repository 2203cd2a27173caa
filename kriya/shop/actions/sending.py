"""Hand pieces to a courier or to the buyer, all at once or in parts."""

from collections.abc import Sequence

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.shop.actions.timeline import become, locked, tell
from kriya.shop.models import (
    DeliveryKind,
    Order,
    OrderEventKind,
    OrderLine,
    OrderState,
    Shipment,
    ShipmentLine,
)  # fmt: skip
from kriya.shop.queries.sending import sendable


@transaction.atomic
def send(
    order: Order,
    lines: Sequence[tuple[OrderLine, int]],
    *,
    courier: str = "",
    tracking: str = "",
    by: User | None,
) -> Shipment:
    """Send pieces that were sold to an order, at most those not sent yet. The last parcel makes the order sent; what
    is fetched is done at once."""
    if not lines:
        raise Refused("order_lines_missing")
    order = locked(order)
    if order.state != OrderState.PAID:
        raise Refused("order_not_paid")
    left = {one.line.pk: one.left for one in sendable(order)}
    for line, pieces in lines:
        if line.pk not in left:
            raise Refused("order_line_not_ready", name=line.name)
        if not 1 <= pieces <= left[line.pk]:
            raise Refused("order_line_too_many", name=line.name, left=left[line.pk])
        left[line.pk] -= pieces
    shipment: Shipment = Shipment.objects.create(
        order=order, courier=courier.strip()[:60], tracking=tracking.strip()[:60], sent_at=now(), by=by
    )
    ShipmentLine.objects.bulk_create(
        [ShipmentLine.of_scope(shipment=shipment, line=line, pieces=pieces) for line, pieces in lines]
    )
    tell(order, OrderEventKind.SENT, by=by, note=" ".join(filter(None, [shipment.courier, shipment.tracking])))
    close_sending(order, by=by)
    return shipment


def close_sending(order: Order, *, by: User | None) -> None:
    """Make a locked order sent, or done where it was fetched, once parcels went and nothing is left to send or make."""
    if order.state != OrderState.PAID or not Shipment.objects.filter(order=order).exists():
        return
    if sendable(order) or _is_waiting(order):
        return
    is_fetched = order.delivery == DeliveryKind.PICK_UP
    become(order, OrderState.DONE if is_fetched else OrderState.SENT)
    if is_fetched:
        tell(order, OrderEventKind.DONE, by=by)


@transaction.atomic
def finish(order: Order, *, by: User | None = None, from_buyer: bool = False) -> Order:
    """Note that the buyer has it."""
    order = locked(order)
    if order.state == OrderState.DONE:
        return order
    if order.state != OrderState.SENT:
        raise Refused("order_not_paid")
    become(order, OrderState.DONE)
    tell(order, OrderEventKind.DONE, by=by, from_buyer=from_buyer)
    return order


def _is_waiting(order: Order) -> bool:
    """Whether something of it is still to be made."""
    return OrderLine.objects.filter(order=order, sale=None, gone_at=None, cancelled_at=None).exists()
