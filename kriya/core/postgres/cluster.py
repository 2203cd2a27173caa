"""Kriya's own PostgreSQL server, embedded from a wheel: made when missing, started, watched, stopped."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import psutil
import psycopg

from kriya.core.postgres.account import Account
from kriya.core.postgres.address import socket_address
from kriya.core.postgres.binaries import binaries_for
from kriya.core.postgres.creation import (
    PASSWORDS,
    SUPERUSER,
    account_of,
    check_folder,
    environment,
    last_words,
    make_cluster,
    make_folder,
    whereabouts,
)
from kriya.core.postgres.live import Family
from kriya.core.postgres.lock import FolderLock
from kriya.core.postgres.passwords import read_passwords
from kriya.core.postgres.problems import ServerProblem, told
from kriya.core.postgres.roles import APP, DATABASE, OWNER, prepare
from kriya.core.postgres.settings import FIXED, FRAGILE, LOGS, archiving, write_settings
from kriya.core.postgres.sockets import make_socket_folder, mark, socket_folder
from kriya.core.processes import Guardian

Role = Literal["app", "owner", "super"]
Progress = Callable[[float], None]
ROLES: Mapping[Role, str] = {"app": APP, "owner": OWNER, "super": SUPERUSER}
PREPARED = "1"  # raised when the roles, rights or extensions of existing clusters must be brought up to date
TIMEOUT = 3600.0  # seconds; crash recovery of a large database takes minutes, and a server that died is noticed at once
GRACE = 60.0  # seconds for the last checkpoint
TICK = 0.05  # seconds between two looks at a server that starts
WATCH, WATCH_AT_MOST = 0.2, 5.0  # seconds between two looks at one that runs, or that fails to come back


class Cluster:
    """One PostgreSQL server with all its data in one folder, reachable through a private unix socket only.

    Whoever starts it first owns it; a second start finds it running, uses it and leaves it running.
    `durable=False` is for tests: a power cut may destroy the data. `archive` is a folder for finished WAL segments.
    """

    def __init__(
        self,
        data: Path,
        *,
        durable: bool = True,
        archive: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = data.expanduser().absolute().resolve()
        self.cluster = self.folder / "cluster"
        self._durable = durable
        self._archive = archive
        self._settings = settings or {}
        self._lock = FolderLock(self.folder / "lock")
        self._guardian: Guardian | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._adopted: psutil.Process | None = None
        self._watch: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def log(self) -> Path:
        """The folder of the server's log files, one for each day of the week."""
        return self.cluster / LOGS

    @property
    def owned(self) -> bool:
        """Whether this object will stop the server."""
        return self._child is not None or self._adopted is not None

    def url(self, role: Role, database: str = DATABASE) -> str:
        """This function will return the address of a database for libpq, psycopg and django_settings().

        `super` is for backups and administration only: it looks over every wall. Raises `passwords_lost`.
        """
        family = self._family
        sockets = (family.head_sockets() if family.head() else None) or socket_folder(self.folder, self._account)
        return socket_address(ROLES[role], read_passwords(self.folder / PASSWORDS)[role], database, sockets)

    def ensure(self) -> None:
        """This function will create the cluster when it is missing; it does not start it.

        Raises ServerProblem: `not_a_cluster`, `no_permission`, `disk_full`, `data_of_newer_version`, and so on.
        """
        make_folder(self.folder)
        before = self._lock.held
        try:
            if self._lock.take():
                self._create()
        finally:
            if not before:
                self._lock.free()

    def start(self, timeout: float = TIMEOUT, progress: Progress | None = None) -> None:
        """This function will start the server, or find it running, and return when it answers.

        Crash recovery may take minutes: `progress` is told the seconds waited so far. Raises ServerProblem.
        """
        make_folder(self.folder)
        self._stopping.clear()
        try:
            self._wait(timeout, progress)
            self._prepare()
        except BaseException:
            self.stop()
            raise
        self._watch = threading.Thread(target=self._keep_alive, name="kriya-postgres", daemon=True)
        self._watch.start()

    def stop(self) -> None:
        """This function will stop the server if this object owns it: sessions end, everything is written to disk."""
        self._stopping.set()
        if self._watch is not None:
            self._watch.join()
            self._watch = None
        if self.owned:
            self._end_server()
        if self._guardian is not None:
            self._guardian.close()
            self._guardian = None
        self._lock.free()

    @contextmanager
    def running(self, timeout: float = TIMEOUT, progress: Progress | None = None) -> Iterator["Cluster"]:
        """This function will keep the server running during a with block, and bring it back when it is killed."""
        self.start(timeout, progress)
        try:
            yield self
        finally:
            self.stop()

    @property
    def _account(self) -> Account:
        return account_of(self.folder)

    @property
    def _family(self) -> Family:
        return Family(self.folder, self.cluster, self._account)

    def _wait(self, timeout: float, progress: Progress | None) -> None:
        started = time.monotonic()
        while not self._settled():
            waited = time.monotonic() - started
            if waited > timeout:
                raise ServerProblem("did_not_start", reason=f"no answer in {timeout:.0f} s", file=self.log)
            if progress:
                progress(waited)
            time.sleep(TICK)

    def _settled(self) -> bool:
        """Take one step towards a server that answers; return whether it does."""
        if self._child is not None:
            if self._child.poll() is not None:
                self._forget_child()
                raise last_words(self.folder)
            return self._answers()
        if not self._lock.take():
            return self._answers()
        self._create()
        head = self._family.head()
        if head is None:
            self._launch()
            return False
        if not self._answers():
            return False  # it starts, or ends because its owner was killed
        self._adopt(head)
        return True

    def _adopt(self, head: psutil.Process) -> None:
        if self._family.is_ours(head):
            self._adopted = head  # its owner was killed together with its guardian
        else:
            self._lock.free()  # an administrator runs it by hand and will stop it

    def _create(self) -> None:
        check_folder(self.folder)
        if not self.cluster.exists():
            make_cluster(self.folder, durable=self._durable)

    def _launch(self) -> None:
        account = self._account
        sockets = make_socket_folder(self.folder, account)
        self._family.clear()
        with told(self.folder):
            write_settings(self.cluster, self._all_settings(), account)
            output = (self.folder / "start.log").open("wb")
        command = [
            str(binaries_for(account) / "postgres"), "-D", whereabouts(self.cluster, account),
            "-c", f"cluster_name={mark(self.folder)}", "-c", f'unix_socket_directories="{sockets}"',
        ]  # fmt: skip
        self._guardian = self._guardian or Guardian()
        with output:
            self._child = self._guardian.spawn(
                command, ending=signal.SIGINT, grace=GRACE, cwd=self.cluster, env=environment(), output=output,
                **account.switch,
            )  # fmt: skip

    def _all_settings(self) -> dict[str, str]:
        fragile = {} if self._durable else FRAGILE
        archive = archiving(self._archive_path(self._archive)) if self._archive else {}
        return {**FIXED, **fragile, **archive, **self._settings}

    def _archive_path(self, archive: Path) -> str:
        # Relative to the cluster, where the server stands: its account may not be able to come from the root.
        with told(archive):
            archive.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._account.own(archive)
        return os.path.relpath(archive.resolve(), self.cluster)

    def _answers(self) -> bool:
        if not self.cluster.exists():
            return False
        try:
            with psycopg.connect(self.url("super", "postgres"), connect_timeout=10):
                return True
        except psycopg.OperationalError as problem:
            if "password authentication failed" in str(problem):
                raise ServerProblem("passwords_lost", folder=self.folder, file=PASSWORDS) from problem
            return False

    def _prepare(self) -> None:
        done = self.folder / "prepared"
        if self._lock.held and not (done.exists() and done.read_text() == PREPARED):
            prepare(lambda database: self.url("super", database), read_passwords(self.folder / PASSWORDS))
            done.write_text(PREPARED)

    def _keep_alive(self) -> None:
        """Bring the server back when it was killed, also after another process that owned it has gone."""
        pause = WATCH
        while not self._stopping.wait(pause):
            if self._guardian is not None:
                self._guardian.tend()
            try:
                self._revive()
                pause = WATCH
            except (ServerProblem, OSError, psutil.Error):  # the disk may be full: tried until stopped
                pause = min(pause * 2, WATCH_AT_MOST)

    def _revive(self) -> None:
        if self._adopted is not None and self._family.head() is None:
            self._adopted = None
        if (self._child is not None and self._child.poll() is not None) or self._family.head() is None:
            self._settled()

    def _end_server(self) -> None:
        if self._child is not None:
            self._end_child(self._child)
        if self._adopted is not None:
            with suppress(psutil.Error):
                self._adopted.send_signal(signal.SIGINT)
                psutil.wait_procs([self._adopted], timeout=GRACE)
        self._adopted = None
        with suppress(OSError):
            socket_folder(self.folder, self._account).rmdir()

    def _end_child(self, child: subprocess.Popen[bytes]) -> None:
        if child.poll() is None:
            child.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE)
        self._forget_child()
        child.wait()

    def _forget_child(self) -> None:
        if self._child is not None and self._guardian is not None:
            self._guardian.forget(self._child)
        self._child = None
