"""Write what happened to an order into its timeline, and change its state by rules that never go back."""

from typing import Final
from uuid import UUID

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.jobs import defer_called
from kriya.core.rows import add
from kriya.shop.models import Order, OrderEvent, OrderEventKind, OrderState

# What may follow what. Money that comes late wakes an order that expired or was cancelled.
FOLLOWS: Final = {
    OrderState.AWAITING: {OrderState.PAID, OrderState.EXPIRED, OrderState.CANCELLED},
    OrderState.EXPIRED: {OrderState.PAID, OrderState.CANCELLED},
    OrderState.PAID: {OrderState.SENT, OrderState.DONE, OrderState.CANCELLED},
    OrderState.SENT: {OrderState.DONE},
    OrderState.CANCELLED: set(),
    OrderState.DONE: set(),
}
LETTERS: Final = {
    OrderEventKind.PLACED,
    OrderEventKind.PAID,
    OrderEventKind.SENT,
    OrderEventKind.CANCELLED,
    OrderEventKind.EXPIRED,
}
"""What a letter goes out about."""


def tell(
    order: Order,
    kind: OrderEventKind,
    *,
    by: User | None = None,
    from_buyer: bool = False,
    note: str = "",
    amount: int | None = None,
    key: UUID | None = None,
) -> OrderEvent:
    """Write one event; `key` is its id where a form made one, so that who sends it twice is known.

    A buyer who gave an e-mail address is written to about those that matter.
    """
    said = {"at": now(), "by": by, "from_buyer": from_buyer, "note": note[:500], "amount": amount}
    event = OrderEvent.of_scope(pk=key or new_id(), order=order, kind=kind, **said)
    add([event])
    if order.buyer_email and kind in LETTERS:
        defer_called("kriya.shop.tasks.write_to_buyer", soon=True, event_id=str(event.pk))
    return event


def is_told(key: UUID | None) -> bool:
    """Tell whether an event with this key was written before."""
    return key is not None and OrderEvent.objects.filter(pk=key).exists()


def become(order: Order, state: OrderState) -> None:
    """Change the state of a locked order; raise ValueError for a way that is none: that is our mistake, no reader's."""
    if state not in FOLLOWS[OrderState(order.state)]:
        raise ValueError(f"an order that is {order.state} does not become {state}")
    order.state = state
    order.save(update_fields=["state"])


def locked(order: Order) -> Order:
    """Return the order as it is now, with nobody else at it until this work is done."""
    found: Order = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    return found
