"""A count is approved while a sale from before it is being written."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.models import LocationKind
from kriya.sales.actions.recording import record_sale
from kriya.showroom.actions.losses import post_stock_take
from tests import build
from tests.trade import Showroom, showroom, told

PATIENCE = 20


class Meeting:
    """Who waits for whom: the sale is written, then the count is approved, then the sale ends."""

    def __init__(self) -> None:
        self.sold, self.reached = threading.Event(), threading.Event()

    def hold(self, at: Showroom) -> tuple[int, int]:
        """Count nine of ten pieces, one of which was sold and is being told; return what is on the shelf and lost."""
        sari, wulan = build.member(at.council, name="Sari"), build.member(at.council, name="Wulan")
        with council_scope(at.council):
            lot = at.lot(pieces=10)
            sold_at = timezone.now()
            take = stock_takes.open_stock_take(at.place, by=sari)
            stock_takes.count(take, lot, 9, by=sari)
            stock_takes.finish_counting(take, by=sari)

        def sell() -> None:
            try:
                with council_scope(at.council):
                    record_sale(told(at, (lot, 1), device_at=sold_at))
                    self.sold.set()
                    assert self.reached.wait(PATIENCE)
            finally:
                connections.close_all()

        def approve() -> None:
            try:
                assert self.sold.wait(PATIENCE)
                with council_scope(at.council):
                    post_stock_take(take, by=wulan)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            for work in [pool.submit(sell), pool.submit(approve)]:
                work.result()
        with council_scope(at.council):
            return at.level(lot), at.level(lot, at.places[LocationKind.LOST])


def test_a_sale_that_is_being_written_is_waited_for(real_db: None, monkeypatch: pytest.MonkeyPatch):
    meeting, wait = Meeting(), stock_takes._wait_for_sales

    def reached(take: Any) -> None:
        meeting.reached.set()
        wait(take)

    monkeypatch.setattr(stock_takes, "_wait_for_sales", reached)
    assert meeting.hold(showroom()) == (9, 0)


def test_without_waiting_the_piece_that_was_sold_is_lost_as_well(real_db: None, monkeypatch: pytest.MonkeyPatch):
    """The twin."""
    meeting, sheet = Meeting(), stock_takes.sheet

    def read(take: Any) -> Any:
        lines = sheet(take)
        meeting.reached.set()
        return lines

    monkeypatch.setattr(stock_takes, "_wait_for_sales", lambda _take: None)
    monkeypatch.setattr(stock_takes, "sheet", read)
    assert meeting.hold(showroom()) == (8, 1)
