"""The first view of each public page on a telephone: what it weighs, when its greatest part is there, how much it moves.

`PYTHONPATH=. python bench/site/first_view.py http://localhost:8000/pekalongan` against a running demo. The network is a slow 3G
(400 kbit/s, 400 ms a round trip); the processor is four times slower than this machine's.
"""

import sys
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import CHROMIUM, FLAGS

PATHS: Final = (
    "/",
    "/produk/",
    "/umkm/",
    "/koleksi/",
    "/cari/?q=kawng",
    "/capaian/",
    "/umkm/peta/",
    "/tentang/",
    "/kontak/",
)
WEIGHT, PAINT, SHIFT = 100_000, 2_500, 0.05  # bytes, milliseconds, share of the window
BYTES_A_SECOND, ROUND_TRIP, SLOWER = 400_000 / 8, 400, 4
WATCH: Final = """
window.seen = {paint: 0, shift: 0, what: ""};
new PerformanceObserver((l) => { for (const e of l.getEntries()) { seen.paint = e.startTime; seen.what = e.element?.tagName + " " + (e.url || "").split("/").pop(); } })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True)
class View:
    """What one visit measured: bytes on the wire, milliseconds to the largest paint, its element, layout shift."""

    weight: int
    paint: float
    what: str
    shift: float


def look(browser: Browser, url: str) -> View:
    """Open a page once as if never before."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    wire: Any = context.new_cdp_session(page)
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    wire.send("Network.enable")
    speed = {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": BYTES_A_SECOND}
    wire.send("Network.emulateNetworkConditions", {**speed, "uploadThroughput": BYTES_A_SECOND})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="networkidle", timeout=60_000)
    seen = page.evaluate("seen")
    context.close()
    return View(sum(sizes), seen["paint"], seen["what"], seen["shift"])


def main() -> None:
    """Print the table; end with 1 when a page misses a goal."""
    base = sys.argv[1].rstrip("/")
    missed = 0
    sys.stdout.write("| page | kB on the wire | largest paint ms | layout shift | largest |\n|---|---|---|---|---|\n")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for path in (*PATHS, *sys.argv[2:]):
            view = look(browser, base + path)
            missed += view.weight > WEIGHT or view.paint > PAINT or view.shift > SHIFT
            sys.stdout.write(
                f"| {path} | {view.weight / 1000:.1f} | {view.paint:.0f} | {view.shift:.3f} | {view.what} |\n"
            )
        browser.close()
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
