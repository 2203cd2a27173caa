"""Sari looks where she is logged in."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from kriya.accounts.models import User
from kriya.accounts.queries.devices import device_name
from kriya.accounts.roles import Role
from tests import build

pytestmark = pytest.mark.django_db
PAGE = "/pekalongan/akun/sessions/"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"


@pytest.fixture
def sari() -> User:
    return build.member(build.pekalongan(), Role.STAFF, "Sari")


@pytest.mark.parametrize(
    ("agent", "said"),
    [(ANDROID, "Chrome, Android"), (EDGE, "Edge, Windows"), (IPHONE, "Safari, iPhone"), ("curl/8", "")],
)
def test_a_device_has_a_name_that_people_know(agent: str, said: str) -> None:
    assert device_name(agent) == said


def test_one_device_is_ended_and_the_others_stay(sari: User) -> None:
    here, lost = (
        build.browser_of(sari, first_page=True, user_agent=EDGE),
        build.browser_of(sari, first_page=True, user_agent=ANDROID),
    )
    lost.get(PAGE)
    page = here.get(PAGE).content.decode()
    assert "Chrome, Android" in page
    assert "Edge, Windows" in page
    key = UserSession.objects.get(session_key=lost.session.session_key).pk
    here.post(f"{PAGE}{key}/akhiri/")
    assert lost.get(PAGE).status_code == 302
    assert here.get(PAGE).status_code == 200


def test_all_others_are_ended_at_once(sari: User) -> None:
    here, *others = (build.browser_of(sari, first_page=True) for _device in range(3))
    for browser in (here, *others):
        browser.get(PAGE)
    here.post(PAGE)
    assert [browser.get(PAGE).status_code for browser in (here, *others)] == [200, 302, 302]


def test_nobody_ends_somebody_elses_device(sari: User) -> None:
    wulan = build.browser_of(build.person("Wulan"), first_page=True)
    wulan.get(PAGE)
    key = UserSession.objects.get().pk
    assert build.browser_of(sari).post(f"{PAGE}{key}/akhiri/").status_code == 404
    assert wulan.get(PAGE).status_code == 200


def test_a_visitor_is_sent_to_log_in() -> None:
    build.pekalongan()
    assert Client().get(PAGE).url.startswith("/pekalongan/akun/login/")


def test_a_page_writes_down_the_device_every_five_minutes_only(sari: User) -> None:
    browser = build.browser_of(sari, first_page=True)
    browser.get(PAGE)
    first = UserSession.objects.get().last_seen_at
    browser.get(PAGE)
    assert UserSession.objects.get().last_seen_at == first
    session = browser.session
    session["seen_at"] = int(time.time()) - 301
    session.save()
    browser.get(PAGE)
    assert UserSession.objects.get().last_seen_at > first
