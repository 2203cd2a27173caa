"""What is made to order: answered on the maker's telephone or for them, and brought to the showroom."""

import pytest

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.shop.actions.carts import put
from kriya.shop.actions.making import decline
from kriya.shop.actions.placing import place_order
from kriya.shop.models import OrderLine
from kriya.shop.tests.builders import PICK_UP, RINI, lines_of, paid
from kriya.showroom.actions.agreements import agree
from tests import build
from tests.trade import questions

DESK = "/pekalongan/kelola/toko"
MINE = "/pekalongan/mitra/pesanan"


@pytest.fixture
def line(at):
    cart = put(None, at.made_to_order().pk, None, 1)
    return lines_of(paid(place_order(cart, RINI, PICK_UP, method="transfer", key=new_id())))[0]


@pytest.fixture
def tejo(at):
    return build.browser_of(build.maker_person(at.room.council, at.room.makers[0]))


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.room.council, Role.STAFF))


def test_the_maker_says_yes_with_a_day_and_can_change_it(at, line, tejo):
    assert line.name in tejo.get(f"{MINE}/").content.decode()
    assert tejo.post(f"{MINE}/{line.pk}/", {"jawab": "ya", "siap": "2020-01-01"}).status_code == 422
    for _twice in range(2):
        tejo.post(f"{MINE}/{line.pk}/", {"jawab": "ya", "siap": today().isoformat()})
    line.refresh_from_db()
    assert (line.accepted_at is not None, line.promised_on) == (True, today())
    assert "Anda sanggup" in tejo.get(f"{MINE}/{line.pk}/").content.decode()


def test_the_maker_says_no_with_a_reason_and_the_order_needs_to_be_looked_at(at, line, tejo, sari):
    assert tejo.post(f"{MINE}/{line.pk}/", {"jawab": "tidak", "alasan": ""}).status_code == 422
    tejo.post(f"{MINE}/{line.pk}/", {"jawab": "tidak", "alasan": "benang habis"})
    assert "tidak sanggup" in tejo.get(f"{MINE}/{line.pk}/").content.decode()
    assert line.order.number in sari.get(f"{DESK}/?keadaan=bermasalah").content.decode()
    assert "benang habis" in sari.get(f"{DESK}/pesanan/{line.order_id}/").content.decode()


def test_another_maker_sees_nothing_of_it(at, line):
    other = build.browser_of(build.maker_person(at.room.council, at.room.makers[1], "Siti"))
    assert other.get(f"{MINE}/{line.pk}/").status_code == 404
    assert line.name not in other.get(f"{MINE}/").content.decode()


def test_a_buyer_stays_unknown_to_the_maker(at, line, tejo):
    shown = tejo.get(f"{MINE}/{line.pk}/").content.decode()
    assert ("Rini" in shown, "0812" in shown, line.order.number in shown) == (False, False, False)


def test_an_officer_notes_the_answer_and_takes_in_what_was_made(at, line, sari):
    agree(at.room.makers[0], from_on=today(), by=None, commission="flat", basis_points=2000)
    assert "menunggu jawaban" in sari.get(f"{DESK}/dibuat/").content.decode()
    sari.post(f"{DESK}/dibuat/{line.pk}/jawab/", {"jawab": "ya", "siap": today().isoformat()})
    assert "disanggupi" in sari.get(f"{DESK}/dibuat/").content.decode()
    for _twice in range(2):
        sari.post(f"{DESK}/dibuat/{line.pk}/jadi/", {"bersih": ""})
    line.refresh_from_db()
    assert (line.made_at is not None, line.lot_id is not None, line.sale_id) == (True, True, None)
    assert "menunggu pelunasan pembeli" in sari.get(f"{DESK}/dibuat/").content.decode()


def test_the_queue_asks_as_often_for_one_as_for_many(at, line, sari):
    few = questions(sari, f"{DESK}/dibuat/")
    product = OrderLine.objects.get(pk=line.pk).product
    for _one in range(12):
        paid(place_order(put(None, product.pk, None, 1), RINI, PICK_UP, method="transfer", key=new_id()))
    assert questions(sari, f"{DESK}/dibuat/") == few


def test_what_was_declined_is_not_answered_again(at, line, tejo):
    decline(line, reason="sakit", by=None)
    tejo.post(f"{MINE}/{line.pk}/", {"jawab": "ya", "siap": today().isoformat()})
    line.refresh_from_db()
    assert line.accepted_at is None
