"""Numbers: with units, separators of two languages, sums typed as text."""

import ast
import math
import operator
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, one_line, plain, refuse

_TERM = r"\s*\(*\s*[\d.,]+\s*\)*"
# Without the sign of a formula, "10-12" is a range and "3/4" may be a date: only a product and an addition are sure.
_FORMULA = re.compile(rf"={_TERM}(?:\s*[-+*/x×]{_TERM})*|{_TERM}(?:\s*[*x×+]{_TERM})+")
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_NUMBER = re.compile(
    r"(?P<about>±|\+/-|kurang lebih|sekitar|kira-kira|kira2|kl\.?|k/l|~|rata-rata|rata2)?\s*"
    r"(?P<number>-?\d[\d.,]*|-?\d{1,3}(?: \d{3})+)\s*(?:(?P<word>rb|ribu(?:an)?|jt|juta(?:an)?)\b\.?\s*)?"
    r"(?P<unit>[^\d\s-](?:[^\d]|(?<=m)[23])*)?"
)
_WORTH = {"rb": 1_000, "ribu": 1_000, "ribuan": 1_000, "jt": 1_000_000, "juta": 1_000_000, "jutaan": 1_000_000}
_RANGE = re.compile(
    r"(?:antara|dari|sekitar|kisaran|kira-kira|±|\+/-)?\s*(?:rp\.?\s*)?\d[\d.,]*(?:-(?=\s))?"
    r"\s*(?:rb|ribu|k|jt|juta|m|milyar|miliar)?\.?\s*"
    r"(?:-|–|—|−|~|s\.?/?\s?d\.?|sampai(?:\s+dengan)?|hingga|dan|to)\s*(?:rp\.?\s*)?\d[\d.,]*.*"
)
_LIMIT = re.compile(
    r"(?:[<>≤≥]\s*=?|(?:lebih|kurang|besar|kecil) dari|di\s?atas|di\s?bawah|minimal|maksimal|min\.|maks?\.|paling \w+)"
    r"\s*(?:rp\.?\s*|idr\s*)?\d.*|(?:rp\.?\s*)?\d[\d.,]*\s*(?:\w+\s+)?(?:lebih|ke\s?atas|ke\s?bawah)\b.*"
)
_PERIOD = re.compile(r"\s*(?:/|\bper\b|\bse(?=bulan|tahun|minggu|hari))\s*(?P<period>[a-z]+)\.?$")
_PERCENT = re.compile(r"%|\bp(?:er|ro)sen\b|percent", re.IGNORECASE)
_YEARS = frozenset({"tahun", "thn", "th"})
_MONTHS = frozenset({"bulan", "bln", "bl"})
DOZENS = {"lusin": 12, "lsn": 12, "kodi": 20, "gros": 144, "gross": 144}


