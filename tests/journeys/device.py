"""Browsers with a memory: a tablet whose battery may end, and people who are logged in."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings

from tests import build
from tests.demo_fixtures import CHROMIUM, FLAGS
from tests.journeys.till import PATIENCE, Cashier, Server, kill_browser


class Device:
    """One tablet: a browser with a memory that outlives it."""

    def __init__(self, chromium: Any, profile: Path) -> None:
        self.chromium, self.profile = chromium, profile
        self.start()

    def start(self) -> None:
        self.context = self.chromium.browser_type.launch_persistent_context(
            str(self.profile), executable_path=CHROMIUM, args=FLAGS, headless=True, reduced_motion="reduce",
            viewport={"width": 1100, "height": 800},
        )  # fmt: skip

    def tab(self) -> Cashier:
        return Cashier(self.context.new_page())

    def battery_ends(self) -> None:
        kill_browser(self.profile)
        # It is dead, which is the point: whatever it says on the way out.
        with suppress(Exception):
            self.context.close()


def page_of(chromium: Any, server: Server, somebody: Any, *, width: int = 1280) -> Any:
    """A page in which somebody is logged in, with the second factor where staff need one."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    kept = build.browser_of(somebody).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": kept.key, "value": kept.value, "url": server.address}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    return page
