"""What marketplaces keep, release and pay out is booked to the rupiah, once."""

from datetime import date
from typing import Any

import pytest
from time_machine import travel

from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.models import Lot
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.marketplaces.actions import payouts, working
from kriya.marketplaces.actions.payouts import book_in_parts, go_on, take_payouts
from kriya.marketplaces.actions.undoing import undo_orders
from kriya.marketplaces.actions.undoing_payouts import undo_payouts, undo_payouts_in_parts
from kriya.marketplaces.actions.withdrawals import tell_withdrawal, undo_withdrawal
from kriya.marketplaces.checks import money_is_booked, orders_are_sold
from kriya.marketplaces.models import FileState, MarketFile, MarketLine, Release, Withdrawal
from kriya.marketplaces.queries.standing import standings
from kriya.marketplaces.tests.exports import shopee, shopee_balance, shopee_income, shopee_row
from kriya.marketplaces.tests.test_orders import applied, code_of
from kriya.shop.tests.builders import Shop, holds


@pytest.fixture
def orders(at: Shop) -> MarketFile:
    """Two orders of 100.000 and one of 300.000 at Shopee."""
    lot: Lot = at.lot(pieces=20, price=100_000)
    code = code_of(lot)
    rows = [shopee_row(f"2611051KQW0{n}", code, price=100_000, pieces=pieces) for n, pieces in ((1, 1), (2, 1), (3, 3))]
    return applied(shopee(*rows))


def taken(file) -> MarketFile:
    return take_payouts(file, marketplace="shopee", name=file.name, by=None)


def sums() -> tuple[int, int, int]:
    return balance(Account.MARKET), balance(Account.FEES), balance(Account.BANK)


def test_a_report_of_income_books_what_the_marketplace_kept(orders: MarketFile):
    done = taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500), ("2611051KQW03", "2026-11-09", 274_500)))
    assert (done.came["released"], done.came["amount"], done.came["fees"], done.left) == (2, 366_000, 34_000, [])
    assert sums() == (500_000 - 34_000, 34_000, 0)
    shopee_now = standings()[0]
    assert (shopee_now.awaited, shopee_now.in_balance, shopee_now.owed) == (100_000, 366_000, 466_000)
    again = taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500)))
    assert (again.came["released"], again.came["again"]) == (0, 1)
    holds()


def test_the_balance_report_tells_the_same_releases_and_the_money_that_went_to_the_bank(orders: MarketFile):
    taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500)))
    done = taken(shopee_balance(
        ("2026-11-09", "Penghasilan dari Pesanan", "2611051KQW01", 91_500),
        ("2026-11-10", "Penghasilan dari Pesanan", "2611051KQW02", 92_000),
        ("2026-11-12", "Penarikan Dana", "", -180_000),
    ))  # fmt: skip
    assert (done.came["again"], done.came["released"], done.came["withdrawn"], done.left) == (1, 1, 180_000, [])
    assert sums() == (500_000 - 8_500 - 8_000 - 180_000, 16_500, 180_000)
    holds()


def test_what_was_told_by_hand_is_not_booked_again_by_the_report(orders: MarketFile):
    taken(shopee_income(("2611051KQW03", "2026-11-09", 274_500)))
    key = new_id()
    for _twice in range(2):
        tell_withdrawal("shopee", 270_000, on=date(2026, 11, 13), key=key, by=None)
    done = taken(shopee_balance(("2026-11-12", "Penarikan Dana", "", -270_000)))
    assert (done.came["again"], done.came["withdrawals"]) == (1, 0)
    assert Withdrawal.objects.get().file == done
    assert balance(Account.BANK) == 270_000
    holds()


def test_what_cannot_be_booked_is_left_with_its_reason(orders: MarketFile):
    done = taken(shopee_balance(
        ("2026-11-09", "Penghasilan dari Pesanan", "2611051XXX99", 91_500),
        ("2026-11-09", "Penghasilan dari Pesanan", "2611051KQW01", 900_000_000),
        ("2026-11-12", "Penarikan Dana", "", -1),
        ("2026-11-12", "Entah Apa", "", -5_000),
    ))  # fmt: skip
    assert {(line["cell"], line["why"]) for line in done.left} == {
        ("Transaction Report!E6", "order_unknown"), ("Transaction Report!E7", "fee_wrong"),
        ("Transaction Report!E8", "more_than_there"), ("Transaction Report!B9", "kind_unknown"),
    }  # fmt: skip
    assert sums()[2] == 0


def test_more_than_was_released_cannot_have_come_into_the_bank(orders: MarketFile):
    taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500)))
    with pytest.raises(Refused, match="withdrawal_too_much"):
        tell_withdrawal("shopee", 91_501, on=date(2026, 11, 13), key=new_id(), by=None)
    with pytest.raises(Refused, match="amount_not_positive"):
        tell_withdrawal("shopee", 0, on=date(2026, 11, 13), key=new_id(), by=None)
    assert balance(Account.BANK) == 0


