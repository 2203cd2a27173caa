"""Two cashiers and the last piece, one sale sent twice at once, a shift closed while it is sold, one refund by two."""

from collections.abc import Callable
from datetime import date
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.errors import DeadlockDetected

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions.reserving import Wanted, reserve
from kriya.inventory.models import Level, Lot
from kriya.ledger.actions.makers import give_advance
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.actions.posting import reverse
from kriya.ledger.models import NumberKind
from kriya.ledger.queries.balances import owed_to
from kriya.sales.actions import recording, refunding
from kriya.sales.actions.closing import supplement
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.actions.shifts import close_shift, open_shift
from kriya.sales.actions.syncing import receive
from kriya.sales.actions.tills import register_till
from kriya.sales.models import QuarantinedSale, Refund, RefundLine, Sale, SaleLine, Shift
from kriya.sales.queries.shifts import figures, reported
from kriya.showroom.actions import settlements
from tests import build
from tests.at_once import at_once
from tests.trade import Showroom, message, showroom, told

RACES = 40


def selling(at: Showroom, lot: Lot, **more: Any) -> Callable[[], Any]:
    def work() -> None:
        with council_scope(at.council):
            record_sale(told(at, (lot, 1), **more), guard=True)

    return work


def keeping(at: Showroom, lot: Lot) -> Callable[[], Any]:
    def work() -> None:
        with council_scope(at.council):
            reserve([Wanted(lot.pk, at.place.pk, 1)], holder=new_id(), expires_at=now().replace(year=2099))

    return work


def oversold(at: Showroom, lots: list[Lot]) -> int:
    with council_scope(at.council):
        return Level.objects.filter(lot__in=lots, location=at.place, pieces__lt=0).count()


def race(at: Showroom, lots: list[Lot]) -> list[list[str]]:
    return [at_once(selling(at, lot), selling(at, lot)) for lot in lots]


def test_the_last_piece_is_sold_to_one_of_two_cashiers_forty_times(real_db: None):
    """trap:24"""
    at = showroom()
    with council_scope(at.council):
        lots = [at.lot(pieces=1) for _race in range(RACES)]
    assert race(at, lots) == [["done", "stock_short"]] * RACES
    assert oversold(at, lots) == 0
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_without_the_guard_both_sell_it(real_db: None, monkeypatch: pytest.MonkeyPatch):
    """trap:24, twin — who looks first and sells then, in two steps, sells what is gone."""
    at = showroom()
    with council_scope(at.council):
        lots = [at.lot(pieces=1) for _race in range(5)]
    monkeypatch.setattr(recording, "refuse_short", lambda *_args, **_named: None)
    together = Barrier(2)

    def careless(lot: Lot) -> Callable[[], Any]:
        def work() -> None:
            with council_scope(at.council):
                if at.level(lot) < 1:
                    raise Refused("stock_short")
            together.wait(30)
            selling(at, lot)()

        return work

    for lot in lots:
        at_once(careless(lot), careless(lot))
    assert oversold(at, lots) == 5


def test_two_orders_keep_the_last_piece_once(real_db: None):
    at = showroom()
    with council_scope(at.council):
        lots = [at.lot(pieces=1) for _race in range(8)]

    assert [at_once(keeping(at, lot), keeping(at, lot)) for lot in lots] == [["done", "stock_short"]] * 8


def test_an_order_and_a_cashier_who_want_the_last_piece_do_not_both_get_it(real_db: None):
    at = showroom()
    with council_scope(at.council):
        lots = [at.lot(pieces=1) for _race in range(8)]

    assert [at_once(keeping(at, lot), selling(at, lot)) for lot in lots] == [["done", "stock_short"]] * 8


def test_one_sale_sent_twice_at_once_is_one(real_db: None):
    """trap:15 — two tabs send one queue."""
    at = showroom()
    with council_scope(at.council):
        lot = at.lot(pieces=100)
    sales = [told(at, (lot, 1)) for _race in range(10)]

    def sending(sale: Any) -> Callable[[], Any]:
        def work() -> None:
            with council_scope(at.council):
                record_sale(sale)

        return work

    for sale in sales:
        assert at_once(*[sending(sale)] * 3) == ["done"] * 3
    with council_scope(at.council):
        assert Sale.objects.count() == 10
        assert at.level(lot) == 90
        assert owed_to(at.makers[0].pk).total == 700_000


def test_sales_of_the_same_pieces_in_other_orders_do_not_lock_each_other_out(real_db: None):
    at = showroom()
    with council_scope(at.council):
        lots = [at.lot(pieces=1_000) for _lot in range(4)]

    def sending(order: list[Lot]) -> Callable[[], Any]:
        def work() -> None:
            for _time in range(10):
                with council_scope(at.council):
                    record_sale(told(at, *[(lot, 1) for lot in order]))

        return work

    assert at_once(sending(lots), sending(lots[::-1]), sending(lots[2:] + lots[:2])) == ["done"] * 3
    with council_scope(at.council):
        assert [at.level(lot) for lot in lots] == [970] * 4


def refunding_(at: Showroom, sale: UUID, line: UUID) -> Callable[[], Any]:
    def work() -> None:
        with council_scope(at.council):
            refund(Sale.objects.get(pk=sale), [Back(line, 1)], reason="kembali", by=None)

    return work


def sold_once(at: Showroom) -> tuple[UUID, UUID]:
    with council_scope(at.council):
        record_sale(told(at, (at.lot(), 1)))
        line = SaleLine.objects.order_by("-pk")[0]
        return line.sale_id, line.pk


