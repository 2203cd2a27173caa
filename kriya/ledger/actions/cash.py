"""Move the council's money from one place to another, and bring what was there at the start into the books."""

from uuid import UUID

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, Source, Transaction
from kriya.ledger.models.books import MONEY


def move_money(
    source: str, target: str, amount: int, *, reason: str, by: User | None, key: UUID | None = None
) -> Transaction:
    """Move money: cash brought to the bank, say. Refuse what is not a place of money, and an amount not above zero."""
    if {source, target} - set(MONEY) or source == target:
        raise Refused("not_a_money_account")
    return _move(Source.MOVE, source, target, amount, reason, by, key)


def record_opening(account: str, amount: int, *, reason: str, by: User | None, key: UUID | None = None) -> Transaction:
    """Record money that was there before the books began, or that the council puts in."""
    if account not in MONEY:
        raise Refused("not_a_money_account")
    return _move(Source.OPENING, Account.OPENING, account, amount, reason, by, key)


def _move(
    kind: str, source: str, target: str, amount: int, reason: str, by: User | None, key: UUID | None
) -> Transaction:
    if amount <= 0:
        raise Refused("amount_not_positive")
    if not reason.strip():
        raise Refused("reason_missing")
    return post(kind, [Line(target, amount), Line(source, -amount)], by=by, note=reason.strip(), key=key)
