"""Cards from the stall: kept with consent, called later, seen on purpose, forgotten in time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.leads import KEEP_LEADS, follow_up, forget_leads, show_lead, take_lead
from kriya.exhibitions.models import Lead, LeadShown, Outcome
from kriya.exhibitions.queries.leads import leads
from kriya.exhibitions.tests.builders import Fair
from tests import build
from tests.trade import questions

HERE = "/pekalongan/kelola/pameran/"


def lead(at: Fair, name: str = "Ratih", **more) -> Lead:
    said = {"phone": "+6281234567890", "email": "ratih@toko.contoh.id", "wants": "40 syal", "consents": True, **more}
    return take_lead(at.exhibition, key=said.pop("key", new_id()), by=at.sari, name=name, kind="reseller", **said)


def test_a_card_is_typed_at_the_stall_by_whoever_sells_and_sent_twice_is_one(at: Fair):
    dimas = build.browser_of(build.member(at.room.council, Role.CASHIER, "Dimas"))
    here = f"{HERE}{at.exhibition.pk}/kontak/"
    said = {
        "name": "Ratih", "kind": "reseller", "wants": "40 syal", "phone": "0812 3456 7890", "consents": "on",
        "worth": "8 jt", "key": str(new_id()),
    }  # fmt: skip
    for _twice in range(2):
        assert dimas.post(f"{here}baru/", said).status_code == 302
    kept = Lead.objects.get()
    assert (kept.phone, kept.worth, kept.consented_at is not None) == ("+6281234567890", 8_000_000, True)
    assert dimas.post(f"{here}baru/", {**said, "wants": "lain"}).status_code == 422
    assert "Ratih" in dimas.get(here).content.decode()
    page = dimas.get(f"{HERE}kontak/{kept.pk}/").content.decode()
    assert "••••" in page
    assert "+6281234567890" not in page
    assert dimas.post(f"{HERE}kontak/{kept.pk}/lihat/").status_code == 404


def test_nobody_is_kept_with_a_telephone_who_did_not_agree(at: Fair, sari):
    here = f"{HERE}{at.exhibition.pk}/kontak/baru/"
    said = {"name": "Ratih", "kind": "buyer", "wants": "syal", "phone": "0812 3456 7890", "key": str(new_id())}
    assert "bila orangnya setuju" in sari.post(here, said).content.decode()
    assert sari.post(here, {**said, "phone": "", "name": ""}).status_code == 422
    with pytest.raises(Refused, match="lead_without_consent"):
        lead(at, consents=False)
    assert lead(at, consents=False, phone="", email="").consented_at is None
    with pytest.raises(IntegrityError, match="lead_called_with_consent"), transaction.atomic():
        Lead.objects.update(phone="+6281")


def test_telephone_and_mail_are_sealed_at_rest_and_in_no_history(at: Fair):
    kept = lead(at)
    follow_up(kept, note="ditelepon", outcome=Outcome.TALKING, by=at.sari)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, email FROM exhibitions_lead")
        (row,) = cursor.fetchall()
        cursor.execute("SELECT to_jsonb(e)::text FROM exhibitions_leadevent e")
        history = str(cursor.fetchall())
    assert all(value.startswith("k1:") for value in row)
    assert "Ratih" not in history
    assert "phone" not in history


def test_each_look_is_a_row(at: Fair, sari):
    kept = lead(at)
    for purpose in ("menelepon", "mengirim katalog"):
        page = sari.post(f"{HERE}kontak/{kept.pk}/lihat/", {"keperluan": purpose}).content.decode()
        assert "+6281234567890" in page
        assert "ratih@toko.contoh.id" in page
    assert list(LeadShown.objects.order_by("shown_at").values_list("purpose", flat=True)) == [
        "menelepon",
        "mengirim katalog",
    ]
    assert "+6281234567890" not in sari.get(f"{HERE}kontak/{kept.pk}/").content.decode()
    with pytest.raises(Refused, match="lead_nothing_to_show"):
        show_lead(lead(at, phone="", email=""), to=at.sari)


def test_what_came_of_it_is_noted_and_who_is_to_be_called_comes_first(at: Fair, sari):
    late, soon = (
        lead(at, "Ratih", follow_on=today() - timedelta(days=1)),
        lead(at, "Bima", follow_on=today() + timedelta(days=9)),
    )
    assert list(leads(due=True)) == [late]
    assert list(leads()) == [late, soon]
    here = f"{HERE}kontak/{late.pk}/"
    wrong = sari.post(here, {"note": "pesan", "outcome": "ordered", "ordered": ""})
    assert wrong.status_code == 422
    sari.post(here, {"note": "pesan 40 syal", "outcome": "ordered", "ordered": "7.500.000", "follow_on": ""})
    late.refresh_from_db()
    assert (late.outcome, late.ordered, late.follow_on) == (Outcome.ORDERED, 7_500_000, None)
    assert list(leads(due=True)) == []
    assert "pesan 40 syal" in sari.get(here).content.decode()
    assert "Tidak ada yang perlu dihubungi" in sari.get(f"{HERE}kontak/").content.decode()
    assert "Bima" in sari.get(f"{HERE}kontak/?semua").content.decode()


def test_a_year_after_the_last_word_the_person_is_forgotten_and_the_figures_stay(at: Fair):
    with standing_at(now() - KEEP_LEADS - timedelta(days=2)):
        old, called = lead(at, worth=5_000_000), lead(at, "Bima")
    with standing_at(now() - timedelta(days=30)):
        follow_up(called, note="menunggu", outcome=Outcome.TALKING, by=at.sari)
    assert forget_leads() == 1
    old.refresh_from_db()
    assert (old.name, old.phone, old.email, old.worth) == ("", "", "", 5_000_000)
    assert Lead.objects.get(pk=called.pk).name == "Bima"
    assert forget_leads() == 0
    with pytest.raises(Refused, match="lead_forgotten"):
        show_lead(old, to=at.sari)


def test_the_list_asks_as_often_for_one_card_as_for_many(at: Fair, sari):
    lead(at)
    few = questions(sari, f"{HERE}{at.exhibition.pk}/kontak/")
    for _each in range(20):
        lead(at)
    assert questions(sari, f"{HERE}{at.exhibition.pk}/kontak/") == few
