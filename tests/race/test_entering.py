"""Save is pressed twice at once for a maker that is not in the register yet."""

from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.makers.actions import register
from kriya.makers.models import Maker
from tests import build
from tests.at_once import WAIT_SECONDS, at_once

ENTRY = "/pekalongan/kelola/umkm/baru/"


def saved_twice(**page: str) -> list[str]:
    """Send the same form twice at once, of the same `page` where one is given; return what each was answered."""
    council = build.pekalongan(crafts=True)
    sari = build.member(council, Role.STAFF, "Sari")

    def sending(browser: Client) -> str:
        # As a server answers: the test's browser would raise the other one's fault too.
        browser.raise_request_exception = False
        return str(browser.post(ENTRY, {"name": "Batik Sekar", "owner_name": "Siti", **page}).status_code)

    browsers = build.browser_of(sari), build.browser_of(sari)
    browsers[1].cookies = browsers[0].cookies
    came = at_once(*(partial(sending, browser) for browser in browsers))
    with council_scope(council):
        assert Maker.objects.count() == 1
    return came


def test_a_maker_saved_twice_at_once_is_entered_once_and_the_second_click_is_shown_it(real_db: None) -> None:
    assert saved_twice() == ["302", "409"]


def test_the_second_click_on_one_page_is_answered_like_the_first(real_db: None) -> None:
    """The test before is its twin: there nothing tells that both were sent by one page."""
    assert saved_twice(csrfmiddlewaretoken="of one page") == ["302", "302"]


def test_two_officers_who_insist_on_one_name_at_once_get_two_pages(real_db: None) -> None:
    council = build.pekalongan()

    def entering() -> None:
        with council_scope(council):
            build.maker("Batik Sekar")

    assert at_once(entering, entering) == ["done", "done"]
    with council_scope(council):
        assert Maker.objects.values("slug").distinct().count() == 2


def test_without_waiting_one_of_two_would_be_told_of_a_fault(real_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both have looked for the page's address before either takes it."""
    meeting, look = Barrier(2), register.free_slug

    def looking(name: str) -> str:
        found = look(name)
        with suppress(BrokenBarrierError):
            meeting.wait(WAIT_SECONDS)
        return found

    monkeypatch.setattr(register, "wait_for", lambda _key: None)
    monkeypatch.setattr(register, "free_slug", looking)
    assert saved_twice() == ["302", "500"]
