"""What is on an account, now or at any past instant; whom the council owes, and with what it could pay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from kriya.core.clock import now
from kriya.core.money import Rupiah
from kriya.core.scoping import current_council
from kriya.ledger.models import Account, Entry
from kriya.ledger.models.books import MONEY, OF_MAKERS
from kriya.ledger.queries.families import ROOTS, family

_OWED: Final = f"""
    {ROOTS}
    SELECT r.root, -coalesce(sum(e.amount) FILTER (WHERE e.account = 'maker'), 0),
           coalesce(sum(e.amount) FILTER (WHERE e.account = 'advance'), 0)
    FROM ledger_entry e JOIN roots r ON r.id = e.maker_id
    WHERE e.council_id = %(council)s AND e.maker_id IS NOT NULL AND e.posted_at <= %(at)s
    GROUP BY r.root
"""  # noqa: S608 - our own text


@dataclass(frozen=True)
class Owed:
    """What a maker is owed: `money` of its sales, less what it had in `advance`. Below zero: it owes the council."""

    money: Rupiah
    advance: Rupiah

    @property
    def total(self) -> Rupiah:
        return Rupiah(self.money - self.advance)


NOTHING: Final = Owed(Rupiah(0), Rupiah(0))


@dataclass(frozen=True)
class Trust:
    """The makers' money that the council holds, and the proof: every account at that instant sums to zero.

    `owed` is the account of makers' money as a whole; `makers` what each is owed, whose sum it must be. `money` is
    where money is, `own` what is the council's or the state's. `covered` tells whether money is there for all owed.
    """

    at: datetime
    owed: Rupiah
    advances: Rupiah
    makers: Mapping[UUID, Owed]
    money: Mapping[str, Rupiah]
    own: Mapping[str, Rupiah]

    @property
    def sum_of_makers(self) -> Rupiah:
        return Rupiah(sum(one.money for one in self.makers.values()))

    @property
    def on_hand(self) -> Rupiah:
        return Rupiah(sum(self.money.values()))

    @property
    def is_proved(self) -> bool:
        """Whether the makers' balances sum to the account, and all accounts to zero."""
        rest = self.on_hand + self.advances - self.owed - sum(self.own.values())
        return self.sum_of_makers == self.owed and rest == 0

    @property
    def of_buyers(self) -> Rupiah:
        """What buyers paid for orders that are not sold yet, or shall have back."""
        return self.own.get(Account.ORDERS, Rupiah(0))

    @property
    def covered(self) -> bool:
        return self.on_hand >= self.owed + self.of_buyers


def balance(account: str, *, at: datetime | None = None, maker: UUID | None = None) -> Rupiah:
    """Return what was on an account at an instant: above zero money or cost, below zero debt or income."""
    entries = Entry.objects.filter(account=account, posted_at__lte=at or now())
    entries = entries.filter(maker__in=family(maker)) if maker else entries
    return Rupiah(entries.aggregate(sum=Sum("amount"))["sum"] or 0)


def owed_to(maker: UUID, *, at: datetime | None = None) -> Owed:
    """Return what a maker was owed at an instant, makers merged into it included."""
    rows = Entry.objects.filter(maker__in=family(maker), posted_at__lte=at or now())
    sums = dict(rows.values_list("account").annotate(sum=Sum("amount")))
    return Owed(Rupiah(-sums.get(Account.MAKER, 0)), Rupiah(sums.get(Account.ADVANCE, 0)))


def owed_by_maker(*, at: datetime | None = None) -> dict[UUID, Owed]:
    """Return what every maker with entries was owed at an instant, by the maker that stands for it now."""
    with connection.cursor() as cursor:
        cursor.execute(_OWED, {"council": current_council().pk, "at": at or now()})
        return {root: Owed(Rupiah(int(money)), Rupiah(int(advance))) for root, money, advance in cursor.fetchall()}


def sums_of_accounts(*, at: datetime | None = None) -> dict[str, int]:
    """Return what was on every account at an instant, accounts without entries left out, in one question."""
    entries = Entry.objects.filter(posted_at__lte=at or now())
    return {account: int(sum_) for account, sum_ in entries.order_by().values_list("account").annotate(Sum("amount"))}


def trust(*, at: datetime | None = None) -> Trust:
    """Return the makers' money at an instant with its proof, in two questions."""
    instant = at or now()
    sums = sums_of_accounts(at=instant)
    own = {account: Rupiah(-int(sum_)) for account, sum_ in sums.items() if account not in {*MONEY, *OF_MAKERS}}
    return Trust(
        at=instant,
        owed=Rupiah(-int(sums.get(Account.MAKER, 0))),
        advances=Rupiah(int(sums.get(Account.ADVANCE, 0))),
        makers=owed_by_maker(at=instant),
        money={account: Rupiah(int(sums.get(account, 0))) for account in MONEY},
        own=own,
    )
