"""A card shown to two phones at once, codes guessed in parallel, two chairs who remove each other."""

from collections.abc import Callable
from threading import Barrier
from typing import Any

import pytest
from django.db.models import QuerySet

from kriya.accounts.actions import codes, links, roles
from kriya.accounts.actions.codes import enter_code, relay_code, request_code
from kriya.accounts.actions.links import issue_login_link, use_login_link
from kriya.accounts.actions.roles import remove_person
from kriya.accounts.models import CodeRequest, Membership
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from tests import build
from tests.at_once import at_once

Works = tuple[Callable[[], Any], Callable[[], Any]]


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], None]:
    """Take the locks away, and let both sides look before either acts at the function that is named."""

    def take_away(module: Any, name: str) -> None:
        monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
        both, real = Barrier(2), getattr(module, name)

        def together(*given: Any, **more: Any) -> Any:
            both.wait(5)
            return real(*given, **more)

        monkeypatch.setattr(module, name, together)

    return take_away


def _two_phones() -> Works:
    council = build.pekalongan()
    tejo = build.member(council, Role.MAKER, "Tejo")
    with council_scope(council):
        secret = issue_login_link(tejo, by=None).rstrip("/").rsplit("/", 1)[1]

    def pressing() -> str:
        with council_scope(council):
            return use_login_link(secret).name

    return pressing, pressing


def test_a_card_shown_to_two_phones_at_once_logs_one_in(real_db: None) -> None:
    assert at_once(*_two_phones()) == ["Tejo", "login_link_not_open"]


def test_without_the_lock_one_card_logs_two_in(real_db: None, unguarded: Any) -> None:
    works = _two_phones()
    unguarded(links, "_open")
    assert at_once(*works) == ["Tejo", "Tejo"]


def _two_guesses() -> Works:
    council = build.pekalongan()
    build.member(council, Role.MAKER, "Tejo", email="", phone="+6281234567890")
    with council_scope(council):
        asked = request_code("+6281234567890")
        code = relay_code(asked, by=None)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"

    def guessing() -> None:
        with council_scope(council):
            try:
                enter_code(asked.pk, wrong)
            except codes.Refused:
                return

    return guessing, guessing


def _tries() -> int:
    with council_scope(build.Council.objects.get()):
        return CodeRequest.objects.get().attempts


def test_two_guesses_at_once_are_two_tries(real_db: None) -> None:
    at_once(*_two_guesses())
    assert _tries() == 2


def test_without_the_lock_two_guesses_are_one_try(real_db: None, unguarded: Any) -> None:
    works = _two_guesses()
    unguarded(codes, "_open")
    at_once(*works)
    assert _tries() == 1


def _two_chairs() -> Works:
    council = build.pekalongan()
    wulan, endah = (build.member(council, Role.CHAIR, name) for name in ("Wulan", "Endah"))

    def removing(whom: Any, by: Any) -> Callable[[], None]:
        def work() -> None:
            with council_scope(council):
                remove_person(whom, by=by)

        return work

    return removing(wulan, endah), removing(endah, wulan)


def _chairs() -> int:
    with council_scope(build.Council.objects.get()):
        return Membership.objects.filter(role=Role.CHAIR).count()


def test_two_chairs_who_remove_each_other_at_once_leave_one(real_db: None) -> None:
    assert at_once(*_two_chairs()) == ["done", "last_chair"]
    assert _chairs() == 1


def test_without_the_lock_they_leave_none(real_db: None, unguarded: Any) -> None:
    works = _two_chairs()
    unguarded(roles, "_take")
    assert at_once(*works) == ["done", "done"]
    assert _chairs() == 0