def decimal_of(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """Return the number that digits with dots and commas mean, or None.

    Groups of three after every mark are thousands ("2.300.000", "28,000"); a last group of another length is a
    fraction ("2.300.000,00", "10,65"). With `decimal_comma` one lone comma is a fraction too ("2,350" jt).
    """
    text = text.strip().rstrip(".,")
    marks = re.findall(r"[.,]", text)
    if not marks:
        return _decimal(text)
    last = marks[-1]
    groups = re.split(r"[.,]", text)
    one_kind = len(set(marks)) == 1
    thousands = all(len(g) == 3 for g in groups[1:]) and 0 < len(groups[0].lstrip("-")) <= 3
    if one_kind and thousands and not (decimal_comma and last == "," and len(groups) == 2):
        return _decimal("".join(groups))
    if (one_kind and len(marks) > 1) or marks.count(last) > 1 or not all(len(g) == 3 for g in groups[1:-1]):
        return None
    return _decimal("".join(groups[:-1]) + "." + groups[-1])


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _value_of(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_value_of(node.left), _value_of(node.right))
    raise ValueError(node)


def calculated(text: str) -> Decimal | None:
    """Return what a sum typed as text comes to ("=50*25" is 1250), or None when it is none."""
    if len(text) > 60 or not _FORMULA.fullmatch(text):
        return None
    spaced = re.sub(r"[\d.,]+", lambda m: str(decimal_of(m[0])), text.lstrip("= ").replace("x", "*").replace("×", "*"))
    try:
        return _value_of(ast.parse(spaced, mode="eval").body)
    except (ValueError, SyntaxError, ArithmeticError):
        return None


def is_range(text: str) -> bool:
    """Tell whether a text gives two numbers, from and to."""
    return bool(_RANGE.fullmatch(text.lower()))


def is_limit(text: str) -> bool:
    """Tell whether a text gives only what a number lies above or below ("< 50 juta", "3 juta lebih")."""
    return bool(_LIMIT.fullmatch(text.lower()))


def whole(number: Decimal | float) -> int | float:
    """Return a number as int where nothing is lost."""
    return int(number) if number == int(number) else float(number)


def _from_text(cell: str) -> Reading:
    text = one_line(plain(cell)).lower()
    if (sum_ := calculated(text)) is not None:
        return Reading(whole(sum_), ("formula_text",))
    if is_range(text):
        return refuse("number_range", "number")
    if is_limit(text):
        return refuse("number_limit", "number")
    match = _NUMBER.fullmatch(text)
    number = decimal_of(match["number"].replace(" ", ""), decimal_comma=bool(match["word"])) if match else None
    if match is None or number is None:
        return refuse("number_unreadable", "number")
    number *= _WORTH.get(match["word"], 1)
    unit = _PERIOD.sub("", match["unit"] or "").strip(" .()")
    repairs = ("number_approximate",) if match["about"] else ()
    if unit in DOZENS:
        return Reading(whole(number * DOZENS[unit]), (*repairs, "number_dozens"))
    return Reading(whole(number), (*repairs, "number_with_unit") if unit else (*repairs, "number_text"))


def read_number(cell: Cell, context: Context) -> Reading:
    """Read a count or measure as int or float; a zero is unknown where the context says so."""
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, str):
        reading = _from_text(cell)
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        reading = Reading(whole(cell))
    else:
        return refuse("number_unreadable", "number")
    if reading.value is not None and reading.value < 0:
        return refuse("number_negative", "number")
    if reading.value == 0 and context.zero_unknown:
        return Reading(None, ("zero_unknown",))
    return reading


def read_stock(cell: Cell, context: Context) -> Reading:
    """Read pieces in stock: "12 pcs", "2 lusin", "habis" (0)."""
    if isinstance(cell, str) and one_line(plain(cell)).lower() in {"habis", "kosong", "sold out", "stok habis"}:
        return Reading(0, ("stock_words",))
    return read_people(cell, context._replace(zero_unknown=False), "pieces")


_WORDS = {
    word: number
    for number, words in enumerate(
        ("satu sendiri", "dua berdua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), 1
    )
    for word in words.split()
}
_ORANG = re.compile(r"\s*(?:orang|org|pekerja|karyawan)\b\.?$")
_MEN = r"(?:laki\s?-?\s?laki|laki2|laki|lk|l|pria)"
_WOMEN = r"(?:perempuan|pr|p|wanita|w)"
_SPLIT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![a-z]){_MEN}\s*[:=.]?\s*(?P<men>\d+)\D*?(?<![a-z]){_WOMEN}\s*[:=.]?\s*(?P<women>\d+)",
        rf"(?<!\d)(?P<men>\d+)\s*(?:org|orang)?\s*{_MEN}(?![a-z])\D*?(?P<women>\d+)\s*(?:org|orang)?\s*{_WOMEN}(?![a-z])",
    )
)
_STROKE = re.compile(r"\s*(?P<first>\d{1,4})\s*[/\-,;|&+]\s*(?P<second>\d{1,4})\s*(?:orang|org)?\.?\s*", re.IGNORECASE)
_MEN_FIRST = re.compile(r"\bl\s*[/&,-]\s*p\b|\blaki.{0,12}(?:perempuan|wanita)|\bpria.{0,6}wanita", re.IGNORECASE)
_WOMEN_FIRST = re.compile(r"\bp\s*[/&,-]\s*l\b|\b(?:perempuan|wanita).{0,6}(?:laki|pria)", re.IGNORECASE)


