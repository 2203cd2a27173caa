"""What has served its purpose is forgotten at night."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from kriya.accounts.actions.codes import request_code
from kriya.accounts.actions.links import issue_login_link
from kriya.accounts.models import CodeRequest, LoginLink
from kriya.accounts.roles import Role
from kriya.accounts.tasks import forget
from kriya.core.scoping import council_scope
from tests import build

pytestmark = pytest.mark.django_db


def _forget_in(**later: int) -> None:
    with time_machine.travel(timezone.now() + timedelta(**later), tick=False):
        forget(timestamp=0)


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_telephone_numbers_that_asked_for_a_code_stay_a_week_in_every_council(days: int, left: int) -> None:
    councils = build.pekalongan(), build.gunungkidul()
    for council in councils:
        with council_scope(council):
            request_code("+6281299990000")
    _forget_in(days=days)
    for council in councils:
        with council_scope(council):
            assert CodeRequest.objects.count() == left


def test_links_that_are_long_over_go_too() -> None:
    council = build.pekalongan()
    tejo = build.member(council, Role.MAKER, "Tejo")
    with council_scope(council):
        issue_login_link(tejo, by=None)
    _forget_in(days=98)
    with council_scope(council):
        assert not LoginLink.objects.exists()


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_sessions_that_are_over_go_with_their_devices(days: int, left: int) -> None:
    sari = build.browser_of(build.member(build.pekalongan(), Role.STAFF, "Sari"), first_page=True)
    sari.get("/pekalongan/kelola/")
    _forget_in(days=days)
    assert Session.objects.count() == left
    assert UserSession.objects.count() == left


def test_limits_that_are_over_go_and_others_stay() -> None:
    cache.clear()
    cache.set("lama", 1, 60)
    cache.set("baru", 1, 6000)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_cache SET expires = now() - interval '1 minute' WHERE cache_key LIKE '%lama'")
        forget(timestamp=0)
        cursor.execute("SELECT count(*) FROM core_cache")
        assert cursor.fetchone() == (1,)
    assert cache.get("baru") == 1
