"""Kriya's own PostgreSQL server, embedded from a wheel: made when missing, started, watched, stopped."""

import os
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
from kriya.core.postgres.creation import (
    PASSWORDS,
    SUPERUSER,
    account_of,
    check_folder,
    last_words,
    make_cluster,
    make_folder,
)
from kriya.core.postgres.live import Family
from kriya.core.postgres.lock import FolderLock
from kriya.core.postgres.passwords import read_passwords
from kriya.core.postgres.postmaster import Postmaster, launch
from kriya.core.postgres.problems import ServerProblem, told
from kriya.core.postgres.roles import APP, DATABASE, OWNER, prepare
from kriya.core.postgres.settings import FIXED, FRAGILE, LOGS, archiving
from kriya.core.postgres.sockets import make_socket_folder, socket_folder

Role = Literal["app", "owner", "super"]
Progress = Callable[[float], None]
ROLES: Mapping[Role, str] = {"app": APP, "owner": OWNER, "super": SUPERUSER}
PREPARED = "1"  # raised when the roles, rights or extensions of existing clusters must be brought up to date
TIMEOUT = 3600.0  # seconds; crash recovery of a large database takes minutes, and a server that died is noticed at once
TICK = 0.05  # seconds between two looks at a server that starts
WATCH, WATCH_AT_MOST = 0.2, 5.0  # seconds between two looks at one that runs, or that fails to come back


class Cluster:
    """One PostgreSQL server with all its data in one folder, reachable through a private unix socket only.

    Whoever starts it first owns it; a second start finds it running and uses it. It stops with its last user: an owner
    who leaves while others use it hands it over to one of them.
    `durable=False` is for tests: a power cut may destroy the data. `archive` is a folder for finished WAL
    segments; when root starts Kriya it lies best inside `data`, where the server's account may go.
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
        self._users = FolderLock(self.folder / "users")
        self._postmaster: Postmaster | None = None
        self._watch: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def log(self) -> Path:
        """The folder of the server's log files, one for each day of the week."""
        return self.cluster / LOGS

    @property
    def owned(self) -> bool:
        """Whether this object will stop the server."""
        return self._postmaster is not None

    def url(self, role: Role, database: str = DATABASE) -> str:
        """Return the address of a database for libpq, psycopg and django_settings().

        `super` is for backups and administration only: it looks over every wall. Raises `passwords_lost`.
        """
        family = self._family
        sockets = (family.head_sockets() if family.head() else None) or socket_folder(self.folder, self._account)
        return socket_address(ROLES[role], read_passwords(self.folder / PASSWORDS)[role], database, sockets)

    def ensure(self) -> None:
        """Create the cluster when it is missing; it does not start it.

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
        """Start the server, or find it running, and return when it answers.

        Crash recovery may take minutes: `progress` is told the seconds waited so far. Raises ServerProblem.
        """
        make_folder(self.folder)
        self._users.share()
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
        """Leave the server, and stop it when this object owns it and nobody else uses it.

        Sessions end and everything is written to disk.
        """
        self._stopping.set()
        if self._watch is not None:
            self._watch.join()
            self._watch = None
        self._users.free()
        if self._postmaster is None:
            self._take_over()  # from an owner that left a moment ago
        if not self._end_unless_used() and self._postmaster is not None:
            self._postmaster.release()
            self._postmaster = None
            self._lock.free()
            if self._users.take():  # the last other user left in between
                self._take_over()
                self._end_unless_used()
        self._lock.free()
        self._users.free()

    @contextmanager
    def running(self, timeout: float = TIMEOUT, progress: Progress | None = None) -> Iterator["Cluster"]:
        """Keep the server running during a with block, and bring it back when it is killed."""
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
        if self._postmaster is not None:
            if self._postmaster.alive:
                return self._answers()
            self._bury()
            raise last_words(self.folder)
        if not self._lock.take():
            return self._prepared and self._answers()
        self._create()
        head = self._family.head()
        if head is None:
            make_socket_folder(self.folder, self._account)
            self._family.clear()
            self._postmaster = launch(self.folder, self._account, self._all_settings())
            return False
        if not self._answers():
            return False  # it starts, or ends because its owner was killed
        self._adopt(head)
        return True

    def _adopt(self, head: psutil.Process) -> None:
        if self._family.is_ours(head):
            self._postmaster = Postmaster.adopted(head)
        else:
            self._lock.free()  # an administrator runs it by hand and will stop it

    def _take_over(self) -> None:
        if self._lock.take():
            head = self._family.head()
            if head is not None:
                self._adopt(head)

    def _end_unless_used(self) -> bool:
        """Stop the server unless others use it; a start that comes meanwhile waits until it has stopped."""
        if not self._users.take():
            return False
        if self._postmaster is not None:
            self._postmaster.end()
        self._postmaster = None
        if self._lock.held:
            with suppress(OSError):
                socket_folder(self.folder, self._account).rmdir()
        return True

    def _bury(self) -> None:
        if self._postmaster is not None:
            self._postmaster.end()
        self._postmaster = None

    def _create(self) -> None:
        check_folder(self.folder)
        if not self.cluster.exists():
            make_cluster(self.folder, durable=self._durable)

    def _all_settings(self) -> dict[str, str]:
        fragile = {} if self._durable else FRAGILE
        archive = archiving(self._archive_path(self._archive)) if self._archive else {}
        return {**FIXED, **fragile, **archive, **self._settings}

    def _archive_path(self, archive: Path) -> str:
        with told(archive):
            archive.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._account.own(archive)
        # Relative to the cluster, where the server stands: its account may not be able to come from the root.
        path = os.path.relpath(archive.resolve(), self.cluster)
        if not self._account.may_reach(Path(path), start=self.cluster):
            raise ServerProblem("not_to_root", folder=archive, user=self._account.name)
        return path

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

    @property
    def _prepared(self) -> bool:
        done = self.folder / "prepared"
        return done.exists() and done.read_text() == PREPARED

    def _prepare(self) -> None:
        if not self._prepared:
            try:
                prepare(lambda database: self.url("super", database), read_passwords(self.folder / PASSWORDS))
            except psycopg.OperationalError as problem:
                raise last_words(self.folder, str(problem)) from problem
            with told(self.folder):
                (self.folder / "prepared").write_text(PREPARED)

    def _keep_alive(self) -> None:
        """Bring the server back when it was killed, also after another process that owned it has gone."""
        pause = WATCH
        while not self._stopping.wait(pause):
            if self._postmaster is not None:
                self._postmaster.tend()
            try:
                self._revive()
                pause = WATCH
            except (ServerProblem, OSError, psutil.Error):  # the disk may be full: tried until stopped
                pause = min(pause * 2, WATCH_AT_MOST)

    def _revive(self) -> None:
        if self._postmaster is not None:
            if not self._postmaster.alive:
                self._bury()
                self._settled()
            return
        head = self._family.head()
        if (head is None or self._family.is_ours(head)) and self._lock.take():
            self._settled()  # its owner has gone