class People(NamedTuple):
    """Workers that one cell tells apart."""

    men: int
    women: int


def split_people(cell: Cell, label: str = "") -> People | None:
    """Return the men and women of a cell that counts both: "12 (4 L, 8 P)", "L: 2, P: 3".

    Of "2/3" the label says which is which ("Jumlah TK (L/P)").
    """
    if not isinstance(cell, str):
        return None
    if found := next((m for p in _SPLIT if (m := p.search(cell))), None):
        return People(int(found["men"]), int(found["women"]))
    if not label or not (parted := _STROKE.fullmatch(cell)):
        return None
    first, second = int(parted["first"]), int(parted["second"])
    if _MEN_FIRST.search(label):
        return People(first, second)
    return People(second, first) if _WOMEN_FIRST.search(label) else None


def read_people(cell: Cell, context: Context, expected: str = "people") -> Reading:
    """Read a whole number of people or pieces; a zero stays 0 for the row to judge."""
    if people := split_people(cell):
        return Reading(people.men + people.women, ("labour_split_in_text",))
    if isinstance(cell, str) and (number := _WORDS.get(_ORANG.sub("", one_line(plain(cell)).lower()))):
        return Reading(number, ("number_words",))
    reading = read_number(cell, context._replace(zero_unknown=False))
    if isinstance(reading.value, float):
        return refuse("number_not_whole", expected)
    if reading.value is not None and reading.value > 100_000:
        return refuse("number_implausible", expected)
    return reading


def read_capacity(cell: Cell, context: Context, *, monthly: bool = False) -> Reading:
    """Read what is made in a year; `monthly` says that the label speaks of a month.

    A cell that speaks of a month or a year itself comes before its label, another time is refused.
    """
    said = _PERIOD.search(one_line(plain(cell)).lower()) if isinstance(cell, str) else None
    if said and said["period"] not in _YEARS | _MONTHS | DOZENS.keys() | {"orang", "unit"}:
        return refuse("number_per_period", "number")
    reading = read_number(cell, context)
    if reading.value is None or not (said["period"] in _MONTHS if said else monthly):
        return reading
    return reading._replace(value=reading.value * 12, repairs=(*reading.repairs, "money_monthly"))


def unit_of(cell: Cell) -> str:
    """Return the unit that a number bears ("50 pcs/bln" is "pcs"); dozens are pieces."""
    text = one_line(plain(cell)) if isinstance(cell, str) else ""
    match = _NUMBER.fullmatch(text.lower())
    unit = _PERIOD.sub("", match["unit"] or "").strip(" .()") if match else ""
    return "buah" if unit in DOZENS else unit


def read_percent(cell: Cell, context: Context) -> Reading:
    """Read a share as percent, 0 to 100; 0.25 from a percent cell is 25, and "0,5%" is what it says."""
    said = isinstance(cell, str) and bool(_PERCENT.search(cell))
    reading = read_number(_PERCENT.sub("", cell) if said else cell, context._replace(zero_unknown=False))
    if reading.value is None:
        return reading
    if 0 < reading.value < 1 and not said:
        return Reading(whole(Decimal(str(reading.value)) * 100), (*reading.repairs, "percent_fraction"))
    return reading if reading.value <= 100 else refuse("percent_over_100", "percent")


def read_percents(cells: Sequence[Cell], context: Context) -> list[Reading]:
    """Read a column of shares: where all its numbers are fractions of one, its 1 is the whole."""
    numbers = {cell for cell in cells if isinstance(cell, int | float)}
    fractions = any(0 < number < 1 for number in numbers) and all(number <= 1 for number in numbers)
    everything = Reading(100, ("percent_fraction",))
    return [everything if fractions and cell == 1 else read_percent(cell, context) for cell in cells]
