"""The office writes calls, decides, announces, and gives places."""

import re
from datetime import timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.core.clock import standing_at, today
from kriya.ledger.days import start_of
from kriya.participation.models import Application, Call, Decision, Place, PlaceEvent
from kriya.participation.terms import Quota, Rule
from kriya.participation.tests.builders import Programme, place_of
from tests import build

HERE = "/pekalongan/kelola/program/"


@pytest.fixture
def sari(at: Programme):
    return build.browser_of(at.sari)


def said(**more: str) -> dict[str, str]:
    day = today() + timedelta(days=40)
    return {
        "title": "Pewarna alam", "starts_on": f"{day}", "ends_on": f"{day}", "opens_at": f"{today()}T08:00",
        "closes_at": f"{today() + timedelta(days=20)}T16:00", "places": "20", "offer_hours": "48",
        "rotation_months": "12", "rotation_points": "5", "certificate_percent": "80", **more,
    }  # fmt: skip


def test_a_call_is_written_given_terms_published_and_called_off(at: Programme, sari):
    answer = sari.post(f"{HERE}baru/?jenis=training", said())
    call = Call.objects.get()
    assert answer.headers["Location"] == f"{HERE}{call.pk}/"
    assert sari.post(f"{HERE}{call.pk}/ubah/", said(ends_on="2020-01-01")).status_code == 422
    rows = {"b-TOTAL_FORMS": "4", "b-INITIAL_FORMS": "0"}
    sari.post(f"{HERE}{call.pk}/syarat/", {**rows, "b-0-what": "paper:nib", "b-1-what": "years:", "b-1-number": "2"})
    assert sari.post(f"{HERE}{call.pk}/syarat/", {**rows, "b-0-what": "years:"}).status_code == 422
    sari.post(
        f"{HERE}{call.pk}/biaya/", {**rows, "b-0-what": "Narasumber", "b-0-amount": "3.000.000", "b-0-payer": "apbd"}
    )
    assert (
        sari.post(f"{HERE}{call.pk}/kuota/", {**rows, "b-0-group": "newcomer:new", "b-0-least": "21"}).status_code
        == 422
    )
    sari.post(f"{HERE}{call.pk}/kuota/", {**rows, "b-0-group": "newcomer:new", "b-0-least": "5"})
    call.refresh_from_db()
    assert call.terms.rules == (Rule("paper", "nib"), Rule("years", "2"))
    assert (call.terms.costs[0].amount, call.terms.quotas) == (3_000_000, (Quota("newcomer", "new", 5),))
    sari.post(f"{HERE}{call.pk}/terbit/")
    assert build.browser_of().get(f"/pekalongan/pelatihan/{call.slug}/").status_code == 200
    sari.post(f"{HERE}{call.pk}/batal/", {"alasan": ""})
    assert Call.objects.get().cancelled_at is None
    sari.post(f"{HERE}{call.pk}/batal/", {"alasan": "Narasumber sakit"})
    assert Call.objects.get().cancel_reason == "Narasumber sakit"


def test_an_officer_applies_for_a_maker_and_for_one_that_walks_in(at: Programme, sari):
    call, maker, late = at.call(), at.maker("Batik Sekar Jagad"), at.maker("Tenun Lestari")
    assert "Batik Sekar Jagad" in sari.get(f"{HERE}{call.pk}/daftarkan/?q=sekar").content.decode()
    sari.post(f"{HERE}{call.pk}/daftarkan/?usaha={maker.pk}", {"pesan": "Lewat telepon"})
    with standing_at(call.closes_at):
        sari.post(f"{HERE}{call.pk}/daftarkan/?usaha={late.pk}", {"pesan": ""})
    sent = Application.objects.order_by("sent_at")
    assert [one.channel for one in sent] == ["officer", "walk_in"]
    door = sari.get(f"{HERE}pendaftaran/{sent[1].pk}/").content.decode()
    assert 'value="Datang langsung"' in door
    assert 'value="Datang langsung"' not in sari.get(f"{HERE}pendaftaran/{sent[0].pk}/").content.decode()


