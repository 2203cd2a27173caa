"""Child processes that never outlive their parent.

The parent holds one end of a pipe, a small guardian process the other. When the parent ends in any way, also by
kill -9, the guardian reads the end of the pipe and stops what the parent started. This works alike on Linux and macOS.

The module is also run as a script: that is the guardian. It imports the standard library only, so that it starts fast.
"""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

# A child waits for one line before it becomes the wanted program, so that the guardian knows it first; when the
# parent is killed in between, the line never comes and the child ends by itself.
GATE = 'IFS= read -r go || exit 0; exec "$@" </dev/null'
TICK = 0.1  # seconds between two looks at the children
RESTARTS, RESTARTS_WITHIN = 5, 60.0  # a program that dies more often than this is given up


def port_is_free(host: str, port: int) -> bool:
    """Say whether a server may listen on this address now.

    Raises PermissionError when the port is free but this user may not take it (below 1024), and OSError when the host
    is not an address of this machine.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        # Connecting as well as binding: macOS lets a second listener bind 127.0.0.1 beside one on 0.0.0.0.
        probe.settimeout(1)
        if probe.connect_ex(address) == 0:
            return False
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def signal_group(group: int, number: int) -> bool:
    """Signal a process group and say whether anybody was there."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):  # macOS answers EPERM for a group of zombies
        return False
    return True


class Guardian:
    """Starts child processes and sees that they end when this process ends, however it ends."""

    def __init__(self) -> None:
        self._charges: dict[int, str] = {}
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        reading, self._pipe = os.pipe()
        command = [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(reading)]
        nowhere = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                command,
                pass_fds=(reading,),
                start_new_session=True,
                stdin=nowhere,
                stdout=nowhere,
                stderr=nowhere,
                cwd="/",
            )
        finally:
            os.close(reading)

    def tend(self) -> None:
        """Replace the guardian process when somebody killed it."""
        with self._lock:
            if self._process.poll() is None:
                return
            os.close(self._pipe)
            self._start()
            for line in self._charges.values():
                self._tell(line)

    def _tell(self, line: str) -> None:
        with suppress(BrokenPipeError):  # the guardian was killed; tend() tells its successor
            os.write(self._pipe, line.encode())

    def spawn(
        self,
        argv: Sequence[str],
        *,
        ending: int = signal.SIGTERM,
        grace: float = 10.0,
        cwd: str | Path | None = None,
        env: Mapping[str, str] | None = None,
        user: int | None = None,
        group: int | None = None,
        output: int | IO[bytes] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a program in its own process group.

        Should this process vanish, the guardian sends the signal `ending` to the group, and SIGKILL after `grace`
        seconds. `user` and `group` are numeric; the child then has no other groups. `output` takes stdout and stderr.
        """
        self.tend()
        child = subprocess.Popen(
            ["/bin/sh", "-c", GATE, "sh", *argv],
            stdin=subprocess.PIPE, stdout=output, stderr=output, cwd=cwd, env=env, process_group=0,
            user=user, group=group, extra_groups=None if user is None else [],
        )  # fmt: skip
        self.charge(child.pid, ending, grace)
        if child.stdin is not None:
            with suppress(BrokenPipeError):  # the child is dead already; its exit code tells the caller
                child.stdin.write(b"go\n")
                child.stdin.close()
        return child

    def charge(self, group: int, ending: int, grace: float) -> None:
        """Put a process group under guard."""
        with self._lock:
            self._charges[group] = f"+ {group} {int(ending)} {grace}\n"
            self._tell(self._charges[group])

    def release(self, group: int) -> None:
        """End the guard over a process group and leave it running."""
        with self._lock:
            self._charges.pop(group, None)
            self._tell(f"- {group} 0 0\n")

    def forget(self, group: int) -> None:
        """End the guard over a process group whose leader has ended, and kill what is left of it."""
        signal_group(group, signal.SIGKILL)
        self.release(group)

    def close(self) -> None:
        """Let the guardian go; it stops the children that are left."""
        with self._lock, suppress(OSError):
            os.close(self._pipe)
        self._process.wait()


@dataclass(frozen=True)
class Program:
    """One program under a Supervisor. `grace` is the seconds between SIGTERM and SIGKILL."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] | None = None
    cwd: str | Path | None = None
    restart: bool = False
    grace: float = 10.0


@dataclass
class _Running:
    program: Program
    child: subprocess.Popen[bytes]
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS))


