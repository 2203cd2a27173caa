"""What somebody says was sold, before it is looked at: by a till, the shop or the office."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.inventory.codes import clean_code
from kriya.ledger.models import Tender
from kriya.ledger.terms import Terms
from kriya.sales.models import Channel

MOST_RUPIAH: Final = 10**12
MOST_PIECES: Final = 100_000
MOST_LINES: Final = 500
MOST_COUNTER: Final = 2**31 - 1
VERSION: Final = 1
_TEXTS: Final = {"receipt": 20, "attribution": 40, "buyer_name": 120, "buyer_phone": 20, "note": 300}
AT_A_TILL: Final = tuple(kind for kind in Tender if kind not in {Tender.ORDER, Tender.INVOICE, Tender.MARKET})


@dataclass(frozen=True)
class Service:
    """Work that is sold and bears no label: what it is called, who did it (None: the council), on which terms."""

    name: str
    terms: Terms
    maker: UUID | None = None
    maker_name: str = ""


@dataclass(frozen=True)
class LineTold:
    """Pieces of a lot, named by its id or its label's code, or a `service`, whose price must be told.

    Without a price it is the lot's own; `discount` is of the whole line. `bearer` of the discount is another than the
    terms say where a campaign says so.
    """

    pieces: int
    lot: UUID | None = None
    code: str = ""
    price: int | None = None
    discount: int = 0
    bearer: str = ""
    service: Service | None = field(default=None, repr=False)


@dataclass(frozen=True)
class TenderTold:
    """Money that was given; `given` and `change` are of cash: without them it was given exactly.

    Money that was paid for an order before is of kind "order"; `paid_by` says which way it came then.
    """

    kind: str
    amount: int
    given: int | None = None
    change: int = 0
    reference: str = ""
    paid_by: str = ""


@dataclass(frozen=True)
class SaleTold:
    """A whole sale. `discount` is of the sale and is divided over its lines; `id` is the client's, of version 7."""

    id: UUID
    channel: str
    location: UUID
    lines: Sequence[LineTold]
    tenders: Sequence[TenderTold]
    discount: int = 0
    discount_by: int | None = None
    shift: UUID | None = None
    receipt: str = ""
    counter: int | None = None
    attribution: str = ""
    buyer_name: str = ""
    buyer_phone: str = ""
    note: str = ""
    device_at: datetime | None = None
    cashier: int | None = None
    payload_hash: str = field(default="", compare=False)

    @property
    def digest(self) -> str:
        """The hash of all it says, that of the message where it came in one."""
        if self.payload_hash:
            return self.payload_hash
        # Told apart from the rest, so that sales without services have the hash that they always had.
        services = [(place, line.service) for place, line in enumerate(self.lines) if line.service]
        return hashlib.sha256(f"{self!r}{services or ''}".encode()).hexdigest()


def refuse_damaged(message: Mapping[str, Any]) -> None:
    """Raise Refused("message_damaged") for a message that does not say what it said when the till sealed it.

    A till keeps messages for days in a memory that may fail, or brings them as a file. One without a hash is taken.
    """
    sealed = message.get("hash")
    if sealed is not None and sealed != digest_of({name: said for name, said in message.items() if name != "hash"}):
        raise Refused("message_damaged")


def read_sale(message: Mapping[str, Any]) -> SaleTold:
    """Return the sale that a till's message tells of; raise Refused("message_unreadable", field=…) where it cannot be.

    What it says is taken for said, not for true: whether lots and money add up is looked at when it is recorded.
    """
    try:
        return _sale(message)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Refused("message_unreadable", field=str(wrong)[:80]) from wrong


def _sale(message: Mapping[str, Any]) -> SaleTold:
    if message.get("version", VERSION) != VERSION:
        raise ValueError("version")
    lines, tenders = list(message["lines"]), list(message["tenders"])
    if not 0 < len(lines) <= MOST_LINES or len(tenders) > MOST_LINES:
        raise ValueError("lines")
    return SaleTold(
        id=UUID(str(message["id"])),
        channel=_one_of(message.get("channel", Channel.SHOWROOM), Channel.values, "channel"),
        location=UUID(str(message["location"])),
        lines=tuple(_line(line) for line in lines),
        tenders=tuple(_tender(tender) for tender in tenders),
        discount=whole(message.get("discount", 0), "discount"),
        discount_by=_person(message.get("discount_by")),
        shift=UUID(str(message["shift"])) if message.get("shift") else None,
        counter=whole(message["counter"], "counter", most=MOST_COUNTER),
        **{name: _text(message.get(name), most) for name, most in _TEXTS.items()},
        device_at=instant(message["device_at"]),
        cashier=_person(message.get("cashier")),
        payload_hash=digest_of(message),
    )


def _line(said: Mapping[str, Any]) -> LineTold:
    lot, code = said.get("lot"), clean_code(str(said.get("code") or "")) or ""
    if not lot and not code:
        raise ValueError("lot")
    price = said.get("price")
    return LineTold(
        pieces=whole(said["pieces"], "pieces", least=1, most=MOST_PIECES),
        lot=UUID(str(lot)) if lot else None,
        code=code,
        price=whole(price, "price") if price is not None else None,
        discount=whole(said.get("discount", 0), "discount"),
    )


def around(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a message says beside its lines, money and place, as far as it can be read: for a SaleTold.

    What cannot be read is left out: nothing of it decides whether the sale was one.
    """
    said = {name: _text(message.get(name), most) for name, most in _TEXTS.items()}
    found: dict[str, Any] = {name: text for name, text in said.items() if text}
    readings = {"device_at": instant, "cashier": _person, "discount_by": _person}
    for name, read in readings.items():
        try:
            found[name] = read(message.get(name))
        except ValueError:
            continue
    return found


def tenders_in(message: Mapping[str, Any]) -> tuple[TenderTold, ...]:
    """Return what can be read of a sale's money."""
    said = message.get("tenders")
    found = []
    for one in said if isinstance(said, list) else ():
        kind, amount = (one.get("kind"), one.get("amount")) if isinstance(one, Mapping) else (None, None)
        if kind in Tender.values and type(amount) is int and 0 < amount <= MOST_RUPIAH:
            found.append(TenderTold(str(kind), amount, reference=_text(one.get("reference"), 80)))
    return tuple(found)


def _tender(said: Mapping[str, Any]) -> TenderTold:
    given = said.get("given")
    return TenderTold(
        kind=_one_of(said["kind"], AT_A_TILL, "kind"),
        amount=whole(said["amount"], "amount", least=1),
        given=whole(given, "given") if given is not None else None,
        change=whole(said.get("change", 0), "change"),
        reference=_text(said.get("reference"), 80),
    )


def whole(value: object, name: str, *, least: int = 0, most: int = MOST_RUPIAH) -> int:
    """Return a whole number within bounds; raise ValueError naming the field for all else, 1.0 and true included."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError(name)
    return value


def instant(value: object) -> datetime:
    """Return an instant with its zone, written as ISO 8601; raise ValueError for one without."""
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError("device_at")
    return at


def _one_of(value: object, allowed: Sequence[Any], name: str) -> str:
    if str(value) not in allowed:
        raise ValueError(name)
    return str(value)


def _text(value: object, most: int) -> str:
    return plain(str(value or "")).strip()[:most]


def plain(text: str) -> str:
    """Return a text without what the database cannot hold: NUL, and halves of signs."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _person(value: object) -> int | None:
    return whole(value, "person", least=1) if value is not None else None
