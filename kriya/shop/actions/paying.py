"""Ask for money, hear of it, take it in: one payment is taken once, however often and late it is told of."""

from datetime import datetime
from typing import Final
from uuid import uuid5

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.actions.reserving import extend
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import TaskKind
from kriya.shop.actions.first_payment import open_first, open_way
from kriya.shop.actions.fulfilling import book_shipping, fulfil
from kriya.shop.actions.telling_makers import tell_to_make
from kriya.shop.actions.timeline import become, locked, tell
from kriya.shop.models import Method, Order, OrderEventKind, OrderLine, OrderState, Payment, PaymentState
from kriya.shop.queries.money import OrderMoney, money_of
from kriya.shop.queries.rules import methods, shop_rules

ACCOUNTS: Final = {Method.TRANSFER: Account.BANK, Method.QRIS: Account.QRIS}
"""Where money of a method is; of every other it is at the provider until it pays out."""
_OPEN: Final = (PaymentState.ASKED, PaymentState.TOLD)


def left_to_pay(order: Order, money: OrderMoney | None = None) -> int:
    """Return what is asked for next: what is due first, then the rest; 0 when all came."""
    paid = (money or money_of(order)).paid
    open_lines = OrderLine.objects.filter(order=order, gone_at=None, cancelled_at=None)
    total = sum(line.total for line in open_lines) + order.shipping
    goal = order.due if paid < order.due else total
    return max(0, min(goal, total) - paid)


def ask_first(order: Order, method: str) -> None:
    """Ask for what comes first of an order that this transaction made; what costs nothing is paid, and goes on."""
    if order.total:
        open_first(order, method)
    else:
        _go_on(order)


@transaction.atomic
def ask_payment(order: Order, method: str) -> Payment:
    """Open a way to pay what is left of an order; the one that is open already where it is the same."""
    order = locked(order)
    if order.state not in {OrderState.AWAITING, OrderState.PAID}:
        raise Refused("order_not_open")
    if method not in methods(shop_rules()):
        raise Refused("payment_method_unknown")
    amount = left_to_pay(order)
    if amount <= 0:
        raise Refused("payment_nothing_due")
    still = Payment.objects.filter(order=order, method=method, state__in=_OPEN, expires_at__gt=now())
    for found in still:
        if found.amount + found.unique_code == amount:
            return found
    return open_way(order, method, amount)


@transaction.atomic
def tell_proof(payment: Payment, proof: str, *, until: datetime) -> Payment:
    """Note the proof that a buyer sent; its pieces are kept until a person looked, at the latest `until`."""
    order = locked(payment.order)
    found: Payment = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if found.state not in _OPEN:
        raise Refused("payment_not_waiting")
    found.state, found.proof, found.expires_at = PaymentState.TOLD, proof, max(found.expires_at, until)
    found.save()
    if order.state == OrderState.AWAITING and order.expires_at < until:
        order.expires_at = until
        order.save(update_fields=["expires_at"])
        extend(order.pk, expires_at=until)
    return found


@transaction.atomic
def take_in(payment: Payment, arrived: int, *, fee: int = 0, by: User | None = None, provider_id: str = "") -> Payment:
    """Take in money that came, whatever it is and however late: it is booked once, and the order lives on by it.

    Less than was asked leaves the order waiting, more is the buyer's; a person is asked of both.
    """
    if arrived <= 0 or fee < 0 or fee > arrived:
        raise Refused("payment_amount_not_positive")
    order = locked(payment.order)
    found: Payment = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if found.state == PaymentState.PAID:
        return found
    found.state, found.arrived, found.arrived_at = PaymentState.PAID, arrived, now()
    found.fee, found.confirmed_by = fee, by
    found.provider_id = provider_id or found.provider_id
    found.save()
    code = _book(found)
    tell(order, OrderEventKind.PAID, by=by, amount=arrived + code, note=_said(found, code))
    _go_on(order)
    return found


def _said(payment: Payment, code: int) -> str:
    """Return what the timeline says of a payment: how it came, and by what code it was known."""
    with translation.override(settings.LANGUAGE_CODE):
        name = str(payment.get_method_display())
        return f"{name}, {_('kode unik')} {code}" if code else name


def _book(payment: Payment) -> int:
    """Book what came; what the unique code took off is a rounding that the council bears: return how much."""
    came, code = payment.arrived or 0, 0
    if payment.method == Method.TRANSFER and came == payment.amount:
        code = payment.unique_code
    account = ACCOUNTS.get(Method(payment.method), Account.PROVIDER)
    lines = [
        Line(account, came),
        Line(Account.ROUNDING, code),
        Line(Account.ORDERS, -(came + code), about=payment.order_id),
    ]
    if code:
        Payment.objects.filter(pk=payment.pk).update(arrived=came + code)
    post(Source.PAYMENT, lines, document=payment.order_id, key=uuid5(payment.pk, "paid"), note=payment.reference)
    return code


def _go_on(order: Order) -> None:
    money = money_of(order)
    facts = {"number": order.number}
    if order.state == OrderState.CANCELLED or (order.state == OrderState.DONE and money.held > 0):
        ask_people([(TaskKind.ORDER_OVERPAID, order.pk, {**facts, "amount": money.held})])
        return
    if money.paid < order.due:
        ask_people([(TaskKind.ORDER_UNDERPAID, order.pk, {**facts, "amount": order.due - money.paid})])
        return
    if order.state in {OrderState.AWAITING, OrderState.EXPIRED}:
        become(order, OrderState.PAID)
        book_shipping(order)
        tell_to_make(order)
    fulfil_when_paid(order)
    if money.paid > order.total:
        ask_people([(TaskKind.ORDER_OVERPAID, order.pk, {**facts, "amount": money.paid - order.total})])


def fulfil_when_paid(order: Order) -> None:
    """Sell what is there, and what was made to order once all of the order is paid."""
    waits = OrderLine.objects.filter(order=order, is_to_order=True, made_at__isnull=False, sale=None, cancelled_at=None)
    if waits.exists() and left_to_pay(order) > 0:
        return
    fulfil(order)


@transaction.atomic
def give_up(payment: Payment, state: str) -> Payment:
    """Note that a provider says a payment failed or ran out; one that was paid stays paid."""
    found: Payment = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if found.state in _OPEN:
        found.state = state
        found.save()
    return found
