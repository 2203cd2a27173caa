"""The council's own static QRIS made into one that asks for an amount; kriya/showroom/static/showroom/pos/qris.js does
the same at the till without a network.

Read as TLV and put together anew, never by replacing text: what looks like a field may stand inside another's value.
No money is confirmed by this.
"""

import binascii
import re
from dataclasses import dataclass
from typing import Final

from kriya.core.refusal import Refused

_OUT: Final = {"01", "54", "55", "56", "57", "63"}
"""Point of initiation, amount, tip and fees for the buyer, and the sum: said anew, or not at all."""
_HEAD: Final = re.compile(r"[0-9]{4}")
_END: Final = re.compile(r"6304([0-9A-Fa-f]{4})")


@dataclass(frozen=True)
class Field:
    """A tag and its value. `length` is as it was written: some banks count bytes and not signs."""

    tag: str
    length: str
    value: str

    def __str__(self) -> str:
        return f"{self.tag}{self.length}{self.value}"


def with_amount(text: str, amount: int) -> str:
    """Return a QRIS that asks for so many rupiah. Raises Refused("qris_unreadable") where the council's is none."""
    if amount <= 0:
        raise Refused("payment_amount_not_positive")
    fields = [field for field in parse(text) if field.tag not in _OUT]
    at = next((n for n, field in enumerate(fields) if int(field.tag) > 54), len(fields))
    said = str(amount)
    asks = Field("54", f"{len(said):02}", said)
    made = [fields[0], Field("01", "02", "12"), *fields[1:at], asks, *fields[at:]]
    body = f"{''.join(map(str, made))}6304"
    return body + crc(body)


def merchant_of(text: str) -> str:
    """Return whose QRIS it is, as a buyer's app shows it: name and city."""
    said = {field.tag: field.value for field in parse(text)}
    return ", ".join(part for part in (said.get("59", ""), said.get("60", "")) if part)


def crc(text: str) -> str:
    """Return CRC-16/CCITT-FALSE over the UTF-8 bytes, as four capital signs."""
    return f"{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"


def parse(text: str) -> list[Field]:
    """Return the fields of a QRIS. Lengths count signs, or the bytes of signs beyond ASCII: what fits is taken."""
    said = text.strip()
    end = _END.fullmatch(said[-8:])
    if end is None or crc(said[:-4]) != end[1].upper():
        raise Refused("qris_unreadable")
    fields = _by_signs(said) or _by_bytes(said.encode())
    tags = [field.tag for field in fields]
    whole = tags and tags[0] == "00" and tags[-1] == "63" and len(set(tags)) == len(tags)
    if not whole or not any(26 <= int(tag) <= 51 for tag in tags):
        raise Refused("qris_unreadable")
    return fields


def _by_signs(text: str) -> list[Field]:
    found, at = [], 0
    while at < len(text):
        head = text[at : at + 4]
        if not _HEAD.fullmatch(head):
            return []
        value = text[at + 4 : at + 4 + int(head[2:])]
        if len(value) != int(head[2:]):
            return []
        found.append(Field(head[:2], head[2:], value))
        at += 4 + len(value)
    return found


def _by_bytes(text: bytes) -> list[Field]:
    try:
        # Latin-1 has one sign for each byte, so that signs are counted as bytes are.
        return [
            Field(field.tag, field.length, field.value.encode("latin-1").decode())
            for field in _by_signs(text.decode("latin-1"))
        ]
    except UnicodeDecodeError:
        return []
