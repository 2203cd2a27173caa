"""A tablet at the till whose guards can be taken off.

A guard is taken off in the till's own module, on its way to the browser; the test fails where it is not found there.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from kriya.core.scoping import council_scope
from kriya.sales.models import Sale
from tests.journeys import till as tills
from tests.journeys.till import Cashier, Server, Shop

OpenTill = Callable[..., Cashier]


@pytest.fixture
def shop(server: Server) -> Shop:
    return tills.shop(server, lots=3)


@pytest.fixture
def tablet(chromium: Any, shop: Shop) -> Iterator[OpenTill]:
    """Open a tab of one tablet; `without` = (module, guard, instead) takes a guard off."""
    context = chromium.new_context(
        viewport={"width": 1100, "height": 800}, reduced_motion="reduce", service_workers="block"
    )

    def opened(*, without: tuple[str, str, str] | None = None, before: str = "") -> Cashier:
        if without:
            context.route(
                f"**/pos/{without[0]}.js",
                lambda route: route.fulfill(body=weakened(*without), content_type="text/javascript"),
            )
        page = context.new_page()
        if before:
            page.add_init_script(before)
        hands = Cashier(page).open(shop.address)
        if page.locator("[data-open-shift]").count():
            hands.open_shift(50_000)
        return hands

    yield opened
    context.close()


def weakened(module: str, guard: str, instead: str) -> str:
    found = finders.find(f"showroom/pos/{module}.js")
    assert isinstance(found, str)
    text = Path(found).read_text("utf-8")
    assert text.count(guard) == 1, f"{module}: {guard}"
    return text.replace(guard, instead)


def receipts(shop: Shop) -> list[str]:
    with council_scope(shop.council):
        return sorted(Sale.objects.values_list("receipt", flat=True))


def until(true: Callable[[], bool]) -> None:
    """Ask again until it is so; the test's own patience ends it."""
    waited = threading.Event()
    for _time in range(150):
        if true():
            return
        waited.wait(0.1)
    raise AssertionError("it never came true")
