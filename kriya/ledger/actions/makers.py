"""What is paid to a maker in advance, taken off, or added, each with its reason."""

from uuid import UUID

from kriya.accounts.models import User
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source, Transaction
from kriya.ledger.models.books import MONEY
from kriya.makers.models import Maker


def give_advance(
    maker: Maker,
    amount: int,
    *,
    reason: str,
    by: User | None,
    key: UUID | None = None,
    paid_from: str = Account.CASH_OFFICE,
) -> Transaction:
    """Pay a maker in advance; the next settlements take it off. Refuse an amount not above zero, and no reason."""
    if paid_from not in MONEY:
        raise Refused("not_a_money_account")
    return _between(Source.ADVANCE, Account.ADVANCE, paid_from, maker, amount, reason, by, key)


def deduct(maker: Maker, amount: int, *, reason: str, by: User | None, key: UUID | None = None) -> Transaction:
    """Take an amount off what a maker is owed, for the council (a service, a fine)."""
    return _between(Source.DEDUCTION, Account.MAKER, Account.COMMISSION, maker, amount, reason, by, key)


def credit(maker: Maker, amount: int, *, reason: str, by: User | None, key: UUID | None = None) -> Transaction:
    """Add an amount to what a maker is owed, at the council's cost."""
    return _between(Source.CREDIT, Account.COMMISSION, Account.MAKER, maker, amount, reason, by, key)


def compensate(
    maker: Maker, amount: int, *, reason: str, about: UUID, document: UUID, by: User | None
) -> Transaction | None:
    """Owe a maker for lost or damaged pieces (below zero: owe it less again); None where there is nothing to owe."""
    if amount == 0:
        return None
    lines = [
        Line(Account.LOSS, amount, about=about),
        Line(Account.MAKER, -amount, maker=maker.pk, about=about, payable_on=today()),
    ]
    return post(Source.LOSS, lines, document=document, by=by, note=reason)


def _between(
    source: str, debit: str, credited: str, maker: Maker, amount: int, reason: str, by: User | None, key: UUID | None
) -> Transaction:
    if amount <= 0:
        raise Refused("amount_not_positive")
    if not reason.strip():
        raise Refused("reason_missing")
    return post(
        source, [_line(debit, amount, maker), _line(credited, -amount, maker)], by=by, note=reason.strip(), key=key
    )


def _line(account: str, amount: int, maker: Maker) -> Line:
    if account in {Account.MAKER, Account.ADVANCE}:
        return Line(account, amount, maker=maker.pk, payable_on=today())
    return Line(account, amount)
