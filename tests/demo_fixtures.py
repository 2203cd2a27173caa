"""The demo itself, started as anybody starts it, and Chromium to walk through it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.browsers import NewPage, hear_console
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300  # seconds for a first start on a busy machine


LIGHT = [] if os.environ.get("KRIYA_WHOLE_DEMO") else ["--light"]
"""By day a sixth of the demo; scripts/night starts all of it, as scripts/demo does."""


def kriya(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start `kriya` as a person would, apart from the database of the other tests."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KRIYA_", "DJANGO_", "PYTEST_")) and name != "DATABASE_URL"
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kriya", *arguments],
        env={**plain, "PYTHONPATH": str(ROOT), **environment},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def start_demo(data: Path, port: int, *more: str) -> subprocess.Popen[str]:
    """Start `kriya demo`."""
    return kriya("demo", "--data", str(data), "--port", str(port), "--workers", "1", *LIGHT, *more)


def wait_for(address: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(
                f"the demo ended with {process.returncode}: {process.stdout and process.stdout.read()}"
            )
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address}")


@dataclass(frozen=True)
class Demo:
    """A running demo."""

    address: str
    process: subprocess.Popen[str]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of data for all that starts the demo: only its first start takes long."""
    return tmp_path_factory.mktemp("the demo")


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Iterator[Demo]:
    port = free_port()
    process = start_demo(demo_folder, port)
    try:
        wait_for(f"http://127.0.0.1:{port}/pekalongan/", process)
        yield Demo(f"http://localhost:{port}", process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


Visit = Callable[..., Any]


@pytest.fixture
def visit(new_page: NewPage, demo: Demo) -> Visit:
    """Open a page of the demo, perhaps logged in with one click, on a phone or a PC, in one of the themes."""

    def go(
        path: str, *, role: str = "", council: str = "pekalongan", width: int = 1280, theme: str = "light", **more: Any
    ) -> Any:
        page = new_page(width, color_scheme=theme, **more)
        hear_console(page)
        if role:
            page.goto(f"{demo.address}/akun/login/")
            page.locator(f"form[action$='/demo/masuk/{council}/{role}/'] button").click()
            page.wait_for_url(re.compile(r"/(kelola|mitra|beranda)/"))
        page.goto(demo.address + path)
        return page

    return go
