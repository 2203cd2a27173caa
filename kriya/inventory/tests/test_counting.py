"""People count while selling goes on: what left between the cut-off and the moment when a lot was counted is no loss."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.locations import close_location
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.stock_takes import Counted, count_all
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import LocationKind, StockCount, StockDifference, Transfer
from kriya.inventory.queries.stock_takes import sheet
from tests import build
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = showroom()
    made.sari, made.wulan = build.member(made.council, name="Sari"), build.member(made.council, name="Wulan")
    with council_scope(made.council):
        yield made


def sell(at, lot, pieces, *, when=None):
    move([Move(lot.pk, at.place.pk, at.places[LocationKind.SOLD].pk, pieces)], reason="sale", by=None, happened_at=when)


def line_of(begun, lot):
    return next(line for line in sheet(begun) if line.lot == lot.pk)


def test_what_is_sold_before_its_lot_is_counted_was_not_there_to_be_counted(at):
    """The twin: beside what was there at the cut-off alone, three pieces that were sold would be lost."""
    lot = at.lot(pieces=10)
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    sell(at, lot, 3)
    stock_takes.count(begun, lot, 7, by=at.sari)
    line = line_of(begun, lot)
    assert (line.expected, line.moved, line.counted, line.difference) == (10, -3, 7, 0)
    assert line.counted - line.expected == -3


def test_what_is_sold_after_its_lot_was_counted_changes_nothing(at):
    lot = at.lot(pieces=10)
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    stock_takes.count(begun, lot, 9, by=at.sari)
    sell(at, lot, 2)
    assert line_of(begun, lot).difference == -1
    stock_takes.finish_counting(begun, by=at.sari)
    stock_takes.post_differences(begun, by=at.wulan)
    assert at.level(lot) == 7, "nine were there, two of them are sold"


def test_a_lot_that_was_sold_out_before_anybody_came_to_count_it_is_no_loss(at):
    lot, arrived = at.lot(pieces=1), at.lot(pieces=2)
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    sell(at, lot, 1)
    move([Move(arrived.pk, at.places["stall"].pk, at.place.pk, 4)], reason="transfer", by=None)
    stock_takes.count(begun, arrived, 2, by=at.sari)
    assert [line.difference for line in sheet(begun) if line.lot == lot.pk] == [0]


def test_what_comes_behind_the_backs_of_those_who_count_is_not_missed(at):
    lot = at.lot(pieces=1)
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    stock_takes.count(begun, lot, 1, by=at.sari)
    late = at.lot(pieces=5)
    assert [line.difference for line in sheet(begun) if line.lot == late.pk] == []


def test_a_lot_that_is_counted_anew_is_compared_with_what_is_there_then(at):
    lot = at.lot(pieces=10)
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    stock_takes.count(begun, lot, 6, by=at.sari)
    sell(at, lot, 2)
    stock_takes.count(begun, lot, -6, by=at.sari)
    stock_takes.count(begun, lot, 8, by=at.wulan)
    assert line_of(begun, lot).difference == 0


def test_a_count_that_waited_for_a_network_counts_for_when_it_was_made(at):
    with time_machine.travel(timezone.now() - timedelta(hours=2), tick=False):
        lot = at.lot(pieces=10)
        begun = stock_takes.open_stock_take(at.place, by=at.sari)
    sell(at, lot, 3, when=timezone.now() - timedelta(minutes=10))
    count_all(begun, [Counted(new_id(), lot.pk, 10, ago=timedelta(minutes=30))], by=at.sari)
    assert line_of(begun, lot).difference == 0
    count_all(begun, [Counted(new_id(), lot.pk, -10), Counted(new_id(), lot.pk, 7)], by=at.sari)
    assert line_of(begun, lot).difference == 0


@pytest.mark.parametrize("before_cut_off", [True, False])
def test_a_sale_from_before_the_counting_that_comes_after_the_posting_was_no_loss(at, before_cut_off):
    lot = at.lot(pieces=10)
    early = timezone.now()
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    sold_at = early if before_cut_off else timezone.now()
    stock_takes.count(begun, lot, 9, by=at.sari)
    stock_takes.finish_counting(begun, by=at.sari)
    stock_takes.post_differences(begun, by=at.wulan)
    assert (at.level(lot), at.level(lot, at.places[LocationKind.LOST])) == (9, 1)
    sell(at, lot, 1, when=sold_at)
    sale = new_id()
    for _time in range(2):
        stock_takes.rebase({lot.pk: 1}, location=at.place.pk, happened_at=sold_at, sale=sale)
    assert (at.level(lot), at.level(lot, at.places[LocationKind.LOST])) == (9, 0)
    rows = StockDifference.objects.order_by("posted_at", "pk")
    assert [row.counted - row.expected for row in rows] == [-1, 1]
    stock_takes.rebase({lot.pk: 1}, location=at.place.pk, happened_at=timezone.now(), sale=new_id())
    assert StockDifference.objects.count() == 2, "a sale from after the counting is none of its business"


def test_many_counts_come_in_one_sending_each_once_and_a_key_says_one_thing(at, count_queries):
    lot, other, key = at.lot(), at.lot(), new_id()
    begun = stock_takes.open_stock_take(at.place, by=at.sari)
    sent = [Counted(key, lot.pk, 4), *(Counted(new_id(), other.pk, 1) for _time in range(30))]
    for _time in range(2):
        with count_queries(5):  # a savepoint and its end, the lock, the rows, what is there by now
            count_all(begun, sent, by=at.sari)
    assert [line.counted for line in sheet(begun)] == [4, 30]
    with pytest.raises(Refused, match="stock_count_other_payload"):
        count_all(begun, [Counted(key, lot.pk, 5)], by=at.sari)
    assert StockCount.objects.count() == 31


def test_a_transfer_that_is_sent_twice_is_one(at):
    lot, key = at.lot(pieces=4), new_id()
    papers = {send(at.place, at.places["stall"], [(lot, 3)], by=None, key=key).pk for _time in range(2)}
    assert papers == {key}
    assert (Transfer.objects.count(), at.level(lot)) == (1, 1)


def test_a_place_is_closed_only_when_nothing_is_there_or_on_its_way(at):
    lot, stall = at.lot(pieces=4), at.places["stall"]
    with pytest.raises(Refused, match="location_not_empty"):
        close_location(at.place)
    send(at.place, stall, [(lot, 1)], by=None)
    with pytest.raises(Refused, match="location_waits"):
        close_location(stall)


def test_a_place_is_closed_only_when_no_count_of_it_runs_and_takes_nothing_in_after(at):
    lot, stall = at.lot(), at.places["stall"]
    begun = stock_takes.open_stock_take(stall, by=at.sari)
    with pytest.raises(Refused, match="location_waits"):
        close_location(stall)
    stock_takes.cancel_stock_take(begun)
    close_location(stall)
    stall.refresh_from_db()
    with pytest.raises(Refused, match="location_closed"):
        send(at.place, stall, [(lot, 1)], by=None)
