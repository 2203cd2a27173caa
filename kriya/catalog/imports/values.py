"""Cells that only a product list has: the price of a piece, its size and weight, its text, the files of its photos."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import PureWindowsPath
from typing import Final, NamedTuple

from kriya.makers.imports.values.number import decimal_of
from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, one_line, plain, refuse
from kriya.makers.imports.values.text import read_text

MILLIMETRES: Final[dict[str, float]] = {
    "mm": 1,
    "cm": 10,
    "m": 1000,
    "meter": 1000,
    "mtr": 1000,
    "inch": 25.4,
    "in": 25.4,
    '"': 25.4,
}
GRAMS: Final = {"g": 1, "gr": 1, "gram": 1, "kg": 1000, "kilo": 1000, "kilogram": 1000, "ons": 100, "": 1}
LARGEST_MM: Final = 100_000
LARGEST_G: Final = 2_000_000
ENDINGS: Final = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp", ".gif"}
)
_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = r"mm|cm|meter|mtr|m|inch|in|\""
_TIMES = r"(?:\s*[x×*]\s*(?:[lt]\.?:?\s*)?|[\s,]+[lt]\.?:?\s*)"
"""Between two lengths: a sign, or the letter for width or height ("P 30 L 12 T 25")."""
_SIZE: Final = re.compile(
    rf"(?:uk(?:uran)?\.?:?\s*)?(?:[pl]\.?:?\s*)?(?P<first>{_NUMBER})\s*(?P<u1>{_UNIT})?"
    rf"(?:{_TIMES}(?P<second>{_NUMBER})\s*(?P<u2>{_UNIT})?)?"
    rf"(?:{_TIMES}(?P<third>{_NUMBER})\s*(?P<u3>{_UNIT})?)?",
    re.IGNORECASE,
)
_SIZE_IN_TEXT: Final = re.compile(
    rf"\bukuran:?\s+((?:{_NUMBER}\s*(?:{_UNIT})?\s*[x×*]\s*){{0,2}}{_NUMBER}\s*(?:mm|cm|meter|mtr|m)\b)", re.IGNORECASE
)
_WEIGHT: Final = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>[a-z]*)\.?", re.IGNORECASE)
_BREAK: Final = re.compile(r"<\s*(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[/a-z!][^<>]{0,200}>", re.IGNORECASE)
_STEM: Final = re.compile(r"(?=.*\d)[\w.-]{3,80}")
_LONGEST_REPEATED: Final = 3000


class Size(NamedTuple):
    """Whole millimetres; None where the list names fewer."""

    length: int
    width: int | None = None
    height: int | None = None


def too_small(price: float, prices: list[float]) -> bool:
    """Tell whether a plain number stands three digits below the prices of its column."""
    if len(prices) < 12:
        return False
    return price * 10 < sorted(prices)[len(prices) // 20]


def unit_of_label(label: str, units: Mapping[str, float]) -> str:
    """Return the one unit that a label tells for the numbers below it, "" without or with several."""
    found = {word for word in re.findall(r"[a-z]+", label.lower()) if word in units}
    return found.pop() if len(found) == 1 else ""


def read_size(cell: Cell, context: Context, unit: str = "") -> Reading:  # noqa: ARG001
    """Read lengths as a Size; "all size" and "M-XL" are words for sizes and no lengths.

    `unit` is what a number has that tells none.
    """
    if (nothing := blank(cell)) is not None:
        return nothing
    text = one_line(plain(str(cell)))
    match = _SIZE.fullmatch(text.rstrip("."))
    if match is None:
        return Reading(None, ("size_in_words",))
    units = [match["u1"], match["u2"], match["u3"]]
    last = next((unit for unit in reversed(units) if unit), None)
    factor = MILLIMETRES[(last or unit or "cm").lower()]
    parts = [match["first"], match["second"], match["third"]]
    lengths = [round(float(part.replace(",", ".")) * factor) for part in parts if part]
    if not all(0 < length <= LARGEST_MM for length in lengths):
        return refuse("size_unreadable", "size")
    return Reading(Size(*lengths), () if last or unit else ("size_unit_guessed",))


def size_in(text: str, context: Context) -> Size | None:
    """Find a size that a description names with its unit: "Ukuran 2 x 1,1 m."."""
    match = _SIZE_IN_TEXT.search(text)
    size: Size | None = read_size(match[1], context).value if match else None
    return size


def read_weight(cell: Cell, context: Context, unit: str = "") -> Reading:  # noqa: ARG001
    """Read a weight as whole grams; `unit` is what a number has that tells none."""
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return _weight(Decimal(str(cell)), unit)
    match = _WEIGHT.fullmatch(one_line(plain(str(cell))))
    number = decimal_of(match["number"]) if match else None
    if match is None or number is None:
        return refuse("weight_unreadable", "weight")
    return _weight(number, match["unit"].lower() or unit)


def _weight(number: Decimal, unit: str) -> Reading:
    if unit not in GRAMS:
        return refuse("weight_unreadable", "weight")
    grams = round(number * GRAMS[unit])
    return Reading(grams) if 0 < grams <= LARGEST_G else refuse("weight_unreadable", "weight")


def read_story(cell: Cell, context: Context) -> Reading:
    """Read a description without the marks of web pages, and once where it is pasted many times."""
    reading = read_text(cell, context)
    if not reading.value:
        return reading
    text, repairs = reading.value, list(reading.repairs)
    if _TAG.search(text) or re.search(r"&(?:[a-z]{2,8}|#\d{2,5});", text):
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
        text = "\n".join(line.strip() for line in text.split("\n") if line.strip())
        repairs.append("html_in_text")
    if (once := _once(text)) != text:
        text = once
        repairs.append("text_repeated")
    return Reading(text or None, tuple(repairs))


def _once(text: str) -> str:
    """Return the part that a text consists of many times over."""
    if not 40 <= len(text) <= _LONGEST_REPEATED:
        return text
    again = (text + text).find(text, 1)
    return text[:again] if again < len(text) else text


def read_photo_names(cell: Cell, context: Context) -> Reading:
    """Read the names of files, without the folders of somebody's computer.

    A camera's name without its ending (IMG_0123) is one too.
    """
    reading = read_text(cell, context)
    if not reading.value:
        return reading
    parts = [part.strip() for part in re.split(r"[;,\n|]", reading.value) if part.strip()]
    names = [PureWindowsPath(part).name for part in parts]
    good = tuple(
        dict.fromkeys(
            name for name in names if PureWindowsPath(name).suffix.lower() in ENDINGS or _STEM.fullmatch(name)
        )
    )
    return Reading(good or None, reading.repairs if len(good) == len(set(names)) else ("photo_is_no_file",))
