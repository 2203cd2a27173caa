"""Money, to whole rupiah."""

import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kriya.makers.imports.values.number import calculated, decimal_of, is_limit, is_range
from kriya.makers.imports.values.reading import (
    ZERO_UNKNOWN,
    Cell,
    Context,
    Reading,
    blank,
    one_line,
    plain,
    refuse,
)
from kriya.makers.imports.values.spoken import spoken

SMALLEST_CAPITAL = 100_000
"""A capital or a year's sales below this many rupiah was typed in thousands (seen: 2500, 5000, 7500)."""
SMALLEST_PRICE = 1_000
LARGEST = 10_000_000_000_000
_WORDS = {
    "rb": 1_000, "ribu": 1_000, "rbu": 1_000, "rban": 1_000, "rb-an": 1_000, "ribuan": 1_000, "k": 1_000,
    "jt": 1_000_000, "juta": 1_000_000, "jutaan": 1_000_000, "jta": 1_000_000, "jt-an": 1_000_000,
    "m": 1_000_000_000, "mil": 1_000_000_000, "milyar": 1_000_000_000, "miliar": 1_000_000_000,
    "milyard": 1_000_000_000, "t": 10**12, "triliun": 10**12, "trilyun": 10**12,
}  # fmt: skip
_MONEY = re.compile(
    r"(?P<about>±|\+/-|kurang lebih|sekitar|kira-kira|kira2|rata-rata|rata2|kl\.?|~|@)?\s*(?P<minus>-)?\s*"
    r"(?P<currency>rp\.?\s?|idr\.?\s?|rupiah\s)?\s*(?P<minus2>-)?\s*(?P<number>\d[\d.,]*|\d{1,3}(?: \d{3})+)\s*"
    r"(?P<word>" + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)) + r")?\.?\s*(?P<rupiah>rupiah|rp)?"
    r"\s*(?:,?[-=]+|\.-)?\s*(?P<per>(?:/|per)\s*\w+)?"
)
_ON_REQUEST = re.compile(r"(?:hub|hubungi|call|nego|negotiable|tanya|sesuai|by order|pesanan|chat|japri|pm)\b.*")
_PIECE_OR_YEAR = re.compile(
    r"th|tahun|pcs|buah|lembar|potong|biji|unit|set|pasang|bks|bungkus|pak|pack|box|toples|botol|helai"
)
_ABOUT = re.compile(r"^(?:rp\.?|±|sekitar|kurang lebih|kira-kira|kira2|rata-rata)\s*")
_NO_AMOUNT = re.compile(r"(?:rp|idr)\.?\s*[-–—.,]*")
"""How the format of accounts shows a nought: "Rp -"."""
_THOUSANDS = re.compile(r"rp\.?\s*,?\s*0?\.?000|\(\s*000\s*\)|ribuan|ribu|x\s*1\.?000\b|,000|'000", re.IGNORECASE)
MILLION = 1_000_000
_BARE = re.compile(r"\s*(\d[\d.,]*?)\s*(?:,?-+)?\s*")
_MILLIONS = re.compile(r"\bjuta|jutaan|\bjt\b|000\.000", re.IGNORECASE)


def multiplier_of(header: str) -> int:
    """Return what one unit of a money column is worth in rupiah: "(Rp.000)" means 1000."""
    if _MILLIONS.search(header):
        return MILLION
    return 1_000 if _THOUSANDS.search(header) else 1


