"""How many visitors are served at once: those that are more wait, and are not refused."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from kriya.cli.arguments import parser
from kriya.cli.commands.serve_command import answers, programs, threads_for
from kriya.core.postgres.settings import FIXED


@pytest.mark.parametrize("workers", [1, 2, 3, 4, 8, 16, 30])
def test_all_threads_together_leave_connections_to_jobs_and_commands(workers):
    assert threads_for(workers) >= 2
    assert workers * threads_for(workers) <= int(FIXED["max_connections"]) - 20


def test_the_web_server_is_told_its_bound():
    web, _worker = programs(parser().parse_args(["serve", "--workers", "3"]))
    at = list(web.argv).index("--blocking-threads")
    assert web.argv[at + 1] == str(threads_for(3))


class _Strict(BaseHTTPRequestHandler):
    """A server that answers its own name with a way to https, and of any other says that it is not meant."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.headers["Host"])
        self.send_response(301 if self.headers["Host"] == "kriya.contoh.id" else 400)
        self.send_header("Location", "https://kriya.contoh.id/healthz")
        self.end_headers()

    def log_message(self, *_told: object) -> None:
        """Keep silent."""


@pytest.fixture
def strict() -> Iterator[HTTPServer]:
    _Strict.asked = []
    with HTTPServer(("127.0.0.1", 0), _Strict) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_server_is_asked_by_its_own_name_once_and_any_answer_will_do(strict, settings):
    settings.SITE_URL = "https://kriya.contoh.id"
    assert answers("0.0.0.0", strict.server_port)
    assert _Strict.asked == ["kriya.contoh.id"]
    strict.shutdown()
    strict.server_close()
    assert not answers("127.0.0.1", strict.server_port)
