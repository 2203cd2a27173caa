"""Sales of a quarter for the tests of closings: some makers, each with a lot, selling on a day."""

from datetime import date, timedelta

from kriya.core.clock import standing_at
from kriya.inventory.models import Lot
from kriya.ledger.days import start_of
from kriya.sales.actions.recording import record_sales
from kriya.sales.told import SaleTold
from tests import build, trade

ON = date(2026, 5, 12)
"""A day of the second quarter."""


def lots_of(at: trade.Showroom, count: int) -> list[Lot]:
    """A lot of each of so many new makers, there since two years; inside the council's scope."""
    return [
        at.lot(build.maker(f"Batik {number}", joined_year=2020), pieces=500, price=100_000 + 1_000 * number, days=700)
        for number in range(count)
    ]


def sell(
    at: trade.Showroom, lots: list[Lot], on: date = ON, *, channel: str = "showroom", pieces: int = 1
) -> list[SaleTold]:
    """Sell pieces of each lot on a day."""
    moment = start_of(on) + timedelta(hours=10)
    told = [trade.told(at, (lot, pieces), channel=channel, device_at=moment) for lot in lots]
    with standing_at(moment + timedelta(hours=1)):
        record_sales(told)
    return told
