"""What a courier provider is to the shop: it finds a place by its words, and says what services go there and cost."""

import re
from dataclasses import dataclass
from typing import Any, Final, Protocol

from kriya.core.refusal import Refused
from kriya.core.remote import Answer, Silent, ask
from kriya.councils.regions import name_of
from kriya.shop.payments.gateway import Keys

SECONDS: Final = 4.0
"""So long a page waits for a courier; the other ways to send are offered without it."""
_NOT_A_LETTER: Final = re.compile(r"[^a-z]+")
_KINDS: Final = re.compile(r"^(kota|kabupaten|kab|kecamatan|kec|kelurahan|kel|desa|adm) ")


@dataclass(frozen=True)
class Place:
    """A village in words: its own name, its district's, its regency's and its province's."""

    village: str
    district: str
    regency: str
    province: str

    @classmethod
    def of(cls, village_code: str) -> "Place":
        parts = village_code.split(".")
        names = [name_of(".".join(parts[:length])) or "" for length in (4, 3, 2, 1)]
        return cls(*names)


@dataclass(frozen=True)
class Rate:
    """A service with its price in rupiah; `days` as the courier writes it."""

    service: str
    price: int
    days: str = ""


class Courier(Protocol):
    """One provider. Nothing here touches the database."""

    def find(self, place: Place, keys: Keys) -> str:
        """Return what the provider calls a place, or "" where it knows none. Raises Refused("courier_silent")."""

    def rates(self, origin: str, destination: str, weight_g: int, couriers: list[str], keys: Keys) -> list[Rate]:
        """Return the services for a weight, the cheapest first. Raises Refused("courier_silent")."""


def ask_courier(method: str, url: str, headers: dict[str, str], **more: Any) -> dict[str, Any]:
    """Ask and return what was said; raise Refused("courier_silent") for silence, a refusal or what is no object."""
    try:
        answer: Answer = ask(method, url, headers=headers, seconds=SECONDS, **more)
    except Silent as trouble:
        raise Refused("courier_silent") from trouble
    if not answer.is_good or not isinstance(answer.said, dict):
        raise Refused("courier_silent")
    return answer.said


def rows_of(said: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return a list of objects out of an answer; what is none is left out."""
    found = said.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def read_rates(rows: list[tuple[str, object, object]]) -> list[Rate]:
    """Return rates of (service, price, days), cheapest first; those without a whole price above zero are left out."""
    found = [
        Rate(" ".join(service.split())[:80], int(price), days_of(days))
        for service, price, days in rows
        if isinstance(price, int | float) and not isinstance(price, bool) and price > 0 and price == int(price)
    ]
    return sorted(found, key=lambda rate: (rate.price, rate.service))


def days_of(said: object) -> str:
    """Return the days on the way as a span of numbers: "2 - 3 days" and "2-3 day" are "2–3"."""
    numbers = re.findall(r"\d+", str(said or ""))[:2]
    return "–".join(dict.fromkeys(numbers))


def alike(ours: str, theirs: object) -> bool:
    """Tell whether two names are the same place's: spelling, case and the word for its kind apart."""
    return bool(ours) and _plain(ours) == _plain(str(theirs))


def _plain(name: str) -> str:
    return _NOT_A_LETTER.sub("", _KINDS.sub("", name.casefold().strip()))
