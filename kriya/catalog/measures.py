"""Lengths and weights as people write them: "2,5 m", "250 x 115 cm", "1,2 kg". Kept as whole millimetres and grams."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_LENGTHS: Final = {"mm": 1, "cm": 10, "m": 1000, "meter": 1000}
_WEIGHTS: Final = {"g": 1, "gr": 1, "gram": 1, "ons": 100, "kg": 1000, "kilo": 1000}
_BETWEEN: Final = re.compile(r"\s*[x×*]\s*", re.IGNORECASE)
_ONE: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)")
_UNKNOWN: Final = {"-", "–", "?"}
LONGEST: Final = 1_000_000


class Unreadable(ValueError):
    """Raised for a text that is no measure."""


def read_lengths(text: str) -> list[int | None]:
    """Return up to three lengths in millimetres; a part without a unit has that of the next one, else centimetres.

    A dash stands for what is not known. Raise Unreadable for anything else.
    """
    parts = [part for part in _BETWEEN.split(text.strip().lower()) if part]
    if not 1 <= len(parts) <= 3:
        raise Unreadable(text)
    unit = "cm"
    found: list[int | None] = []
    for part in reversed(parts):
        if part in _UNKNOWN:
            found.append(None)
            continue
        number, own = _read(part, _LENGTHS, text)
        unit = own or unit
        found.append(_whole(number * _LENGTHS[unit], text))
    return found[::-1]


def read_weight(text: str) -> int:
    """Return a weight in grams; a number alone is grams. Raise Unreadable for anything else."""
    number, unit = _read(text.strip().lower(), _WEIGHTS, text)
    return _whole(number * _WEIGHTS[unit or "g"], text)


def show_lengths(lengths: Sequence[int | None]) -> str:
    """Return lengths in millimetres as "250 × 115 cm"; "" when none is known."""
    known = list(lengths)
    while known and known[-1] is None:
        known.pop()
    return f"{' × '.join(_shown(mm) for mm in known)} cm" if known else ""


def show_weight(grams: int | None) -> str:
    """Return a weight as "320 g" or "1,2 kg"; "" when it is not known."""
    if grams is None:
        return ""
    return f"{grams} g" if grams < 1000 else f"{_plain(Decimal(grams) / 1000)} kg"


def _read(part: str, units: Iterable[str], text: str) -> tuple[Decimal, str]:
    match = _ONE.fullmatch(part)
    if match is None or (match[2] and match[2] not in set(units)):
        raise Unreadable(text)
    return Decimal(match[1].replace(",", ".")), match[2]


def _whole(value: Decimal, text: str) -> int:
    whole = int(value.quantize(Decimal(1), ROUND_HALF_UP))
    if not 0 < whole <= LONGEST:
        raise Unreadable(text)
    return whole


def _shown(mm: int | None) -> str:
    return "–" if mm is None else _plain(Decimal(mm) / 10)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
