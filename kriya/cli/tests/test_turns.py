"""Of two starts at once on the same data one prepares them, and the other waits."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from kriya.cli import turns
from kriya.cli.tests.commands import address_of
from kriya.cli.turns import my_turn
from tests.fault.conftest import eventually

_WAITERS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, django_db_setup: None, database_name: str) -> list[str]:
    monkeypatch.setenv("KRIYA_APP_DATABASE_URL", address_of(os.environ["KRIYA_TEST_APP_URL"], database_name))
    return []


@pytest.fixture
def second(done: list[str]) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def prepare(done: list[str]) -> None:
    with my_turn():
        done.append("second")


def waits() -> bool:
    with psycopg.connect(os.environ["KRIYA_APP_DATABASE_URL"]) as asking:
        return asking.execute(_WAITERS).fetchone() == (1,)


def test_the_second_start_waits_until_the_first_is_ready(done, second, capsys):
    with my_turn():
        other = second.submit(prepare, done)
        assert eventually(waits)
        done.append("first")
    other.result()
    assert done == ["first", "second"]
    assert "Another start is preparing" in capsys.readouterr().err


def test_a_start_that_nobody_is_before_says_nothing(done, capsys):
    with my_turn():
        pass
    with my_turn():
        pass
    assert capsys.readouterr().err == ""


def test_without_the_turn_both_prepare_at_once(done, second, monkeypatch):
    monkeypatch.setattr(turns, "_TRY", "SELECT true")
    with my_turn():
        second.submit(prepare, done).result()
        done.append("first")
    assert done == ["second", "first"]
