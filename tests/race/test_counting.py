"""A count is approved while a sale from before it is being written."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import LocationKind, Lot
from kriya.sales.actions import recording
from kriya.sales.actions.recording import record_sale
from kriya.showroom.actions.losses import post_stock_take
from tests import build
from tests.trade import Showroom, showroom, told

PATIENCE = 20


def elsewhere(at: Showroom) -> Lot:
    """Ten pieces that by the books are at the stall, and never were in the showroom."""
    like = at.lot(pieces=1)
    return add_lot(
        product=like.product, maker=like.maker, pieces=10, price=like.price, terms=like.terms,
        location=at.places["stall"], by=None,
    )  # fmt: skip


class Meeting:
    """Who waits for whom: the sale is written, then the count is approved, then the sale ends."""

    def __init__(self) -> None:
        self.sold, self.reached = threading.Event(), threading.Event()

    def hold(self, at: Showroom, *, is_known_here: bool = True) -> tuple[int, int]:
        """Count nine of ten pieces, one of which was sold and is being told; return what is on the shelf and lost.

        By the books the ten may stand elsewhere: then the place never had a piece of them.
        """
        sari, wulan = build.member(at.council, name="Sari"), build.member(at.council, name="Wulan")
        with council_scope(at.council):
            lot = at.lot(pieces=10) if is_known_here else elsewhere(at)
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


@pytest.mark.parametrize(("is_known_here", "shelf", "lost"), [(True, 9, 0), (False, 9, -10)])
def test_a_sale_that_is_being_written_is_waited_for(
    real_db: None, monkeypatch: pytest.MonkeyPatch, is_known_here: bool, shelf: int, lost: int
):
    meeting, wait = Meeting(), stock_takes._wait_for_sales

    def reached(take: Any) -> None:
        meeting.reached.set()
        wait(take)

    monkeypatch.setattr(stock_takes, "_wait_for_sales", reached)
    assert meeting.hold(showroom(), is_known_here=is_known_here) == (shelf, lost)


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


def approved_behind_the_look(at: Showroom, patch: Callable[..., None]) -> tuple[int, int]:
    """Sell a piece that was counted as missing, and approve the count after the till's sale was looked up and before it
    is written; return what is on the shelf and lost."""
    sari, wulan = build.member(at.council, name="Sari"), build.member(at.council, name="Wulan")
    with council_scope(at.council):
        lot = at.lot(pieces=10)
        sold_at = timezone.now()
        take = stock_takes.open_stock_take(at.place, by=sari)
        stock_takes.count(take, lot, 9, by=sari)
        stock_takes.finish_counting(take, by=sari)
    look = recording.look

    def approve() -> None:
        try:
            with council_scope(at.council):
                post_stock_take(take, by=wulan)
        finally:
            connections.close_all()

    def looked(sales: Any) -> Any:
        known = look(sales)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(approve).result()
        return known

    patch(recording, "look", looked)
    with council_scope(at.council):
        record_sale(told(at, (lot, 1), device_at=sold_at))
        return at.level(lot), at.level(lot, at.places[LocationKind.LOST])


def test_a_sale_that_was_looked_up_before_a_count_was_approved_is_no_loss(
    real_db: None, monkeypatch: pytest.MonkeyPatch
):
    assert approved_behind_the_look(showroom(), monkeypatch.setattr) == (9, 0)


def test_with_counts_as_they_were_at_the_look_it_would_be_lost_as_well(real_db: None, monkeypatch: pytest.MonkeyPatch):
    """The twin."""
    write = recording._write

    def as_looked_up(rows: Any, instant: Any) -> Any:
        return replace(write(rows, instant), counted={})

    monkeypatch.setattr(recording, "_write", as_looked_up)
    assert approved_behind_the_look(showroom(), monkeypatch.setattr) == (8, 1)
