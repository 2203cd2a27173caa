"""Work that makers did for an office counts among what they sold, though it is of no lot and no craft."""

from collections.abc import Iterator

import pytest

from kriya.achievements.queries.trade import gather_trade
from kriya.core.clock import today
from kriya.core.indicators import UNKNOWN, Choice
from kriya.core.scoping import council_scope
from kriya.quotations.actions.drafting import LineWanted
from kriya.quotations.tests.builders import Offices, handed
from kriya.shop.tests.builders import opened
from kriya.showroom.actions.agreements import agree


@pytest.fixture
def at(real_db: None) -> Iterator[Offices]:
    made = opened()
    with council_scope(made.room.council):
        yield Offices(made)


def test_work_is_counted_for_its_maker_and_the_councils_own_for_the_council(at):
    agree(None, from_on=today(), by=None, commission="flat", basis_points=2000)
    maker = at.shop.room.makers[0]
    work = LineWanted(2, 50_000, name="Bordir", is_service=True, maker=maker.pk)
    handed(at.accepted(work, LineWanted(1, 30_000, name="Bungkus", is_service=True)), 2, 1)
    sold = gather_trade(Choice(today())).sold
    assert [(one.maker, one.family, one.pieces, one.total, one.net) for one in sold] == [
        ("", UNKNOWN, 1, 30_000, 30_000), (str(maker.pk), UNKNOWN, 2, 100_000, 80_000),
    ]  # fmt: skip
