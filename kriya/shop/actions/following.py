"""What a buyer does on the page of an order: send a proof, write, call it off while nothing came."""

from datetime import timedelta
from typing import BinaryIO, Final

from django.core.files.storage import default_storage
from django.db import transaction

from kriya.core.clock import now
from kriya.core.pictures import photo_to_keep
from kriya.core.refusal import Refused
from kriya.makers.actions.files import paper_to_keep
from kriya.shop.actions.ending import cancel
from kriya.shop.actions.paying import tell_proof
from kriya.shop.actions.timeline import locked, tell
from kriya.shop.models import Order, OrderEvent, OrderEventKind, OrderState, Payment, PaymentState

PATIENCE: Final = timedelta(days=3)
"""For how long pieces are kept while a person looks at a proof."""
FOLDER: Final = "shop/proofs"
_MOST_MESSAGES: Final = 30


def keep_proof(payment: Payment, file: BinaryIO, *, size: int) -> Payment:
    """Keep a proof of a transfer, a picture or a PDF, where only the office can open it; its pieces wait for a person.

    Raises Refused for what is neither, too big in bytes or pixels, or a payment that is not waiting.
    """
    file.seek(0)
    is_pdf = file.read(1024).lstrip().startswith(b"%PDF-")
    try:
        kept = paper_to_keep(file, size=size) if is_pdf else photo_to_keep(file, size=size)
    except Refused as no:
        raise Refused("proof_is_neither") if no.code == "not_a_picture" else no from None
    name = default_storage.save(f"{FOLDER}/{kept.name}", kept.content)
    try:
        return tell_proof(payment, name, until=now() + PATIENCE)
    except Refused:
        default_storage.delete(name)
        raise


@transaction.atomic
def say_to_shop(order: Order, words: str) -> OrderEvent:
    """Write what a buyer says to the council; not more than anybody would read."""
    if not words.strip():
        raise Refused("message_empty")
    order = locked(order)
    said = OrderEvent.objects.filter(order=order, kind=OrderEventKind.MESSAGE, from_buyer=True)
    if said.count() >= _MOST_MESSAGES:
        raise Refused("messages_many")
    return tell(order, OrderEventKind.MESSAGE, from_buyer=True, note=words.strip())


@transaction.atomic
def call_off(order: Order, *, reason: str) -> Order:
    """Call an order off for its buyer, while nothing of it was paid; twice is once."""
    order = locked(order)
    if order.state == OrderState.CANCELLED:
        return order
    if order.state != OrderState.AWAITING:
        raise Refused("order_not_open")
    if Payment.objects.filter(order=order, state=PaymentState.PAID).exists():
        raise Refused("order_has_money")
    return cancel(order, reason=reason, by=None, from_buyer=True)
