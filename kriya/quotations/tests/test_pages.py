"""The whole way by the pages: an office asks, staff offer, the office accepts, goods and money go, papers are printed."""

import re
from datetime import timedelta
from html import unescape
from importlib import import_module
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from time_machine import travel

from kriya.accounts.roles import Role
from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.ledger.actions.rules import set_money_rules
from kriya.quotations import tasks
from kriya.quotations.actions.drafting import LineWanted
from kriya.quotations.actions.inquiring import ask, forget_old
from kriya.quotations.models import (
    Handover,
    Inquiry,
    Invoice,
    OfficeDataShown,
    Quotation,
    QuotationPayment,
    QuotationState,
    QuotationStep,
)  # fmt: skip
from kriya.quotations.tests.builders import ASKED, Offices, handed, lines_of, now_of, of, paid
from kriya.shop.tests.builders import opened
from tests import build
from tests.paper import words_on
from tests.test_two_at_one_record import Sent
from tests.test_two_at_one_record import opened as opened_form
from tests.trade import questions

DESK = "/pekalongan/kelola/penawaran/"
ASK = "/pekalongan/pesan-instansi/"
WRITTEN = {
    "institution": ASKED.institution, "contact": ASKED.contact, "phone": "0812 0000 2222", "wanted": ASKED.wanted,
    "pieces": "100", "budget": "5.000.000", "email": ASKED.email,
}  # fmt: skip


def text(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def words_of(response) -> str:
    assert response["Content-Type"] == "application/pdf", response
    return words_on(response.content)


def hidden(page, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1]


@pytest.fixture
def shop(real_db):
    return Offices(opened())


@pytest.fixture
def sari(shop):
    return build.browser_of(build.member(shop.shop.room.council, Role.CHAIR, "Sari"))


def day(days: int = 0) -> str:
    """A day of the council, as a form says it; it is in Java."""
    return (timezone.localdate(timezone=ZoneInfo("Asia/Jakarta")) + timedelta(days=days)).isoformat()


def scope(shop):
    return council_scope(shop.shop.room.council)


def wait_and_send(client, page, **said):
    """Send the form after somebody could have read it."""
    hiddens = {name: hidden(page, name) for name in ("kunci", "dibuka")}
    with travel(timezone.now() + timedelta(seconds=30), tick=False):
        return client.post(ASK, {**hiddens, **WRITTEN, **said})


class TestAsking:
    def test_an_office_asks_without_an_account_and_a_second_tap_is_the_same(self, shop):
        office = Client()
        page = office.get(ASK)
        for _twice in range(2):
            assert wait_and_send(office, page).headers["Location"] == f"{ASK}terima-kasih/"
        assert "Permintaan terkirim" in text(office.get(f"{ASK}terima-kasih/"))
        with scope(shop):
            (inquiry,) = Inquiry.objects.all()
        assert (inquiry.phone, inquiry.pieces, inquiry.budget) == ("+6281200002222", 100, 5_000_000)

    @pytest.mark.parametrize(
        "said",
        [{"situs_lain": "https://spam.example"}, {"dibuka": "x:y:z"}, {"dibuka": ""}, {"kunci": "", "dibuka": ""}],
    )
    def test_a_machine_is_told_kindly_that_it_is_not_taken(self, shop, said):
        office = Client()
        page = wait_and_send(office, office.get(ASK), **said)
        assert page.status_code == 422
        assert "belum dapat kami terima" in text(page)
        with scope(shop):
            assert not Inquiry.objects.exists()

    def test_what_is_sent_faster_than_anybody_types_is_not_taken(self, shop):
        office = Client()
        page = office.get(ASK)
        said = {name: hidden(page, name) for name in ("kunci", "dibuka")}
        assert office.post(ASK, {**said, **WRITTEN}).status_code == 422

    def test_one_number_sends_no_flood(self, shop, settings):
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "quotation_inquiry": "1/d/key"}
        office = Client()
        assert wait_and_send(office, office.get(ASK)).status_code == 302
        again = wait_and_send(office, office.get(ASK))
        assert (again.status_code, "Terlalu banyak permintaan" in text(again)) == (422, True)

    @pytest.mark.parametrize(
        "said",
        [
            {"pieces": "-1"}, {"pieces": "NaN"}, {"pieces": "1000000000000"}, {"budget": "minus"}, {"phone": "1"},
            {"needed_on": "2020-01-01"}, {"wanted": ""}, {"institution": "x" * 500}, {"email": "a@"},
        ],
    )  # fmt: skip
    def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(self, shop, said):
        office = Client()
        page = wait_and_send(office, office.get(ASK), **said)
        assert page.status_code == 422
        assert ASKED.contact in page.content.decode()

    def test_what_came_to_nothing_is_forgotten_after_a_year(self, shop):
        with scope(shop):
            ask(ASKED, key=new_id())
            answered = ask(ASKED, key=new_id())
            Quotation.objects.filter(pk=shop.draft().pk).update(inquiry=answered)
            with travel(timezone.now() + timedelta(days=364), tick=False):
                assert forget_old() == 0
            with travel(timezone.now() + timedelta(days=366), tick=False):
                assert forget_old() == 1
            assert list(Inquiry.objects.all()) == [answered]


