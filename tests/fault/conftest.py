"""Real servers and processes to hurt. Everything here works as root and as an ordinary user."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from kriya.core.postgres import Cluster
from kriya.core.postgres.account import account_for
from kriya.core.postgres.creation import environment, whereabouts
from kriya.core.postgres.programs import binaries_for
from kriya.core.postgres.sockets import socket_folder
from tests.fault import apart

ROOT = Path(__file__).resolve().parents[2]


def eventually(condition: Callable[[], object], within: float = 60.0) -> bool:
    """Ask until the answer is yes, at most for so many seconds."""
    until = time.monotonic() + within
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


class Plain:
    """PostgreSQL started without any of our guards, as a twin."""

    def __init__(self, cluster: Cluster, sockets: Path) -> None:
        self.cluster, self.sockets = cluster.cluster, sockets
        self.account = account_for(self.cluster)
        self.account.own(sockets)
        self.options = [
            "-c",
            f"unix_socket_directories={sockets}",
            "-c",
            "listen_addresses=",
            "-c",
            "logging_collector=off",
        ]

    def command(self, program: str) -> list[str]:
        return [str(binaries_for(self.account) / program), "-D", whereabouts(self.cluster, self.account)]

    def keywords(self) -> dict:
        switch = self.account.switch
        return {"cwd": self.cluster, "env": environment(), "extra_groups": [] if switch else None, **switch}

    def start(self) -> subprocess.Popen:
        return subprocess.Popen(
            self.command("postgres") + self.options, stderr=subprocess.PIPE, text=True, **self.keywords()
        )

    def refusal(self) -> str:
        """Start it, and return what it says when it refuses to."""
        child = self.start()
        try:
            return child.communicate(timeout=15)[1]
        finally:
            child.kill()


@pytest.fixture(scope="session")
def eventually_() -> Callable[..., bool]:
    return eventually


@pytest.fixture(scope="session")
def answering() -> Callable[[str], bool]:
    return answers


@pytest.fixture(scope="session")
def inside(django_db_blocker: Any) -> apart.Inside:
    """What a function says that runs as the application of another installation, in a process of its own."""

    def run(data: Path, work: apart.Work, *, database_url: str = "") -> str:
        with django_db_blocker.unblock():
            return apart.inside(data, work, database_url=database_url)

    return run


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared cluster that stands still, to be copied: faster than making one."""
    folder = tmp_path_factory.mktemp("template") / "postgres"
    with Cluster(folder, durable=False).running():
        return folder


@pytest.fixture(scope="session")
def victim(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all the tests that hurt a cluster: copying is most of their time."""
    folder = tmp_path_factory.mktemp("victim") / "postgres"
    subprocess.run(["cp", "-a", str(template), str(folder)], check=True)
    return folder


@pytest.fixture
def data(victim: Path, template: Path) -> Iterator[Path]:
    """The folder of a prepared cluster that stands still; it is healed afterwards."""
    yield victim
    ours = Cluster(victim)
    for process in list(ours._family.members()):
        with suppress(psutil.Error):
            process.kill()
    shutil.rmtree(socket_folder(victim, ours._account), ignore_errors=True)
    for name in ("passwords.json", "cluster/PG_VERSION"):
        subprocess.run(["cp", "-a", str(template / name), str(victim / name)], check=True)
    (victim / "cluster" / "recovery.signal").unlink(missing_ok=True)


@pytest.fixture
def cluster(data: Path) -> Iterator[Cluster]:
    """A cluster that is ready to be started; what the test leaves running is stopped."""
    made = Cluster(data, durable=False)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def served(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A running server for the tests that only ask."""
    folder = tmp_path_factory.mktemp("served") / "postgres"
    subprocess.run(["cp", "-a", str(template), str(folder)], check=True)
    with Cluster(folder, durable=False).running() as running:
        yield running


@pytest.fixture
def plain(cluster: Cluster, tmp_path: Path) -> Iterator[Plain]:
    short = Path("/tmp") / f"kriya-plain-{os.getpid()}-{abs(hash(tmp_path)) % 10**6}"
    short.mkdir(mode=0o700)
    yield Plain(cluster, short)
    subprocess.run(["rm", "-r", str(short)], check=True)


@pytest.fixture
def sleeper(cluster: Cluster) -> Iterator[subprocess.Popen]:
    """A living process of the server's account that has nothing to do with PostgreSQL."""
    switch = account_for(cluster.cluster).switch
    child = subprocess.Popen(["sleep", "300"], cwd="/", extra_groups=[] if switch else None, **switch)
    yield child
    child.kill()
    child.wait()


@pytest.fixture
def script() -> Iterator[Callable[..., subprocess.Popen]]:
    """Run Python code in its own process; it is killed when the test ends. Its output can be read."""
    started: list[subprocess.Popen] = []

    def run(code: str, *arguments: str | Path, **keywords) -> subprocess.Popen:
        child = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/",
            env={**os.environ, "PYTHONPATH": str(ROOT)}, **keywords,
        )  # fmt: skip
        started.append(child)
        return child

    yield run
    for child in started:
        child.kill()
        # Not to the end of what it says: children that outlived it would be waited for.
        with suppress(BrokenPipeError), child:
            pass
