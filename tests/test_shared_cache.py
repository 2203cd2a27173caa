"""The shared cache keeps, adds and touches in one statement each, and makes room for itself."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kriya.core import cache as shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty() -> None:
    cache.clear()


def let_end(key: str) -> None:
    """Let what is kept under a key have ended a minute ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_cache SET expires = %s WHERE cache_key LIKE %s",
            [timezone.now() - timedelta(minutes=1), f"%:{key}"],
        )


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_cache")
        return int(cursor.fetchone()[0])


def test_what_is_kept_is_there_until_it_ends():
    cache.set("a", {"n": [1, 2]}, 60)
    cache.set("a", {"n": [3]}, 60)
    cache.set("ever", "é🧵", None)
    assert cache.get("a") == {"n": [3]}
    assert cache.get("ever") == "é🧵"
    let_end("a")
    assert cache.get("a") is None


def test_what_is_there_is_not_added_again_before_it_ends():
    assert cache.add("a", 1, 60)
    assert not cache.add("a", 2, 60)
    assert cache.get("a") == 1
    let_end("a")
    assert cache.add("a", 3, 60)
    assert cache.get("a") == 3


def test_only_what_is_there_is_touched():
    cache.set("a", 1, 1)
    assert cache.touch("a", 3600)
    assert not cache.touch("other", 3600)
    let_end("a")
    assert not cache.touch("a", 3600)
    assert cache.get("a") is None


def test_each_of_them_is_one_statement():
    for keep in (cache.set, cache.add):
        with CaptureQueriesContext(connection) as asked:
            keep("a", 1, 60)
        assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        cache.touch("a", 60)
    assert len(asked) == 1


def test_now_and_then_room_is_made(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shared, "_LOOK_EVERY", 1)
    monkeypatch.setattr(cache, "_max_entries", 3)
    for key in "abcd":
        cache.set(key, 1, 60)
    for key in "abc":
        let_end(key)
    cache.set("e", 1, 60)
    assert rows() == 2
    assert (cache.get("d"), cache.get("e")) == (1, 1)