class Supervisor:
    """Runs programs side by side until a signal comes or one of them dies."""

    def __init__(self, programs: Sequence[Program], report: Callable[[str], None] | None = None) -> None:
        self._programs = programs
        self._report = report or (lambda _: None)
        self._stop = threading.Event()
        self._hurry = False
        self._running: list[_Running] = []

    def stop(self) -> None:
        """Make run() end; a second call makes it end without grace."""
        self._hurry = self._stop.is_set()
        self._stop.set()

    def run(self) -> int:
        """Start all programs, wait, stop all that it started, and return an exit code.

        0 after SIGINT, SIGTERM, SIGHUP or stop(); the code of the program that died otherwise (at least 1).
        """
        before = self._take_signals()
        self._guardian = Guardian()
        try:
            for program in self._programs:
                self._running.append(_Running(program, self._launch(program)))
            return self._watch()
        finally:
            self._stop_all()
            self._guardian.close()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _take_signals(self) -> dict[int, "signal._HANDLER"]:
        if threading.current_thread() is not threading.main_thread():
            return {}

        def take(_number: int, _frame: FrameType | None) -> None:
            self.stop()

        numbers = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup asks to outlive the terminal
            numbers.append(signal.SIGHUP)
        return {number: signal.signal(number, take) for number in numbers}

    def _launch(self, program: Program) -> subprocess.Popen[bytes]:
        return self._guardian.spawn(program.argv, grace=program.grace, cwd=program.cwd, env=program.env)

    def _watch(self) -> int:
        while not self._stop.wait(TICK):
            self._guardian.tend()
            for one in self._running:
                code = one.child.poll()
                if code is not None and not self._revive(one, code):
                    return max(code, 1) if code >= 0 else 128 - code
        return 0

    def _revive(self, one: _Running, code: int) -> bool:
        self._guardian.forget(one.child.pid)
        now = time.monotonic()
        often = len(one.deaths) == RESTARTS and now - one.deaths[0] < RESTARTS_WITHIN
        again = one.program.restart and not often
        self._report(f"{one.program.name}: exit {code}, {'restarting' if again else 'stopping all'}")
        if again:
            one.deaths.append(now)
            one.child = self._launch(one.program)
        return again

    def _stop_all(self) -> None:
        started = time.monotonic()
        for one in self._running:
            if one.child.poll() is None:
                signal_group(one.child.pid, signal.SIGTERM)
        for one in self._running:
            while one.child.poll() is None and not self._hurry and time.monotonic() - started < one.program.grace:
                time.sleep(TICK / 5)
            self._guardian.forget(one.child.pid)
            one.child.wait()
        self._running.clear()


def guard(pipe: int) -> None:
    """Be the guardian: remember the groups it is told of, and end them when the pipe ends."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    charges: dict[int, tuple[int, float]] = {}
    with os.fdopen(pipe) as lines:
        for line in lines:
            sign, group, ending, grace = line.split()
            charges.pop(int(group), None)
            if sign == "+":
                charges[int(group)] = (int(ending), float(grace))
    _end(charges)


def _end(charges: Mapping[int, tuple[int, float]]) -> None:
    started = time.monotonic()
    alive = {group: grace for group, (ending, grace) in charges.items() if signal_group(group, ending)}
    while alive:
        time.sleep(TICK / 2)
        for group, grace in list(alive.items()):
            late = time.monotonic() - started > grace
            if late:
                signal_group(group, signal.SIGKILL)
            if late or not signal_group(group, 0):
                del alive[group]


if __name__ == "__main__":
    guard(int(sys.argv[1]))
