"""Places and what goes from one to another: sent with a paper, answered line by line at the other end."""

from uuid import uuid4

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Location, LocationKind, Transfer, TransferAnswer
from kriya.ledger.queries.balances import owed_to
from tests import build
from tests.paper import words_on
from tests.tight import tight
from tests.trade import questions, showroom

pytestmark = pytest.mark.usefixtures("db")
DESK = "/pekalongan/kelola/galeri"


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.stall = made.places["stall"]
        yield made


@pytest.fixture
def dimas(at):
    """A cashier: sends, receives and counts."""
    return build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.council, Role.STAFF))


def new(at):
    return f"{DESK}/surat-jalan/baru/?dari={at.place.pk}&ke={at.stall.pk}"


def test_pieces_are_chosen_by_code_and_from_the_list_and_go_under_a_number(at, dimas):
    scarf, vase = at.lot(pieces=10), at.lot(at.makers[1], pieces=3)
    chosen = dimas.post(new(at), {"kode": f"{scarf.code.lower()} {scarf.code}x4", "lakukan": "tambah"})
    page = tight(chosen.content.decode())
    assert f'name="jumlah_{scarf.pk}" value="5"' in page
    page = dimas.post(new(at), {f"jumlah_{scarf.pk}": "5", f"ambil_{vase.pk}": "2"}).content.decode()
    assert "Kirim 7 barang" in page
    assert Transfer.objects.count() == 0
    said = {f"jumlah_{scarf.pk}": "5", f"jumlah_{vase.pk}": "2", "pembawa": "Pak Joko", "kunci": str(uuid4())}
    for _twice in range(2):
        answer = dimas.post(new(at), said | {"lakukan": "kirim"})
    paper = Transfer.objects.get()
    assert answer.headers["Location"] == f"{DESK}/surat-jalan/{paper.pk}/"
    assert (at.level(scarf), at.level(vase), at.level(scarf, at.places[LocationKind.TRANSIT])) == (5, 1, 5)
    assert paper.number in dimas.get(f"{DESK}/surat-jalan/").content.decode()
    words = words_on(dimas.get(f"{DESK}/surat-jalan/{paper.pk}/cetak/").content)
    for said in (paper.number, scarf.name, vase.code, "Pak Joko", "Inacraft 2026", "Yang menerima", "Dimas"):
        assert said in words


@pytest.mark.parametrize(
    ("typed", "said"), [("11", "Stok tidak cukup"), ("x", "Periksa jumlahnya"), ("", "Pilih dulu")]
)
def test_no_more_is_sent_than_is_there_and_what_was_typed_stays(at, dimas, typed, said):
    lot = at.lot(pieces=10)
    page = dimas.post(new(at), {f"jumlah_{lot.pk}": typed, "lakukan": "kirim", "pembawa": "Pak Joko"}).content.decode()
    assert said in page
    if typed:
        assert 'value="Pak Joko"' in page
    assert (Transfer.objects.count(), at.level(lot)) == (0, 10)


def test_a_code_of_what_is_elsewhere_is_told_and_nothing_is_sent(at, dimas):
    lot, elsewhere = at.lot(), at.lot()
    send(at.place, at.stall, [(elsewhere, 10)], by=None)
    said = {"kode": f"{elsewhere.code} ABC", f"jumlah_{lot.pk}": "1", "lakukan": "kirim"}
    page = dimas.post(new(at), said).content.decode()
    assert "Tidak ada di tempat ini" in page
    assert elsewhere.code in page
    assert Transfer.objects.count() == 1


def test_a_way_leads_from_one_place_to_another(at, dimas):
    same = dimas.get(f"{DESK}/surat-jalan/baru/?dari={at.place.pk}&ke={at.place.pk}")
    assert (same.status_code, "Pilih tempat lain" in same.content.decode()) == (422, True)
    damaged = at.places[LocationKind.DAMAGED].pk
    assert dimas.get(f"{DESK}/surat-jalan/baru/?dari={damaged}&ke={at.place.pk}").status_code == 422


def test_lines_are_answered_one_by_one_and_damage_is_paid_as_agreed(at, dimas):
    scarf, vase = at.lot(pieces=5), at.lot(pieces=5)
    paper = send(at.place, at.stall, [(scarf, 3), (vase, 2)], by=None)
    there = f"{DESK}/surat-jalan/{paper.pk}/"
    first, second = paper.lines.order_by("lot__name")
    assert dimas.post(f"{there}terima/", {"baris": str(first.pk)}).status_code == 302
    assert at.level(first.lot, at.stall) == first.pieces
    wrong = dimas.post(f"{there}terima/", {"selisih": str(second.pk), f"rusak_{second.pk}": "1"})
    assert (wrong.status_code, "<details open>" in wrong.content.decode()) == (422, True)
    said = {f"rusak_{second.pk}": "1", f"hilang_{second.pk}": "1", f"alasan_{second.pk}": "jatuh di jalan"}
    dimas.post(f"{there}terima/", {"selisih": str(second.pk), **said})
    answer = TransferAnswer.objects.get(line=second)
    assert (answer.accepted, answer.damaged, answer.missing) == (second.pieces - 2, 1, 1)
    assert owed_to(at.makers[0].pk).total == 140_000
    page = dimas.get(there).content.decode()
    for part in ("diterima, 2 kurang", "jatuh di jalan", "Dimas"):
        assert part in page
    assert dimas.post(f"{there}terima/", {"baris": str(first.pk)}).status_code == 422
    words = words_on(dimas.get(f"{there}cetak/").content)
    assert "jatuh di jalan" in words
    assert paper.number in dimas.get(f"{DESK}/surat-jalan/?tab=selesai").content.decode()


