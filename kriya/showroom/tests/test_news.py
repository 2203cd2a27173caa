"""Makers are told what happens to their goods and money, each as it chose: letters go by themselves, the rest by an officer."""

from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import unquote

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.inventory.models import Lot
from kriya.makers.actions.register import Phone
from kriya.makers.models import Maker, MakerPhone
from kriya.sales.actions.recording import record_sale
from kriya.showroom.actions import intakes, settlements
from kriya.showroom.actions.agreements import agree
from kriya.showroom.actions.markdowns import ask
from kriya.showroom.actions.news import choose_channel
from kriya.showroom.actions.returns import notice_expiring
from kriya.showroom.models import ExpiryNotice, Markdown, News, NewsChoice
from kriya.showroom.tasks import notice_expiring_daily, send_letters, send_letters_of
from tests import build
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.usefixtures("real_db")
DESK = "/pekalongan/kelola/galeri"
FLAT = {"commission": "flat", "basis_points": 3000, "term_days": 90, "grace_days": 30}


@pytest.fixture
def at():
    made = showroom()
    made.sari, made.wulan = build.member(made.council, name="Sari"), build.member(made.council, Role.CHAIR, "Wulan")
    with council_scope(made.council):
        made.tejo, made.siti = made.makers
        MakerPhone(maker=made.tejo, number="+6281234567890").save()
        Maker.objects.filter(pk=made.siti.pk).update(email="siti@contoh.id")
    return made


@pytest.fixture
def sari(at):
    return build.browser_of(at.sari)


def channels(at):
    with council_scope(at.council):
        return list(News.objects.order_by("made_at", "pk").values_list("kind", "channel"))


def ends(days=10):
    return {"term_ends_on": today() + timedelta(days=days), "grace_ends_on": today() + timedelta(days=days + 30)}


def ending(at, maker, *, days=10):
    lot = at.lot(maker)
    Lot.objects.filter(pk=lot.pk).update(**ends(days))
    lot.refresh_from_db()
    return lot


def test_a_letter_goes_by_itself_once_and_a_telephone_is_for_the_officer(at, sari):
    with council_scope(at.council):
        names = [ending(at, maker).name for maker in (at.tejo, at.siti)]
        notice_expiring()
    assert channels(at) == [("expiring", "whatsapp"), ("expiring", "email")]
    assert [send_letters_of(at.council) for _twice in range(2)] == [1, 0]
    (letter,) = mail.outbox
    assert letter.to == ["siti@contoh.id"]
    assert names[1] in letter.body
    assert "Barang tetap milik Anda" in letter.body
    page = sari.get(f"{DESK}/kabar/").content.decode()
    link = unquote(page[page.index("https://wa.me/6281234567890?text=") :].partition('"')[0])
    assert names[0] in link
    assert "Batik Siti" not in page


def test_letters_are_queued_with_what_they_tell_and_the_job_sends_them(at):
    with council_scope(at.council):
        ending(at, at.siti)
        notice_expiring()
    job = ProcrastinateJob.objects.get(task_name="kriya.showroom.tasks.send_letters")
    send_letters(**job.args)
    assert [letter.to for letter in mail.outbox] == [["siti@contoh.id"]]


def test_each_day_that_ends_is_told_once_however_often_the_job_runs(at):
    with council_scope(at.council):
        for _lot in range(3):
            ending(at, at.tejo)
    for _time in range(3):
        notice_expiring_daily(0)
    assert channels(at) == [("expiring", "whatsapp")], "three lots of one maker are one message"
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        notice_expiring_daily(0)
    assert channels(at) == [("expiring", "whatsapp")] * 2, "then that the grace ends"
    with council_scope(at.council):
        assert ExpiryNotice.objects.count() == 6
        assert at.level(at.makers[0].lots.first()) == 10, "and the pieces stay where and whose they are"


