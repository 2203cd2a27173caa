"""Chromium for whoever needs it, and pages in it that note their faults."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from tests import build
from tests.chromium import CHROMIUM, FLAGS_OF_TESTS

NewPage = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser a worker: two of its drivers do not fit into one process."""
    if CHROMIUM is None:
        pytest.skip("no Chromium found")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS_OF_TESTS)
        yield running
        running.close()


@pytest.fixture
def new_page(chromium: Any) -> Iterator[NewPage]:
    """Open an empty page in a context of its own; `page.faults` is what went wrong in it, and so it is with every
    page that its context opens later. All are closed at the end."""
    contexts = []

    def opened(width: int = 1280, height: int = 800, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        context.on("page", note_faults)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def note_faults(page: Any) -> None:
    """Keep in `page.faults` what goes wrong in a page from now on."""
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))


def hear_console(page: Any) -> None:
    """Count what the console calls an error among the faults of a page."""
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)


def log_in(page: Any, address: str, somebody: Any) -> None:
    """Let somebody be logged in there, with the second factor where staff need one."""
    kept = build.browser_of(somebody, first_page=True).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": address}])


def code_of(secret: str) -> str:
    """What an authenticator app shows now for a secret."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def until(page: Any, expression: str, tries: int = 300) -> None:
    """Wait until a page's own state is as it should be; asked from outside, since the page lets nothing be evaluated."""
    for _try in range(tries):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came: {expression}")
