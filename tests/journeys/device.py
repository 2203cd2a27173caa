"""A browser with a memory: a tablet whose battery may end."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.chromium import CHROMIUM, FLAGS_OF_TESTS
from tests.journeys.till import Cashier, kill_browser


class Device:
    """One tablet: a browser with a memory that outlives it."""

    def __init__(self, chromium: Any, profile: Path) -> None:
        self.chromium, self.profile = chromium, profile
        self.start()

    def start(self) -> None:
        self.context = self.chromium.browser_type.launch_persistent_context(
            str(self.profile), executable_path=CHROMIUM, args=FLAGS_OF_TESTS, headless=True, reduced_motion="reduce",
            viewport={"width": 1100, "height": 800},
        )  # fmt: skip

    def tab(self) -> Cashier:
        return Cashier(self.context.new_page())

    def battery_ends(self) -> None:
        kill_browser(self.profile)
        # It is dead, which is the point: whatever it says on the way out.
        with suppress(Exception):
            self.context.close()
