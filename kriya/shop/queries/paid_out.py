"""Which payments a provider holds, and which it paid out."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from kriya.ledger.models import Transaction
from kriya.shop.models import Method, Payment, PaymentState

PROVIDERS: Final = (Method.MIDTRANS, Method.XENDIT, Method.PRACTICE)


@dataclass(frozen=True)
class Held:
    """Payments that a provider holds: how many, of how much in rupiah, and the oldest of them."""

    payments: int
    amount: int
    oldest: tuple[Payment, ...]


def key_of_payment(payment_id: UUID) -> UUID:
    """Return the key of the transaction that books the paying out of a payment."""
    return uuid5(payment_id, "paid out")


def key_of_payout(payout_id: UUID) -> UUID:
    """Return the key of the transaction that books what a provider took off for money that went back."""
    return uuid5(payout_id, "taken off")


def held_by_providers(show: int = 50) -> Held:
    """Return what providers took in and did not pay out, in three questions."""
    paid = Payment.objects.filter(state=PaymentState.PAID, method__in=PROVIDERS).exclude(reference__contains="+")
    keys = {key_of_payment(pk): pk for pk in paid.values_list("pk", flat=True)}
    done = set(Transaction.objects.filter(pk__in=list(keys)).values_list("pk", flat=True))
    held = [pk for key, pk in keys.items() if key not in done]
    rows = list(paid.filter(pk__in=held).select_related("order").order_by("arrived_at", "pk"))
    return Held(len(rows), sum(row.arrived or 0 for row in rows), tuple(rows[:show]))
