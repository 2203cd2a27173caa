"""Tejo, a maker of Pekalongan, comes in by the card that Sari printed."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from kriya.accounts.actions.links import issue_login_link
from kriya.accounts.actions.roles import take_role
from kriya.accounts.cards import A4, A6, Card, login_cards
from kriya.accounts.models import LoginLink, User
from kriya.accounts.roles import Role
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from tests import build

pytestmark = pytest.mark.django_db
MINE = "/pekalongan/akun/sessions/"


@pytest.fixture
def pekalongan() -> Council:
    return build.pekalongan()


@pytest.fixture
def tejo(pekalongan: Council) -> User:
    return build.member(pekalongan, Role.MAKER, "Tejo", email="", phone="+6281234567890")


def _path(council: Council, user: User) -> str:
    with council_scope(council):
        return issue_login_link(user, by=None).removeprefix("http://localhost:8000")


def test_the_button_logs_in_for_thirty_days_and_looking_does_not(pekalongan: Council, tejo: User) -> None:
    path = _path(pekalongan, tejo)
    for preview in (Client(headers={"user-agent": "WhatsApp/2.24"}), Client()):
        page = preview.get(path)
        assert page.status_code == 200
        assert "no-store" in page.headers["Cache-Control"]
        assert "Tejo" in page.content.decode()
    assert Client().head(path).status_code == 200
    phone = Client()
    answer = phone.post(path)
    assert answer.url == "/pekalongan/beranda/"
    assert phone.get(MINE).status_code == 200
    assert phone.session.get_expiry_age() > 29 * 24 * 3600


def test_a_link_works_once_also_when_the_button_is_pressed_twice(pekalongan: Council, tejo: User) -> None:
    path = _path(pekalongan, tejo)
    assert Client().post(path).status_code == 302
    thief = Client()
    assert thief.post(path).status_code == 410
    assert thief.get(path).status_code == 410
    assert thief.get(MINE).status_code == 302


@pytest.mark.parametrize("end", ["expired", "replaced", "wrong", "other council", "removed", "inactive"])
def test_a_link_that_is_over_lets_nobody_in(pekalongan: Council, tejo: User, end: str) -> None:
    build.gunungkidul()
    path, late = _path(pekalongan, tejo), timedelta()
    if end == "expired":
        late = timedelta(days=7, seconds=1)
    elif end == "replaced":
        _path(pekalongan, tejo)
    elif end == "wrong":
        path = f"{path[:-3]}xy/"
    elif end == "other council":
        path = path.replace("/pekalongan/", "/gunungkidul/")
    elif end == "removed":
        with council_scope(pekalongan):
            take_role(tejo, Role.MAKER, by=None)
    else:
        User.objects.filter(pk=tejo.pk).update(is_active=False)
    with time_machine.travel(timezone.now() + late, tick=False):
        browser = Client()
        assert browser.get(path).status_code == 410
        assert browser.post(path).status_code == 410
        assert "_auth_user_id" not in browser.session


def test_whoever_has_a_second_factor_is_asked_for_it_after_the_card(pekalongan: Council, tejo: User) -> None:
    TOTP.activate(tejo, "JBSWY3DPEHPK3PXP")
    browser = Client()
    assert browser.post(_path(pekalongan, tejo)).url == "/pekalongan/akun/2fa/authenticate/"
    assert browser.get(MINE).status_code == 302


def test_staff_get_no_link(pekalongan: Council) -> None:
    sari = build.member(pekalongan, Role.STAFF, "Sari")
    with council_scope(pekalongan):
        with pytest.raises(Refused, match="login_link_for_makers"):
            issue_login_link(sari, by=None)
        assert not LoginLink.objects.exists()


def test_a_maker_sees_no_office(pekalongan: Council, tejo: User) -> None:
    phone = Client()
    phone.post(_path(pekalongan, tejo))
    for page in ("", "orang/", "kode/", "dewan/", "umkm/"):
        assert phone.get(f"/pekalongan/kelola/{page}").status_code == 404


def test_the_secret_stands_nowhere_in_the_database(pekalongan: Council, tejo: User) -> None:
    secret = _path(pekalongan, tejo).rstrip("/").rsplit("/", 1)[1]
    with council_scope(pekalongan):
        assert secret not in str(LoginLink.objects.values())


@pytest.mark.parametrize(("count", "paper", "pages"), [(1, A6, 1), (3, A6, 3), (4, A4, 1), (5, A4, 2)])
def test_cards_are_one_a_page_or_four(pekalongan: Council, count: int, paper: str, pages: int) -> None:
    with council_scope(pekalongan):
        pdf = login_cards([Card(f"Tejo {n}", "Batik Sekar", f"http://x/{n}/") for n in range(count)], paper)
    assert pdf.startswith(b"%PDF")
    assert f"/Type/Pages/Count {pages}/".encode() in pdf
