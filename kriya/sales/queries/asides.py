"""What can be read of a sale that was kept aside, so that a person can put it right."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kriya.core.money import Rupiah, split
from kriya.inventory.models import Lot
from kriya.sales.models import QuarantinedSale

# Also in a message that was cut and is no JSON any more.
_PHONE: Final = re.compile(r'("buyer_phone"\s*:\s*")[^"]*?([^"]{1,4})(?="|$)')


@dataclass(frozen=True)
class LineRead:
    """A line of the message as far as it can be read: `lot` is None where its label is not known."""

    code: str
    pieces: int
    price: int
    discount: int
    lot: Lot | None


def message_of(aside: QuarantinedSale) -> Mapping[str, Any]:
    """Return the message as it was sent; empty where it cannot be read at all."""
    try:
        told = json.loads(aside.payload)
    except ValueError:
        return {}
    return told if isinstance(told, Mapping) else {}


def payload_shown(aside: QuarantinedSale) -> str:
    """Return the message as it came, but for the buyer's telephone: of that the last digits, as everywhere."""
    return _PHONE.sub(r"\1••••\2", aside.payload)


def lines_of(message: Mapping[str, Any]) -> Sequence[LineRead]:
    """Return the lines of a message, with the lots that are known, in one question."""
    raw = message.get("lines")
    said = [one for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
    keys = [str(one.get("lot") or "") for one in said]
    codes = [str(one.get("code") or "") for one in said]
    known = {str(lot.pk): lot for lot in Lot.objects.filter(pk__in=[key for key in keys if key.count("-") == 4])}
    by_code = {lot.code: lot for lot in Lot.objects.filter(code__in=[code for code in codes if code])}
    found = []
    for one, key, code in zip(said, keys, codes, strict=True):
        lot = known.get(key) or by_code.get(code)
        pieces, price, off = (_whole(one.get(name)) for name in ("pieces", "price", "discount"))
        found.append(LineRead(lot.code if lot else code, pieces or 1, price, off, lot))
    return _divided(found, _whole(message.get("discount")))


def _divided(lines: list[LineRead], discount: int) -> list[LineRead]:
    """Return the lines with their parts of what was taken off the whole sale: the money only fits with it."""
    before = [line.price * line.pieces - line.discount for line in lines]
    if not 0 < discount <= sum(before) or min(before) < 0:
        return lines
    parts = split(Rupiah(discount), before)
    return [replace(line, discount=line.discount + part) for line, part in zip(lines, parts, strict=True)]


def _whole(value: object) -> int:
    return value if type(value) is int and 0 <= value < 10**12 else 0
