"""Send a buyer's money back through the provider by which it came; the same key twice is once, there and here."""

from uuid import UUID

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.design.formats import rupiah
from kriya.ledger.models import Account
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import TaskKind
from kriya.shop.actions.ending import free_money, pay_out
from kriya.shop.models import Method, Order, Payment, PaymentState, Payout
from kriya.shop.payments.registry import gateway_of, keys_of


def paid_online(order: Order) -> list[Payment]:
    """Return the payments of an order that its provider can send back, the largest first."""
    rows = Payment.objects.filter(
        order=order, state=PaymentState.PAID, method__in=[Method.MIDTRANS, Method.XENDIT, Method.PRACTICE]
    )
    return list(rows.exclude(reference__contains="+").order_by("-arrived", "pk"))


def give_back_online(order: Order, amount: int, *, key: UUID, reason: str, by: User | None) -> Payout:
    """Let the provider send money back, then book it. The provider is asked before anything is locked.

    Raises Refused (payout_too_much, payment_back_refused, payment_silent): then nothing is booked. Should the money be
    used for something else meanwhile, a person is asked, for it did go back.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if (before := Payout.objects.filter(pk=key, order=order).first()) is not None:
        return before
    order = Order.objects.get(pk=order.pk)
    most = free_money(order)
    if not 0 < amount <= most:
        raise Refused("payout_too_much", most=rupiah(most))
    payment = next((one for one in paid_online(order) if (one.arrived or 0) >= amount), None)
    if payment is None:
        raise Refused("payment_back_refused")
    gateway = gateway_of(payment.method)
    gateway.give_back(payment.reference, amount, key=str(key), reason=reason, keys=keys_of(payment.method))
    try:
        return pay_out(
            order, amount, account=Account.PROVIDER, reason=reason, by=by, reference=payment.reference, key=key
        )
    except Refused:
        facts = {"number": order.number, "booked": 0, "told": amount}
        ask_people([(TaskKind.PAYMENT_DIFFERS, order.pk, facts)])
        raise