class TestWriting:
    def edit(self, sari, url, **said):
        page = sari.get(url)
        head = {
            "institution": "SMA 1", "contact": "Pak Budi", "subject": "Wisuda", "payment_days": "14",
            "valid_until": day(7), "kunci": hidden(page, "kunci"), "do": "save",
        }  # fmt: skip
        return sari.post(url, {**head, **said})

    def test_two_who_write_one_draft_lose_no_row_of_the_other_and_are_asked_where_both_changed_one(self, shop, sari):
        with scope(shop):
            draft = shop.draft(LineWanted(10, 50_000, name="Kotak kayu"), LineWanted(5, 20_000, name="Pita"))
        url = f"{DESK}{draft.pk}/ubah/"
        page = opened_form(sari, url, "nama_0") | {"do": "save"}
        looked = Sent(sari.post(url, page | {"do": "look", "cari": "x"}).content.decode(), "nama_0").sent | {
            "do": "save"
        }
        assert sari.post(url, page | {"nama_2": "Kartu", "jumlah_2": "10", "harga_2": "1.000"}).status_code == 302
        assert (
            sari.post(url, looked | {"nama_1": "", "jumlah_1": "", "harga_1": "", "note": "Segera"}).status_code == 302
        )
        with scope(shop):
            assert [line.name for line in lines_of(draft)] == ["Kotak kayu", "Kartu"]
        stale = opened_form(sari, url, "nama_0") | {"do": "save"}
        sari.post(url, stale | {"harga_0": "55.000"})
        asked = sari.post(url, stale | {"harga_0": "60.000"})
        assert "Baru saja diubah menjadi Kotak kayu; 10; 55.000." in text(asked)
        assert sari.post(url, Sent(asked.content.decode(), "nama_0").sent | {"do": "save"}).status_code == 302
        with scope(shop):
            assert [line.price for line in lines_of(draft)] == [60_000, 1_000]
            assert Quotation.objects.get().note == "Segera"

    def test_from_an_inquiry_to_an_offer_that_the_office_accepts_and_receives(self, shop, sari):
        with scope(shop):
            lot = shop.shop.lot(pieces=50, price=120_000)
            inquiry = ask(ASKED, key=new_id())
        assert ASKED.institution in text(sari.get(f"{DESK}?keadaan=permintaan"))
        begun = sari.get(f"{DESK}baru/?permintaan={inquiry.pk}")
        assert 'value="Bu Wulan"' in begun.content.decode()
        found = sari.post(f"{DESK}baru/?permintaan={inquiry.pk}", {"cari": lot.name[:6], "do": "look"})
        assert "50 di rak" in text(found)
        added = sari.post(f"{DESK}baru/?permintaan={inquiry.pk}", {"tambah": lot.product_id, "contact": "Bu Wulan"})
        assert hidden(added, "produk_0") == str(lot.product_id)
        lines = {
            "produk_0": lot.product_id, "nama_0": lot.name, "jumlah_0": "40", "harga_0": "110.000",
            "nama_1": "Kotak kayu", "jumlah_1": "40", "harga_1": "15.000", "deposit": "50",
            "email": "budi@contoh.invalid", "discount": "100.000",
        }  # fmt: skip
        address = f"{DESK}baru/?permintaan={inquiry.pk}"
        assert "Tulis 50% bila maksudnya persen" in text(self.edit(sari, address, **lines))
        one = self.edit(sari, address, **lines | {"deposit": "50 %"})
        with scope(shop):
            quotation = Quotation.objects.get()
        assert quotation.deposit == 2_450_000
        assert one.headers["Location"] == f"{DESK}{quotation.pk}/"
        assert (quotation.total, quotation.inquiry_id, quotation.number[:4]) == (4_900_000, inquiry.pk, "PNW/")
        assert Client().get(f"/pekalongan/penawaran/{quotation.code}/").status_code == 404
        sari.post(f"{DESK}{quotation.pk}/tawarkan/")
        office = Client()
        page = office.get(f"/pekalongan/penawaran/{quotation.code}/")
        assert "Rp4.900.000" in text(page)
        assert "Surat penawaran" in words_of(office.get(f"/pekalongan/penawaran/{quotation.code}/penawaran.pdf"))
        accepted = office.post(
            f"/pekalongan/penawaran/{quotation.code}/setuju/", {"nama": "Pak Budi, kepala", "perubahan": "1"}
        )
        assert accepted.status_code == 302
        with scope(shop):
            assert now_of(quotation).accepted_by == "Pak Budi, kepala"

    def test_an_offer_that_was_changed_meanwhile_is_not_accepted_unread(self, shop, sari):
        with scope(shop):
            quotation = shop.offered(LineWanted(1, 10_000, name="Kotak"))
        office = Client()
        revision = hidden(office.get(f"/pekalongan/penawaran/{quotation.code}/"), "perubahan")
        sari.post(f"{DESK}{quotation.pk}/tarik/")
        assert "sedang kami ubah" in text(office.get(f"/pekalongan/penawaran/{quotation.code}/"))
        sari.post(f"{DESK}{quotation.pk}/tawarkan/")
        office.post(f"/pekalongan/penawaran/{quotation.code}/setuju/", {"nama": "Budi", "perubahan": revision})
        with scope(shop):
            assert now_of(quotation).state == QuotationState.OFFERED

    def test_every_mistake_is_said_beside_its_row_and_nothing_typed_is_lost(self, shop, sari):
        page = self.edit(
            sari, f"{DESK}baru/", nama_0="Kotak", jumlah_0="1,5", harga_0="murah", nama_1="Tas", jumlah_1="2"
        )
        assert page.status_code == 422
        assert "Jumlahnya tidak terbaca" in text(page)
        assert 'value="Tas"' in page.content.decode()
        with scope(shop):
            assert not Quotation.objects.exists()

    def test_a_second_click_on_save_is_the_same_quotation(self, shop, sari):
        page = sari.get(f"{DESK}baru/")
        key = hidden(page, "kunci")
        for _twice in range(2):
            self.edit(sari, f"{DESK}baru/", nama_0="Kotak", jumlah_0="2", harga_0="10.000", kunci=key)
        with scope(shop):
            assert Quotation.objects.count() == 1

    def test_a_letter_brings_the_paper_and_the_link(self, shop, sari, settings):
        settings.SITE_URL = "https://kriya.example"
        with scope(shop):
            quotation = shop.offered(LineWanted(2, 10_000, name="Kotak"))
        tasks.write_to_office.func(council_id=shop.shop.room.council.pk, quotation=str(quotation.pk))
        (letter,) = mail.outbox
        assert letter.to == [ASKED.email]
        assert f"https://kriya.example/pekalongan/penawaran/{quotation.code}/" in letter.body
        assert letter.attachments[0][2] == "application/pdf"


