"""Buyers of both shops: each has a browser's cookies and does what a person must do at the least, no request more.

Who orders sees every form before sending it. `send` is the same without the forms: what was typed alone travels.
"""

import re
import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from typing import ClassVar
from urllib.parse import urlencode, urlsplit

_numbers = count(1)
_TURN = threading.Lock()


class Refused(Exception):
    """Raised where a shop does not do what a buyer asked."""


@dataclass
class Browser:
    """One person's browser on one kept line."""

    base: str
    line: HTTPConnection = field(init=False)
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    number: int = 0
    thing: str = ""
    hidden: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        where = urlsplit(self.base)
        self.line = HTTPConnection(where.hostname or "", where.port, timeout=60)

    def ask(self, path: str, said: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Return status, where it leads to, and the page."""
        self.requests += 1
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {**self.headers, "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(said) if said is not None else None
        self.line.request("POST" if body is not None else "GET", path, body, headers)
        answer = self.line.getresponse()
        page = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"') if name != "keranjang" else value
        return answer.status, answer.headers.get("Location", ""), page

    def lead(self, status: int, where: str) -> str:
        if status not in {301, 302, 303}:
            raise Refused(f"{status} {where}")
        return where


@dataclass
class KriyaBuyer:
    """Puts a product into the basket with its form, and orders on the one page."""

    name: ClassVar[str] = "kriya"
    base: str
    council: str
    things: list[str]

    def come(self) -> Browser:
        with _TURN:
            n = next(_numbers)
        # The limits of orders are by address and number: every buyer is another.
        forwarded = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"
        browser = Browser(self.base, headers={"X-Forwarded-For": forwarded})
        browser.number, browser.thing = n, self.things[n % len(self.things)]
        browser.ask(f"/{self.council}/produk/{browser.thing}/beli/")
        browser.requests = 0
        return browser

    def put(self, browser: Browser) -> None:
        said = {"pieces": "1", "csrfmiddlewaretoken": browser.cookies["kriya_csrf"]}
        status, where, _page = browser.ask(f"/{self.council}/produk/{browser.thing}/beli/", said)
        browser.lead(status, where)

    def order(self, browser: Browser) -> None:
        self.open(browser)
        self.send(browser)

    def open(self, browser: Browser) -> None:
        _status, _where, page = browser.ask(f"/{self.council}/keranjang/pesan/")
        browser.hidden = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', page))

    def send(self, browser: Browser) -> None:
        said = {
            **browser.hidden, "csrfmiddlewaretoken": browser.cookies["kriya_csrf"], "name": "Rini", "way": "send", "do": "place",
            "phone": f"0812{browser.number:08}", "village": "33.74.01.1001", "street": "Jl. Mawar 3",
            "postal_code": "50131", "delivery": "table:", "method": "transfer",
        }  # fmt: skip
        status, where, _page = browser.ask(f"/{self.council}/keranjang/pesan/", said)
        if "/pesanan/" not in browser.lead(status, where):
            raise Refused(where)


@dataclass
class OscarBuyer:
    """Puts a product into the basket with its form, and goes through the steps of the checkout as a guest."""

    name: ClassVar[str] = "django-oscar"
    base: str
    things: list[str]

    def come(self) -> Browser:
        with _TURN:
            n = next(_numbers)
        browser = Browser(self.base)
        browser.number, browser.thing = n, self.things[n % len(self.things)]
        browser.ask(f"/catalogue/produk-{n % len(self.things)}_{browser.thing}/")
        browser.requests = 0
        return browser

    def put(self, browser: Browser) -> None:
        said = {"quantity": "1", "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        status, where, _page = browser.ask(f"/basket/add/{browser.thing}/", said)
        browser.lead(status, where)

    def order(self, browser: Browser) -> None:
        self.send(browser, seen=True)

    def open(self, browser: Browser) -> None:
        """Nothing of its forms has to be kept until it is sent."""

    def send(self, browser: Browser, *, seen: bool = False) -> None:
        token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        self.look(browser, "/checkout/", seen)
        guest = {"username": f"rini{browser.number}@example.com", "options": "anonymous", **token}
        browser.lead(*browser.ask("/checkout/", guest)[:2])
        self.look(browser, "/checkout/shipping-address/", seen)
        home = {
            "first_name": "Rini", "last_name": "Ayu", "line1": "Jl. Mawar 3", "line4": "Semarang", "postcode": "50131",
            "country": "ID", **token,
        }  # fmt: skip
        browser.lead(*browser.ask("/checkout/shipping-address/", home)[:2])
        browser.lead(*browser.ask("/checkout/shipping-method/")[:2])
        self.look(browser, "/checkout/payment-details/", seen)
        self.look(browser, "/checkout/preview/", seen, token)
        where = browser.lead(*browser.ask("/checkout/preview/", {"action": "place_order", **token})[:2])
        if "thank-you" not in where:
            raise Refused(where)

    def look(self, browser: Browser, path: str, seen: bool, said: dict[str, str] | None = None) -> None:
        if seen and browser.ask(path, said)[0] != 200:
            raise Refused(path)
