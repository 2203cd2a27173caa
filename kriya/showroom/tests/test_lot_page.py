"""A lot's page: every move with its paper, and pieces that broke, were lost, found or mended, each with a reason."""

from uuid import uuid4

import pytest

from kriya.accounts.roles import Role
from kriya.core.checks.running import run_checks
from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import LocationKind, Movement
from kriya.ledger.queries.balances import owed_to
from kriya.sales.actions.recording import record_sale
from kriya.showroom.actions.losses import answer_transfer, post_stock_take
from kriya.showroom.actions.returns import hand_back
from tests import build
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.usefixtures("real_db")
STOCK = "/pekalongan/kelola/galeri/stok"


@pytest.fixture
def at():
    made = showroom()
    made.sari, made.wulan = build.member(made.council, name="Sari"), build.member(made.council, name="Wulan")
    return made


@pytest.fixture
def sari(at):
    return build.browser_of(at.sari)


def said(at, what, pieces=1, *, reason="sobek", key=None):
    return {"apa": what, "jumlah": pieces, "tempat": at.place.pk, "alasan": reason, "kunci": key or uuid4()}


def test_pieces_break_are_lost_found_and_mended_and_the_maker_is_paid_for_what_is_gone(at, sari):
    with council_scope(at.council):
        lot = at.lot(pieces=10)
    record, key = f"{STOCK}/{lot.pk}/catat/", uuid4()
    owed = []
    for sent in (said(at, "rusak", 2, key=key), said(at, "rusak", 2, key=key), said(at, "hilang", 3), said(at, "ditemukan", 1), said(at, "diperbaiki", 2)):  # fmt: skip
        assert sari.post(record, sent).status_code == 302
        with council_scope(at.council):
            owed.append(owed_to(at.makers[0].pk).total)
    assert owed == [140_000, 140_000, 350_000, 280_000, 140_000]
    page = sari.get(f"{STOCK}/{lot.pk}/").content.decode()
    for part in ("sobek", "Hilang atau rusak", "Rp140.000", "Ditemukan lagi"):
        assert part in page
    assert "Sudah diperbaiki" not in page, "nothing is broken any more"
    with council_scope(at.council):
        assert (at.level(lot), at.level(lot, at.places[LocationKind.LOST])) == (8, 2)
    assert [result.differences for result in run_checks() if not result.ok] == []


@pytest.mark.parametrize(
    "wrong", [{"jumlah": 11}, {"jumlah": 0}, {"alasan": " "}, {"apa": "ditemukan"}, {"tempat": ""}]
)
def test_what_cannot_have_happened_is_refused_and_leaves_no_trace(at, sari, wrong):
    with council_scope(at.council):
        lot = at.lot(pieces=10)
    assert sari.post(f"{STOCK}/{lot.pk}/catat/", said(at, "hilang") | wrong).status_code == 422
    with council_scope(at.council):
        assert Movement.objects.count() == 1


def test_no_more_is_found_than_was_lost(at, sari):
    with council_scope(at.council):
        lot = at.lot(pieces=10)
    sari.post(f"{STOCK}/{lot.pk}/catat/", said(at, "hilang", 1))
    answer = sari.post(f"{STOCK}/{lot.pk}/catat/", said(at, "ditemukan", 2))
    assert (answer.status_code, "tinggal 1" in answer.content.decode()) == (422, True)


def test_who_may_not_approve_writes_nothing_off(at):
    dimas = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))
    with council_scope(at.council):
        lot = at.lot()
    assert "Ditemukan" not in dimas.get(f"{STOCK}/{lot.pk}/").content.decode()
    assert dimas.post(f"{STOCK}/{lot.pk}/catat/", said(at, "hilang")).status_code == 404


def test_every_move_leads_to_its_paper(at, sari):
    with council_scope(at.council):
        lot = at.lot(pieces=10)
        sale = record_sale(told(at, (lot, 1))).sale
        paper = send(at.place, at.places["stall"], [(lot, 3)], by=None)
        answer_transfer(paper.lines.select_related("transfer").get(), accepted=2, damaged=1, reason="jatuh", by=None)
        take = stock_takes.open_stock_take(at.place, by=at.sari)
        stock_takes.count(take, lot, 4, by=at.sari)
        stock_takes.finish_counting(take, by=at.sari)
        post_stock_take(take, by=at.wulan)
        back = hand_back(at.makers[0], [(lot, at.place, 1)], received_by="Tejo", by=None)
    page = sari.get(f"{STOCK}/{lot.pk}/").content.decode()
    desk = "/pekalongan/kelola/galeri"
    for path in (f"surat-jalan/{paper.pk}", f"stok-opname/{take.pk}", f"pengembalian/{back.pk}", f"penjualan/{sale}"):
        assert f"{desk}/{path}/" in page
    assert page.count(paper.number) == 3, "sent, arrived, broken"


def test_a_lot_with_a_hundred_moves_asks_as_often_as_one_with_two(at, sari):
    with council_scope(at.council):
        lot, busy = at.lot(), at.lot(pieces=300)
        for one, times in ((lot, 1), (busy, 100)):
            for _time in range(times):
                record_sale(told(at, (one, 1)))
                send(at.place, at.places["stall"], [(one, 1)], by=None)
    assert questions(sari, f"{STOCK}/{busy.pk}/") == questions(sari, f"{STOCK}/{lot.pk}/")
