"""A maker takes part by telephone; anyone reads what there is."""

import pytest

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import standing_at
from kriya.participation.actions.calls import cancel_call
from kriya.participation.actions.deciding import apply_decisions, decide
from kriya.participation.actions.places import answer
from kriya.participation.models import Application, Place
from kriya.participation.terms import Question, Rule
from kriya.participation.tests.builders import Programme, place_of
from tests import build

HERE = "/pekalongan/mitra/ikut/"


@pytest.fixture
def tejo(at: Programme) -> User:
    """Tejo, who logs in for Batik Sekar Jagad."""
    return build.maker_person(at.council, at.maker("Batik Sekar Jagad"))


def test_a_maker_reads_what_is_missing_before_applying(at: Programme, tejo: User):
    call = at.call(rules=[Rule("fostered"), Rule("paper", "nib")])
    phone = build.browser_of(tejo)
    assert "ada syarat kurang" in phone.get(HERE).content.decode()
    page = phone.get(f"{HERE}{call.pk}/").content.decode()
    assert "Belum punya NIB yang berlaku" in page
    assert "Sudah menjadi UMKM binaan" in page
    assert "Kirim pendaftaran" not in page
    assert phone.post(f"{HERE}{call.pk}/", {"pesan": "Tolong"}).status_code == 422
    assert not Application.objects.filter(state="sent").exists()


def test_whoever_is_no_maker_is_led_from_the_public_page_to_what_helps(at: Programme):
    call = at.call()
    here, office = f"{HERE}{call.pk}/", "/pekalongan/kelola/program/"
    led = {Role.STAFF: f"{office}{call.pk}/daftarkan/", Role.AUDITOR: f"{office}{call.pk}/"}
    for role, there in led.items():
        browser = build.browser_of(build.member(at.council, role, f"Orang {role}"))
        assert browser.get(here).headers["Location"] == there
        assert browser.get(there).status_code == 200
    cashier = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))
    told = cashier.get(here)
    assert told.status_code == 403
    assert all(
        one in told.content.decode() for one in ("Ini untuk perajin", call.title, "Dimas", "/pekalongan/gabung/")
    )
    call.published_at = None
    call.save()
    assert cashier.get(here).status_code == 404


def test_what_is_typed_is_kept_sent_changed_and_taken_back(at: Programme, tejo: User):
    call = at.call(questions=[Question("why", "Mengapa ingin ikut?", "long", required=True)])
    phone, here = build.browser_of(tejo), f"{HERE}{call.pk}/"
    assert phone.post(f"{here}draf/", {"t-why": "Ingin bel"}).status_code == 204
    assert Application.objects.get().state == "draft"
    assert "Ingin bel" in phone.get(here).content.decode()
    assert phone.post(here, {"t-why": ""}).status_code == 422
    for words in ("Ingin belajar", "Ingin belajar indigo"):
        assert phone.post(here, {"t-why": words}).status_code == 302
    sent = Application.objects.get()
    assert (sent.state, sent.answers, sent.by) == ("sent", {"why": "Ingin belajar indigo"}, tejo)
    phone.post(f"{HERE}{sent.pk}/tarik/")
    assert Application.objects.get().state == "withdrawn"
    with standing_at(call.closes_at):
        assert phone.post(f"{here}draf/", {"t-why": "lagi"}).status_code == 409


def test_an_offer_is_answered_on_the_telephone_and_given_up(at: Programme, tejo: User):
    call = at.call(places=1)
    mine, other = at.apply(call, at.makers[0]), at.apply(call)
    decide(mine, "accept", by=at.sari)
    decide(other, "wait", by=at.sari)
    apply_decisions(call, by=at.sari)
    phone = build.browser_of(tejo)
    assert "Menunggu jawaban Anda" in phone.get(HERE).content.decode()
    assert "Ada tempat untuk Anda" in phone.get(f"{HERE}{call.pk}/").content.decode()
    phone.post(f"{HERE}{place_of(mine).pk}/jawab/", {"jawab": "ya"})
    assert place_of(mine).state == "taken"
    assert phone.post(f"{HERE}{Place.objects.get().pk}/mundur/").status_code == 302
    assert [place_of(one).state for one in (mine, other)] == ["given_up", "offered"]
    assert phone.post(f"{HERE}{place_of(other).pk}/jawab/", {"jawab": "ya"}).status_code == 404


def test_who_waits_reads_where_and_who_is_refused_reads_kind_words(at: Programme, tejo: User):
    first, second = at.call("Satu", places=1), at.call("Dua")
    ahead, mine, refused = at.apply(first), at.apply(first, at.makers[0]), at.apply(second, at.makers[0])
    decide(ahead, "accept", by=at.sari)
    decide(mine, "wait", by=at.sari)
    decide(refused, "refuse", reason="product", by=at.sari)
    phone = build.browser_of(tejo)
    assert "daftar tunggu" not in phone.get(f"{HERE}{first.pk}/").content.decode()
    apply_decisions(first, by=at.sari)
    apply_decisions(second, by=at.sari)
    answer(place_of(ahead), takes=True, by=at.sari)
    assert "Urutan ke-1." in phone.get(f"{HERE}{first.pk}/").content.decode()
    assert "Produk Anda sedang tumbuh" in phone.get(f"{HERE}{second.pk}/").content.decode()


def test_anyone_reads_what_is_published_and_nothing_else(at: Programme):
    draft, call = at.call("Masih rahasia", publish=False), at.call("Pewarna alam", summary="Tiga hari bersama indigo.")
    visitor = build.browser_of()
    page = visitor.get("/pekalongan/ikut/").content.decode()
    assert "Pewarna alam" in page
    assert "Masih rahasia" not in page
    assert visitor.get(f"/pekalongan/ikut/{draft.slug}/").status_code == 404
    assert "Tiga hari bersama indigo." in visitor.get(f"/pekalongan/ikut/{call.slug}/", follow=True).content.decode()
    cancel_call(call, reason="Narasumber sakit")
    assert "Narasumber sakit" in visitor.get(f"/pekalongan/ikut/{call.slug}/", follow=True).content.decode()


@pytest.mark.parametrize("size", [1, 12])
def test_the_makers_list_asks_as_often_for_one_call_as_for_twelve(at: Programme, tejo: User, count_queries, size: int):
    for number in range(size):
        at.call(f"Pelatihan {number}", rules=[Rule("paper", "nib")])
    phone = build.browser_of(tejo)
    phone.get(HERE)
    with count_queries(15):
        assert phone.get(HERE).status_code == 200
