"""Sari of Pekalongan's staff lost her telephone; Wulan, the chair, lets her set up a new second factor."""

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.accounts.actions import factors
from kriya.accounts.actions.factors import reset_factor
from kriya.accounts.models import FactorReset, Membership, User
from kriya.accounts.roles import Role
from kriya.accounts.tasks import tell_of_reset
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from tests import build
from tests.tight import tight

pytestmark = pytest.mark.django_db
OFFICE = "/pekalongan/kelola/"


@pytest.fixture
def pekalongan() -> Council:
    return build.pekalongan()


@pytest.fixture
def wulan(pekalongan: Council) -> User:
    return build.member(pekalongan, Role.CHAIR, "Wulan", email="wulan@contoh.id")


@pytest.fixture
def sari(pekalongan: Council) -> User:
    sari = build.member(pekalongan, Role.STAFF, "Sari", email="sari@contoh.id")
    Authenticator.objects.create(user=sari, type="recovery_codes", data={"seed": "x"})
    Authenticator.objects.create(user=sari, type="webauthn", data={"name": "Ponsel", "credential": {}})
    build.factor_of(sari)
    return sari


def _page(of: User) -> str:
    return f"{OFFICE}orang/{of.pk}/"


def _reset(by: User, user: User, reason: str = "ponsel hilang") -> Any:
    return build.browser_of(by).post(f"{_page(user)}pengaman/", {"reason": reason})


def _tell(council: Council) -> None:
    with council_scope(council):
        reset = FactorReset.objects.get()
    tell_of_reset(council_id=council.pk, reset_id=str(reset.pk))


def test_every_factor_goes_and_every_session_ends_at_once(wulan: User, sari: User) -> None:
    office, phone = build.browser_of(sari, first_page=True), build.browser_of(sari, first_page=True)
    for browser in (office, phone):
        assert browser.get(OFFICE).status_code == 200
    assert _reset(wulan, sari).url == _page(sari)
    assert not Authenticator.objects.filter(user=sari).exists()
    assert not UserSession.objects.filter(user=sari).exists()
    for browser in (office, phone):
        assert browser.get("/pekalongan/akun/sessions/").url.startswith("/pekalongan/akun/login/")


