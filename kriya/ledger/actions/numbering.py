"""Give papers their numbers, without gaps."""

from typing import Final

from kriya.core.asking import carry_out
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.ledger.models import NumberKind

_NEXT: Final = """
INSERT INTO ledger_numbering (id, council_id, kind, year, last) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (council_id, kind, year) DO UPDATE SET last = ledger_numbering.last + %s RETURNING last
"""
LETTERS: Final = {
    NumberKind.AGREEMENT: "PTJ",
    NumberKind.INTAKE: "BAT",
    NumberKind.RETURN: "BAP",
    NumberKind.TRANSFER: "SJ",
    NumberKind.STOCK_TAKE: "SO",
    NumberKind.SHIFT_REPORT: "Z",
    NumberKind.SETTLEMENT: "PL",
    NumberKind.RECEIPT: "KW",
    NumberKind.ORDER: "PSN",
    NumberKind.VISIT_REPLY: "SBK",
    NumberKind.QUOTATION: "PNW",
    NumberKind.HANDOVER: "BAST",
    NumberKind.INVOICE: "INV",
    NumberKind.PAYMENT: "KWT",
    NumberKind.CLOSING: "BPP",
}


def next_number(kind: NumberKind) -> str:
    """Return the next number of a kind in this year, such as "BAT/2026/0001"; others wait until this work commits."""
    return next_numbers(kind, 1)[0]


def next_numbers(kind: NumberKind, count: int) -> list[str]:
    """Return as many numbers in a row."""
    if count == 0:
        return []
    year = today().year
    ((last,),) = carry_out(_NEXT, [new_id(), current_council().pk, str(kind), year, count, count])
    return [number_of(kind, year, number) for number in range(last - count + 1, last + 1)]


def number_of(kind: NumberKind, year: int, number: int) -> str:
    """Return how a number of a kind and year is written."""
    return f"{LETTERS[kind]}/{year}/{number:04}"
