"""Sari of Pekalongan's staff and her second factor."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from tests import build

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
OFFICE = "/pekalongan/kelola/"


@pytest.fixture
def sari() -> User:
    return build.member(build.pekalongan(), Role.STAFF, "Sari", email="sari@contoh.id")


def _code(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _by_password(browser: Client, **more: str) -> Any:
    return browser.post("/pekalongan/akun/login/", {"login": "sari@contoh.id", "password": "tenun-lurik-7", **more})


def test_a_password_alone_leads_to_the_set_up_page(sari: User) -> None:
    browser = Client()
    assert _by_password(browser).url == "/pekalongan/beranda/"
    assert browser.get(OFFICE).url == "/pekalongan/akun/2fa/"
    assert "Satu pengaman lagi" in browser.get("/pekalongan/akun/2fa/").content.decode()


def test_an_app_is_set_up_and_the_office_opens(sari: User) -> None:
    browser = Client()
    _by_password(browser)
    page = browser.get("/pekalongan/akun/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert page.context["totp_svg_data_uri"].startswith("data:image/svg+xml;base64,")
    assert 'href="otpauth://totp/' in page.content.decode()
    answer = browser.post("/pekalongan/akun/2fa/totp/activate/", {"code": _code(secret)})
    assert answer.url == "/pekalongan/akun/2fa/recovery-codes/"
    assert len(browser.get(answer.url).context["unused_codes"]) == 10
    assert browser.get(OFFICE).status_code == 200
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept


def test_a_wrong_code_sets_nothing_up(sari: User) -> None:
    browser = Client()
    _by_password(browser)
    browser.get("/pekalongan/akun/2fa/totp/activate/")
    assert browser.post("/pekalongan/akun/2fa/totp/activate/", {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()
    assert browser.get(OFFICE).status_code == 302


def test_the_password_of_who_has_a_factor_lets_nobody_in_without_it(sari: User) -> None:
    TOTP.activate(sari, SECRET)
    browser = Client()
    assert _by_password(browser).url == "/pekalongan/akun/2fa/authenticate/"
    assert "passkey" not in browser.get("/pekalongan/akun/2fa/authenticate/").content.decode()
    assert browser.get(OFFICE).url.startswith("/pekalongan/akun/login/")
    assert browser.post("/pekalongan/akun/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert browser.get(OFFICE).url.startswith("/pekalongan/akun/login/")
    assert browser.post("/pekalongan/akun/2fa/authenticate/", {"code": _code()}).url == "/pekalongan/beranda/"
    assert browser.get(OFFICE).status_code == 200


@pytest.mark.parametrize("later", [1, 31, 59, 89])
def test_a_code_works_once_for_as_long_as_it_is_right(sari: User, later: int) -> None:
    """A code of a telephone that is ahead by half a minute is right for a minute and a half."""
    TOTP.activate(sari, SECRET)
    began = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    code = format_hotp_value(hotp_value(SECRET, int(began.timestamp()) // 30 + 1))
    for seconds, expected in ((0, 302), (later, 200)):
        with time_machine.travel(began + timedelta(seconds=seconds), tick=False):
            browser = Client()
            _by_password(browser)
            assert browser.post("/pekalongan/akun/2fa/authenticate/", {"code": code}).status_code == expected


def test_the_code_that_an_app_was_set_up_with_logs_nobody_in(sari: User) -> None:
    browser, other = Client(), Client()
    _by_password(browser)
    code = _code(browser.get("/pekalongan/akun/2fa/totp/activate/").context["form"].secret)
    browser.post("/pekalongan/akun/2fa/totp/activate/", {"code": code})
    _by_password(other)
    assert other.post("/pekalongan/akun/2fa/authenticate/", {"code": f"{code[:3]} {code[3:]}"}).status_code == 200
    assert other.get(OFFICE).status_code == 302


def test_the_e_mail_code_of_who_has_a_factor_asks_for_it_too(sari: User) -> None:
    TOTP.activate(sari, SECRET)
    browser = Client()
    browser.post("/pekalongan/akun/login/code/", {"email": "sari@contoh.id"})
    code = next(line for line in mail.outbox[-1].body.splitlines() if line.strip() and " " not in line.strip())
    answer = browser.post("/pekalongan/akun/login/code/confirm/", {"code": code.strip()})
    assert answer.url == "/pekalongan/akun/2fa/authenticate/"


def test_removing_the_last_factor_closes_the_office_in_every_session(sari: User) -> None:
    here, there = build.browser_of(sari), build.browser_of(sari)
    assert there.get(OFFICE).status_code == 200
    Authenticator.objects.filter(user=sari).delete()
    for browser in (here, there):
        assert browser.get(OFFICE).url == "/pekalongan/akun/2fa/"


def test_a_session_older_than_the_factor_has_to_prove_it(sari: User) -> None:
    old = Client()
    _by_password(old)
    TOTP.activate(sari, SECRET)
    answer = old.get(f"{OFFICE}?a=1")
    assert answer.url == "/pekalongan/akun/2fa/reauthenticate/?next=%2Fpekalongan%2Fkelola%2F%3Fa%3D1"
    assert old.post(answer.url, {"code": _code(), "next": f"{OFFICE}?a=1"}).url == f"{OFFICE}?a=1"
    assert old.get(OFFICE).status_code == 200


def test_proof_of_a_removed_factor_does_not_count_for_its_successor(sari: User) -> None:
    stale = build.browser_of(sari)
    assert stale.get(OFFICE).status_code == 200
    Authenticator.objects.filter(user=sari).delete()
    TOTP.activate(sari, SECRET)
    assert stale.get(OFFICE).url.startswith("/pekalongan/akun/2fa/reauthenticate/")


def test_setting_up_a_factor_asks_for_the_password_again_after_a_while(sari: User) -> None:
    browser = build.browser_of(sari, second_factor=False)
    answer = browser.get("/pekalongan/akun/2fa/totp/activate/")
    assert answer.url == "/pekalongan/akun/reauthenticate/?next=%2Fpekalongan%2Fakun%2F2fa%2Ftotp%2Factivate%2F"
    given = {"password": "tenun-lurik-7", "next": "/pekalongan/akun/2fa/totp/activate/"}
    assert browser.post("/pekalongan/akun/reauthenticate/", given).url == "/pekalongan/akun/2fa/totp/activate/"
    assert browser.get("/pekalongan/akun/2fa/totp/activate/").status_code == 200


def test_removing_a_factor_over_http_sends_a_letter(sari: User) -> None:
    TOTP.activate(sari, SECRET)
    browser = Client()
    _by_password(browser)
    browser.post("/pekalongan/akun/2fa/authenticate/", {"code": _code()})
    answer = browser.post("/pekalongan/akun/2fa/totp/deactivate/")
    if "reauthenticate" in answer.url:
        browser.post("/pekalongan/akun/reauthenticate/", {"password": "tenun-lurik-7"})
        browser.post("/pekalongan/akun/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=sari).exists()
    assert browser.get(OFFICE).url == "/pekalongan/akun/2fa/"
    assert mail.outbox[-1].to == ["sari@contoh.id"]
    assert mail.outbox[-1].subject.startswith("Pekalongan: ")


@pytest.mark.parametrize("demo", [True, False])
def test_the_demo_log_in_counts_in_the_demo_only(sari: User, settings: Any, demo: bool) -> None:
    settings.DEMO = demo
    browser = build.browser_of(sari, second_factor=False)
    session = browser.session
    session["demo_login"] = True
    session.save()
    assert browser.get(OFFICE).status_code == (200 if demo else 302)
