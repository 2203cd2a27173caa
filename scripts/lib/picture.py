"""One picture of Kriya for the README: a council's home, its achievements and the office's register, side by side.

`python scripts/lib/picture.py [ADDRESS]`: of the demo running there, else of one started for the purpose.
"""

import io
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import CHROMIUM, FLAGS

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "docs" / "picture.png"
LIMIT: Final = 400_000  # bytes
WIDE, EDGE, GAP = 760, 40, 32
TALL, FIGURES = 984, 640
WINDOW: Final = 1200  # pixels that are shown in the width of one part
GROUND, LINE = "#e9e2d6", "#cfc5b4"
PATIENCE: Final = 180  # seconds for a first start on a busy machine


def main() -> None:
    """Take the picture and write it, or say what is missing."""
    if CHROMIUM is None:
        sys.exit("No Chromium found: install it, or name it in KRIYA_CHROMIUM.")
    with _demo(sys.argv[1:]) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        home = _page(browser, f"{address}/pekalongan/en/", TALL)
        figures = _page(browser, f"{address}/pekalongan/en/capaian/", FIGURES)
        register = _page(browser, f"{address}/pekalongan/en/kelola/umkm/", TALL - FIGURES - GAP, log_in=address)
        browser.close()
    size = _write(_compose(home, figures, register))
    sys.stdout.write(f"{TARGET.relative_to(ROOT)}: {size // 1000} kB\n")


def _page(browser: Browser, url: str, height: int, *, log_in: str = "") -> Image.Image:
    """Return a page as one part of the picture, `height` pixels high."""
    page = browser.new_page(viewport={"width": WINDOW, "height": height * WINDOW // WIDE}, reduced_motion="reduce")
    if log_in:
        page.goto(f"{log_in}/en/akun/login/")
        page.locator("form[action$='/demo/masuk/pekalongan/chair/'] button").click()
        page.wait_for_url("**/kelola/")
    page.goto(url, wait_until="networkidle")
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return shown.resize((WIDE, height), Image.Resampling.LANCZOS)


def _compose(left: Image.Image, top: Image.Image, bottom: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (2 * EDGE + 2 * WIDE + GAP, 2 * EDGE + TALL), GROUND)
    pen = ImageDraw.Draw(whole)
    right = EDGE + WIDE + GAP
    for part, (x, y) in ((left, (EDGE, EDGE)), (top, (right, EDGE)), (bottom, (right, EDGE + top.height + GAP))):
        whole.paste(part, (x, y))
        pen.rectangle((x - 1, y - 1, x + part.width, y + part.height), outline=LINE)
    return whole


def _write(picture: Image.Image) -> int:
    """Write with as many colours as the limit allows; return the size in bytes."""
    for colours in (256, 128, 64):
        picture.quantize(colours, dither=Image.Dither.NONE).save(TARGET, optimize=True)
        if TARGET.stat().st_size < LIMIT:
            break
    return TARGET.stat().st_size


@contextmanager
def _demo(given: list[str]) -> Iterator[str]:
    """Yield the address of a demo; one that was started here is stopped again."""
    if given:
        yield given[0].rstrip("/")
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "kriya", "demo", "--data", data, "--port", str(port), "--workers", "1"]
        started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            _wait(f"http://localhost:{port}/readyz", started)
            yield f"http://localhost:{port}"
        finally:
            started.send_signal(signal.SIGTERM)
            started.wait(60)


def _wait(address: str, started: "subprocess.Popen[Any]") -> None:
    deadline = time.monotonic() + PATIENCE
    while started.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("The demo did not start.")


if __name__ == "__main__":
    main()
