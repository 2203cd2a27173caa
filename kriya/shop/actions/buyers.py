"""What the office does towards a buyer: see how to reach them, each time recorded, and write to them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.shop.actions.timeline import locked, tell
from kriya.shop.models import BuyerData, BuyerDataShown, Order, OrderEvent, OrderEventKind

LETTER = "kriya.shop.tasks.send_message"


def record_showing(orders: Sequence[Order], what: BuyerData, *, to: User) -> None:
    """Record that somebody saw data of these orders' buyers in full, each time anew."""
    BuyerDataShown.objects.bulk_create([
        BuyerDataShown.of_scope(order=order, what=what, shown_to=to, shown_at=now()) for order in orders
    ])  # fmt: skip


@transaction.atomic
def write_to_buyer(order: Order, text: str, *, by: User, key: UUID, address: str) -> OrderEvent:
    """Write a message onto the buyer's page; who gave an e-mail address gets it there too. One key is one message.

    `address` is where the buyer reads and answers it.
    """
    if not text.strip():
        raise Refused("message_empty")
    order = locked(order)
    if (before := OrderEvent.objects.filter(pk=key).first()) is not None:
        return before
    event = tell(order, OrderEventKind.MESSAGE, by=by, note=text.strip(), key=key)
    if order.buyer_email:
        defer_called(LETTER, soon=True, event=str(event.pk), address=address)
    return event
