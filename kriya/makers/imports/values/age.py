"""For how long a business has run, as people tell it instead of the year it began in."""

import math
import re
from typing import NamedTuple

from kriya.makers.imports.values.date import EARLIEST
from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, one_line, plain, refuse

_ABOUT = re.compile(
    r"^(?:±|\+/-|\+-|~|kurang lebih|krg lbh|lk\.?|k\.?l\.|sekitar|kira\s*-?\s*kira|kira2|hampir|sudah|selama|udah)\s*"
)
_LIMIT = re.compile(r"[<>≤≥]|\b(?:kurang|lebih|di ?atas|di ?bawah|minimal|maksimal)\b|\d\s*\+")
_RANGE = re.compile(r"\d+\s*(?:tahun|thn|th|bulan|bln)?\.?\s*(?:-|–|s\.?\s?/?\s?d\.?|sampai|hingga)\s*\d+")
_YEAR = re.compile(r"(?:(?:sejak|dari|mulai|th|thn|tahun)\.?\s*)*((?:19|20)\d\d)")
_LENGTH = re.compile(
    r"(?:(?P<years>\d+(?:[.,]\d+)?)\s*(?P<unit>tahun|thn|th|tahunan|years?|bulan|bln|bl|months?)?\.?)?"
    r"(?:[\s,]*(?:dan\s+|lebih\s+)?(?P<months>\d+)\s*(?:bulan|bln|bl|months?)\.?)?"
)
_LONGEST = 200 * 12


class Age(NamedTuple):
    """For how many months a business has run, or the year it began in where that is what was told."""

    months: int = 0
    since: int = 0


def read_age(cell: Cell, context: Context, *, monthly: bool = False) -> Reading:
    """Read "5 tahun", "2 th 6 bln" or "sejak 2010" as an Age; a plain number counts years, or months with `monthly`."""
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return refuse("number_unreadable", "years")
    text = one_line(plain(cell)).lower() if isinstance(cell, str) else f"{cell:g}"
    bare = _ABOUT.sub("", text)
    about = ("number_approximate",) if bare != text else ()
    if year := _YEAR.fullmatch(bare):
        known = EARLIEST <= int(year[1]) <= context.today.year
        return Reading(Age(since=int(year[1])), about) if known else refuse("year_in_future", "year")
    if _RANGE.search(bare):
        return refuse("number_range", "years")
    if _LIMIT.search(bare):
        return refuse("number_limit", "years")
    return _length(bare, about, monthly=monthly)


def _length(text: str, about: tuple[str, ...], *, monthly: bool) -> Reading:
    found = _LENGTH.fullmatch(text)
    if not found or not (found["years"] or found["months"]):
        return refuse("number_unreadable", "years")
    number = float((found["years"] or "0").replace(",", "."))
    in_months = (found["unit"] or "").startswith(("b", "m")) or (monthly and not found["unit"])
    months = math.floor(number * (1 if in_months else 12)) + int(found["months"] or 0)
    if months > _LONGEST:
        return refuse("number_implausible", "years")
    return Reading(Age(months), about) if months else Reading(None, ("zero_unknown",))