def test_without_ending_sessions_they_would_go_on(wulan: User, sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin with the guard off: the lost telephone still reads her account page."""
    monkeypatch.setattr(factors, "end_sessions", lambda _user: 0)
    phone = build.browser_of(sari, first_page=True)
    assert phone.get(OFFICE).status_code == 200
    _reset(wulan, sari)
    assert phone.get("/pekalongan/akun/sessions/").status_code == 200


def test_the_next_log_in_asks_for_the_password_and_a_new_factor(wulan: User, sari: User) -> None:
    _reset(wulan, sari)
    browser = Client()
    browser.post("/pekalongan/akun/login/", {"login": "sari@contoh.id", "password": "tenun-lurik-7"})
    assert browser.get(OFFICE).url == "/pekalongan/akun/2fa/"
    assert browser.get("/pekalongan/akun/2fa/totp/activate/").status_code == 200


def test_it_is_recorded_who_when_and_why(pekalongan: Council, wulan: User, sari: User) -> None:
    _reset(wulan, sari, " ponsel hilang ")
    with council_scope(pekalongan):
        reset = FactorReset.objects.get()
        assert (reset.user, reset.reset_by, reset.reason) == (sari, wulan, "ponsel hilang")
    page = tight(build.browser_of(wulan).get(_page(sari)).content.decode())
    assert "ponsel hilang" in page
    assert "oleh Wulan" in page


def test_the_record_cannot_be_changed(pekalongan: Council, wulan: User, sari: User) -> None:
    with council_scope(pekalongan):
        reset_factor(sari, by=wulan, reason="ponsel hilang")
        for change in ("UPDATE accounts_factorreset SET reason = 'lain'", "DELETE FROM accounts_factorreset"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(change)


def test_the_owner_is_told_by_e_mail(pekalongan: Council, wulan: User, sari: User) -> None:
    _reset(wulan, sari)
    assert ProcrastinateJob.objects.filter(task_name="kriya.accounts.tasks.tell_of_reset").count() == 1
    _tell(pekalongan)
    assert [letter.to for letter in mail.outbox] == [["sari@contoh.id"]]
    letter = mail.outbox[0]
    assert letter.subject == "Pekalongan: Pengaman kedua Anda disetel ulang"
    assert "Wulan (Dekranasda Kota Pekalongan) menyetel ulang pengaman kedua akun Anda" in letter.body
    assert "Alasan: ponsel hilang" in letter.body


def test_each_reads_the_letter_in_their_own_language(pekalongan: Council, wulan: User, sari: User) -> None:
    User.objects.filter(pk=sari.pk).update(language="en")
    _reset(wulan, sari)
    _tell(pekalongan)
    assert mail.outbox[0].subject == "Pekalongan: Your second factor was reset"


def test_chairs_of_the_other_council_are_told_too(pekalongan: Council, wulan: User, sari: User) -> None:
    gunungkidul = build.gunungkidul()
    build.member(gunungkidul, Role.CHAIR, "Endah", email="endah@contoh.id")
    build.member(gunungkidul, Role.STAFF, "Bagus", email="bagus@contoh.id")
    build.member(pekalongan, Role.CHAIR, "Ratri", email="ratri@contoh.id")
    with council_scope(gunungkidul):
        Membership(user=sari, role=Role.CURATOR).save()
    _reset(wulan, sari)
    _tell(pekalongan)
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {"sari@contoh.id", "endah@contoh.id", "ratri@contoh.id"}
    letter = told["endah@contoh.id"]
    assert letter.subject == "Gunungkidul: Pengaman Sari disetel ulang"
    assert "oleh Wulan, ketua Dekranasda Kota Pekalongan" in letter.body
    assert "ponsel hilang" not in letter.body  # a note between the person and their own council


def test_somebody_of_another_council_is_not_found(pekalongan: Council, wulan: User) -> None:
    bagus = build.member(build.gunungkidul(), Role.STAFF, "Bagus")
    build.factor_of(bagus)
    assert _reset(wulan, bagus).status_code == 404
    with council_scope(pekalongan), pytest.raises(Refused, match="not_serving_here"):
        reset_factor(bagus, by=wulan, reason="ponsel hilang")
    assert Authenticator.objects.filter(user=bagus).count() == 1


def test_somebody_who_was_removed_is_not_found(pekalongan: Council, wulan: User, sari: User) -> None:
    with council_scope(pekalongan):
        Membership.objects.filter(user=sari).delete()
    assert _reset(wulan, sari).status_code == 404
    assert Authenticator.objects.filter(user=sari).count() == 3


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CHAIR])
def test_nobody_but_a_chair_may(pekalongan: Council, sari: User, role: Role) -> None:
    other = build.member(pekalongan, role, "Lain")
    assert _reset(other, sari).status_code == 404
    assert Authenticator.objects.filter(user=sari).count() == 3


def test_a_chair_is_reset_by_another_chair_and_never_by_herself(pekalongan: Council, wulan: User) -> None:
    ratri = build.member(pekalongan, Role.CHAIR, "Ratri")
    chair = build.browser_of(wulan)
    assert "pengaman/" not in chair.get(_page(wulan)).content.decode()
    chair.post(f"{_page(wulan)}pengaman/", {"reason": "ponsel hilang"})
    assert Authenticator.objects.filter(user=wulan).exists()
    assert "minta ketua lain" in chair.get(_page(wulan)).content.decode()
    _reset(ratri, wulan)
    assert not Authenticator.objects.filter(user=wulan).exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_asked_for(wulan: User, sari: User, reason: str) -> None:
    _reset(wulan, sari, reason)
    assert Authenticator.objects.filter(user=sari).count() == 3


def test_where_there_is_no_factor_nothing_is_offered_and_nothing_recorded(pekalongan: Council, wulan: User) -> None:
    dimas = build.member(pekalongan, Role.CASHIER, "Dimas")
    assert "pengaman/" not in build.browser_of(wulan).get(_page(dimas)).content.decode()
    _reset(wulan, dimas)
    with council_scope(pekalongan):
        assert not FactorReset.objects.exists()


def test_the_operator_helps_the_only_chair(pekalongan: Council, wulan: User) -> None:
    build.factor_of(wulan)
    said = StringIO()
    call_command("resetfactor", "Wulan@contoh.id", council="pekalongan", reason="ponsel hilang", stdout=said)
    assert said.getvalue().startswith("wulan@contoh.id: ")
    assert not Authenticator.objects.filter(user=wulan).exists()
    _tell(pekalongan)
    assert [letter.to for letter in mail.outbox] == [["wulan@contoh.id"]]
    assert "Pengelola sistem menyetel ulang" in mail.outbox[0].body


@pytest.mark.parametrize("given", [("siapa@contoh.id", "pekalongan"), ("wulan@contoh.id", "gunungkidul")])
def test_the_operator_is_refused_a_stranger(pekalongan: Council, wulan: User, given: tuple[str, str]) -> None:
    build.gunungkidul()
    build.factor_of(wulan)
    with pytest.raises(CommandError):
        call_command("resetfactor", given[0], council=given[1], reason="ponsel hilang")
    assert Authenticator.objects.filter(user=wulan).count() == 1
