"""Settlement on the screen: two people, once, with the reason of each number; and what a maker sees of it."""

import re
from datetime import timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.ledger.actions.cash import record_opening
from kriya.ledger.queries.balances import owed_to, trust
from kriya.makers.actions.personal import change_bank_account
from kriya.makers.actions.register import Phone, register_maker
from kriya.makers.models import PersonalDataShown
from kriya.sales.actions.recording import record_sale, record_sales
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import Sale, SaleLine
from kriya.showroom.models import Settlement, SettlementMaker, TakeBackRequest
from kriya.showroom.queries.mine import money_of
from tests import build
from tests.paper import words_on
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.django_db
RUNS = "/pekalongan/kelola/keuangan/pelunasan/"
MITRA = "/pekalongan/mitra/"


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.makers.append(
            register_maker(name="=Batik Karto", owner_name="Karto", phones=[Phone("+6281234567890")], by=None)
        )
        change_bank_account(made.makers[2], bank="BRI", number="0123456789", holder="=Karto")
        record_opening("bank", 1_000_000, reason="awal", by=None)
        for maker, pieces in zip(made.makers, (2, 1, 3), strict=True):
            record_sale(told(made, (made.lot(maker), pieces)))
    return made


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.council, Role.STAFF, "Sari"))


@pytest.fixture
def ratri(at):
    return build.browser_of(build.member(at.council, Role.TREASURER, "Ratri"))


@pytest.fixture
def nila(at):
    return build.browser_of(build.member(at.council, Role.AUDITOR, "Nila"))


def begun(at, browser):
    with council_scope(at.council):
        through = Sale.objects.latest("happened_on").happened_on.isoformat()
    browser.post(RUNS, {"through_on": through, "note": ""})
    with council_scope(at.council):
        return Settlement.objects.latest("made_at")


def posted(at, sari, ratri):
    run = begun(at, sari)
    ratri.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "setuju"})
    sari.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "bukukan"})
    return run


def test_a_run_goes_from_preview_over_a_second_person_to_the_books_once(at, sari, ratri):
    run = begun(at, sari)
    assert "Rp420.000" in sari.get(f"{RUNS}{run.pk}/").content.decode()
    assert sari.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "setuju"}).status_code == 403
    ratri.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "setuju"})
    for browser in (sari, ratri, sari):
        browser.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "bukukan"})
    with council_scope(at.council):
        assert [owed_to(maker.pk).total for maker in at.makers] == [0, 0, 0]
        assert trust().is_proved
        assert trust().money["bank"] == 790_000


def test_a_day_to_come_is_not_paid_through(at, ratri):
    with council_scope(at.council):
        tomorrow = today() + timedelta(days=1)
    page = ratri.post(RUNS, {"through_on": tomorrow.isoformat()})
    assert (page.status_code, "belum tiba" in page.content.decode()) == (422, True)


def test_whoever_made_a_run_may_not_approve_it(at, ratri):
    run = begun(at, ratri)
    assert "&lt;time" not in ratri.get(f"{RUNS}{run.pk}/").content.decode()
    ratri.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "setuju"})
    with council_scope(at.council):
        assert Settlement.objects.get(pk=run.pk).state == "preview"


def test_the_auditor_reads_everything_and_does_nothing(at, sari, ratri, nila):
    run = posted(at, sari, ratri)
    with council_scope(at.council):
        part = SettlementMaker.objects.get(maker=at.makers[0])
    for path in ("", f"{run.pk}/", f"bagian/{part.pk}/", f"{run.pk}/rincian.pdf", f"bagian/{part.pk}/kuitansi.pdf"):
        assert nila.get(RUNS + path).status_code == 200, path
    for path, data in ((f"{run.pk}/lanjut/", {"langkah": "batal"}), ("", {"through_on": "2026-01-01"})):
        assert nila.post(RUNS + path, data).status_code == 403, path
    assert nila.post(f"{RUNS}bagian/{part.pk}/balik/", {"note": "x"}).status_code == 404
    with council_scope(at.council):
        sale = SaleLine.objects.get(maker=at.makers[0]).sale_id
    assert f"/pelunasan/bagian/{part.pk}/" in nila.get(f"/pekalongan/kelola/galeri/penjualan/{sale}/").content.decode()


def test_each_line_says_why_and_a_negative_balance_is_carried_with_its_lines(at, sari, ratri):
    posted(at, sari, ratri)
    with council_scope(at.council):
        line = SaleLine.objects.get(maker=at.makers[0])
        refund(line.sale, [Back(line.pk, 1)], reason="sobek", by=None)
    run = begun(at, sari)
    with council_scope(at.council):
        part = SettlementMaker.objects.get(settlement=run, maker=at.makers[0])
    assert (part.outcome, part.amount) == ("negative", -70_000)
    said = sari.get(f"{RUNS}bagian/{part.pk}/").content.decode()
    assert "Dikembalikan pembeli: 1 × Rp100.000, komisi 30,0" in said
    assert "dibawa ke pelunasan berikutnya" in said


