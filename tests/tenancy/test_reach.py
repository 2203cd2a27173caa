"""Tejo is a maker in two councils; an officer of one opens a door for him, and it leads into that council alone."""

import re

import pytest
from django.test import Client

from kriya.accounts.actions.codes import relay_code
from kriya.accounts.actions.links import issue_login_link
from kriya.accounts.models import CodeRequest, User
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.logins import give_login_to
from tests import build

pytestmark = pytest.mark.django_db
PHONE = "+6281234567890"


@pytest.fixture
def pekalongan() -> Council:
    return build.pekalongan()


@pytest.fixture
def gunungkidul() -> Council:
    return build.gunungkidul()


@pytest.fixture
def tejo(pekalongan: Council, gunungkidul: Council) -> User:
    somebody = build.person("Tejo", email="tejo@contoh.id", phone=PHONE)
    for council in (pekalongan, gunungkidul):
        with council_scope(council):
            give_login_to(build.maker("Batik Tejo"), somebody, by=None)
    return somebody


def card_of(council: Council, user: User) -> str:
    with council_scope(council):
        return issue_login_link(user, by=None).removeprefix("http://localhost:8000")


def reached(browser: Client) -> list[int]:
    return [browser.get(f"/{slug}/mitra/saya/").status_code for slug in ("pekalongan", "gunungkidul")]


def test_a_card_opens_the_council_that_made_it_and_no_other(pekalongan: Council, tejo: User) -> None:
    phone = Client()
    phone.post(card_of(pekalongan, tejo))
    assert reached(phone) == [200, 404]
    assert phone.get("/pekalongan/mitra/saya/").context["council_switch"] == []
    assert phone.get("/beranda/").url == "/pekalongan/beranda/"
    assert phone.get("/gunungkidul/beranda/").url == "/pekalongan/beranda/"


def test_a_code_that_an_officer_relayed_opens_the_council_of_that_officer(pekalongan: Council, tejo: User) -> None:
    phone = Client()
    phone.post("/pekalongan/akun/telepon/", {"phone": PHONE})
    with council_scope(pekalongan):
        code = relay_code(CodeRequest.objects.get(), by=None)
    phone.post("/pekalongan/akun/telepon/kode/", {"code": code})
    assert reached(phone) == [200, 404]


def test_cards_of_both_councils_open_both(pekalongan: Council, gunungkidul: Council, tejo: User) -> None:
    phone = Client()
    for council in (pekalongan, gunungkidul):
        phone.post(card_of(council, tejo))
    assert reached(phone) == [200, 200]


def test_who_came_in_alone_keeps_both_councils_when_a_card_is_used_on_top(pekalongan: Council, tejo: User) -> None:
    browser = build.browser_of(tejo)
    browser.post(card_of(pekalongan, tejo))
    assert reached(browser) == [200, 200]


@pytest.mark.parametrize("page", ["password/set/", "password/change/", "email/", "2fa/", "2fa/totp/activate/"])
def test_a_card_changes_no_way_of_logging_in(pekalongan: Council, tejo: User, page: str) -> None:
    phone = Client()
    phone.post(card_of(pekalongan, tejo))
    for address in (f"/pekalongan/akun/{page}", f"/akun/{page}", f"/pekalongan/en/akun/{page}"):
        assert phone.get(address).status_code == 403
        assert phone.post(address, {"password1": "kain-baru-12", "password2": "kain-baru-12"}).status_code == 403


def test_the_card_of_an_officer_who_is_not_set_up_yet_opens_no_office(
    pekalongan: Council, gunungkidul: Council
) -> None:
    ayu = build.member(gunungkidul, Role.CHAIR, "Ayu")
    build.factor_of(ayu).delete()
    with council_scope(pekalongan):
        give_login_to(build.maker("Batik Ayu"), ayu, by=None)
    phone = Client()
    phone.post(card_of(pekalongan, ayu))
    assert phone.get("/gunungkidul/kelola/").status_code == 404
    assert re.search(r"Masuk sendiri", phone.get("/akun/2fa/").content.decode())