def test_a_letter_that_cannot_be_sent_waits_and_takes_none_back_that_was(at, monkeypatch, sari):
    with council_scope(at.council):
        third = build.maker("Batik Karto", email="karto@contoh.id")
        for maker in (at.siti, third):
            ending(at, maker)
        notice_expiring()
    sent = mail.EmailMessage.send

    def refuses(letter, **more):
        if letter.to == ["siti@contoh.id"]:
            raise SMTPException("mailbox full")
        return sent(letter, **more)

    monkeypatch.setattr(mail.EmailMessage, "send", refuses)
    for _twice in range(2):
        with pytest.raises(SMTPException):
            send_letters_of(at.council)
    assert [letter.to for letter in mail.outbox] == [["karto@contoh.id"]]
    assert "surel menunggu terkirim" in sari.get(f"{DESK}/kabar/").content.decode()
    monkeypatch.undo()
    assert send_letters_of(at.council) == 1


def test_what_is_taken_in_and_paid_is_told_with_what_the_paper_says(at, sari):
    with council_scope(at.council):
        agree(None, from_on=today(), by=at.sari, **FLAT)
        product = at.lot(at.tejo, price=100_000).product
        begun = intakes.draft(at.tejo, by=at.sari)
        intakes.set_lines(begun, [intakes.Brought(product, 4, 100_000)], by=at.sari)
        intakes.answer_line(begun.lines.select_related("intake", "product").get(), by=at.sari, accepted=4)
        taken = intakes.accept(begun, location=at.place, by=at.sari)
        record_sale(told(at, (taken.lines.get().lot, 2)))
        run = settlements.preview(today() + timedelta(days=1), by=at.sari)
        settlements.approve(run, by=at.wulan)
        for _twice in range(2):
            settlements.post(run, by=at.sari)
        run.refresh_from_db()
    assert channels(at) == [("taken_in", "whatsapp"), ("settled", "whatsapp")]
    page = sari.get(f"{DESK}/kabar/").content.decode()
    own = sari.get(f"{DESK}/kabar/umkm/{at.tejo.pk}/").content.decode()
    for said in (f"Titipan {taken.number}: 4 barang diterima.", f"/mitra/titip/{taken.pk}/", run.number, "Rp140.000"):
        assert said in page
        assert said in own


def test_a_question_about_prices_goes_with_its_link_which_is_sealed_until_it_is_told(at, sari):
    with council_scope(at.council):
        lot = at.lot(at.siti)
    answer = sari.post(f"{DESK}/turun-harga/{at.siti.pk}/", {f"harga_{lot.pk}": "80.000"}).content.decode()
    assert "dikirim lewat surel" in answer
    assert "/turun-harga/" in answer
    with council_scope(at.council):
        secret = News.objects.get().secret
        with connection.cursor() as cursor:
            cursor.execute("SELECT secret FROM showroom_news")
            assert secret not in cursor.fetchone()[0]
    assert secret not in answer
    assert send_letters_of(at.council) == 1
    assert f"/pekalongan/turun-harga/{secret}/" in mail.outbox[0].body
    assert "Anda setuju" in Client().post(f"/pekalongan/turun-harga/{secret}/", {"jawab": "ya"}).content.decode()
    with council_scope(at.council):
        assert News.objects.get().secret == ""
        assert Markdown.objects.get().accepted is True


def test_an_answered_question_needs_no_telling_any_more(at, sari):
    with council_scope(at.council):
        _asked, secret = ask(at.tejo, [(at.lot(at.tejo), 80_000, today())], by=None)
    assert secret in sari.get(f"{DESK}/kabar/").content.decode()
    Client().post(f"/pekalongan/turun-harga/{secret}/", {"jawab": "tidak"})
    assert "Semua perajin sudah dikabari" in sari.get(f"{DESK}/kabar/").content.decode()


