"""Money of quotations: deposits and payments that came, and money that goes back. Each is booked once by its key."""

from datetime import date
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.design.formats import rupiah
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, NumberKind, Source
from kriya.quotations.actions.ending import finish_when_done
from kriya.quotations.actions.making import tell_makers
from kriya.quotations.actions.timeline import locked, tell
from kriya.quotations.models import Quotation, QuotationPayment, QuotationState, StepKind
from kriya.quotations.queries.money import money_of

ACCOUNTS: Final = (Account.BANK, Account.CASH_OFFICE)
_COMES: Final = (QuotationState.ACCEPTED, QuotationState.DONE, QuotationState.CANCELLED)
"""When money may come: also late, after it was called off; then it is the office's."""


@transaction.atomic
def take_in(
    quotation: Quotation,
    amount: int,
    *,
    account: str,
    key: UUID,
    by: User | None,
    on: date | None = None,
    reference: str = "",
    note: str = "",
) -> QuotationPayment:
    """Take in money that came: it pays what is owed first, the rest is held as the office's prepayment.

    The same key again is the same payment. More than was agreed is taken as it came: it is the office's.
    """
    if amount <= 0:
        raise Refused("payment_amount_not_positive")
    if account not in ACCOUNTS:
        raise Refused("not_a_money_account")
    found = locked(quotation, *_COMES, refusal="quotation_not_accepted")
    if (before := _said_before(found, key, amount)) is not None:
        return before
    owed = money_of(found).owed
    payment = QuotationPayment(
        pk=key, quotation=found, number=next_number(NumberKind.PAYMENT), amount=amount, account=account,
        reference=reference.strip()[:80], note=note.strip()[:200], on=on or today(), at=now(), by=by,
    )  # fmt: skip
    payment.save(force_insert=True)
    settled = min(owed, amount)
    lines = [
        Line(account, amount),
        Line(Account.RECEIVABLE, -settled, about=found.pk),
        Line(Account.ORDERS, -(amount - settled), about=found.pk),
    ]
    post(Source.PAYMENT, lines, document=found.pk, by=by, note=payment.number, key=uuid5(key, "quotation payment"))
    tell(found, StepKind.PAID, by=by, amount=amount, note=payment.number)
    if found.state == QuotationState.ACCEPTED:
        tell_makers(found)
        finish_when_done(found, by=by)
    return payment


@transaction.atomic
def pay_back(
    quotation: Quotation, amount: int, *, account: str, reason: str, key: UUID, by: User | None, reference: str = ""
) -> QuotationPayment:
    """Note that money went back to the office, never more than is held and needed for nothing. Once by its key."""
    if amount <= 0:
        raise Refused("payment_amount_not_positive")
    if account not in ACCOUNTS:
        raise Refused("not_a_money_account")
    if not reason.strip():
        raise Refused("reason_missing")
    found = locked(quotation)
    if (before := _said_before(found, key, -amount)) is not None:
        return before
    money = money_of(found)
    most = min(money.free, money.held)
    if amount > most:
        raise Refused("quotation_money_too_much", most=rupiah(most))
    payment = QuotationPayment(
        pk=key, quotation=found, amount=-amount, account=account, reference=reference.strip()[:80],
        note=reason.strip()[:200], on=today(), at=now(), by=by,
    )  # fmt: skip
    payment.save(force_insert=True)
    lines = [Line(Account.ORDERS, amount, about=found.pk), Line(account, -amount)]
    post(Source.PAYMENT, lines, document=found.pk, by=by, note=reason.strip(), key=uuid5(key, "quotation payment"))
    tell(found, StepKind.PAID_BACK, by=by, amount=amount, note=reason.strip())
    return payment


def _said_before(quotation: Quotation, key: UUID, amount: int) -> QuotationPayment | None:
    before: QuotationPayment | None = QuotationPayment.objects.filter(pk=key).first()
    if before is not None and (before.quotation_id, before.amount) != (quotation.pk, amount):
        raise Refused("quotation_other_payload")
    return before