def test_payouts_are_undone_in_order(orders: MarketFile):
    income = taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500)))
    with pytest.raises(Refused, match="import_has_releases"):
        undo_orders(orders, by=None)
    withdrawn = tell_withdrawal("shopee", 91_500, on=date(2026, 11, 13), key=new_id(), by=None)
    with pytest.raises(Refused, match="payout_stands"):
        undo_payouts(income, by=None)
    assert Release.objects.count() == 1
    undo_withdrawal(withdrawn, by=None)
    undo_payouts(income, by=None)
    assert sums() == (500_000, 0, 0)
    undo_orders(orders, by=None)
    assert sums() == (0, 0, 0)
    holds()


def test_the_check_tells_what_was_booked_past_it(orders: MarketFile):
    taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500)))
    assert money_is_booked().differences == []
    Release.objects.update(fee=8_000)
    assert money_is_booked().differences == ["the books say 491500, orders and payouts 492000"]
    assert orders_are_sold().differences == []
    MarketLine.objects.filter(pieces=3).update(pieces=4)
    assert orders_are_sold().differences == ["2611051KQW03 Sarung: 3 of 4 pieces sold"]


class TestLargeReports:
    """A large report is booked, and undone, by the worker, part by part."""

    @pytest.fixture
    def report(self, orders: MarketFile, monkeypatch: pytest.MonkeyPatch) -> MarketFile:
        monkeypatch.setattr(working, "PART", 2)
        return taken(shopee_balance(
            ("2026-11-12", "Penarikan Dana", "", -400_000),
            ("2026-11-09", "Penghasilan dari Pesanan", "2611051KQW01", 91_500),
            ("2026-11-09", "Penghasilan dari Pesanan", "2611051KQW02", 92_000),
            ("2026-11-09", "Penghasilan dari Pesanan", "2611051XXX99", 1_000),
            ("2026-11-09", "Penghasilan dari Pesanan", "2611051KQW03", 274_500),
        ))  # fmt: skip

    def test_it_waits_for_the_worker_and_comes_to_the_same(self, at: Shop, report: MarketFile):
        assert (report.state, report.done, sums()) == (FileState.WORKING, 0, (500_000, 0, 0))
        for busy in (
            lambda: tell_withdrawal("shopee", 1, on=date(2026, 11, 13), key=new_id(), by=None),
            lambda: taken(shopee_income(("2611051KQW01", "2026-11-09", 91_500))),
        ):
            with pytest.raises(Refused, match="market_busy"):
                busy()
        for _twice in range(2):
            book_in_parts(at.room.council, report.pk, by=None)
        report.refresh_from_db()
        assert (report.state, report.done, [line["why"] for line in report.left]) == ("applied", 5, ["order_unknown"])
        assert (report.came["released"], report.came["withdrawn"]) == (3, 400_000)
        assert sums() == (500_000 - 42_000 - 400_000, 42_000, 400_000)
        assert undo_payouts(report, by=None).state == FileState.UNDOING
        undo_payouts_in_parts(at.room.council, report.pk, by=None)
        report.refresh_from_db()
        assert (report.state, report.done, sums()) == (FileState.UNDONE, 4, (500_000, 0, 0))
        holds()

    def test_what_a_worker_that_died_had_booked_stays_and_the_rest_goes_on_once(
        self, at: Shop, report: MarketFile, monkeypatch: pytest.MonkeyPatch
    ):
        whole, parts = payouts.post_all, []

        def dies_at_the_second(*given: Any) -> None:
            parts.append(1)
            if len(parts) == 2:
                raise OSError("killed")
            whole(*given)

        monkeypatch.setattr(payouts, "post_all", dies_at_the_second)
        with pytest.raises(OSError, match="killed"):
            book_in_parts(at.room.council, report.pk, by=None)
        report.refresh_from_db()
        assert (report.state, report.done, Release.objects.count()) == (FileState.WORKING, 2, 2)
        for refusal, doing in (("market_file_at_work", go_on), ("market_file_at_work", undo_payouts)):
            with pytest.raises(Refused, match=refusal):
                doing(report, by=None)
        with travel(now() + working.SILENT * 2, tick=False):
            go_on(report, by=None)
            book_in_parts(at.room.council, report.pk, by=None)
            assert sums() == (500_000 - 42_000 - 400_000, 42_000, 400_000)

    def test_it_is_not_undone_once_its_money_went_to_the_bank_otherwise(self, at: Shop, report: MarketFile):
        book_in_parts(at.room.council, report.pk, by=None)
        told = tell_withdrawal("shopee", 58_000, on=date(2026, 11, 20), key=new_id(), by=None)
        report.refresh_from_db()
        with pytest.raises(Refused, match="payout_stands"):
            undo_payouts(report, by=None)
        undo_withdrawal(told, by=None)
        assert undo_payouts(report, by=None).state == FileState.UNDOING
