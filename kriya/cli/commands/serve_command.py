"""`kriya serve`: web server and job worker side by side; whatever ends one of them ends both."""

import os
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections

from kriya.cli.commands.migrate_command import is_behind, migrate, unknown_migrations
from kriya.cli.static_files import collect_static
from kriya.cli.turns import my_turn
from kriya.core.postgres import refuse_strong_role
from kriya.core.postgres.problems import ServerProblem, disk_trouble
from kriya.core.processes import Program, Supervisor, port_is_free
from kriya.core.translations import LOCALE, compile_translations

MOST_THREADS = 24
WEB_CONNECTIONS = 60
"""Of the server's max_connections; the rest is for jobs, commands, backups and an administrator."""

_NEAR: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
"""Where to call a server that listens everywhere."""
# A terminal has no language of its own: both, English first.
_PORT_TAKEN = (
    "Port {port} is taken by another program: choose another with --port. / "
    "Port {port} sudah dipakai program lain: pilih yang lain dengan --port."
)
_CANNOT_LISTEN = "Cannot listen on {host}:{port}: {reason}. / Tidak bisa membuka {host}:{port}."
_NEWER_DATA = (
    "This data was written by a newer Kriya ({newer}): start that one. / "
    "Data ini ditulis oleh Kriya yang lebih baru ({newer}): jalankan yang itu."
)


def run(arguments: Namespace) -> int:
    """Serve until a signal comes."""
    return serve(arguments, ready=lambda: sys.stdout.write(f"Kriya: {settings.SITE_URL}/\n"))


def serve(arguments: Namespace, *, ready: Callable[[], object], before: Callable[[], object] = lambda: None) -> int:
    """Prepare, start and watch; `before` runs when the database stands, `ready` when the first page answers.

    The turn is given back when the first page answers, and not before: only then a second start sees the port taken.
    """
    with ExitStack() as turn:
        turn.enter_context(my_turn())
        if problem := _in_the_way(arguments):
            _report(problem)
            return 1
        if is_behind() and (code := migrate(quiet=True)):
            return code
        refuse_strong_role(_app_url())
        _compile_translations()
        collect_static()
        before()
        connections.close_all()
        supervisor = Supervisor(programs(arguments), report=_report)
        threading.Thread(target=_announce, args=(arguments, turn.close, ready), daemon=True).start()
        return supervisor.run()


def _compile_translations() -> None:
    try:
        compile_translations()
    except OSError as problem:
        if disk_trouble(problem) == "no_permission":
            raise ServerProblem("program_not_prepared", folder=LOCALE) from problem
        raise


def programs(arguments: Namespace) -> list[Program]:
    """Return what runs: granian with the web application, and the worker of jobs."""
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", arguments.host, "--port", str(arguments.port),
        "--workers", str(arguments.workers), "--blocking-threads", str(threads_for(arguments.workers)),
        # Its warning is that there are more threads than processors: they wait for slow telephones, not for those.
        "--no-ws", "--log-level", "error",
        # One process of several that is killed, for its memory or by hand, takes no visitors of the others with it.
        "--respawn-failed-workers", "kriya.config.wsgi:application",
    ]  # fmt: skip
    # Nobody waits for jobs: whoever waits for a page comes first.
    worker = ["nice", "-n", "15", sys.executable, "-m", "django", "work"]
    return [Program("web", web), Program("worker", worker, restart=True)]


def threads_for(workers: int) -> int:
    """Return the threads of each web process: each keeps a connection to the database, and those are counted.

    Without a bound granian opens one for every visitor at once; beyond max_connections (core.postgres.settings) the
    database refuses, and visitors get 503 who could have waited a second.
    """
    return max(2, min(MOST_THREADS, WEB_CONNECTIONS // workers))


def _report(line: str) -> None:
    sys.stderr.write(line + "\n")


def _app_url() -> str:
    return os.environ["KRIYA_APP_DATABASE_URL"]


def _in_the_way(arguments: Namespace) -> str | None:
    """Return one sentence when Kriya cannot start, else None."""
    try:
        if not port_is_free(arguments.host, arguments.port):
            return _PORT_TAKEN.format(port=arguments.port)
    except OSError as reason:
        return _CANNOT_LISTEN.format(host=arguments.host, port=arguments.port, reason=reason.strerror)
    if newer := unknown_migrations():
        return _NEWER_DATA.format(newer=newer[-1])
    return None


def _announce(arguments: Namespace, *ready: Callable[[], object]) -> None:
    while not answers(arguments.host, arguments.port):
        time.sleep(0.1)
    for call in ready:
        call()
    sys.stdout.flush()


def answers(host: str, port: int) -> bool:
    """Tell whether the web server answers at all.

    It is asked by the name that the world calls it, for of others it says that it is not meant, and each time into
    the log. Whatever it answers will do: behind a proxy that speaks https it leads to an address that is not ours to
    follow.
    """
    asked = HTTPConnection(_NEAR.get(host, host), port, timeout=2)
    try:
        asked.request("GET", "/healthz", headers={"Host": urlsplit(settings.SITE_URL).netloc})
        return asked.getresponse().status > 0
    except (HTTPException, OSError):
        return False
    finally:
        asked.close()
