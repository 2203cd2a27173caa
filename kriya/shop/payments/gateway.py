"""What a payment provider is to the shop: four things that each of them does in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kriya.core.refusal import Refused

Keys = Mapping[str, str]
"""The secrets of a council at one provider, by name."""
Headers = Mapping[str, str]
"""Headers of a request, by their names in small letters."""


class Status(StrEnum):
    """What a provider says became of a payment."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    OVER = "over"


@dataclass(frozen=True)
class Asked:
    """A payment as a provider is asked for it; `finish` is where the buyer goes afterwards, `notices` the webhook."""

    reference: str
    amount: int
    minutes: int
    description: str
    finish: str
    notices: str


@dataclass(frozen=True)
class Opened:
    """Where the buyer pays, and what the provider calls it."""

    address: str
    provider_id: str = ""


@dataclass(frozen=True)
class Notice:
    """What a provider told of one payment. Rupiah; `fee` is what it keeps, `returned` what went back to the buyer.

    `reference` is our name of the payment; `said` the words as they came, where they were asked for.
    """

    reference: str
    status: Status
    amount: int | None = None
    fee: int = 0
    provider_id: str = ""
    returned: int = 0
    said: bytes = b""


class Gateway(Protocol):
    """One provider. Nothing here touches the database; each call may take seconds, so that no lock is held."""

    signs_money: bool
    """Whether what it sends is signed over amount and result; else it is only a hint, and is asked for."""

    def open(self, asked: Asked, keys: Keys) -> Opened:
        """Ask the provider for a payment. Raises Refused("payment_silent")."""

    def read(self, headers: Headers, body: bytes, keys: Keys) -> Notice:
        """Read what was sent to the webhook. Raises Refused("notice_forged") or Refused("notice_unreadable")."""

    def pull(self, reference: str, keys: Keys) -> Notice:
        """Ask what became of a payment. Raises Refused("payment_silent")."""

    def give_back(self, reference: str, amount: int, *, key: str, reason: str, keys: Keys) -> None:
        """Send money back to who paid; the same `key` twice is once. Raises Refused("payment_back_refused")."""


def whole_rupiah(said: object) -> int:
    """Return an amount as providers write it: 100000, "100000" or "100000.00". Raises Refused for anything else."""
    text = str(said).strip() if isinstance(said, str | int | float) and not isinstance(said, bool) else ""
    whole, _point, part = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 15 and part.strip("0") == ""):
        raise Refused("notice_unreadable")
    return int(whole)


def key_of(keys: Keys, name: str) -> str:
    """Return a secret; a council that did not note it cannot use this provider."""
    if not (found := keys.get(name, "")):
        raise Refused("payment_method_unknown")
    return found
