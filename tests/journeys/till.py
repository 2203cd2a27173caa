"""A showroom with goods and a till, served by this process so that what came can be looked up, and a cashier's hands."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.core.scoping import council_scope
from kriya.inventory.actions.locations import give_locations
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import LocationKind, LotKind
from kriya.ledger.actions.rules import set_money_rules
from kriya.ledger.terms import Bearer, Terms
from kriya.sales.actions.tills import register_till
from tests import build

PATIENCE = 30_000


_line = threading.local()


def _hang_up() -> None:
    """End the request that this thread answers, and its line, without a word."""
    _line.gone = True
    raise ConnectionAbortedError


class _Quiet(WSGIRequestHandler):
    def handle_one_request(self) -> None:
        """Close the line where nothing was said."""
        super().handle_one_request()
        if getattr(_line, "gone", False):
            _line.gone, self.close_connection = False, True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests look at what came of it."""


@cache
def _static(name: str) -> tuple[bytes, str]:
    """A file of the till: forty for each page that is opened."""
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes(), guess_type(name)[0] or "text/plain"


class _Site(ThreadedWSGIServer):
    """Keeps its lines, so that at the end none is left that speaks to the database."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines: list[tuple[threading.Thread, Any]] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        answering = threading.Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        self.lines.append((answering, request))
        answering.start()

    def hang_up(self) -> None:
        for answering, line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            answering.join(10)


@dataclass
class Server:
    """The site, on one port for its whole life; the network to it can be cut, and answers be lost on the way."""

    port: int = 0
    lose: int = 0
    loses: str = "/kasir/kirim/"
    earlier: list[_Site] = field(default_factory=list)
    before: Callable[[str], None] = lambda _path: None
    running: Any = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def mend(self) -> None:
        """Let the network come (back)."""
        self.running = _Site(("127.0.0.1", self.port), _Quiet, allow_reuse_address=True)
        self.port = self.running.server_port
        self.running.set_app(self._app)
        threading.Thread(target=self.running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def cut(self) -> None:
        """Cut the network."""
        if self.running is not None:
            self.running.shutdown()
            self.running.server_close()
            self.earlier.append(self.running)
            self.running = None

    def end(self) -> None:
        """Cut the network for good, and wait until nobody is answered any more."""
        self.cut()
        for one in self.earlier:
            one.hang_up()

    def __post_init__(self) -> None:
        self._site = get_wsgi_application()

    def _app(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"]
        if self.running is None:
            # A line that was open before the cut.
            _hang_up()
        if path.startswith("/static/"):
            data, kind = _static(path.removeprefix("/static/"))
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(data)))])
            return [data]
        if not path.endswith(self.loses):
            return self._site(environ, start_response)
        self.before(path)
        answer = self._site(environ, start_response)
        if self.lose:
            # All was done; only nobody hears of it.
            self.lose -= 1
            for _part in answer:
                pass
            answer.close()
            _hang_up()
        return answer


@dataclass
class Shop:
    """What the tests ask about: the council, its lots by code, the till's secret, who works there."""

    council: Any
    lots: list[Any]
    unique: Any
    till: Any
    secret: str
    cashier: Any
    chair: Any
    server: Server

    @property
    def address(self) -> str:
        return f"{self.server.address}/{self.council.slug}/kasir/#alat={self.secret}"


QRIS = (
    "00020101021126390014ID.CO.CONTOH.WWW0213936000000000052045947530336058"
    "02ID5906GALERI6010PEKALONGAN6304"
)  # fmt: skip


