"""The office's list of labels: what must be printed, on which paper, and what was scanned."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.inventory.actions.prices import change_price
from kriya.showroom.actions.labels import note_printed
from kriya.showroom.labels.formats import DEFAULT
from kriya.showroom.labels.printing import label_of_lot, labels_pdf
from kriya.showroom.models import LabelPrint, LabelVisit
from kriya.showroom.queries.labels import TO_PRINT, label_rules, labelled_lots
from tests import build
from tests.paper import codes_on, words_on
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("db")
LIST = "/pekalongan/kelola/galeri/label/"
PRINT = f"{LIST}cetak/"


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        yield made


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.council, Role.STAFF))


def order(lot, *, pieces="2", **more):
    return {"lot": [str(lot.pk)], f"jumlah_{lot.pk}": pieces, "kertas": "a4-24", "mulai": "1", **more}


def test_a_lot_waits_for_its_labels_until_they_are_printed_and_again_after_a_mark_down(at, sari):
    lot = at.lot(price=100_000)
    assert list(labelled_lots({}).filter(TO_PRINT)) == [lot]
    answer = sari.post(PRINT, order(lot))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert [code.text.rpartition("/")[2] for code in codes_on(answer.content)] == [lot.code] * 2
    assert not labelled_lots({}).filter(TO_PRINT).exists()
    change_price(lot, 80_000, reason="turun", by=None)
    assert "harga berubah" in sari.get(LIST).content.decode()
    assert "Rp80.000" in words_on(sari.post(PRINT, order(lot)).content)
    assert not labelled_lots({}).filter(TO_PRINT).exists()
    assert list(LabelPrint.objects.order_by("at").values_list("price", "pieces")) == [(100_000, 2), (80_000, 2)]


def test_labels_look_as_the_council_wants_them(at, sari):
    lot = at.lot(price=100_000)
    wanted = {"paper": "a4-21", "has_maker": "on", "line": "Dibuat dengan tangan"}
    assert sari.post(f"{LIST}bentuk/", {**wanted, "paper": "kardus"}).status_code == 422
    assert sari.post(f"{LIST}bentuk/", wanted).status_code == 302
    assert '<option value="a4-21" selected>' in sari.get(f"{LIST}?tab=semua").content.decode()
    words = words_on(sari.post(PRINT, order(lot)).content)
    assert "Dibuat dengan tangan" in words
    assert "Rp100.000" not in words
    assert "Rp100.000" in words_on(labels_pdf([(label_of_lot(lot, "https://contoh.id"), 1)], DEFAULT)), (
        "as Kriya has it"
    )
    with council_scope(build.gunungkidul()):
        assert label_rules().paper == "a4-24"
    cashier = build.browser_of(build.member(at.council, Role.CASHIER, "Dewi"))
    assert cashier.post(f"{LIST}bentuk/", wanted).status_code == 403


def test_the_next_sheet_begins_where_this_one_ended_and_the_shift_is_remembered(at, sari):
    sari.post(PRINT, order(at.lot(), pieces="5", mulai="3", kanan="0,5", bawah="-1"))
    page = sari.get(f"{LIST}?tab=semua").content.decode()
    for field in ('name="mulai" value="8"', 'name="kanan" value="0,5"', 'name="bawah" value="-1"'):
        assert field in page


@pytest.mark.parametrize("wrong", [{"mulai": "25"}, {"mulai": "0"}, {"kertas": "a3"}, {"kanan": "21"}, {"bawah": "x"}])
def test_what_no_sheet_can_do_is_said_beside_the_field_and_nothing_is_noted(at, sari, wrong):
    answer = sari.post(PRINT, {**order(at.lot()), **wrong})
    assert (answer.status_code, LabelPrint.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("pieces", ["", "0", "x", "99999"])
def test_no_pieces_are_no_labels(at, sari, pieces):
    assert sari.post(PRINT, order(at.lot(), pieces=pieces)).status_code == 302
    assert not LabelPrint.objects.exists()


def test_the_measuring_page_is_made_for_the_chosen_paper(at, sari):
    answer = sari.post(f"{LIST}ukur/", {"kertas": "a4-65", "mulai": "1", "kanan": "0,5"})
    assert "0,5 mm ke kanan" in words_on(answer.content)
    assert not LabelPrint.objects.exists()


def test_a_lot_is_found_by_its_code_and_by_its_maker(at, sari):
    mine, other = at.lot(), at.lot(at.makers[1])
    for text, found in ((f"{mine.code[:4]} {mine.code[4:].lower()}", mine), ("siti", other)):
        assert list(labelled_lots({"q": text})) == [found]


def test_a_cashier_reads_the_list_but_prints_nothing(at):
    cashier = build.browser_of(build.member(at.council, Role.CASHIER, "Rini"))
    lot = at.lot()
    assert cashier.get(LIST).status_code == 200
    assert cashier.post(PRINT, order(lot)).status_code == 403


@pytest.mark.parametrize("tab", ["", "semua"])
def test_the_list_asks_as_often_for_one_lot_as_for_a_hundred(at, sari, tab):
    counted = []
    sari.get(LIST)
    for more in (1, 49):
        at.lots(more)
        with CaptureQueriesContext(connection) as asked:
            assert sari.get(f"{LIST}?tab={tab}").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_each_scan_is_counted_once_a_day_without_a_cookie_but_no_machine_is(at):
    lot = at.lot()
    for agent in ("Mozilla/5.0", "Mozilla/5.0", "WhatsApp/2.2", "Googlebot/2.1"):
        answer = Client(headers={"user-agent": agent}).get(f"/l/{lot.code}")
        assert (answer.status_code, answer.cookies) == (302, {})
    Client(headers={"sec-purpose": "prefetch"}).get(f"/l/{lot.code}")
    Client().head(f"/l/{lot.code}")
    Client(headers={"user-agent": "Mozilla/5.0"}).get(f"/pekalongan/l/{lot.code}")
    visits = LabelVisit.objects.filter(lot=lot)
    assert (visits.count(), visits.aggregate(sum=Sum("times"))["sum"]) == (1, 3)
    assert labelled_lots({}).get(pk=lot.pk).scans == 3


def test_what_was_printed_stays_noted_whoever_asks(at):
    note_printed([(at.lot(), 3)], by=None)
    for change in (lambda rows: rows.update(pieces=1), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(LabelPrint.objects.all())
