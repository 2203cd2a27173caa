"""Which processes of this machine belong to one cluster: asked of the processes, never believed of a pid file."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from kriya.core.postgres.account import Account
from kriya.core.postgres.sockets import PORT, mark, socket_folder

PATIENCE = 5.0  # seconds for each of: ending by itself, SIGQUIT, SIGKILL


class Family:
    """The server processes of one cluster."""

    def __init__(self, data: Path, cluster: Path, account: Account) -> None:
        self._mark = mark(data)
        self._cluster = cluster
        self._account = account
        self._sockets = socket_folder(data, account)

    def head(self) -> psutil.Process | None:
        """Return the living postmaster that postmaster.pid names, if it is really that.

        After a crash the number may belong to anybody, even to this process, or to a zombie that nobody reaps.
        """
        with suppress(OSError, ValueError, IndexError, psutil.Error):
            process = psutil.Process(int(self._lines()[0]))
            return process if self._belongs(process) else None
        return None

    def head_sockets(self) -> Path | None:
        """Return the folder of the socket that postmaster.pid names."""
        with suppress(OSError, IndexError):
            return Path(self._lines()[4]) if self._lines()[4] else None
        return None

    def is_ours(self, process: psutil.Process) -> bool:
        """Say whether Kriya started this server (and not an administrator by hand)."""
        with suppress(psutil.Error):
            return any(self._mark in word for word in process.cmdline())
        return False

    def members(self) -> Iterator[psutil.Process]:
        """Yield every living server process of this cluster, also orphans of a dead postmaster."""
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if self._belongs(process):
                    yield process

    def clear(self) -> None:
        """Remove what a killed server left: orphaned processes, then the files that name it.

        PostgreSQL does not start while an orphan holds the shared memory, nor while a pid file names any living pid.
        """
        for number in (None, signal.SIGQUIT, signal.SIGKILL):
            if self._gone(number):
                break
        leftovers = [self._sockets / f".s.PGSQL.{PORT}", self._sockets / f".s.PGSQL.{PORT}.lock"]
        for file in [self._cluster / "postmaster.pid", *leftovers]:
            file.unlink(missing_ok=True)

    def _gone(self, number: int | None) -> bool:
        waiting = list(self.members())
        for process in waiting:
            with suppress(psutil.Error):
                if number is not None:
                    process.send_signal(number)
        until = time.monotonic() + PATIENCE
        while waiting and time.monotonic() < until:
            time.sleep(0.02)
            waiting = list(self.members())
        return not waiting

    def _lines(self) -> list[str]:
        return (self._cluster / "postmaster.pid").read_text().splitlines()

    def _belongs(self, process: psutil.Process) -> bool:
        if process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return process.uids().real == self._account.uid and (self.is_ours(process) or self._works_here(process))

    def _works_here(self, process: psutil.Process) -> bool:
        # Root inside a container may lack the right to see this of another user's process; is_ours() needs no right.
        with suppress(psutil.Error, OSError):
            return os.path.samefile(process.cwd(), self._cluster)
        return False