def test_decisions_are_noted_one_by_one_and_announced_at_once(at: Programme, sari):
    call = at.call(places=1)
    one, two = at.apply(call), at.apply(call)
    here = f"{HERE}pendaftaran/"
    sari.post(f"{here}{one.pk}/putus/", {"outcome": "accept"})
    assert sari.post(f"{here}{two.pk}/putus/", {"outcome": "refuse"}).status_code == 422
    sari.post(f"{here}{two.pk}/putus/", {"outcome": "wait"})
    assert not Place.objects.exists()
    assert "2 keputusan belum diketahui siapa pun" in sari.get(f"{HERE}{call.pk}/").content.decode()
    sari.post(f"{HERE}{call.pk}/umumkan/")
    assert place_of(one).state == "offered"
    assert Decision.objects.filter(applied_at=None).count() == 0
    queue = sari.get(f"{HERE}{call.pk}/antrean/").content.decode()
    assert "Semua tempat sedang dipegang." in queue
    assert "Bila ia menjawab lewat telepon" in sari.get(f"{here}{one.pk}/").content.decode()
    sari.post(f"{here}{one.pk}/jawab/", {"jawab": "ya"})
    assert (place_of(one).state, PlaceEvent.objects.order_by("pk").last().by) == ("taken", at.sari)
    with standing_at(start_of(call.starts_on)):
        sari.post(f"{here}{one.pk}/tarik-tempat/", {"alasan": "Sakit"})
        assert not Place.objects.filter(application=two).exists()
        queue = sari.get(f"{HERE}{call.pk}/antrean/").content.decode()
        assert "beri di halaman pendaftarannya" in queue
        assert "paling lama lima menit" not in queue


def test_a_place_is_given_and_taken_back_only_with_a_reason_and_the_page_tells_it(at: Programme, sari):
    call = at.call(places=1)
    one, two = at.apply(call), at.apply(call)
    here = f"{HERE}pendaftaran/"
    assert sari.post(f"{here}{one.pk}/tempat/", {"alasan": ""}).status_code == 422
    sari.post(f"{here}{one.pk}/tempat/", {"alasan": "Wakil sentra Jenggot", "langsung": "on"})
    assert place_of(one).state == "taken"
    full = sari.post(f"{here}{two.pk}/tempat/", {"alasan": "Juga penting"})
    assert "Tidak ada tempat kosong" in full.content.decode()
    sari.post(f"{here}{one.pk}/tarik-tempat/", {"alasan": "Sakit"})
    page = sari.get(f"{here}{one.pk}/").content.decode()
    assert "Wakil sentra Jenggot" in page
    assert "Sakit" in page
    assert PlaceEvent.objects.count() == 2


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TRADE_OFFICE, Role.CURATOR, Role.TREASURER])
def test_who_only_reads_changes_nothing(at: Programme, role: str):
    call = at.call()
    application = at.apply(call)
    reader = build.browser_of(build.member(at.council, role))
    assert reader.get(HERE).status_code == 200
    assert reader.get(f"{HERE}{call.pk}/").status_code == 200
    assert reader.get(f"{HERE}baru/").status_code == 403
    assert reader.post(f"{HERE}pendaftaran/{application.pk}/putus/", {"outcome": "accept"}).status_code == 404
    assert not Decision.objects.exists()


@pytest.mark.parametrize("size", [1, 20])
def test_pages_ask_as_often_for_one_as_for_twenty(at: Programme, sari, count_queries, size: int):
    call = at.call(places=30, quotas=[Quota("newcomer", "new", 1)])
    at.decided(call, *(["wait"] * size))
    # A call's page also asks for its history and for that of its sessions, and for the rows as they are.
    for page, questions in (("", 9), (f"{call.pk}/", 22), (f"{call.pk}/antrean/", 15)):
        sari.get(f"{HERE}{page}")
        with count_queries(questions):
            assert sari.get(f"{HERE}{page}").status_code == 200


def test_who_only_reads_is_led_nowhere_closed(at: Programme):
    call = at.call()
    reader = build.browser_of(build.member(at.council, Role.AUDITOR, "Anisa"))
    page = reader.get(f"{HERE}{call.pk}/").content.decode()
    for address in re.findall(rf'href="({HERE[:-8]}[a-z/]*{call.pk}/[^"?#]*)', page):
        assert reader.get(address).status_code == 200, address
    desk = reader.get("/pekalongan/kelola/hasil/").content.decode()
    assert "hasil/tanya/" not in desk
