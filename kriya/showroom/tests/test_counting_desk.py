"""Counting a place: by phones that send what they kept, or by a plain form; a second person approves what differs."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kriya.accounts.roles import Role
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.actions import stock_takes as actions
from kriya.inventory.models import LocationKind, StockCount, StockTake
from kriya.ledger.queries.balances import owed_to
from kriya.sales.actions.recording import record_sale
from tests import build
from tests.paper import words_on
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.usefixtures("db")
DESK = "/pekalongan/kelola/galeri/stok-opname"


@pytest.fixture
def at():
    made = showroom()
    made.sari, made.dimas = build.member(made.council, name="Sari"), build.member(made.council, Role.CASHIER, "Dimas")
    with council_scope(made.council):
        yield made


@pytest.fixture
def sari(at):
    return build.browser_of(at.sari)


@pytest.fixture
def dimas(at):
    return build.browser_of(at.dimas)


@pytest.fixture
def take(at):
    return actions.open_stock_take(at.place, by=at.sari)


def sent(client, take, *counts):
    body = {"counts": [{"id": str(key), "code": code, "pieces": pieces, "ago": 0} for key, code, pieces in counts]}
    answer = client.post(f"{DESK}/{take.pk}/hitung/kirim/", json.dumps(body), content_type="application/json")
    return answer.json()


def do(client, take, step):
    return client.post(f"{DESK}/{take.pk}/langkah/", {"langkah": step})


def test_a_count_is_begun_for_a_place_as_of_now_or_some_hours_ago(at, dimas):
    assert "Galeri" in dimas.get(f"{DESK}/baru/?tempat={at.place.pk}").content.decode()
    ago = timezone.localtime() - timedelta(hours=3)
    for instant in (ago + timedelta(days=1), ago - timedelta(days=30)):
        said = {"tempat": at.place.pk, "per": f"{instant:%Y-%m-%dT%H:%M}"}
        assert dimas.post(f"{DESK}/baru/", said).status_code == 422
    answer = dimas.post(f"{DESK}/baru/", {"tempat": at.place.pk, "per": f"{ago:%Y-%m-%dT%H:%M}"})
    begun = StockTake.objects.get()
    assert answer.headers["Location"] == f"{DESK}/{begun.pk}/hitung/"
    assert begun.opened_by == at.dimas
    again = dimas.post(f"{DESK}/baru/", {"tempat": at.place.pk})
    assert (again.status_code, "masih berjalan" in again.content.decode()) == (422, True)


def test_a_phone_sends_what_it_kept_and_each_count_is_answered_for(at, take, dimas):
    scarf, elsewhere, key = at.lot(pieces=4), at.lot(pieces=1), new_id()
    counts = [(key, scarf.code.lower(), 3), (new_id(), elsewhere.code, 1), ("kosong", scarf.code, 1)]
    counts += [(new_id(), "ABCDEFG", 1), (new_id(), scarf.code, 0)]
    for _twice in range(2):
        said = sent(dimas, take, *counts)
        assert [one["status"] for one in said["acks"]] == ["counted", "counted", "wrong", "unknown", "wrong"]
        assert said["items"][scarf.code] == [scarf.name, 3, 3]
    assert StockCount.objects.count() == 2
    assert sent(dimas, take, (key, scarf.code, 9), (new_id(), scarf.code, 1))["acks"][0]["status"] == "wrong"
    assert sent(build.browser_of(at.sari), take, (new_id(), scarf.code, 2))["items"][scarf.code] == [scarf.name, 2, 6]
    items = dimas.get(f"{DESK}/{take.pk}/hitung/barang.json").json()["items"]
    assert items[scarf.code] == [scarf.name, 4, 6]
    for body in ("[]", "{", json.dumps({"counts": [{}] * 201})):
        answer = dimas.post(f"{DESK}/{take.pk}/hitung/kirim/", body, content_type="application/json")
        assert answer.status_code == 400


def test_an_answer_that_was_lost_counts_nothing_twice_because_the_phone_made_the_id(at, take, dimas):
    """The twin: the same pieces under a new id are pieces that were counted again."""
    lot, key = at.lot(pieces=4), new_id()
    for _lost in range(3):
        assert sent(dimas, take, (key, lot.code, 4))["items"][lot.code][2] == 4
    assert sent(dimas, take, (new_id(), lot.code, 4))["items"][lot.code][2] == 8


def test_what_comes_after_the_counting_ended_is_neither_counted_nor_taken_off_the_phone(at, take, dimas):
    lot = at.lot()
    do(dimas, take, "selesai")
    assert sent(dimas, take, (new_id(), lot.code, 1))["acks"][0]["status"] == "closed"
    assert dimas.get(f"{DESK}/{take.pk}/hitung/").status_code == 302
    do(dimas, take, "lagi")
    assert sent(dimas, take, (new_id(), lot.code, 1))["acks"][0]["status"] == "counted"


def test_without_scripts_a_form_counts_and_takes_back(at, take, dimas):
    lot, page = at.lot(pieces=4), f"{DESK}/{take.pk}/hitung/"
    key = str(uuid4())
    for _twice in range(2):
        assert dimas.post(page, {"kode": lot.code, "jumlah": "40", "kunci": key}).status_code == 302
    assert lot.name in dimas.get(page).content.decode()
    dimas.post(page, {"kode": lot.code, "jumlah": "-40", "kunci": str(uuid4())})
    dimas.post(page, {"kode": lot.code, "jumlah": "", "kunci": str(uuid4())})
    assert sorted(StockCount.objects.values_list("pieces", flat=True)) == [-40, 1, 40]
    for wrong in (
        {"kode": "ABC"},
        {"kode": "2222222"},
        {"kode": lot.code, "jumlah": "0"},
        {"kode": lot.code, "jumlah": "x"},
    ):
        assert dimas.post(page, {"kunci": str(uuid4()), **wrong}).status_code == 422
    assert StockCount.objects.count() == 3


def test_differences_stand_by_maker_with_who_pays_and_a_second_person_books_them_once(at, take, sari, dimas):
    scarf, kept = at.lot(at.makers[0], pieces=10), at.lot(at.makers[1], pieces=3, loss_bearer="maker")
    for lot, pieces in ((scarf, 8), (kept, 2)):
        sent(dimas, take, (new_id(), lot.code, pieces))
    assert "Batik Tejo" in dimas.get(f"{DESK}/{take.pk}/").content.decode()
    do(dimas, take, "setuju")
    do(dimas, take, "selesai")
    assert do(dimas, take, "setuju").status_code == 403, "a cashier approves nothing"
    page = sari.get(f"{DESK}/{take.pk}/").content.decode()
    for part in ("Batik Tejo", "Rp140.000", "Batik Siti", "Setujui dan bukukan", "perajin"):
        assert part in page
    draft = words_on(sari.get(f"{DESK}/{take.pk}/cetak/").content)
    assert "belum dibukukan" in draft
    for _twice in range(2):
        do(sari, take, "setuju")
    assert (at.level(scarf), at.level(scarf, at.places[LocationKind.LOST])) == (8, 2)
    assert [owed_to(maker.pk).total for maker in at.makers] == [140_000, 0]
    page = sari.get(f"{DESK}/{take.pk}/").content.decode()
    assert "Rp140.000" in page
    assert "Setujui dan bukukan" not in page
    words = words_on(sari.get(f"{DESK}/{take.pk}/cetak/").content)
    for said in (take.number, "Batik Tejo", scarf.code, "Rp140.000", "Yang menyetujui", "Sari", "Dimas"):
        assert said in words


def test_who_finished_the_counting_does_not_approve_it(at, take, sari):
    do(sari, take, "selesai")
    page = sari.get(f"{DESK}/{take.pk}/").content.decode()
    assert "Perlu orang kedua" in page
    do(sari, take, "setuju")
    take.refresh_from_db()
    assert take.state == "counted"
    do(sari, take, "batal")
    take.refresh_from_db()
    assert take.state == "cancelled"
    assert sari.get(f"{DESK}/{take.pk}/").status_code == 200


def test_what_nobody_came_to_yet_is_left_to_count_and_differs_only_when_the_counting_ends(at, take, sari):
    lot = at.lot(pieces=3)
    single = at.lot(pieces=1)
    take.cut_off_at = timezone.now()
    take.save()
    sent(sari, take, (new_id(), single.code, 1))
    assert "Tidak ada selisih" in sari.get(f"{DESK}/{take.pk}/").content.decode()
    assert lot.name in sari.get(f"{DESK}/{take.pk}/?tab=belum").content.decode()
    do(sari, take, "selesai")
    page = sari.get(f"{DESK}/{take.pk}/").content.decode()
    assert "Rp210.000" in page
    assert "1 label, 3 barang. Bila disetujui begitu saja, semuanya dibukukan hilang" in page


def test_a_sale_that_came_late_lacks_no_more_and_takes_back_what_was_paid_for_it(at, take, sari, dimas):
    scarf = at.lot(pieces=10)
    sent(dimas, take, (new_id(), scarf.code, 8))
    do(dimas, take, "selesai")
    do(sari, take, "setuju")
    record_sale(told(at, (scarf, 1), device_at=take.cut_off_at))
    shown = sari.get(f"{DESK}/{take.pk}/")
    assert [shown.context[name] for name in ("missing", "extra", "pays")] == [1, 0, 70_000]
    assert "−Rp70.000" in shown.content.decode()
    assert owed_to(at.makers[0].pk).total == 140_000, "one sold, one lost"


def test_who_may_only_look_counts_nothing(at, take):
    hendra = build.browser_of(build.member(at.council, Role.TRADE_OFFICE, "Hendra"))
    assert hendra.get(f"{DESK}/{take.pk}/").status_code == 200
    assert hendra.get(f"{DESK}/{take.pk}/hitung/").status_code == 404
    assert hendra.post(f"{DESK}/{take.pk}/hitung/kirim/", "{}", content_type="application/json").status_code == 404
    assert do(hendra, take, "selesai").status_code == 403


def test_pages_of_a_count_ask_as_often_for_one_lot_as_for_a_hundred(at, take, sari):
    def more(count):
        lots = at.lots(count, *at.makers, pieces=2)
        take.cut_off_at = timezone.now()
        take.save()
        sent(sari, take, *((new_id(), lot.code, 1) for lot in lots))

    pages = [f"{DESK}/", f"{DESK}/{take.pk}/", f"{DESK}/{take.pk}/?tab=semua", f"{DESK}/{take.pk}/hitung/"]
    more(2)
    few = [questions(sari, page) for page in pages]
    more(100)
    for _take in range(100):
        actions.cancel_stock_take(actions.open_stock_take(at.places["stall"], by=None))
    assert [questions(sari, page) for page in pages] == few


def test_a_sending_of_a_hundred_asks_as_often_as_one_of_two(at, take, dimas, django_assert_max_num_queries):
    lots = [at.lot(pieces=2) for _lot in range(3)]
    sent(dimas, take, (new_id(), lots[0].code, 1))
    with django_assert_max_num_queries(25):
        sent(dimas, take, *((new_id(), lots[number % 3].code, 1) for number in range(100)))
