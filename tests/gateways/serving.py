"""What the servers share: JSON over HTTP, a port of their own, and a door by which a test says what happens.

`POST /control/…` is that door; no provider has it. A server prints its port when it listens and ends with its parent.
"""

import json
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

Answer = tuple[int, Any]


@dataclass
class Call:
    """One request: `said` is its JSON or its form."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    said: Any


class Provider(ABC):
    """The state of a provider. `calls` counts what it was asked, by method and path."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.silence = 0.0
        self.broken = False
        self.lock = threading.Lock()

    @abstractmethod
    def answer(self, call: Call) -> Answer:
        """Answer as the provider does."""

    @abstractmethod
    def control(self, name: str, said: dict[str, Any]) -> Any:
        """Let happen what a test says."""

    def handle(self, call: Call) -> Answer:
        if call.path == "/control/calls":
            return 200, self.calls
        if call.path == "/control/trouble":
            self.silence, self.broken = call.said.get("silence", 0.0), call.said.get("broken", False)
            return 200, {}
        if call.path.startswith("/control/"):
            return 200, self.control(call.path.removeprefix("/control/"), call.said)
        self.calls.append(f"{call.method} {call.path}")
        time.sleep(self.silence)
        return (502, {"error": "bad gateway"}) if self.broken else self.answer(call)


def serve(provider: Provider) -> None:
    """Listen on a free port until the parent closes our input."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            address = urlsplit(self.path)
            form = self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
            said = {k: v[0] for k, v in parse_qs(body.decode()).items()} if form else json.loads(body or b"{}")
            query = {k: v[0] for k, v in parse_qs(address.query).items()}
            headers = {k.lower(): v for k, v in self.headers.items()}
            status, answer = provider.handle(Call(self.command, address.path, query, headers, said))
            raw = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = _any  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.shutdown()


def post(url: str, said: Any, headers: dict[str, str] | None = None) -> Answer:
    """Send JSON as a provider does, and return what came back."""
    raw = said if isinstance(said, bytes) else json.dumps(said).encode()
    asked = Request(url, raw, {"Content-Type": "application/json", **(headers or {})})
    try:
        with urlopen(asked, timeout=15) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except HTTPError as refused:
        return refused.code, refused.read().decode()[:300]


@dataclass
class Running:
    """A server that runs, as a test sees it."""

    url: str

    def control(self, name: str, **said: Any) -> Any:
        return post(f"{self.url}/control/{name}", said)[1]

    def calls(self) -> list[str]:
        return self.control("calls")


@contextmanager
def running(module: str, *arguments: str) -> Iterator[Running]:
    """Start a provider's server as a process; it ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.gateways.{module}", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Running(f"http://127.0.0.1:{int(process.stdout.readline())}")
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


def several(times: int, work: Callable[[], Answer]) -> list[int]:
    """Do something so many times at the same moment; return the statuses."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(work()[0])) for _time in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)
