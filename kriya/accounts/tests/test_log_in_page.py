"""The page where everybody comes in."""

from typing import Any

import pytest
from django.test import Client

from tests import build

pytestmark = pytest.mark.django_db


def test_the_log_in_page_stands_in_a_council_and_at_the_national_front() -> None:
    build.pekalongan()
    for url in ("/akun/login/", "/en/akun/login/", "/pekalongan/akun/login/", "/pekalongan/en/akun/login/"):
        assert Client().get(url).status_code == 200


def test_the_demo_offers_one_click_per_role_and_council(settings: Any) -> None:
    settings.DEMO = True
    build.pekalongan()
    build.gunungkidul()
    page = Client().get("/pekalongan/en/akun/login/").content.decode()
    for slug in ("pekalongan", "gunungkidul"):
        for role in ("chair", "staff", "curator", "cashier", "treasurer", "trade_office", "auditor", "maker"):
            assert f'action="/en/demo/masuk/{slug}/{role}/"' in page


def test_nothing_is_offered_outside_the_demo(settings: Any) -> None:
    settings.DEMO = False
    build.pekalongan()
    assert "/demo/masuk/" not in Client().get("/pekalongan/akun/login/").content.decode()
