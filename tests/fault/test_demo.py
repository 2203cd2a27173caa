"""The demo starts, stops and starts again whatever happened to it; what stands in its way is said in one sentence."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from kriya.core.postgres import Cluster
from tests.demo_fixtures import start_demo, wait_for
from tests.fault.conftest import eventually
from tests.ports import free_port

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def data(demo_folder: Path) -> Path:
    return demo_folder


def family_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]


def named(process: subprocess.Popen[str], word: str, *, after: int = 0) -> psutil.Process:
    """The part of a demo whose command says a word, once it is there: the page answers before the jobs are ready.

    With `after` the one that took the place of the process of this number.
    """
    found: list[psutil.Process] = []
    assert eventually(lambda: found.extend(_named(process, word, after)) or found)
    return found[0]


def _named(process: subprocess.Popen[str], word: str, after: int) -> Iterator[psutil.Process]:
    for one in family_of(process):
        with suppress(psutil.Error):  # it ended a moment ago
            if word in " ".join(one.cmdline()) and one.pid != after:
                yield one


def refusal_of(process: subprocess.Popen[str]) -> str:
    output, _none = process.communicate(timeout=60)
    assert process.returncode == 1, output
    return output


def started(data: Path) -> subprocess.Popen[str]:
    port = free_port()
    process = start_demo(data, port)
    wait_for(f"http://127.0.0.1:{port}/pekalongan/", process)
    return process


def test_a_signal_stops_everything_and_after_kill_9_of_any_part_the_next_start_works(data: Path):
    """One row of starts: each is the proof that what ended the one before it did no harm."""
    _stops_whole(started(data), signal.SIGINT)
    _ends_part_by_part(started(data))
    process = started(data)
    family = family_of(process)
    process.kill()
    process.wait(180)
    _stops_whole(started(data), signal.SIGTERM)
    assert psutil.wait_procs(family, timeout=20)[1] == []


def _ends_part_by_part(process: subprocess.Popen[str]) -> None:
    """Kill the worker of jobs, the database and one that answers pages, which come back, and then the web server,
    without which all ends."""
    for part in ("django work", "postgres"):
        killed = named(process, part)
        killed.kill()
        named(process, part, after=killed.pid)
    _one_that_answers_comes_back(named(process, "granian"))
    family = family_of(process)
    named(process, "granian").kill()
    assert process.wait(180) != 0
    assert psutil.wait_procs(family, timeout=20)[1] == []


def _one_that_answers_comes_back(web: psutil.Process) -> None:
    before = web.children()
    before[0].kill()
    assert eventually(lambda: before[0] not in web.children() and len(web.children()) == len(before))


def _stops_whole(process: subprocess.Popen[str], number: signal.Signals) -> None:
    family = family_of(process)
    process.send_signal(number)
    assert process.wait(180) == 0
    assert psutil.wait_procs(family, timeout=20)[1] == []


def test_a_taken_port_is_said_in_one_sentence(data: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = refusal_of(start_demo(data, taken.getsockname()[1]))
    assert "is taken by another program" in said
    assert "Traceback" not in said


def test_data_of_a_newer_kriya_is_left_alone_and_said_in_one_sentence(data: Path):
    cluster = Cluster(data / "postgres")
    with cluster.running(), psycopg.connect(cluster.url("super"), autocommit=True) as owner:
        owner.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('makers', '9999_from_the_future', now())"
        )
        try:
            said = refusal_of(start_demo(data, free_port()))
        finally:
            owner.execute("DELETE FROM django_migrations WHERE name = '9999_from_the_future'")
    assert "newer Kriya" in said
    assert "Traceback" not in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_in_one_sentence(tmp_path: Path):
    tmp_path.chmod(0o500)
    said = refusal_of(start_demo(tmp_path / "data", free_port()))
    assert "may not write" in said
    assert "Traceback" not in said
