"""What is lost or broken in the council's care is paid as each lot's terms say, once, and taken back when it was not."""

import pytest
from django.utils import timezone

from kriya.core.checks.running import run_checks
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import LocationKind, StockDifference
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import Sale, SaleLine
from kriya.showroom.actions.losses import answer_transfer, find_again, post_stock_take, settle_losses, write_off
from kriya.showroom.actions.returns import hand_back
from tests import build
from tests.trade import showroom, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = showroom()
    made.sari, made.wulan = build.member(made.council, name="Sari"), build.member(made.council, name="Wulan")
    return made


def counted(at, lot, pieces):
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    stock_takes.count(begun, lot, pieces, by=at.sari)
    stock_takes.finish_counting(begun, by=at.sari)
    post_stock_take(begun, by=at.wulan)
    return begun


def owed(at):
    return owed_to(at.makers[0].pk).total


def all_checks_hold():
    return [result.differences for result in run_checks() if not result.ok] == []


@pytest.mark.parametrize(("bearer", "paid"), [("council", 140_000), ("maker", 0), ("shared", 70_000)])
def test_a_loss_is_borne_by_whom_it_was_agreed(at, bearer, paid):
    with council_scope(at.council):
        lot = at.lot(loss_bearer=bearer)
        counted(at, lot, 8)
        assert owed(at) == paid
        assert balance(Account.LOSS) == paid
        assert trust().is_proved
        assert settle_losses([lot.pk]) == 0
    assert all_checks_hold()


def test_a_sale_that_happened_before_the_count_and_comes_after_it_was_no_loss(at):
    """trap:30 — what was counted stays true, the posted difference stays as it was, and nobody is paid twice."""
    with council_scope(at.council):
        lot = at.lot()
        sold_at = timezone.now()
    with council_scope(at.council):
        counted(at, lot, 8)
        assert owed(at) == 140_000
        record_sale(told(at, (lot, 1), device_at=sold_at))
        assert at.level(lot) == 8, "as many as were counted"
        assert at.level(lot, at.places[LocationKind.LOST]) == 1
        assert owed(at) == 70_000 + 70_000, "one sold, one lost"
        rows = StockDifference.objects.order_by("posted_at", "pk")
        assert [(row.counted - row.expected, row.late_sale is None) for row in rows] == [(-2, True), (1, False)]
        record_sale(told(at, (lot, 1), device_at=sold_at))
        record_sale(told(at, (lot, 1)))
        assert at.level(lot) == 7
        assert owed(at) == 3 * 70_000
    assert all_checks_hold()


def test_a_late_sale_of_what_the_count_found_whole_shows_one_too_many(at):
    with council_scope(at.council):
        lot = at.lot()
        sold_at = timezone.now()
    with council_scope(at.council):
        counted(at, lot, 10)
        record_sale(told(at, (lot, 1), device_at=sold_at))
        assert at.level(lot) == 10, "ten were counted after it was sold"
        assert at.level(lot, at.places[LocationKind.LOST]) == -1
        assert owed(at) == 70_000
    assert all_checks_hold()


def test_what_was_lost_and_is_found_is_taken_back(at):
    with council_scope(at.council):
        lot = at.lot()
        write_off(lot, at.place, 2, damaged=False, reason="tidak ada di rak", by=None)
        assert owed(at) == 140_000
        find_again(lot, at.place, 1, reason="di gudang", by=None)
        assert owed(at) == 70_000
        counted(at, lot, 10)
        assert owed(at) == 0
    assert all_checks_hold()


def test_a_broken_piece_that_goes_home_stays_paid(at):
    with council_scope(at.council):
        lot, damaged = at.lot(), at.places[LocationKind.DAMAGED]
        write_off(lot, at.place, 1, damaged=True, reason="sobek", by=None)
        hand_back(at.makers[0], [(lot, damaged, 1)], received_by="Tejo", by=None)
        settle_losses([lot.pk])
        assert owed(at) == 70_000
    assert all_checks_hold()


def test_what_breaks_on_the_way_or_comes_back_broken_is_paid_too(at):
    with council_scope(at.council):
        lot = at.lot()
        line = send(at.place, at.places["stall"], [(lot, 3)], by=None).lines.get()
        answer_transfer(line, accepted=1, damaged=1, missing=1, reason="jatuh", by=None)
        assert owed(at) == 140_000
        sale = Sale.objects.get(pk=record_sale(told(at, (lot, 1))).sale)
        refund(sale, [Back(SaleLine.objects.get().pk, 1, "damaged")], reason="cacat", by=None)
        assert owed(at) == 210_000
    assert all_checks_hold()


def test_goods_of_the_council_are_nobodys_loss_but_its_own(at):
    with council_scope(at.council):
        vase = at.public_goods()
        write_off(vase, at.place, 1, damaged=True, reason="pecah", by=None)
        assert balance(Account.LOSS) == 0
    assert all_checks_hold()


def test_no_more_is_written_off_than_there_is_and_not_without_a_reason(at):
    with council_scope(at.council):
        lot = at.lot(pieces=1)
        with pytest.raises(Refused, match="reason_missing"):
            write_off(lot, at.place, 1, damaged=True, reason=" ", by=None)
    with council_scope(at.council), pytest.raises(Refused, match="stock_short"):
        write_off(lot, at.place, 2, damaged=True, reason="pecah", by=None)
    with council_scope(at.council):
        assert at.level(lot) == 1
