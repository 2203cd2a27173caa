"""What is made to order: the maker says yes or no, and what is made comes onto the shelf for its order."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.actions.places import place
from kriya.inventory.actions.reserving import Wanted, reserve
from kriya.inventory.models import Location, LocationKind, LotKind, Reservation
from kriya.shop.actions.paying import fulfil_when_paid
from kriya.shop.actions.timeline import locked, tell
from kriya.shop.models import Order, OrderEventKind, OrderLine, OrderState
from kriya.showroom.actions.news import mark_known
from kriya.showroom.models import NewsKind
from kriya.showroom.queries.agreements import in_force, terms_for

KEPT: Final = timedelta(days=60)
"""How long what was made for an order waits for the rest of its money."""


@transaction.atomic
def accept(line: OrderLine, *, promised_on: date, by: User | None) -> OrderLine:
    """Note that the maker takes a line on, to be ready on a day."""
    found = _waiting(line)
    found.accepted_at, found.promised_on = now(), promised_on
    found.save(update_fields=["accepted_at", "promised_on"])
    mark_known(NewsKind.TO_MAKE, found.pk, by=by)
    tell(found.order, OrderEventKind.ACCEPTED, by=by, note=found.name)
    return found


@transaction.atomic
def decline(line: OrderLine, *, reason: str, by: User | None) -> OrderLine:
    """Note that the maker cannot; its money is held for the buyer."""
    if not reason.strip():
        raise Refused("reason_missing")
    found = _waiting(line)
    found.declined_at = found.cancelled_at = now()
    found.save(update_fields=["declined_at", "cancelled_at"])
    mark_known(NewsKind.TO_MAKE, found.pk, by=by)
    tell(found.order, OrderEventKind.DECLINED, by=by, note=f"{found.name}: {reason.strip()}", amount=found.total)
    return found


@transaction.atomic
def bring(line: OrderLine, *, by: User | None, net_price: int | None = None) -> OrderLine:
    """Take in what was made, under the maker's terms of today, kept for its order; it is sold once all is paid."""
    found = _waiting(line)
    order = found.order
    terms = terms_for(in_force(found.maker, today()), found.product, price=found.price, net_price=net_price)
    shelf: Location = Location.objects.get(pk=place(LocationKind.SHOWROOM))
    lot = add_lot(
        product=found.product, maker=found.maker, pieces=found.pieces, price=found.price, terms=terms.as_json(),
        location=shelf, by=by, kind=LotKind.TO_ORDER, variant=found.variant, document=order.pk,
    )  # fmt: skip
    found.lot, found.location, found.made_at = lot, shelf, now()
    found.save(update_fields=["lot", "location", "made_at"])
    _keep_all(order, lot.pk, shelf, found.pieces)
    tell(order, OrderEventKind.MADE, by=by, note=found.name)
    fulfil_when_paid(order)
    return OrderLine.objects.get(pk=found.pk)


def _keep_all(order: Order, lot: object, shelf: Location, pieces: int) -> None:
    """Keep what was made beside what the order holds already."""
    held = Reservation.objects.filter(holder=order.pk, ended_at=None)
    wanted = [Wanted(one.lot_id, one.location_id, one.pieces) for one in held]
    reserve([*wanted, Wanted(lot, shelf.pk, pieces)], holder=order.pk, expires_at=now() + KEPT)  # type: ignore[arg-type]


def _waiting(line: OrderLine) -> OrderLine:
    order = locked(line.order)
    found: OrderLine = OrderLine.objects.select_related("product__craft", "maker", "variant").get(pk=line.pk)
    found.order = order
    if not found.is_to_order or found.made_at or found.cancelled_at or order.state != OrderState.PAID:
        raise Refused("order_line_not_to_make")
    return found
