"""200 makers apply for 30 places while the office steps in and offers run out: never 31, and each step says why."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from queue import Empty, SimpleQueue
from threading import Barrier
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, connection

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, standing_at
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.participation.actions import places
from kriya.participation.actions.applications import send
from kriya.participation.actions.deciding import apply_decisions
from kriya.participation.actions.places import answer, expire_due, give_up, override
from kriya.participation.actions.ranking import seal
from kriya.participation.models import HOLDING, Application, Call, Decision, Place, PlaceEvent
from kriya.participation.queries.judging import sealed_of
from kriya.participation.terms import Quota
from kriya.participation.tests.builders import Programme, place_of, programme
from tests.at_once import WAIT_SECONDS, at_once

pytestmark = pytest.mark.usefixtures("real_db")

MAKERS, PLACES, AT_ONCE = 200, 30, 12


def together(at: Programme, works: list[Callable[[], object]]) -> list[str]:
    """Do all this with twelve connections, each work in a transaction of its own; return what each came to."""

    waiting = SimpleQueue[tuple[int, Callable[[], object]]]()
    for numbered in enumerate(works):
        waiting.put(numbered)

    def one_after_another() -> Iterator[tuple[int, str]]:
        with suppress(Empty), closing(connection):
            while True:
                number, work = waiting.get_nowait()
                yield number, _came_to(at, work)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = [pool.submit(dict, one_after_another()) for _one in range(AT_ONCE)]
    came = {number: what for one in done for number, what in one.result().items()}
    return [came[number] for number in range(len(works))]


def _came_to(at: Programme, work: Callable[[], object]) -> str:
    try:
        with council_scope(at.council):
            return str(work() or "done")
    except Refused as no:
        return no.code


def test_two_hundred_apply_for_thirty_places_while_the_office_steps_in_and_offers_run_out():
    """trap:41"""
    at = programme()
    with council_scope(at.council):
        call = at.call(places=PLACES, quotas=[Quota("newcomer", "new", least=10)])
        makers = [at.maker() for _n in range(MAKERS)]
    # Everybody taps twice.
    together(at, [lambda one=maker: send(call, one, answers={}, by=at.sari) for maker in makers for _tap in range(2)])
    with council_scope(at.council):
        assert Application.objects.filter(call=call, state="sent").count() == MAKERS
        with standing_at(call.closes_at):
            seal(call, by=at.sari)
            apply_decisions(call, by=at.sari)
        held = list(Place.objects.filter(call=call).order_by("seat"))
        waiting = list(Application.objects.filter(call=call, places=None).order_by("-pk")[:20])
        until = max(place.answer_by for place in held)
    assert len(held) == PLACES
    works: list[Callable[[], object]] = [lambda one=one: answer(one, takes=True, by=at.sari) for one in held[:10]]
    works += [lambda one=one: answer(one, takes=False, by=at.sari) for one in held[10:18]]
    works += [lambda one=one: override(one, reason="Wakil sentra", by=at.sari) for one in waiting]
    works += [lambda: _at(until + timedelta(minutes=1), expire_due) for _n in range(3)]
    works += [lambda one=one: give_up(one, by=at.sari) for one in held[:4]]
    together(at, [work for pair in zip(works[::2], works[1::2], strict=False) for work in pair[::-1]])
    with council_scope(at.council):
        holding = Place.objects.filter(call=call, state__in=HOLDING)
        assert holding.count() == PLACES, "a seat that came free was offered to the next, and none was made"
        assert sorted(holding.values_list("seat", flat=True)) == list(range(1, PLACES + 1))
        assert [result.differences for result in run_checks() if not result.ok] == []
        for place in Place.objects.filter(call=call):
            _is_explained(place)
        assert sealed_of(call).is_whole


def _at(instant: Any, work: Callable[[], object]) -> object:
    with standing_at(instant):
        return work()


def _is_explained(place: Place) -> None:
    """Each offer rests on the ranking, on the line with whom it passed by, or on a reason that somebody wrote."""
    for event in PlaceEvent.objects.filter(place=place, state="offered"):
        by_ranking = event.facts.get("position") is not None
        by_line = event.facts.get("why") in {"rank", "least"}
        by_hand = event.facts.get("out_of_order") and event.reason and event.by_id
        assert by_ranking or by_line or by_hand
    last = PlaceEvent.objects.filter(place=place).order_by("-pk").first()
    assert last is not None
    assert last.state == place.state


@contextmanager
def without(owner: psycopg.Connection) -> Iterator[None]:
    """Take away what the database holds of seats; give it back afterwards."""
    definition = owner.execute("SELECT pg_get_indexdef('place_seat_once'::regclass)").fetchone()[0]
    owner.execute("DROP INDEX place_seat_once")
    owner.execute("ALTER TABLE participation_place DISABLE TRIGGER seat_within_call")
    try:
        yield
    finally:
        owner.execute("TRUNCATE participation_place CASCADE")
        owner.execute("ALTER TABLE participation_place ENABLE TRIGGER seat_within_call")
        owner.execute(definition)


def last_seat(at: Programme) -> tuple[Call, list[Application]]:
    with council_scope(at.council):
        call = at.call(places=1)
        return call, [at.apply(call), at.apply(call)]


def both_look_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the lock of the call, and each looking for free seats before the other has taken one."""
    looked, real = Barrier(2), places.free_seats

    def looking(call: Call) -> list[int]:
        found = real(call)
        looked.wait(WAIT_SECONDS)
        return found

    monkeypatch.setattr(places, "locked_call", lambda call: Call.objects.get(pk=call.pk))
    monkeypatch.setattr(places, "free_seats", looking)


def stepping_in(at: Programme, one: Application) -> Callable[[], str]:
    def work() -> str:
        try:
            with council_scope(at.council):
                override(one, reason="Wakil sentra", by=at.sari)
        except IntegrityError:
            return "database refused"
        return "given"

    return work


def test_the_lock_gives_the_last_seat_once():
    at = programme()
    _call, both = last_seat(at)
    assert at_once(*(stepping_in(at, one) for one in both)) == ["given", "place_none_free"]


def test_without_the_lock_the_database_has_the_last_word(monkeypatch: pytest.MonkeyPatch):
    """trap:41, twin — the guard of the action is off: both look, both take, and the index lets one through."""
    at = programme()
    _call, both = last_seat(at)
    both_look_first(monkeypatch)
    assert at_once(*(stepping_in(at, one) for one in both)) == ["database refused", "given"]


def test_without_either_two_sit_on_one_seat(monkeypatch: pytest.MonkeyPatch, owner: psycopg.Connection):
    """trap:41, twin — neither the lock nor the index: one place too many."""
    at = programme()
    _call, both = last_seat(at)
    both_look_first(monkeypatch)
    with without(owner):
        assert at_once(*(stepping_in(at, one) for one in both)) == ["given", "given"]
        with council_scope(at.council):
            assert Place.objects.filter(state__in=HOLDING).count() == 2
            assert place_of(both[0]).seat == place_of(both[1]).seat


def test_two_who_seal_at_once_make_one_ranking():
    at = programme()
    call, _both = last_seat(at)
    with council_scope(at.council):
        Call.objects.filter(pk=call.pk).update(closes_at=now() - timedelta(minutes=1))

    def sealing() -> str:
        with council_scope(at.council):
            return str(seal(call, by=at.sari).number)

    assert at_once(sealing, sealing) == ["1", "ranking_without_reason"]
    with council_scope(at.council):
        assert Decision.objects.count() == 2
