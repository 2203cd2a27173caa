"""Pieces are never nowhere: levels are the sum of movements, whatever moves them, and what is kept is kept."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from kriya.core.checks.running import run_checks
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.locations import add_location, close_location, give_locations
from kriya.inventory.actions.lots import Coming, add_lots
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.reserving import Wanted, extend, release, reserve
from kriya.inventory.actions.transfers import answer, send
from kriya.inventory.checks import rebuild_levels
from kriya.inventory.codes import SIGNS, clean_code, new_code
from kriya.inventory.models import Level, Location, LocationKind, StockTakeState
from kriya.inventory.queries.stock import available, below_zero, levels_of, on_sale
from kriya.inventory.queries.stock_takes import sheet
from tests import build
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    return showroom()


def in_minutes(minutes):
    return now() + timedelta(minutes=minutes)


@pytest.mark.parametrize(("language", "sold"), [("id", "Terjual"), ("en", "Sold")])
def test_a_place_of_which_there_is_one_is_named_in_the_readers_language_and_others_as_the_council_did(
    at, language, sold
):
    with council_scope(at.council), override(language):
        places = give_locations()
        assert (str(places["sold"]), str(places["showroom"])) == (sold, "Galeri")
        if language == "id":
            assert [str(place) for place in places.values()] == [place.name for place in places.values()]


def test_each_council_has_its_places_once(at):
    with council_scope(at.council):
        give_locations()
        assert Location.objects.count() == 8
        for kind, name, code in (
            (LocationKind.LOST, "Lain", "location_kind_is_one"),
            (LocationKind.STORE, "Galeri", "location_name_taken"),
        ):
            with pytest.raises(Refused, match=code):
                add_location(kind, name)


def test_a_place_closes_once_it_is_empty(at):
    with council_scope(at.council):
        lot, stall = at.lot(), at.places["stall"]
        move([Move(lot.pk, at.place.pk, stall.pk, 2)], reason="transfer", by=None)
        with pytest.raises(Refused) as no:
            close_location(stall)
        assert no.value.facts == {"pieces": 2}
        move([Move(lot.pk, stall.pk, at.place.pk, 2)], reason="transfer", by=None)
        close_location(stall)
        assert not on_sale(stall.pk).exists()


def test_levels_over_all_places_sum_to_nothing(at):
    with council_scope(at.council):
        lot = at.lot()
        assert sum(levels_of([lot.pk])[lot.pk].values()) == 0
        assert at.level(lot, at.places[LocationKind.MAKER]) == -10


def test_levels_can_be_counted_anew_from_the_movements(at):
    with council_scope(at.council):
        lot = at.lot()
        before = list(Level.objects.order_by("pk").values_list("pk", "pieces"))
        with connection.cursor() as cursor:
            cursor.execute("UPDATE inventory_level SET pieces = 77")
        rebuild_levels()
        assert list(Level.objects.order_by("pk").values_list("pk", "pieces")) == before
        Level.objects.all().delete()
        rebuild_levels()
        assert at.level(lot) == 10


def test_what_is_kept_is_free_for_nobody_else_until_it_expires_or_is_let_go(at):
    with council_scope(at.council):
        lot, anna, budi = at.lot(pieces=3), new_id(), new_id()
        reserve([Wanted(lot.pk, at.place.pk, 2)], holder=anna, expires_at=in_minutes(15))
        assert available([lot.pk]) == {lot.pk: 1}
        with pytest.raises(Refused) as no:
            reserve([Wanted(lot.pk, at.place.pk, 2)], holder=budi, expires_at=in_minutes(15))
        assert (no.value.code, no.value.facts["left"]) == ("stock_short", 1)
        reserve([Wanted(lot.pk, at.place.pk, 3)], holder=anna, expires_at=in_minutes(15))
        assert available([lot.pk]) == {lot.pk: 0}
        assert release(anna) == 1
        assert release(anna) == 0
        assert available([lot.pk]) == {lot.pk: 3}
        reserve([Wanted(lot.pk, at.place.pk, 3)], holder=budi, expires_at=in_minutes(15))
        assert extend(budi, expires_at=in_minutes(60)) == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=61)), council_scope(at.council):
        assert available([lot.pk]) == {lot.pk: 3}
        assert extend(budi, expires_at=in_minutes(60)) == 0


def test_several_lines_of_one_lot_are_counted_together(at):
    """trap:25"""
    with council_scope(at.council):
        lot = at.lot(pieces=3)
        with pytest.raises(Refused, match="stock_short"):
            reserve(
                [Wanted(lot.pk, at.place.pk, 2), Wanted(lot.pk, at.place.pk, 2)],
                holder=new_id(),
                expires_at=in_minutes(9),
            )
        assert available([lot.pk]) == {lot.pk: 3}


def test_a_transfer_is_on_its_way_until_each_line_is_answered(at):
    with council_scope(at.council):
        lot, stall = at.lot(), at.places["stall"]
        paper = send(at.place, stall, [(lot, 4), (lot, 2)], by=None, carrier="Pak Joko")
        line = paper.lines.get()
        assert (line.pieces, at.level(lot), at.level(lot, stall)) == (6, 4, 0)
        assert at.level(lot, at.places[LocationKind.TRANSIT]) == 6
        for wrong in ({"accepted": 5}, {"accepted": 7}, {"accepted": 7, "missing": -1}):
            with pytest.raises(Refused, match="transfer_answer_does_not_add_up"):
                answer(line, by=None, **wrong)
        with pytest.raises(Refused, match="reason_missing"):
            answer(line, accepted=5, missing=1, by=None)
        answer(line, accepted=4, damaged=1, missing=1, reason="jatuh di jalan", by=None)
        with pytest.raises(Refused, match="transfer_answered_already"):
            answer(line, accepted=6, by=None)
        assert [at.level(lot, at.places[kind]) for kind in ("stall", "damaged", "lost", "transit")] == [4, 1, 1, 0]
    for lines, code in (([], "transfer_empty"), ([(lot, 5)], "stock_short")):
        with council_scope(at.council), pytest.raises(Refused, match=code):
            send(at.place, stall, lines, by=None)
    assert [result.differences for result in run_checks() if result.name.startswith("stock") and not result.ok] == []


def test_a_count_adds_up_what_phones_sent_each_once(at):
    with council_scope(at.council):
        lot, key = at.lot(), new_id()
        begun = stock_takes.open_stock_take(at.place, by=None)
        with pytest.raises(Refused, match="stock_take_open_already"):
            stock_takes.open_stock_take(at.place, by=None)
        for _time in range(3):
            stock_takes.count(begun, lot, 7, by=None, key=key)
        stock_takes.count(begun, lot, 2, by=None)
        stock_takes.count(begun, lot, -1, by=None)
        (line,) = sheet(begun)
        assert (line.expected, line.counted, line.difference) == (10, 8, -2)


def test_a_count_is_approved_once_by_somebody_else(at):
    sari, wulan = build.member(at.council, name="Sari"), build.member(at.council, name="Wulan")
    with council_scope(at.council):
        lot = at.lot()
        begun = stock_takes.open_stock_take(at.place, by=sari)
        stock_takes.count(begun, lot, 8, by=sari)
        with pytest.raises(Refused, match="stock_take_not_counted"):
            stock_takes.post_differences(begun, by=wulan)
        stock_takes.finish_counting(begun, by=sari)
        stock_takes.count_again(begun)
        stock_takes.finish_counting(begun, by=sari)
        with pytest.raises(Refused, match="stock_take_not_counting"):
            stock_takes.count(begun, lot, 1, by=sari)
        with pytest.raises(Refused, match="stock_take_same_person"):
            stock_takes.post_differences(begun, by=sari)
        stock_takes.post_differences(begun, by=wulan)
        assert (at.level(lot), at.level(lot, at.places[LocationKind.LOST])) == (8, 2)
        with pytest.raises(Refused, match="stock_take_not_counted"):
            stock_takes.post_differences(begun, by=wulan)
        with pytest.raises(Refused, match="stock_take_not_counting"):
            stock_takes.cancel_stock_take(begun)
        dropped = stock_takes.open_stock_take(at.place, by=sari)
        assert stock_takes.cancel_stock_take(dropped).state == StockTakeState.CANCELLED


def test_what_is_below_zero_is_told(at):
    with council_scope(at.council):
        lot = at.lot(pieces=1)
        move([Move(lot.pk, at.place.pk, at.places[LocationKind.SOLD].pk, 2)], reason="sale", by=None)
        assert [(level.lot, level.pieces) for level in below_zero()] == [(lot, -1)]
        assert available([lot.pk]) == {lot.pk: 0}


@pytest.mark.parametrize("lots", [1, 30])
def test_what_is_on_sale_is_one_question_however_much_there_is(at, lots, count_queries):
    with council_scope(at.council):
        for _lot in range(lots):
            at.lot()
        with count_queries(1):
            assert len([(level.lot.name, level.location.name, level.free) for level in on_sale()]) == lots


def test_many_lots_come_in_with_as_many_questions_as_one(django_assert_num_queries: Any):
    at = showroom()
    with council_scope(at.council):
        one = at.lot()
        coming = Coming(product=one.product, maker=one.maker, pieces=2, price=50_000, terms={}, location=at.place)
        for many in ([coming], [coming] * 30):
            with django_assert_num_queries(9):
                made = add_lots(many, by=None)
            assert len({lot.code for lot in made}) == len(many)
            assert [at.level(lot) for lot in made] == [2] * len(many)
        assert [found.differences for found in run_checks() if not found.ok] == []


def test_a_code_shows_that_one_sign_was_mistyped_or_two_changed_places():
    for _time in range(50):
        code = new_code()
        assert clean_code(f" {code[:3].lower()} {code[3:]}") == code
        for place in range(len(code)):
            for sign in set(SIGNS) - {code[place]}:
                assert clean_code(code[:place] + sign + code[place + 1 :]) is None
        for place in range(len(code) - 2):
            changed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert clean_code(changed) is None or changed == code
