"""The demo starts, stops and starts again whatever happened to it; what stands in its way is said in one sentence."""

import os
import signal
import socket
import subprocess
from pathlib import Path

import psutil
import psycopg
import pytest

from kriya.core.postgres import Cluster
from tests.demo_fixtures import start_demo, wait_for
from tests.ports import free_port

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def data(demo_folder: Path) -> Path:
    return demo_folder


def family_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]


def named(family: list[psutil.Process], word: str) -> psutil.Process:
    return next(one for one in family if word in " ".join(one.cmdline()))


def refusal_of(process: subprocess.Popen[str]) -> str:
    output, _none = process.communicate(timeout=60)
    assert process.returncode == 1, output
    return output


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything_that_the_demo_started(data: Path, number: signal.Signals):
    port = free_port()
    process = start_demo(data, port)
    wait_for(f"http://127.0.0.1:{port}/pekalongan/", process)
    family = family_of(process)
    process.send_signal(number)
    assert process.wait(180) == 0
    _gone, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


@pytest.mark.parametrize("victim", ["postgres", "granian", "procrastinate", "-m kriya demo"])
def test_after_kill_9_of_any_part_the_next_start_works(data: Path, victim: str):
    port = free_port()
    process = start_demo(data, port)
    wait_for(f"http://127.0.0.1:{port}/pekalongan/", process)
    family = family_of(process)
    named(family, victim).send_signal(signal.SIGKILL)
    process.send_signal(signal.SIGTERM)
    process.wait(180)
    again = start_demo(data, port)
    try:
        wait_for(f"http://127.0.0.1:{port}/pekalongan/", again)
    finally:
        again.send_signal(signal.SIGTERM)
        again.wait(180)
    _gone, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


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
