"""Prices that go down by consent, and pieces that go back against a signature."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.showroom.actions.markdowns import ask
from kriya.showroom.actions.returns import ask_back
from kriya.showroom.models import Markdown, Return, TakeBackRequest
from tests import build
from tests.paper import words_on
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("db")
DESK = "/pekalongan/kelola/galeri"


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.tejo = made.makers[0]
        yield made


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.council, Role.STAFF))


def price_of(lot):
    lot.refresh_from_db()
    return lot.price


def test_a_price_goes_down_only_after_the_maker_agreed_by_the_link_that_is_shown_once(at, sari):
    lot = at.lot(price=100_000)
    page = sari.post(f"{DESK}/turun-harga/{at.tejo.pk}/", {f"harga_{lot.pk}": "80 rb"}).content.decode()
    secret = page.partition("/turun-harga/")[2]
    link = page[page.index("/pekalongan/turun-harga/") :].partition('"')[0].partition("<")[0]
    assert secret
    assert link not in sari.get(f"{DESK}/turun-harga/").content.decode()
    asked = Client().get(link)
    assert "Rp80.000" in asked.content.decode()
    assert "no-store" in asked.headers["Cache-Control"]
    # With "no-referrer" a browser sends "Origin: null", and its answer is taken for a forgery.
    assert asked.headers["Referrer-Policy"] == "same-origin"
    assert price_of(lot) == 100_000
    assert "Anda setuju" in Client().post(link, {"jawab": "ya", "catatan": "baik"}).content.decode()
    assert price_of(lot) == 80_000
    Client().post(link, {"jawab": "tidak"})
    assert (price_of(lot), Markdown.objects.get().accepted) == (80_000, True)


def test_a_refused_or_late_question_changes_nothing(at):
    lot = at.lot(price=100_000)
    _asked, secret = ask(at.tejo, [(lot, 80_000, today())], by=None)
    Client().post(f"/pekalongan/turun-harga/{secret}/", {"jawab": "tidak"})
    _again, late = ask(at.tejo, [(lot, 70_000, today())], by=None)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        page = Client().post(f"/pekalongan/turun-harga/{late}/", {"jawab": "ya"}).content.decode()
    assert "Waktu menjawab sudah lewat" in page
    assert price_of(lot) == 100_000
    assert Client().get("/pekalongan/turun-harga/bukan-rahasia/").status_code == 404


@pytest.mark.parametrize("typed", ["", "100.000", "200.000", "murah"])
def test_a_price_that_is_not_lower_is_not_asked_for(at, sari, typed):
    lot = at.lot(price=100_000)
    answer = sari.post(f"{DESK}/turun-harga/{at.tejo.pk}/", {f"harga_{lot.pk}": typed})
    assert (answer.status_code, Markdown.objects.count()) == (200, 0)


def test_pieces_go_back_against_a_receipt_and_answer_what_was_asked(at, sari):
    lot = at.lot(pieces=5)
    ask_back(lot, 2, reason="pameran", by=None)
    assert "pameran" in sari.get(f"{DESK}/pengembalian/").content.decode()
    level = lot.levels.get(location=at.place)
    answer = sari.post(f"{DESK}/pengembalian/perajin/{at.tejo.pk}/", {f"jumlah_{level.pk}": "2", "penerima": "Bu Tejo"})
    made = Return.objects.get()
    assert answer.headers["Location"].endswith(f"/pengembalian/{made.pk}/")
    assert at.level(lot) == 3
    assert TakeBackRequest.objects.get().return_note == made
    sari.post(f"{DESK}/tanda-tangan/return/{made.pk}/", {"pihak": "perajin", "nama": "Bu Tejo", "cara": "kertas"})
    assert "Bu Tejo" in sari.get(f"{DESK}/pengembalian/{made.pk}/").content.decode()
    words = words_on(sari.get(f"{DESK}/pengembalian/{made.pk}/cetak/").content)
    for said in (made.number, lot.name, lot.code, "Bu Tejo"):
        assert said in words


@pytest.mark.parametrize("typed", ["", "0", "9", "x"])
def test_no_more_goes_back_than_is_there(at, sari, typed):
    lot = at.lot(pieces=5)
    level = lot.levels.get(location=at.place)
    sent = {f"jumlah_{level.pk}": typed, "penerima": "Bu Tejo"}
    answer = sari.post(f"{DESK}/pengembalian/perajin/{at.tejo.pk}/", sent)
    assert (answer.status_code, Return.objects.count(), at.level(lot)) == (200, 0, 5)


def test_a_request_is_declined_with_a_reason(at, sari):
    asked = ask_back(at.lot(), 1, reason="", by=None)
    sari.post(f"{DESK}/pengembalian/{asked.pk}/tolak/", {"jawaban": ""})
    sari.post(f"{DESK}/pengembalian/{asked.pk}/tolak/", {"jawaban": "masih dipamerkan"})
    asked.refresh_from_db()
    assert asked.answer == "masih dipamerkan"


@pytest.mark.parametrize("page", ["turun-harga/", "pengembalian/"])
def test_lists_ask_as_often_for_one_row_as_for_many(at, sari, page):
    sari.get(f"{DESK}/{page}")
    counted = []
    for more in (1, 20):
        for lot in at.lots(more):
            ask(at.tejo, [(lot, 50_000, today())], by=None)
            ask_back(lot, 1, reason="", by=None)
        with CaptureQueriesContext(connection) as asked:
            assert sari.get(f"{DESK}/{page}").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
