"""Two people bring overlapping exports of a marketplace at the same moment: each order is sold once."""

from collections.abc import Callable
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError

from kriya.core.checks.running import run_checks
from kriya.core.scoping import council_scope
from kriya.inventory.models import Lot
from kriya.marketplaces.actions import taking_in, working
from kriya.marketplaces.actions.taking_in import apply_orders, bring_orders
from kriya.marketplaces.models import MarketFile, MarketOrder
from kriya.marketplaces.tests.exports import shopee, shopee_row
from kriya.marketplaces.tests.test_orders import code_of
from kriya.sales.models import Sale
from kriya.shop.tests.builders import Shop, opened
from tests.at_once import WAIT_SECONDS, at_once


@pytest.fixture
def shop(real_db: None) -> Shop:
    return opened()


def two_exports(shop: Shop) -> tuple[Lot, list[MarketFile]]:
    """Exports of neighbouring days: the order between them stands in both."""
    with council_scope(shop.room.council):
        lot = shop.lot(pieces=10)
        days = [
            [shopee_row(f"2611{day}KQW01", code_of(lot), price=100_000) for day in days] for days in ((1, 2), (2, 3))
        ]
        files = [bring_orders(shopee(*rows), marketplace="shopee", name="a.xlsx", by=None) for rows in days]
        return lot, files


def applying(shop: Shop, file: MarketFile) -> Callable[[], str]:
    def work() -> str:
        with council_scope(shop.room.council):
            return str(apply_orders(file, by=None).came["sales"])

    return work


def test_an_order_in_two_files_that_are_applied_at_once_is_sold_once(shop: Shop):
    lot, files = two_exports(shop)
    assert at_once(*(applying(shop, file) for file in files)) == ["1", "2"]
    with council_scope(shop.room.council):
        assert (MarketOrder.objects.count(), Sale.objects.count(), shop.room.level(lot)) == (3, 3, 7)
    assert [one.differences for one in run_checks() if not one.ok] == []


def test_without_waiting_for_each_other_one_of_them_fails(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    """Twin: both see the order as new, and the table's own rule is the last word."""
    _lot, files = two_exports(shop)
    both = Barrier(2)
    real = taking_in.coming

    def seen_by_both(*given: Any) -> Any:
        plan = real(*given)
        both.wait(WAIT_SECONDS)
        return plan

    monkeypatch.setattr(working, "wait_for", lambda *_key: None)
    monkeypatch.setattr(taking_in, "coming", seen_by_both)
    with pytest.raises(IntegrityError, match="market_order_once"):
        at_once(*(applying(shop, file) for file in files))
    with council_scope(shop.room.council):
        assert (MarketOrder.objects.count(), Sale.objects.count()) == (2, 2)


def test_the_same_file_that_is_applied_twice_at_once_is_applied_once(shop: Shop):
    lot, (file, _other) = two_exports(shop)
    assert at_once(*[applying(shop, file)] * 2) == ["2", "market_file_not_waiting"]
    with council_scope(shop.room.council):
        assert shop.room.level(lot) == 8
