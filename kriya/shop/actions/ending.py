"""End orders: those nobody paid, those that are called off, and money that goes back to a buyer."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.design.formats import rupiah
from kriya.inventory.actions.reserving import release
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source, Tender
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.models import BackTo, Sale, SaleLine
from kriya.sales.queries.refunds import refundable
from kriya.shop.actions.sending import close_sending
from kriya.shop.actions.timeline import become, is_told, locked, tell
from kriya.shop.actions.vouchers import give_back
from kriya.shop.models import Order, OrderEventKind, OrderLine, OrderState, Payment, PaymentState, Payout, Shipment
from kriya.shop.queries.money import money_of

PAID_FROM: Final = (Account.BANK, Account.CASH_OFFICE, Account.PROVIDER)
_OPEN: Final = (PaymentState.ASKED, PaymentState.TOLD)
MANY: Final = 200


def expire_due() -> int:
    """End the orders whose time to pay is over and let their pieces go; return how many. One with a proof waits."""
    due = Order.objects.filter(state=OrderState.AWAITING, expires_at__lte=now()).order_by("pk")
    ended = 0
    for order in due.exclude(payments__state=PaymentState.TOLD)[:MANY]:
        with transaction.atomic():
            ended += _expire(locked(order))
    return ended


def _expire(order: Order) -> int:
    # It may have been paid while this waited for its lock.
    if order.state != OrderState.AWAITING or order.expires_at > now():
        return 0
    become(order, OrderState.EXPIRED)
    _let_go(order)
    tell(order, OrderEventKind.EXPIRED)
    return 1


def _let_go(order: Order) -> None:
    release(order.pk)
    give_back(order)
    Payment.objects.filter(order=order, state__in=_OPEN).update(state=PaymentState.OVER)


@transaction.atomic
def cancel(order: Order, *, reason: str, by: User | None, from_buyer: bool = False) -> Order:
    """Call an order off before anything was sent: what was sold to it comes back, its money is held for the buyer."""
    if not reason.strip():
        raise Refused("reason_missing")
    order = locked(order)
    if order.state not in {OrderState.AWAITING, OrderState.EXPIRED, OrderState.PAID}:
        raise Refused("order_not_open")
    if Shipment.objects.filter(order=order).exists():
        raise Refused("order_sent_already")
    was_paid = order.state == OrderState.PAID
    lines = list(OrderLine.objects.filter(order=order, cancelled_at=None))
    _take_back(order, [(line, line.pieces, BackTo.SHELF) for line in lines if line.sale_id], reason=reason, by=by)
    OrderLine.objects.filter(order=order, cancelled_at=None).update(cancelled_at=now())
    if was_paid and order.shipping:
        _return_shipping(order)
    become(order, OrderState.CANCELLED)
    _let_go(order)
    tell(order, OrderEventKind.CANCELLED, by=by, from_buyer=from_buyer, note=reason)
    return order


def _return_shipping(order: Order) -> None:
    lines = [
        Line(Account.ORDERS, -order.shipping, about=order.pk),
        Line(Account.SHIPPING, order.shipping, about=order.pk),
    ]
    post(Source.PAYMENT, lines, document=order.pk, note="shipping", key=uuid5(order.pk, "shipping back"))


@transaction.atomic
def take_back(
    order: Order,
    back: Sequence[tuple[OrderLine, int, str]],
    *,
    reason: str,
    by: User | None,
    key: UUID | None = None,
) -> None:
    """Take pieces of an order back after they were sold: (line, pieces, shelf or damaged), each by its frozen terms.

    Their money is held for the buyer until it is paid back. Pieces that were never had are dropped from the order.
    Where all that is left was sent before, the order is sent. The same `key` again does nothing.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if not back:
        raise Refused("order_lines_missing")
    order = locked(order)
    if is_told(key):
        return
    _take_back(order, [one for one in back if one[0].sale_id], reason=reason, by=by)
    unsold = [line.pk for line, _pieces, _to in back if not line.sale_id]
    OrderLine.objects.filter(order=order, pk__in=unsold, cancelled_at=None).update(cancelled_at=now())
    amount = sum(line.total * pieces // line.pieces for line, pieces, _to in back)
    tell(order, OrderEventKind.RETURNED, by=by, note=reason, amount=amount, key=key)
    close_sending(order, by=by)


def _take_back(order: Order, back: Sequence[tuple[OrderLine, int, str]], *, reason: str, by: User | None) -> None:
    for sale_id in sorted({line.sale_id for line, _pieces, _to in back if line.sale_id}):
        sale: Sale = Sale.objects.get(pk=sale_id)
        sold: dict[UUID | None, SaleLine] = {line.lot_id: line for line in SaleLine.objects.filter(sale=sale)}
        wanted = [Back(sold[line.lot_id].pk, pieces, to) for line, pieces, to in back if line.sale_id == sale_id]
        worth = {one.line: one for one in refundable(sale)}
        total = sum(worth[one.line].worth_of(one.pieces) for one in wanted if one.line in worth)
        tenders = [Paid(Tender.ORDER, total, order.number)] if total else []
        refund(sale, wanted, reason=reason, by=by, tenders=tenders)


@transaction.atomic
def pay_out(
    order: Order,
    amount: int,
    *,
    account: str,
    reason: str,
    by: User | None,
    reference: str = "",
    key: UUID | None = None,
) -> Payout:
    """Note that money of an order went back to its buyer; never more than is held and not needed for open lines.

    The same `key` again is the same payout.
    """
    if amount <= 0:
        raise Refused("payment_amount_not_positive")
    if account not in PAID_FROM:
        raise Refused("not_a_money_account")
    if not reason.strip():
        raise Refused("reason_missing")
    order = locked(order)
    if key and (before := Payout.objects.filter(pk=key, order=order).first()) is not None:
        return before
    most = free_money(order)
    if amount > most:
        raise Refused("payout_too_much", most=rupiah(most))
    said = {"reference": reference[:80], "reason": reason.strip()[:200], "at": now(), "by": by}
    payout: Payout = Payout.objects.create(pk=key or new_id(), order=order, account=account, amount=amount, **said)
    lines = [Line(Account.ORDERS, amount, about=order.pk), Line(account, -amount)]
    post(Source.PAYMENT, lines, document=order.pk, by=by, note=reason.strip(), key=uuid5(payout.pk, "payout"))
    tell(order, OrderEventKind.REFUNDED, by=by, note=reason, amount=amount)
    return payout


def free_money(order: Order) -> int:
    """Return what of a buyer's money is held for nothing: what was paid less what is sold, sent or still to come."""
    held = money_of(order).held
    if order.state == OrderState.AWAITING:
        return 0
    waiting = OrderLine.objects.filter(order=order, sale=None, gone_at=None, cancelled_at=None)
    needed = sum(line.total for line in waiting) if order.state == OrderState.PAID else 0
    return max(0, held - needed)