def _plain_number(cell: Cell) -> float | None:
    """Return a number without a word of money, as typed; such a number counts in the unit of its column.

    A csv has nothing but text.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    bare = _BARE.fullmatch(cell) if isinstance(cell, str) else None
    number = decimal_of(bare[1]) if bare else None
    return None if number is None else float(number)


LARGEST_MEDIUM = 10_000_000
"""Ten thousand million rupiah, in thousands: the upper limit of a medium business (PP 7/2021, article 35)."""
LARGEST_IN_MILLIONS = 50_000
"""The sales of the largest medium business, in millions; whole rupiah stand far above it."""
LEAST_SLIP = 2_500_000


def slip_limit(cells: Iterable[Cell]) -> float:
    """Return the plain number from which a cell of a column in thousands looks like whole rupiah.

    Whole rupiah stand three digits above the others: eight times the 90th percentile separates them even when one cell
    in twelve is wrong. Of a few cells, fifty times the middle one does.
    """
    values = sorted(v for v in map(_plain_number, cells) if v)
    if len(values) < 12:
        return min(LARGEST_MEDIUM, max(LEAST_SLIP, 50 * values[(len(values) - 1) // 2])) if values else LARGEST_MEDIUM
    return min(LARGEST_MEDIUM, max(LEAST_SLIP, 8 * values[len(values) * 9 // 10]))


def _ratios(cells: Sequence[Cell], companions: Sequence[Cell]) -> tuple[dict[int, float], float]:
    """Return capital to sales by position, and the usual ratio: the middle one, or 1 where there are few."""
    pairs = enumerate(zip(map(_plain_number, cells), map(_plain_number, companions), strict=True))
    ratios = {i: v / w for i, (v, w) in pairs if v and w}
    return ratios, sorted(ratios.values())[len(ratios) // 2] if len(ratios) >= 12 else 1.0


def slips(cells: Sequence[Cell], companions: Sequence[Cell] | None = None) -> set[int]:
    """Return the positions of whole rupiah in a column of thousands.

    Capital and a year's sales of one business stand in a ratio: where both are known, a hundred times the usual is a
    slip and the usual is none, however large. Without the companion the limit of the column decides.
    """
    limit = slip_limit(cells)
    ratios, usual = _ratios(cells, companions) if companions is not None else ({}, 1.0)
    found = set()
    for i, value in enumerate(map(_plain_number, cells)):
        if not value or value < 1_000:
            continue
        unusual = i in ratios and ratios[i] > 100 * usual
        if unusual or value >= LARGEST_MEDIUM or (value >= limit and i not in ratios):
            found.add(i)
    return found


def slips_in_millions(cells: Sequence[Cell]) -> set[int]:
    """Return the positions of whole rupiah in a column of millions: six digits above the others, none is in doubt."""
    return {i for i, value in enumerate(map(_plain_number, cells)) if value and value > LARGEST_IN_MILLIONS}


def _judge(rupiah: Decimal, smallest: int, repairs: tuple[str, ...], context: Context) -> Reading:
    if rupiah < 0:
        return refuse("money_negative", "money")
    if rupiah == 0:
        return ZERO_UNKNOWN if context.zero_unknown else Reading(0, repairs)
    if rupiah < smallest:
        return refuse("money_too_small", "money")
    if rupiah > LARGEST:
        return refuse("money_too_large", "money")
    if not context.rounds and rupiah != rupiah.to_integral_value():
        return refuse("money_fraction", "money")
    return Reading(int(rupiah.to_integral_value()), repairs)


def _plain(number: Decimal, smallest: int, repairs: tuple[str, ...], context: Context) -> Reading:
    if context.multiplier == 1:
        return _judge(number, smallest, repairs, context)
    if number >= context.slip_above:
        return refuse("money_whole_in_thousands", "money_in_thousands")
    unit = "money_in_millions" if context.multiplier == MILLION else "money_in_thousands"
    return _judge(number * context.multiplier, smallest, (*repairs, unit), context)


def _from_text(cell: str, smallest: int, context: Context) -> Reading:
    text = one_line(plain(cell)).lower().rstrip(" ;:")
    if (sum_ := calculated(text)) is not None:
        return _plain(sum_, smallest, ("formula_text",), context)
    if is_range(text):
        return refuse("money_range", "money")
    if is_limit(text):
        return refuse("money_limit", "money")
    if _ON_REQUEST.match(text) or _NO_AMOUNT.fullmatch(text):
        return Reading(None, ("unknown_mark",))
    match = _MONEY.fullmatch(text)
    number = decimal_of(match["number"].replace(" ", ""), decimal_comma=bool(match["word"])) if match else None
    if match is None or number is None:
        return _from_words(text, smallest, context)
    if match["per"] and not _PIECE_OR_YEAR.search(match["per"]):
        return refuse("money_per_period", "money")
    if match["minus"] or match["minus2"]:
        return refuse("money_negative", "money")
    return _from_parts(match, number, smallest, context)


def _from_words(text: str, smallest: int, context: Context) -> Reading:
    number = spoken(_ABOUT.sub("", text).strip(" .,-"))
    if number is None:
        return refuse("money_unreadable", "money")
    return _judge(number, smallest, ("money_words",), context)


def _from_parts(match: re.Match[str], number: Decimal, smallest: int, context: Context) -> Reading:
    repairs = ("number_approximate",) if match["about"] else ()
    if match["word"]:
        return _judge(number * _WORDS[match["word"]], smallest, (*repairs, "money_words"), context)
    if match["currency"] or match["rupiah"]:
        return _judge(number, smallest, (*repairs, "money_text"), context)
    return _plain(number, smallest, (*repairs, "money_text"), context)


def _read(cell: Cell, smallest: int, context: Context) -> Reading:
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, str):
        return _from_text(cell, smallest, context)
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        return refuse("money_unreadable", "money")
    return _plain(Decimal(str(cell)), smallest, (), context)


def read_money(cell: Cell, context: Context) -> Reading:
    """Read capital, sales or another figure of a year as whole rupiah.

    Text with Rp, ribu, jt or miliar is whole rupiah whatever the column counts in.
    """
    return _read(cell, SMALLEST_CAPITAL, context)


def read_price(cell: Cell, context: Context) -> Reading:
    """Read the price of one piece as whole rupiah."""
    return _read(cell, SMALLEST_PRICE, context)


def read_rupiah(cell: Cell, context: Context) -> Reading:
    """Read any amount as whole rupiah, also one that is small for a price."""
    return _read(cell, 1, context)
