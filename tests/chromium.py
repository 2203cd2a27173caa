"""Where Chromium is, and how it is started: for tests, pictures and benches alike."""

import os
from shutil import which
from typing import Final

# The shell has the same engine and no windows to draw: a page costs it a third.
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM: Final = os.environ.get("KRIYA_CHROMIUM") or next(filter(None, map(which, NAMES)), None)
FLAGS: Final = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    # Chromium with windows takes the network for 4G and fetches pictures so far ahead; the shell would fetch more.
    "--blink-settings=lazyLoadingImageMarginPxUnknown=1250",
]  # fmt: skip
# A page of a test lives for a second: what V8 makes fast meanwhile is thrown away with it, and cost a fourth of it.
FLAGS_OF_TESTS: Final = [*FLAGS, "--js-flags=--no-opt,--no-maglev"]
