"""Book what a provider paid out to the bank, line by line of its file, to the rupiah; twice is once."""

import hashlib
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.days import day_of
from kriya.ledger.models import Account, Source, Tender, Transaction
from kriya.ledger.queries.rates import Rules, money_rules
from kriya.shop.models import Payment, PaymentState, Payout, ProviderFile
from kriya.shop.payments.files import PaidOut, read_paid_out
from kriya.shop.payments.registry import gateway_of
from kriya.shop.queries.paid_out import key_of_payment, key_of_payout

_MOST_LEFT: Final = 500
"""So many left-over lines are kept with a file; the rest of them is counted."""


@dataclass
class _Import:
    """What an import came to so far."""

    method: str
    by: User | None
    rules: Rules
    payments: dict[str, Payment]
    came: dict[str, int]
    payouts: dict[UUID, list[Payout]]
    booked_before: set[UUID]
    used: set[UUID] = field(default_factory=set)
    left: list[dict[str, object]] = field(default_factory=list)
    booked: int = 0
    again: int = 0
    amount: int = 0
    fees: int = 0
    fees_by_rates: int = 0


@transaction.atomic
def take_provider_file(method: str, name: str, raw: bytes, *, by: User | None) -> ProviderFile:
    """Book a provider's file: into the bank what it paid out, its fee, and off what it held. Tell what is left over.

    A line counts where its amount is what came by that payment, or went back; every other is left with its reason.
    Raises Refused("file_unreadable").
    """
    gateway_of(method)
    rows, wrong = read_paid_out(raw)
    state = _known(method, rows, by)
    state.left.extend(wrong)
    for row in rows:
        why = _book_back(state, row) if row.is_back else _book_payment(state, row)
        if why:
            left = {"row": row.row, "reference": row.reference[:60], "amount": row.amount, "why": why}
            came = state.came.get(row.reference) if why == "other_amount" else None
            state.left.append(left | ({"came": came} if came else {}))
    state.left.sort(key=itemgetter("row"))
    made: ProviderFile = ProviderFile.objects.create(
        method=method, name=name[:200], file_hash=hashlib.sha256(raw).hexdigest(), rows=len(rows) + len(wrong),
        booked=state.booked, again=state.again, amount=state.amount, fees=state.fees,
        fees_by_rates=state.fees_by_rates, left=state.left[:_MOST_LEFT], left_over=len(state.left), at=now(), by=by,
    )  # fmt: skip
    return made


def _known(method: str, rows: list[PaidOut], by: User | None) -> _Import:
    names = {row.reference for row in rows}
    found = Payment.objects.filter(method=method, reference__in=names).select_for_update(of=("self",)).order_by("pk")
    payments = {payment.reference: payment for payment in found}
    payouts: dict[UUID, list[Payout]] = {}
    orders = [payment.order_id for payment in payments.values()]
    came: dict[str, int] = {}
    paid = Payment.objects.filter(order__in=orders, method=method, state=PaymentState.PAID)
    for reference, arrived in paid.values_list("reference", "arrived"):
        # What was paid twice into one page stands beside it, and is paid out with it.
        whole = reference.partition("+")[0]
        came[whole] = came.get(whole, 0) + (arrived or 0)
    for payout in Payout.objects.filter(order__in=orders, account=Account.PROVIDER).order_by("at", "pk"):
        payouts.setdefault(payout.order_id, []).append(payout)
    keys = [key_of_payment(payment.pk) for payment in payments.values()]
    keys += [key_of_payout(payout.pk) for several in payouts.values() for payout in several]
    before = set(Transaction.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return _Import(method, by, money_rules(), payments, came, payouts, before)


def _book_payment(state: _Import, row: PaidOut) -> str:
    """Book a payment that was paid out; return why not, or ""."""
    payment = state.payments.get(row.reference)
    if payment is None:
        return "unknown_payment"
    if payment.state != PaymentState.PAID:
        return "not_paid"
    if row.amount != state.came.get(row.reference):
        return "other_amount"
    key = key_of_payment(payment.pk)
    if key in state.used:
        return "twice_in_file"
    return _post(state, row, key, payment)


def _book_back(state: _Import, row: PaidOut) -> str:
    """Book money that the provider took off because it went back to the buyer; return why not, or ""."""
    payment = state.payments.get(row.reference)
    if payment is None:
        return "unknown_payment"
    same = [key_of_payout(one.pk) for one in state.payouts.get(payment.order_id, []) if one.amount == -row.amount]
    free = [key for key in same if key not in state.used]
    if not free:
        return "back_not_noted"
    key = next((key for key in free if key not in state.booked_before), free[0])
    return _post(state, row, key, payment)


def _post(state: _Import, row: PaidOut, key: UUID, payment: Payment) -> str:
    rated = state.rules.fee(Tender.PROVIDER, row.amount, day_of(payment.arrived_at or now())) if row.amount > 0 else 0
    fee = int(rated) if row.fee is None else row.fee
    if fee < 0 or (row.amount > 0 and fee > row.amount):
        return "fee_wrong"
    state.used.add(key)
    net = row.amount - fee
    lines = [Line(Account.BANK, net), Line(Account.FEES, fee), Line(Account.PROVIDER, -row.amount)]
    try:
        post(Source.TENDER, lines, document=payment.order_id, by=state.by, note=row.reference, key=key)
    except Refused:
        return "booked_otherwise"
    if key in state.booked_before:
        state.again += 1
        return ""
    state.booked += 1
    state.amount, state.fees = state.amount + net, state.fees + fee
    state.fees_by_rates += int(rated)
    return ""