def test_one_piece_comes_back_to_one_of_two_counters(real_db: None):
    """trap:27"""
    at = showroom()
    for _race in range(5):
        sale, line = sold_once(at)
        assert at_once(refunding_(at, sale, line), refunding_(at, sale, line)) == ["done", "refund_too_many"]


def test_without_the_lock_the_constraint_still_has_the_last_word(real_db: None, monkeypatch: pytest.MonkeyPatch):
    """trap:27, twin of the lock — both look at once and see a piece; the database takes it back once."""
    at = showroom()
    together = Barrier(2)
    looked = refunding._rows

    def look_together(*args: Any) -> list[RefundLine]:
        rows = looked(*args)
        together.wait(30)
        return rows

    monkeypatch.setattr(refunding, "_lock", lambda _sale: None)
    monkeypatch.setattr(refunding, "_rows", look_together)
    sale, line = sold_once(at)

    def back() -> None:
        try:
            refunding_(at, sale, line)()
        except OperationalError as no:
            # Both may have written before either looked: an exclusion lets go of one of two that wait for each other.
            if isinstance(no.__cause__, DeadlockDetected):
                raise Refused("refund_too_many", left=0) from no
            raise

    assert at_once(back, back) == ["done", "refund_too_many"]
    with council_scope(at.council):
        assert Refund.objects.count() == 1


def test_a_run_that_three_people_post_at_once_pays_once(real_db: None):
    """trap:29"""
    at = showroom()
    one, other = build.member(at.council, "treasurer", "Ratna"), build.member(at.council, "chair", "Wulan")
    with council_scope(at.council):
        record_sale(told(at, (at.lot(), 1)))
        run = settlements.preview(today(), by=one)
        settlements.approve(run, by=other)

    def posting() -> None:
        with council_scope(at.council):
            settlements.post(run, by=one)

    assert at_once(posting, posting, posting) == ["done"] * 3
    with council_scope(at.council):
        assert owed_to(at.makers[0].pk).total == 0
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_what_is_sold_while_its_shift_is_closed_stands_in_a_report(real_db: None):
    """trap:18"""
    at = showroom()
    with council_scope(at.council):
        till, _secret = register_till("Kasir 1", "A1", at.place, by=None)
        lot = at.lot(pieces=100)
    for number in range(6):
        with council_scope(at.council):
            shift = open_shift(till, opening_cash=0)

        def closing(shift: Any = shift) -> None:
            with council_scope(at.council):
                close_shift(shift, counted=100_000)

        def selling_(shift: Any = shift, number: int = number) -> None:
            with council_scope(at.council):
                record_sale(told(at, (lot, 1), shift=shift.pk, counter=number + 1), till=till)

        assert at_once(closing, selling_) == ["done", "done"]
        with council_scope(at.council):
            # What a worker does with the job that such a sale leaves.
            for job in ProcrastinateJob.objects.filter(task_name="kriya.sales.tasks.supplement_shift"):
                supplement(Shift.objects.get(pk=job.args["shift"]))
            assert reported(shift) == figures(shift)
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_numbers_given_out_at_once_have_no_gap_and_no_twin(real_db: None):
    at = showroom()
    given: list[str] = []

    def taking() -> None:
        with council_scope(at.council):
            given.append(next_number(NumberKind.INTAKE))

    at_once(*[taking] * 8)
    assert sorted(given) == [f"BAT/{date.today().year}/{number:04}" for number in range(1, 9)]


def test_a_shift_its_cash_and_a_bad_sale_sent_twice_at_once_are_one_each(real_db: None):
    """trap:15 — the second tab's message waits for the first one's and is the same, not a wreck beside it."""
    at = showroom()
    with council_scope(at.council):
        till, _secret = register_till("Kasir 1", "A1", at.place, by=None)
        lot = at.lot(pieces=100)
    for _race in range(6):
        key, when = str(new_id()), now().isoformat()
        messages = [
            {"kind": "shift_opened", "id": key, "opening_cash": 5_000, "device_at": when},
            {"kind": "cash_moved", "id": str(new_id()), "shift": key, "direction": "in", "amount": 1, "reason": "x", "device_at": when},
            {"kind": "sale", "id": str(new_id()), "lines": []},
            {"kind": "shift_closed", "id": str(new_id()), "shift": key, "counted": 5_001, "device_at": when},
            message(at, (lot, 1), shift=key, device_at=when),
        ]  # fmt: skip

        def sending(messages: Any = messages) -> None:
            with council_scope(at.council):
                statuses = [answer.status for answer in receive(till, messages, device_now=now())]
            assert statuses[0] == statuses[1] == "recorded"
            assert statuses[2] == "quarantined"

        assert at_once(sending, sending) == ["done", "done"]
        with council_scope(at.council):
            assert figures(Shift.objects.get(pk=key)).expected_cash == 105_001
    with council_scope(at.council):
        assert QuarantinedSale.objects.count() == 6


def test_a_transaction_is_reversed_by_one_of_two_at_once(real_db: None):
    at = showroom()
    for _race in range(4):
        with council_scope(at.council):
            posted = give_advance(at.makers[0], 1_000, reason="bahan", by=None)

        def reversing(posted: Any = posted) -> None:
            with council_scope(at.council):
                reverse(posted, reason="salah", by=None)

        assert at_once(reversing, reversing) == ["done", "transaction_reversed_already"]
    with council_scope(at.council):
        assert owed_to(at.makers[0].pk).total == 0