class TestPapers:
    @pytest.fixture
    def deal(self, shop):
        with scope(shop):
            quotation = shop.accepted(of(shop.shop.lot(pieces=60), 60), deposit=5_000_000)
            paid(quotation, 5_000_000)
            handed(quotation, 60)
            paid(quotation, 1_000_000)
            return quotation

    def test_each_says_its_numbers_and_only_above_five_million_there_is_a_place_for_a_stamp(self, shop, sari, deal):
        with scope(shop):
            paper, invoice = Handover.objects.get(), Invoice.objects.get()
            first, second = QuotationPayment.objects.order_by("at")
            third = paid(shop.accepted(LineWanted(600, 10_000, name="x")), 5_000_001)
        assert paper.number in words_of(sari.get(f"{DESK}bast/{paper.pk}.pdf"))
        charged = words_of(sari.get(f"{DESK}tagihan/{invoice.pk}.pdf"))
        assert "Rp6.000.000" in charged
        assert "Rp1.000.000" in charged
        assert "Satu juta rupiah" in charged
        receipts = [words_of(sari.get(f"{DESK}kwitansi/{one.pk}.pdf")) for one in (first, second, third)]
        assert "Lima juta rupiah" in receipts[0]
        assert ["Meterai" in said for said in receipts] == [False, False, True]
        assert "Rp10.000" in receipts[2]

    def test_the_tax_stands_by_its_law_and_base_on_the_offer_and_the_invoice(self, shop, sari):
        with scope(shop):
            set_money_rules(by=None, taxable_since=today())
            quotation = shop.accepted(of(shop.shop.lot(pieces=10, price=111_000), 10, 111_000))
            handed(quotation, 10)
            invoice = Invoice.objects.get()
        for page in (f"{DESK}{quotation.pk}/penawaran.pdf", f"{DESK}tagihan/{invoice.pk}.pdf"):
            said = words_of(sari.get(page))
            assert all(one in said for one in ("PMK 131/2024", "11/12", "Rp1.000.000", "Rp916.667", "Rp110.000"))

    def test_the_office_reads_its_own_by_its_link_and_nobody_elses(self, shop, deal):
        with scope(shop):
            paper, invoice = Handover.objects.get(), Invoice.objects.get()
            payment = QuotationPayment.objects.order_by("at").first()
            other = shop.accepted(LineWanted(1, 10_000, name="x"))
        office = Client()
        for name, row in (("bast", paper), ("tagihan", invoice), ("kwitansi", payment)):
            own = f"/pekalongan/penawaran/{deal.code}/{name}-{row.pk}.pdf"
            assert office.get(own).status_code == 200
            assert office.get(own.replace(deal.code, other.code)).status_code == 404
        page = text(office.get(f"/pekalongan/penawaran/{deal.code}/"))
        assert "Disetujui oleh Bu Wulan" in page

    def test_the_page_of_the_office_shows_what_comes_next(self, shop, sari, deal):
        page = text(sari.get(f"{DESK}{deal.pk}/"))
        assert "BAST/" in page
        assert "KWT/" in page
        assert "selesai" in page


