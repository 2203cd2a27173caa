"""`kriya serve`: web server and job worker side by side; whatever ends one of them ends both."""

import os
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.db import connections

from kriya.cli.commands.migrate_command import is_behind, migrate, unknown_migrations
from kriya.cli.static_files import collect_static
from kriya.core.postgres import refuse_strong_role
from kriya.core.processes import Program, Supervisor, port_is_free
from kriya.core.translations import compile_translations

MOST_THREADS = 24
WEB_CONNECTIONS = 60
"""Of the server's max_connections; the rest is for jobs, commands, backups and an administrator."""

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
    """Prepare, start and watch; `before` runs when the database stands, `ready` when the first page answers."""
    if problem := _in_the_way(arguments):
        sys.stderr.write(problem + "\n")
        return 1
    if is_behind() and (code := migrate(quiet=True)):
        return code
    refuse_strong_role(_app_url())
    compile_translations()
    collect_static()
    before()
    connections.close_all()
    supervisor = Supervisor(programs(arguments), report=_report)
    threading.Thread(target=_announce, args=(arguments, ready), daemon=True).start()
    return supervisor.run()


def programs(arguments: Namespace) -> list[Program]:
    """Return what runs: granian with the web application, and procrastinate's worker."""
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", arguments.host, "--port", str(arguments.port),
        "--workers", str(arguments.workers), "--blocking-threads", str(threads_for(arguments.workers)),
        # Its warning is that there are more threads than processors: they wait for slow telephones, not for those.
        "--no-ws", "--log-level", "error", "kriya.config.wsgi:application",
    ]  # fmt: skip
    # Nobody waits for jobs: whoever waits for a page comes first.
    worker = ["nice", "-n", "15", sys.executable, "-m", "django", "procrastinate", "worker"]
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


def _announce(arguments: Namespace, ready: Callable[[], object]) -> None:
    host = "127.0.0.1" if arguments.host == "0.0.0.0" else arguments.host  # noqa: S104
    while True:
        try:
            with urlopen(f"http://{host}:{arguments.port}/healthz", timeout=2):
                ready()
                sys.stdout.flush()
                return
        except (URLError, OSError):
            time.sleep(0.1)
