"""Money of marketplaces that came into the bank, told by a person or by a report."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.design.formats import rupiah
from kriya.ledger.actions.posting import Line, post, reverse
from kriya.ledger.models import Account, Source
from kriya.marketplaces.actions.working import refuse_busy
from kriya.marketplaces.models import MarketFile, Marketplace, Withdrawal
from kriya.marketplaces.queries.standing import in_balance


@transaction.atomic
def tell_withdrawal(
    marketplace: str, amount: int, *, on: date, reference: str = "", key: UUID, by: User | None
) -> Withdrawal:
    """Book money that came into the bank, told by a person; the same key is the same once.

    Raises Refused("amount_not_positive"), Refused("withdrawal_too_much", left=…) for more than was released, and
    Refused("market_busy") while the worker is at a report.
    """
    wait_for(marketplace, Space.MARKETS)
    refuse_busy(marketplace)
    before = Withdrawal.objects.filter(marketplace=marketplace, key=str(key)).first()
    if before is not None:
        return before
    if amount <= 0:
        raise Refused("amount_not_positive")
    there = in_balance(marketplace)
    if amount > there:
        raise Refused("withdrawal_too_much", left=rupiah(there))
    return withdraw(marketplace, amount, on, reference, str(key), None, by)


@transaction.atomic
def undo_withdrawal(withdrawal: Withdrawal, *, by: User | None) -> None:
    """Take a withdrawal back that was told wrongly. Raises Refused("market_busy") while the worker is at a report."""
    wait_for(withdrawal.marketplace, Space.MARKETS)
    refuse_busy(withdrawal.marketplace)
    reverse(withdrawal.booked, reason=_("Penarikan dibatalkan"), by=by)
    withdrawal.delete()


def withdraw(
    marketplace: str, amount: int, on: date | None, reference: str, key: str, file: MarketFile | None, by: User | None
) -> Withdrawal:
    """Book that money of a marketplace came into the bank; without a `file` a person told of it."""
    lines = [Line(Account.BANK, amount), Line(Account.MARKET, -amount)]
    note = " ".join(filter(None, [str(Marketplace(marketplace).label), reference]))
    booked = post(Source.MARKET, lines, by=by, note=note)
    made: Withdrawal = Withdrawal.objects.create(
        marketplace=marketplace,
        file=file,
        key=key,
        on=on,
        amount=amount,
        reference=reference[:80],
        booked=booked,
        by=by,
    )
    return made
