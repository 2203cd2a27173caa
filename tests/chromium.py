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
# Each page of a site would get a frame of its own, with all that draws it: a fourth of what loading a page costs. The
# others are what Playwright leaves out itself: Chromium hears but the last such list.
_LEFT_OUT: Final = (
    "RenderDocument",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "TcpPortRandomizationWin", "ThirdPartyStoragePartitioning",
)  # fmt: skip
FLAGS_OF_TESTS: Final = [
    *FLAGS,
    f"--disable-features={','.join(_LEFT_OUT)}",
    "--num-raster-threads=1",  # two for one page that is looked at by nobody: a tenth of what it costs
    # A page of a test lives for a second: what V8 makes fast meanwhile is thrown away with it, and cost a fourth of it.
    "--js-flags=--no-opt,--no-maglev",
]
