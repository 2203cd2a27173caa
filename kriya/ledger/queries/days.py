"""The makers' money day by day: what was owed at each day's end, and what money there was for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import connection

from kriya.core.clock import today
from kriya.core.money import Rupiah
from kriya.core.scoping import current_council
from kriya.ledger.days import start_of
from kriya.ledger.models.books import MONEY

_BY_DAY: Final = """
    SELECT CASE WHEN posted_at < %(first)s THEN NULL ELSE (posted_at AT TIME ZONE %(zone)s)::date END AS day,
           coalesce(sum(amount) FILTER (WHERE account = 'maker'), 0),
           coalesce(sum(amount) FILTER (WHERE account = ANY(%(money)s)), 0), sum(amount), count(*)
    FROM ledger_entry WHERE council_id = %(council)s GROUP BY day
"""


@dataclass(frozen=True)
class DayOfTrust:
    """The end of a day: makers' money owed, money on hand, and `rest`, the sum of all accounts, which must be 0."""

    on: date
    owed: Rupiah
    on_hand: Rupiah
    entries: int
    rest: int

    @property
    def is_proved(self) -> bool:
        return self.rest == 0

    @property
    def covered(self) -> bool:
        return self.on_hand >= self.owed


def trust_by_day(days: int = 14) -> list[DayOfTrust]:
    """Return the last days, today first, with one question."""
    last = today()
    first = last - timedelta(days=days - 1)
    council = current_council()
    told = {"first": start_of(first), "zone": council.time_zone, "money": list(MONEY), "council": council.pk}
    with connection.cursor() as cursor:
        cursor.execute(_BY_DAY, told)
        rows = {row[0]: [int(value) for value in row[1:]] for row in cursor.fetchall()}
    owed, money, rest, _count = rows.get(None, [0, 0, 0, 0])
    found = []
    for day in (first + timedelta(days=n) for n in range(days)):
        more = rows.get(day, [0, 0, 0, 0])
        owed, money, rest = owed + more[0], money + more[1], rest + more[2]
        found.append(DayOfTrust(day, Rupiah(-owed), Rupiah(money), more[3], rest))
    return found[::-1]
