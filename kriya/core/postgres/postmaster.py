"""The server process that this process owns, started by it or taken over from one that has gone."""

import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import psutil

from kriya.core.postgres.account import Account
from kriya.core.postgres.creation import environment, whereabouts
from kriya.core.postgres.problems import told
from kriya.core.postgres.programs import binaries_for
from kriya.core.postgres.settings import write_settings
from kriya.core.postgres.sockets import make_socket_folder, mark
from kriya.core.processes import Guardian

GRACE = 60.0  # seconds for the last checkpoint
ENDING = signal.SIGINT  # PostgreSQL's fast shutdown: sessions are ended, everything is written
TICK = 0.02


class Postmaster:
    """A running server that this process will stop, and a guardian that stops it should this process vanish."""

    def __init__(self, guardian: Guardian, process: psutil.Process | subprocess.Popen[bytes]) -> None:
        self._guardian = guardian
        self._process = process

    @classmethod
    def adopted(cls, process: psutil.Process) -> "Postmaster":
        """Take over a server whose owner has gone."""
        guardian = Guardian()
        guardian.charge(process.pid, ENDING, GRACE)
        return cls(guardian, process)

    @property
    def alive(self) -> bool:
        """Whether the process runs; a zombie does not."""
        if isinstance(self._process, subprocess.Popen):
            return self._process.poll() is None
        with suppress(psutil.Error):
            return bool(self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE)
        return False

    def tend(self) -> None:
        """See that the guardian is there."""
        self._guardian.tend()

    def end(self) -> None:
        """Stop the server and return when it has gone; killed when that takes over a minute."""
        with suppress(psutil.Error, ProcessLookupError):
            self._process.send_signal(ENDING)
        until = time.monotonic() + GRACE
        while self.alive and time.monotonic() < until:
            time.sleep(TICK)
        self._guardian.forget(self._process.pid)
        if isinstance(self._process, subprocess.Popen):
            self._process.wait()
        self._guardian.close()

    def release(self) -> None:
        """Leave the server running, for another process to take over."""
        self._guardian.release(self._process.pid)
        self._guardian.close()


def launch(folder: Path, account: Account, settings: Mapping[str, str]) -> Postmaster:
    """Start the server of this folder; it does not wait until it answers."""
    cluster = folder / "cluster"
    sockets = make_socket_folder(folder, account)
    with told(folder):
        write_settings(cluster, settings, account)
        output = (folder / "start.log").open("wb")
    command = [
        str(binaries_for(account) / "postgres"), "-D", whereabouts(cluster, account),
        "-c", f"cluster_name={mark(folder)}", "-c", f'unix_socket_directories="{sockets}"',
    ]  # fmt: skip
    guardian = Guardian()
    with output:
        child = guardian.spawn(
            command, ending=ENDING, grace=GRACE, cwd=cluster, env=environment(), output=output, **account.switch
        )
    return Postmaster(guardian, child)