class TestTheDesk:
    def test_an_inquiry_that_comes_to_nothing_is_closed_with_a_reason_and_found_again(self, shop, sari):
        with scope(shop):
            inquiry = ask(ASKED, key=new_id())
        here, closing = f"{DESK}?keadaan=ditutup", f"{DESK}permintaan/{inquiry.pk}/tutup/"
        sari.post(closing, {"alasan": " "})
        assert ASKED.institution not in text(sari.get(here))
        sari.post(closing, {"alasan": "Sudah membeli di tempat lain"})
        sari.post(closing, {"alasan": "Ketukan kedua"})
        assert "Sudah membeli di tempat lain" in text(sari.get(here))
        assert ASKED.institution not in text(sari.get(f"{DESK}?keadaan=permintaan"))

    def test_steps_by_the_pages_from_letter_to_done(self, shop, sari):
        with scope(shop):
            lot = shop.shop.lot(pieces=5)
            quotation = shop.offered(of(lot, 5))
            (line,) = lines_of(quotation)
        page = f"{DESK}{quotation.pk}/"
        sari.post(f"{page}setuju/", {"nama": "Pak Budi", "surat": ""})
        sari.post(f"{page}setuju/", {"nama": "Pak Budi", "surat": "027/115"})
        assert "027/115" in text(sari.get(page))
        key = str(new_id())
        for _twice in range(2):
            sari.post(f"{page}serah/", {"kunci": key, "penerima": "Wulan", f"jumlah_{line.pk}": "5"})
        said = {"kunci": str(new_id()), "jumlah": "500.000", "masuk": "bank", "tanggal": day()}
        for _twice in range(2):
            sari.post(f"{page}bayar/", said)
        with scope(shop):
            assert now_of(quotation).state == QuotationState.DONE
            assert (Handover.objects.count(), QuotationPayment.objects.count()) == (1, 1)
        assert [(one.name, one.differences) for one in run_checks() if not one.ok] == []

    @pytest.mark.parametrize(
        ("step", "said"),
        [
            ("serah/", {"penerima": "W", "jumlah": "-1"}), ("serah/", {"penerima": "W", "jumlah": "1.000,50"}),
            ("serah/", {"penerima": "W", "jumlah": "1000000000000"}), ("serah/", {"penerima": "W", "jumlah": "NaN"}),
            ("serah/", {"penerima": "", "jumlah": "1"}), ("bayar/", {"jumlah": "-5", "masuk": "bank"}),
            ("bayar/", {"jumlah": "1000", "masuk": "maker"}), ("bayar-kembali/", {"jumlah": "1000", "dari": "bank", "alasan": "x"}),
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_refused_and_nothing_moves(self, shop, sari, step, said):
        with scope(shop):
            quotation = shop.accepted(of(shop.shop.lot(pieces=5), 5))
            (line,) = lines_of(quotation)
            before = QuotationStep.objects.count()
        sent = {**said, f"jumlah_{line.pk}": said["jumlah"], "kunci": str(new_id()), "tanggal": day()}
        assert sari.post(f"{DESK}{quotation.pk}/{step}", sent).status_code == 302
        with scope(shop):
            assert QuotationStep.objects.count() == before

    def test_a_contact_is_masked_until_shown_on_purpose_and_each_showing_is_recorded(self, shop, sari):
        with scope(shop):
            quotation, inquiry = shop.offered(LineWanted(1, 10_000, name="x")), ask(ASKED, key=new_id())
        pages = [f"{DESK}{quotation.pk}/", f"{DESK}permintaan/{inquiry.pk}/"]
        dinas = build.browser_of(build.member(shop.shop.room.council, Role.TRADE_OFFICE, "Dinas"))
        for page in pages:
            for reader in (sari, dinas):
                assert "0812" not in reader.get(page).content.decode().replace("+62", "0")
            assert dinas.post(f"{page}kontak/").status_code == 404
            assert "0812-0000-2222" in sari.post(f"{page}kontak/").content.decode()
        assert quotation.code not in dinas.get(pages[0]).content.decode()
        assert quotation.code in sari.post(f"{pages[0]}kontak/").content.decode()
        sari.get(f"{DESK}baru/?permintaan={inquiry.pk}")
        with scope(shop):
            assert list(OfficeDataShown.objects.order_by("shown_at").values_list("about", "what")) == [
                (quotation.pk, "quotation"), (inquiry.pk, "inquiry"), (quotation.pk, "quotation"),
                (inquiry.pk, "edited"),
            ]  # fmt: skip

    def test_a_contact_is_sealed_in_the_table_and_no_history_keeps_it(self, shop):
        with scope(shop):
            quotation = shop.offered(LineWanted(1, 10_000, name="x"))
            ask(ASKED, key=new_id())
            with connection.cursor() as cursor:
                for table in ("quotations_quotation", "quotations_inquiry", "quotations_quotationevent"):
                    cursor.execute(f"SELECT to_jsonb(one)::text FROM {table} one")
                    rows = [row for (row,) in cursor.fetchall()]
                    assert rows
                    assert not [row for row in rows if ASKED.phone in row or ASKED.contact in row]
            quotation.refresh_from_db()
            assert (quotation.phone, quotation.contact) == (ASKED.phone, ASKED.contact)

    def test_contacts_that_stood_readable_are_sealed_where_they_stand(self, shop):
        seal = import_module("kriya.quotations.migrations.0003_seal_contacts").seal
        with scope(shop):
            quotation, inquiry = shop.draft(LineWanted(1, 10_000, name="x")), ask(ASKED, key=new_id())
            with connection.cursor() as cursor:
                for table in ("quotations_quotation", "quotations_inquiry"):
                    cursor.execute(
                        f"UPDATE {table} SET contact = %s, phone = %s, email = ''", ["Bu Wulan", ASKED.phone]
                    )
        with transaction.atomic():
            seal(apps, SimpleNamespace(connection=connection))
        with scope(shop):
            for one in (quotation, inquiry):
                one.refresh_from_db()
                assert (one.contact, one.phone, one.email) == ("Bu Wulan", ASKED.phone, "")

    def test_it_asks_the_database_as_often_for_one_row_as_for_a_hundred(self, shop, sari):
        with scope(shop):
            shop.accepted(LineWanted(1, 10_000, name="x"))
            ask(ASKED, key=new_id())
        one = [questions(sari, page) for page in (DESK, f"{DESK}?keadaan=permintaan", f"{DESK}?q=x")]
        with scope(shop):
            for _n in range(12):
                shop.accepted(LineWanted(1, 10_000, name="x"))
                ask(ASKED, key=new_id())
        assert [questions(sari, page) for page in (DESK, f"{DESK}?keadaan=permintaan", f"{DESK}?q=x")] == one

    def test_makers_answer_on_their_telephone(self, shop):
        maker = shop.shop.room.makers[0]
        with scope(shop):
            quotation = shop.accepted(of(shop.shop.made_to_order(), 12, 150_000, is_to_order=True))
            (line,) = lines_of(quotation)
        tejo = build.browser_of(build.maker_person(shop.shop.room.council, maker))
        page = f"/pekalongan/mitra/pesanan-instansi/{line.pk}/"
        assert ASKED.institution not in text(tejo.get(page))
        tejo.post(page, {"jawab": "ya", "siap": day(9)})
        assert "Anda sanggup" in text(tejo.get(page))
        tejo.post(page, {"jawab": "tidak", "alasan": "benang habis"})
        assert "tidak sanggup" in text(tejo.get(page))
        other = build.browser_of(build.maker_person(shop.shop.room.council, shop.shop.room.makers[1], "Siti"))
        assert other.get(page).status_code == 404