def test_a_maker_chooses_on_its_telephone_and_what_waits_goes_that_way(at):
    person = build.browser_of(build.maker_person(at.council, at.siti))
    with council_scope(at.council):
        ending(at, at.siti)
        notice_expiring()
    page = f"/pekalongan/mitra/{at.siti.pk}/kabar/"
    assert "Bagaimana Anda ingin dikabari" in person.get(page).content.decode()
    assert person.post(page, {"cara": "merpati"}).status_code == 200
    assert person.post(page, {"cara": "in_person"}).status_code == 302
    assert channels(at) == [("expiring", "in_person")]
    assert send_letters_of(at.council) == 0
    assert person.get(f"/pekalongan/mitra/{at.tejo.pk}/kabar/").status_code == 404


def test_somebody_who_wants_letters_and_has_no_address_is_told_by_the_officer(at, sari):
    sari.post(f"{DESK}/kabar/umkm/{at.tejo.pk}/", {"cara": "email"})
    with council_scope(at.council):
        assert NewsChoice.objects.get().channel == "email"
        ending(at, at.tejo)
        notice_expiring()
    assert channels(at) == [("expiring", "whatsapp")]
    assert "sudah memilih" in sari.get(f"{DESK}/kabar/umkm/{at.tejo.pk}/").content.decode()


def test_the_officer_marks_who_was_told(at, sari):
    with council_scope(at.council):
        ending(at, at.tejo)
        notice_expiring()
        news = News.objects.get()
    sari.post(f"{DESK}/kabar/{news.pk}/")
    page = sari.get(f"{DESK}/kabar/?tab=sudah").content.decode()
    assert "Batik Tejo" in page
    assert "Sari" in page
    assert "Batik Tejo" not in sari.get(f"{DESK}/kabar/").content.decode()


def test_lots_stand_by_how_far_their_term_is_gone_and_lead_to_their_return(at, sari):
    with council_scope(at.council):
        soon, grace, past = (ending(at, at.tejo, days=days) for days in (5, -5, -40))
        ending(at, at.tejo, days=60)
        notice_expiring()
    for tab, lot in (("", soon), ("?tab=ambil", grace), ("?tab=lewat", past)):
        page = sari.get(f"{DESK}/habis-masa/{tab}").content.decode()
        assert [one.name in page for one in (soon, grace, past)] == [one == lot for one in (soon, grace, past)]
        assert f"{DESK}/pengembalian/perajin/{at.tejo.pk}/" in page
    assert "3 titipan" in sari.get(f"{DESK}/pengembalian/").content.decode()
    curator = build.browser_of(build.member(at.council, Role.CURATOR, "Laras"))
    assert "pengembalian/perajin" not in curator.get(f"{DESK}/habis-masa/").content.decode()
    assert curator.get(f"{DESK}/kabar/").status_code == 403


def test_the_lists_ask_as_often_for_one_row_as_for_a_hundred(at, sari):
    pages = [f"{DESK}/kabar/", f"{DESK}/kabar/?tab=sudah", f"{DESK}/habis-masa/", f"{DESK}/pengembalian/"]

    def more(count):
        with council_scope(at.council):
            reached = [[Phone(f"+62812345{number:05d}", "mobile", True)] for number in range(count)]
            makers = [build.maker(f"Perajin {number}", phones=phones) for number, phones in enumerate(reached)]
            Lot.objects.filter(pk__in=[lot.pk for lot in at.lots(count, *makers)]).update(**ends())
            notice_expiring()
            News.objects.filter(pk__in=News.objects.order_by("pk").values("pk")[: count // 2]).update(told_at=timezone.now())  # fmt: skip

    more(4)
    few = [questions(sari, page) for page in pages]
    more(100)
    assert [questions(sari, page) for page in pages] == few


@pytest.mark.parametrize("makers", [1, 20])
def test_telling_asks_as_often_for_one_maker_as_for_many(at, makers):
    with council_scope(at.council):
        for number in range(makers):
            ending(at, build.maker(f"Perajin {number}"))
        with CaptureQueriesContext(connection) as asked:
            notice_expiring()
        assert len(asked) == 13


def test_what_was_chosen_before_is_kept_in_the_history(at):
    with council_scope(at.council):
        for way in ("email", "whatsapp", "whatsapp"):
            choose_channel(at.siti, way)
        assert NewsChoice.pgh_event_model.objects.count() == 2
