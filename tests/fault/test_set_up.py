"""The set-up of a fresh clone: cut short it is done anew, and of two at once the second waits for the first."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.fault.conftest import eventually

ROOT = Path(__file__).resolve().parents[2]
# The real set-up, but that a venv is a link and an installation a line in a log that may wait.
SCRIPT = """
set -eu
. "$LIB"
make_venv() { : >"$UNFINISHED"; echo venv >>"$LOG"; mkdir -p "$VENV/bin"; ln -sf "$PYTHON" "$PY"; }
install_all() { echo install >>"$LOG"; if [ -n "${HOLD:-}" ]; then read -r _go <"$HOLD"; fi; }
# guard
prepare app
"""

pytestmark = pytest.mark.fault


@pytest.fixture
def place(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "hold")
    return tmp_path


def start(place: Path, **more: str) -> subprocess.Popen[bytes]:
    lib = ROOT / "scripts" / "lib" / "setup.sh"
    here = {"LIB": str(lib), "LOG": str(place / "log"), "KRIYA_VENV": str(place / "venv"), "PYTHON": sys.executable}
    return subprocess.Popen(
        ["sh", "-c", more.pop("script", SCRIPT), str(ROOT / "scripts" / "demo")],
        env={"PATH": os.environ["PATH"], "UV": "uv", **here, **more},
        start_new_session=True,
        # A run in the background ignores Ctrl-C, and so would all that it starts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        stderr=subprocess.PIPE,
    )


def log(place: Path) -> list[str]:
    return (place / "log").read_text().split() if (place / "log").exists() else []


def held(place: Path, **more: str) -> subprocess.Popen[bytes]:
    """A set-up that stands in the middle of installing."""
    process = start(place, HOLD=str(place / "hold"), **more)
    assert eventually(lambda: "install" in log(place))
    return process


def go_on(place: Path, process: subprocess.Popen[bytes]) -> None:
    (place / "hold").write_text("go\n")
    assert process.wait(60) == 0


def kill(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    os.killpg(process.pid, number)
    process.wait(60)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_what_was_cut_short_is_made_anew_by_the_next_start_and_only_by_that(place: Path, number: signal.Signals):
    kill(held(place), number)
    assert start(place).wait(60) == 0
    assert log(place) == ["venv", "install"] * 2
    assert start(place).wait(60) == 0
    assert log(place) == ["venv", "install"] * 2
    assert sorted(one.name for one in place.iterdir()) == ["hold", "log", "venv"]


def test_without_the_mark_half_of_a_package_stays(place: Path):
    kill(held(place), signal.SIGKILL)
    (place / "venv.unfinished").unlink()
    assert start(place).wait(60) == 0
    assert log(place) == ["venv", "install", "install"]


def test_a_second_start_waits_for_the_first_and_sets_nothing_up(place: Path):
    first = held(place)
    second = start(place)
    assert second.stderr
    assert b"waiting for it" in second.stderr.readline()
    go_on(place, first)
    assert second.wait(60) == 0
    assert log(place) == ["venv", "install"]


def test_a_turn_whose_number_is_another_programs_by_now_is_nobodys(place: Path):
    (place / "venv.turn").write_text(f"{os.getpid()}\n")
    assert start(place).wait(60) == 0
    assert log(place) == ["venv", "install"]


def test_without_turns_both_set_up_in_the_same_place(place: Path):
    first = held(place)
    assert start(place, script=SCRIPT.replace("# guard", "take_turn() { :; }")).wait(60) == 0
    assert log(place) == ["venv", "install"] * 2
    kill(first, signal.SIGKILL)