def shop(server: Server, *, lots: int = 6, pieces: int = 20) -> Shop:
    """Pekalongan's showroom with some lots of two makers, a piece of which there is one, and a till."""
    council = build.pekalongan()
    chair, cashier = build.member(council, Role.CHAIR, "Wulan"), build.member(council, Role.CASHIER, "Dimas")
    with council_scope(council):
        here = give_locations()[LocationKind.SHOWROOM]
        makers = [build.maker("Batik Sekar Jagad"), build.maker("Tenun Lurik Jaya")]
        made = [_lot(makers[n % 2], f"Kain Nomor {n}", 10_000 * (n + 1) + 50 * n, pieces, here) for n in range(lots)]
        unique = _lot(makers[0], "Topeng Panji", 500_000, 1, here, kind=LotKind.ONE)
        set_money_rules(by=chair, cash_step=100)
        till, secret = register_till("Tablet uji", "U1", here, by=chair)
    return Shop(council, made, unique, till, secret, cashier, chair, server)


def _lot(maker: Any, name: str, price: int, pieces: int, here: Any, **more: Any) -> Any:
    terms = Terms(basis_points=2000, agreed_price=price, floor=8500, discount_bearer=Bearer.SHARED)
    product = add_product(maker=maker, name=name)
    return add_lot(
        product=product, maker=maker, pieces=pieces, price=price, terms=terms.as_json(), location=here, by=None, **more
    )


class Cashier:
    """Hands at a till."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.faults: list[str] = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def open(self, address: str) -> "Cashier":
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]")
        return self

    def open_shift(self, float_: int = 0, name: str = "Dimas") -> None:
        self.page.wait_for_selector("[data-cashier] option:nth-child(2)", state="attached")
        self.page.select_option("[data-cashier]", label=name)
        self.page.locator("form input").first.fill(str(float_))
        self.page.click("[data-open-shift]")
        self.page.wait_for_selector(".till-tile")

    def scan(self, *codes: str) -> None:
        """A scanner types a code and ends it with Enter."""
        self.page.bring_to_front()
        for code in codes:
            self.page.locator("[data-search]").focus()
            self.page.keyboard.type(code)
            self.page.keyboard.press("Enter")

    def pay(self, kind: str = "cash", *, reference: str = "") -> str:
        """Pay all in one way; return the receipt's number."""
        page = self.page
        page.locator("[data-pay]").click()
        page.wait_for_selector("[data-due]")
        if kind != "cash":
            page.click(f"[data-kind={kind}]")
            page.locator("[data-reference]").fill(reference)
            page.click("[data-take]")
        else:
            page.locator("[data-note]").last.click()
        page.click("[data-finish]")
        number = page.locator("[data-receipt]").get_attribute("data-receipt")
        page.click("[data-next]")
        return str(number)

    def sell(self, *codes: str, kind: str = "cash") -> str:
        self.scan(*codes)
        return self.pay(kind)

    @property
    def unsent(self) -> int:
        return int(self.page.locator("[data-unsent]").get_attribute("data-unsent"))

    def send(self) -> None:
        """Send now, until nothing is left."""
        self.page.evaluate("globalThis.again = setInterval(() => dispatchEvent(new Event('online')), 100)")
        self.page.wait_for_selector("[data-unsent='0']")
        self.page.evaluate("clearInterval(globalThis.again)")

    def installed(self) -> None:
        """Wait until the till can start without a network."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def till_address(page: Any, home: str) -> str:
    """The office makes a tablet a till; its address is shown once."""
    page.goto(f"{home}/kelola/galeri/kasir/baru/")
    page.fill("[name=name]", "Tablet galeri")
    page.fill("[name=prefix]", "U1")
    page.get_by_role("button", name="Simpan").click()
    return str(page.locator("[data-copy-text]").inner_text()).strip()


def kill_browser(profile: Path) -> None:
    """Kill the browser of a profile as an empty battery does: no goodbye to anybody."""
    mark = f"--user-data-dir={profile}".encode()
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            if mark in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue
    deadline = time.monotonic() + 10
    while (profile / "SingletonLock").is_symlink() and time.monotonic() < deadline:
        (profile / "SingletonLock").unlink(missing_ok=True)


def served() -> Iterator[Server]:
    """A server for one test."""
    server = Server()
    server.mend()
    try:
        yield server
    finally:
        server.end()