def test_all_that_waits_is_received_with_one_button(at, dimas):
    lots = [at.lot(pieces=2) for _lot in range(3)]
    paper = send(at.place, at.stall, [(lot, 2) for lot in lots], by=None)
    dimas.post(f"{DESK}/surat-jalan/{paper.pk}/terima/", {"semua": "1"})
    assert [at.level(lot, at.stall) for lot in lots] == [2, 2, 2]


def test_who_may_only_look_sends_and_receives_nothing(at):
    hendra = build.browser_of(build.member(at.council, Role.TRADE_OFFICE, "Hendra"))
    paper = send(at.place, at.stall, [(at.lot(), 2)], by=None)
    page = hendra.get(f"{DESK}/surat-jalan/{paper.pk}/").content.decode()
    assert "Terima 2" not in page
    assert hendra.get(new(at)).status_code == 403
    assert hendra.post(f"{DESK}/surat-jalan/{paper.pk}/terima/", {"semua": "1"}).status_code == 404
    assert hendra.post(f"{DESK}/tempat/", {"nama": "Lobi", "jenis": "loan"}).status_code == 403


def test_places_are_added_and_closed(at, sari, dimas):
    answer = sari.post(f"{DESK}/tempat/", {"nama": "Lobi Hotel Santika", "jenis": "loan"})
    lobby = Location.objects.get(name="Lobi Hotel Santika")
    assert answer.headers["Location"] == f"{DESK}/tempat/{lobby.pk}/"
    again = sari.post(f"{DESK}/tempat/", {"nama": "Lobi Hotel Santika", "jenis": "store"})
    assert (again.status_code, "Sudah ada tempat" in again.content.decode()) == (422, True)
    lot = at.lot(pieces=4, price=50_000)
    paper = send(at.place, lobby, [(lot, 3)], by=None)
    page = sari.get(f"{DESK}/tempat/").content.decode()
    assert "Lobi Hotel Santika" in page
    assert "Rp50.000" in page, "one piece is left in the showroom"
    assert paper.number in sari.get(f"{DESK}/tempat/{lobby.pk}/").content.decode()
    sari.post(f"{DESK}/tempat/{lobby.pk}/tutup/")
    dimas.post(f"{DESK}/surat-jalan/{paper.pk}/terima/", {"semua": "1"})
    assert lot.name in sari.get(f"{DESK}/tempat/{lobby.pk}/").content.decode()
    sari.post(f"{DESK}/tempat/{lobby.pk}/tutup/")
    lobby.refresh_from_db()
    assert lobby.closed_at is None, "pieces are there"
    sari.post(f"{DESK}/tempat/{at.stall.pk}/tutup/")
    at.stall.refresh_from_db()
    assert at.stall.closed_at is not None
    assert "Tidak dipakai lagi" in sari.get(f"{DESK}/tempat/").content.decode()
    assert dimas.post(f"{DESK}/tempat/{lobby.pk}/tutup/").status_code == 404


def test_places_that_a_council_has_once_are_none_of_these_pages(at, sari):
    lost = at.places[LocationKind.LOST].pk
    assert sari.get(f"{DESK}/tempat/{lost}/").status_code == 404
    assert sari.post(f"{DESK}/tempat/{lost}/tutup/").status_code == 404
    assert sari.post(f"{DESK}/tempat/", {"nama": "Hilang 2", "jenis": "lost"}).status_code == 422


def test_the_lists_ask_as_often_for_one_row_as_for_a_hundred(at, dimas):
    lot = at.lot(pieces=1000)
    pages = [f"{DESK}/surat-jalan/", f"{DESK}/tempat/", f"{DESK}/tempat/{at.stall.pk}/"]
    first = send(at.place, at.stall, [(lot, 1)], by=None)
    few = [questions(dimas, page) for page in pages]
    one = f"{DESK}/surat-jalan/{first.pk}/"
    few_lines = questions(dimas, one)
    for number in range(100):
        send(at.place, at.stall, [(lot, 1)], by=None)
        Location(kind=LocationKind.LOAN, name=f"Hotel {number}").save()
    assert [questions(dimas, page) for page in pages] == few
    many = send(at.place, at.stall, [(lot, 1) for lot in at.lots(100)], by=None)
    assert questions(dimas, f"{DESK}/surat-jalan/{many.pk}/") == few_lines


def test_the_goods_to_choose_from_ask_as_often_for_one_lot_as_for_many(at, dimas):
    at.lot()
    few = questions(dimas, new(at))
    at.lots(60)
    assert questions(dimas, new(at)) == few
