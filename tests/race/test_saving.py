"""Two officers save one record on one page at the same moment, each with another field changed."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from kriya.accounts import resending
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.participation.actions.sessions import keep_room
from kriya.participation.models import Room
from kriya.participation.views.staff import sessions
from tests import build
from tests.at_once import WAIT_SECONDS
from tests.race.test_publishing import somebody_waits
from tests.test_two_at_one_record import opened

Meet = Callable[[Future[Any]], object]


def saved_by_two(meet: Meet, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int | None]:
    """Let the second send when the first is about to write, which goes on after `meet`; return address and seats."""
    council = build.pekalongan()
    with council_scope(council):
        room = Room(name="Aula", address="Jl. A")
        room.save()
    url = f"/pekalongan/kelola/program/ruang/{room.pk}/"
    sari, bayu = (build.browser_of(build.member(council, Role.STAFF, name)) for name in ("Sari", "Bayu"))
    first, second = opened(sari, url, "address"), opened(bayu, url, "address")
    others: list[Future[None]] = []

    def send() -> None:
        try:
            bayu.post(url, second | {"seats": "40"})
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:

        def keeping(room: Room | None, **said: Any) -> Room:
            if not others:
                others.append(pool.submit(send))
                meet(others[0])
            return keep_room(room, **said)

        monkeypatch.setattr(sessions, "keep_room", keeping)
        sari.post(url, first | {"address": "Jl. B"})
        others[0].result(WAIT_SECONDS)
    with council_scope(council):
        room.refresh_from_db()
    return room.address, room.seats


def test_what_each_of_two_changed_stands(real_db: None, database_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert saved_by_two(lambda _other: somebody_waits(database_name), monkeypatch) == ("Jl. B", 40)


def test_without_waiting_the_first_would_take_back_what_the_second_saved(
    real_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin."""
    monkeypatch.setattr(resending, "wait_for", lambda *_key: None)
    assert saved_by_two(lambda other: other.result(WAIT_SECONDS), monkeypatch) == ("Jl. B", None)