def test_papers_say_the_sum_in_words_and_the_bank_file_runs_nothing(at, sari, ratri):
    run = posted(at, sari, ratri)
    words = words_on(sari.get(f"{RUNS}{run.pk}/rincian.pdf").content)
    assert "seratus empat puluh ribu rupiah" in words
    assert "2 × Rp100.000, komisi 30,0" in words
    receipts = words_on(sari.get(f"{RUNS}{run.pk}/kuitansi.pdf").content)
    assert "Sudah terima dari" in receipts
    assert "tujuh puluh ribu rupiah" in receipts
    assert "dua ratus sepuluh ribu" not in receipts
    rows = sari.post(f"{RUNS}{run.pk}/bank.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert re.fullmatch(r"KW/\d{4}/\d{4};BRI;0123456789;'=Karto;210000;Titip jual PL/\d{4}/0001", rows[1])
    with council_scope(at.council):
        assert PersonalDataShown.objects.filter(what="bank").count() == 1


def test_a_payout_that_did_not_arrive_is_reversed_with_a_reason_and_paid_by_the_next_run(at, sari, ratri):
    posted(at, sari, ratri)
    with council_scope(at.council):
        part = SettlementMaker.objects.get(maker=at.makers[2])
    where = f"{RUNS}bagian/{part.pk}/"
    assert sari.post(f"{where}balik/", {"note": "rekening salah"}).status_code == 404
    ratri.post(f"{where}balik/", {"note": ""})
    for _time in range(2):
        ratri.post(f"{where}balik/", {"note": "rekening salah"})
    with council_scope(at.council):
        assert owed_to(at.makers[2].pk).total == 210_000
    news = f"/pekalongan/kelola/galeri/kabar/umkm/{at.makers[2].pk}/"
    assert news in ratri.get(where).content.decode()
    assert "https://wa.me/6281234567890?text=" in ratri.get(news).content.decode()


def test_the_makers_book_adds_up_and_takes_an_advance_once(at, ratri, nila):
    page = f"/pekalongan/kelola/keuangan/perajin/{at.makers[0].pk}/"
    asked = {"kind": "advance", "amount": "20.000", "reason": "beli malam", "key": str(new_id())}
    assert nila.post(page, asked).status_code == 403
    for _time in range(2):
        assert ratri.post(page, asked).status_code == 302
    said = nila.get(page).content.decode()
    assert "Rp120.000" in said
    words = words_on(nila.get(f"{page}rincian.pdf").content)
    assert "seratus dua puluh ribu rupiah" in words
    assert "beli malam" in words


def test_a_maker_reads_what_it_is_owed_and_was_paid_and_nobody_elses(at, sari, ratri):
    with council_scope(at.council):
        tejo = build.browser_of(build.maker_person(at.council, at.makers[0]), second_factor=False)
    first = tejo.get(MITRA)
    assert '<p class="figure">Rp140.000</p>' in first.content.decode()
    assert len(first.content) < 60_000
    run = posted(at, sari, ratri)
    with council_scope(at.council):
        mine = SettlementMaker.objects.get(settlement=run, maker=at.makers[0])
        other = SettlementMaker.objects.get(settlement=run, maker=at.makers[1])
    assert '<p class="figure">Rp0</p>' in tejo.get(MITRA).content.decode()
    base = f"{MITRA}{at.makers[0].pk}/"
    assert "Rp140.000" in tejo.get(f"{base}pelunasan/{mine.pk}/").content.decode()
    assert "seratus empat puluh ribu" in words_on(tejo.get(f"{base}pelunasan/{mine.pk}/rincian.pdf").content)
    assert tejo.get(f"{base}pelunasan/{other.pk}/").status_code == 404
    assert tejo.get(f"{MITRA}{at.makers[1].pk}/uang/").status_code == 404


def test_what_a_buyer_brought_back_was_not_sold(at):
    with council_scope(at.council):
        line = SaleLine.objects.select_related("sale").get(maker=at.makers[0])
        assert (money_of(at.makers[0]).sold_today, money_of(at.makers[0]).pieces_month) == (140_000, 2)
        refund(line.sale, [Back(line.pk, 1)], reason="cacat", by=None)
        told_now = money_of(at.makers[0])
        assert (told_now.sold_today, told_now.sold_month, told_now.pieces_month) == (70_000, 70_000, 1)


def test_a_maker_asks_for_pieces_back_and_hears_what_to_bring(at):
    with council_scope(at.council):
        scarf = at.lot(pieces=5)
        record_sale(told(at, (scarf, 4)))
        tejo = build.browser_of(build.maker_person(at.council, at.makers[0]), second_factor=False)
    goods = f"{MITRA}{at.makers[0].pk}/barang/"
    page = tejo.get(goods).content.decode()
    assert "4 terjual dalam 90 hari, sisa 1" in page
    assert tejo.post(f"{goods}{scarf.pk}/kembali/", {"pieces": "9"}).status_code == 422
    assert tejo.post(f"{goods}{scarf.pk}/kembali/", {"pieces": "1", "reason": "dipakai pameran"}).status_code == 302
    with council_scope(at.council):
        assert TakeBackRequest.objects.get().pieces == 1
        assert "dipakai pameran" not in tejo.get(f"{MITRA}{at.makers[1].pk}/barang/").content.decode()
    assert "diminta kembali" in tejo.get(goods).content.decode()


def test_pages_ask_as_often_for_one_maker_as_for_a_hundred(at, sari, ratri):
    with council_scope(at.council):
        tejo = build.browser_of(build.maker_person(at.council, at.makers[0]), second_factor=False)
    run = begun(at, sari)
    few = [questions(sari, f"{RUNS}{run.pk}/"), questions(tejo, MITRA), questions(tejo, f"{MITRA}barang/")]
    with council_scope(at.council):
        theirs = at.lots(100, *(build.maker(f"Anyaman {number}") for number in range(100)))
        record_sales(
            [told(at, (one, 1), (other, 1)) for one, other in zip(theirs, at.lots(100, pieces=2), strict=True)]
        )
    sari.post(f"{RUNS}{run.pk}/lanjut/", {"langkah": "hitung"})
    many = [questions(sari, f"{RUNS}{run.pk}/"), questions(tejo, MITRA), questions(tejo, f"{MITRA}barang/")]
    assert many == few
