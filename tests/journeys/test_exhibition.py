"""A fair in a real browser: two tills sell without a network, and what was brought is accounted for to the last piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.exhibitions.actions.closing import ask_closing
from kriya.exhibitions.actions.prices import set_prices
from kriya.exhibitions.models import ClosingState, Exhibition
from kriya.exhibitions.queries.closing import late_sales
from kriya.exhibitions.queries.law import law, summed
from kriya.exhibitions.queries.results import result_of
from kriya.exhibitions.tests.builders import planned
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Location
from kriya.sales.actions.tills import register_till
from kriya.sales.models import Sale
from kriya.showroom.actions.losses import answer_transfer
from tests.journeys import till as tills
from tests.journeys.till import Cashier, Server, Shop

pytestmark = pytest.mark.browser


@dataclass
class AtTheFair:
    """A fair with pieces of two lots, and the hands at its two tills."""

    shop: Shop
    exhibition: Exhibition
    hands: list[Cashier]

    def move(self, source: Location, target: Location, *pieces: int) -> None:
        """Send so many pieces of each lot, and accept them at the other end."""
        lines = [(lot, count) for lot, count in zip(self.shop.lots, pieces, strict=False) if count]
        for line in send(source, target, lines, by=None).lines.select_related("transfer"):
            answer_transfer(line, accepted=line.pieces, by=None)


@pytest.fixture
def at(server: Server, chromium: Any) -> Iterator[AtTheFair]:
    shop, contexts = tills.shop(server, lots=2), []
    with council_scope(shop.council):
        exhibition = planned()
        made = AtTheFair(shop, exhibition, [])
        made.move(shop.till.location, exhibition.location, 5, 4)
        set_prices(exhibition, {shop.lots[0].pk: 15_000}, by=shop.chair)
        secrets = [register_till(f"Kasir stan {name}", name, exhibition.location, by=None)[1] for name in ("P1", "P2")]
    for secret in secrets:
        context = chromium.new_context(
            viewport={"width": 1100, "height": 800}, reduced_motion="reduce", service_workers="block"
        )
        contexts.append(context)
        hands = Cashier(context.new_page()).open(f"{server.address}/{shop.council.slug}/kasir/#alat={secret}")
        hands.open_shift(50_000)
        made.hands.append(hands)
    yield made
    for context in contexts:
        context.close()


def test_two_tills_offline_sell_at_the_fairs_prices_and_it_closes_at_zero(at: AtTheFair, server: Server):
    scarf, cloth = (lot.code for lot in at.shop.lots)
    for hands in at.hands:
        hands.page.wait_for_selector("[data-unsent='0']")
    server.cut()
    first, second = at.hands
    numbers = [first.sell(scarf), second.sell(scarf, cloth), first.sell(cloth)]
    assert numbers == ["P1-000001", "P2-000001", "P1-000002"]
    assert [hands.unsent for hands in at.hands] == [2, 1]
    server.mend()
    for hands in at.hands:
        hands.send()
        assert hands.faults == []
    with council_scope(at.shop.council):
        assert {sale.channel for sale in Sale.objects.all()} == {"exhibition"}
        assert result_of(at.exhibition).sold.total == 2 * 15_000 + 2 * at.shop.lots[1].price
        assert [(line.brought, line.sold, line.left) for line in sorted(law(at.exhibition), key=lambda one: one.name)] == [
            (5, 2, 3), (4, 2, 2)
        ]  # fmt: skip
        at.move(at.exhibition.location, at.shop.till.location, 3, 2)
        closing = ask_closing(at.exhibition, by=at.shop.chair)
        assert (closing.state, closing.stock_take) == (ClosingState.CLOSED, None)
        assert summed(law(at.exhibition)).left == 0


def test_a_sale_that_a_till_kept_until_after_the_closing_lands(at: AtTheFair, server: Server):
    scarf = at.shop.lots[0].code
    at.hands[0].page.wait_for_selector("[data-unsent='0']")
    server.cut()
    number = at.hands[0].sell(scarf)
    with council_scope(at.shop.council):
        at.move(at.exhibition.location, at.shop.till.location, 5, 4)
        closing = ask_closing(at.exhibition, by=at.shop.chair)
    server.mend()
    at.hands[0].send()
    with council_scope(at.shop.council):
        assert [one.sale.receipt for one in late_sales(at.exhibition)] == [number]
        assert summed(law(at.exhibition)).left == -1
        assert [line.difference for line in closing.lines.all()] == [0, 0]
