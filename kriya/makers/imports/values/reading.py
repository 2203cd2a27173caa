"""What became of one cell, and what a column says about its cells."""

import datetime as dt
import math
import re
import unicodedata
from typing import Any, NamedTuple

Cell = Any
"""What a spreadsheet reader yields: str, int, float, bool, date, datetime, time or None."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a text, for lists of words that read well as one."""
    return frozenset(text.split())


class Reading(NamedTuple):
    """The meaning of a cell.

    `repairs` are codes of what was mended or doubted on the way, `problem` is the code of a refusal (the value is then
    None) and `expected` the code of what should have stood there. Unknown is None without a problem.
    """

    value: Any = None
    repairs: tuple[str, ...] = ()
    problem: str | None = None
    expected: str | None = None


UNKNOWN = Reading()
UNKNOWN_MARK = Reading(None, ("unknown_mark",))
ZERO_UNKNOWN = Reading(None, ("zero_unknown",))
REF_ERROR = Reading(None, ("ref_error",))
NOT_CALCULATED = Reading(None, (), "formula_not_calculated", "calculated")
MASKED = Reading(None, ("masked",))
MASK = "•"
"""What the register's own lists begin a hidden number with."""


class Context(NamedTuple):
    """What is known about a column and its file beyond the cell.

    `regency` is the code of the regency whose places are meant, `multiplier` what one unit of a money column is worth
    in rupiah, `slip_above` the plain number from which a cell of such a column was surely typed in whole rupiah.
    `rounds` says whether parts of a rupiah, which sums and averages of a spreadsheet have, are rounded or refused.
    """

    regency: str = ""
    today: dt.date = dt.date(2100, 1, 1)
    multiplier: int = 1
    slip_above: float = math.inf
    zero_unknown: bool = True
    rounds: bool = True


MARKS = listed(
    """- -- --- – — _ . .. ... ? ?? x xx / \\ * # ' 0- -0 n/a na n.a n.a. nil nihil null none nan kosong blank tidak
    belum tdk t.a ta ✗ ✘ ❌ ✖"""
) | frozenset(
    (
        "tak terdefinisi", "tidak terdefinisi", "tidak ada", "tdk ada", "tak ada", "tidak diketahui", "tdk diketahui",
        "tidak tahu", "tidak tentu", "tdk tentu", "tidak menentu",
        "belum ada", "belum diisi", "tidak diisi", "tidak punya", "belum punya", "not available",
        "unknown", "(kosong)", "(blank)", "- -", "belum memiliki", "tidak memiliki", "lainnya: -",
        "tanpa nama", "tidak ada nama", "no name", "tanpa merek", "tanpa merk", "tidak bermerek", "tidak bermerk",
    )
)  # fmt: skip
_HAS_NONE = re.compile(
    r"(?:tidak|tdk|tak|belum|belom|blm|ndak|gak|ngga?k|enggak) ?(?:ada|punya|memiliki|mempunyai|terdaftar)"
    r"(?:\W*(?:no(?:mor)?\b\W*)?(?:npwp|nib|nik|ktp|hp|telp|telepon|wa|siup|tdp|iumk|pirt|p-irt|halal|mere?k|haki|hki"
    r"|e-?mail|izin|ijin|sertifikat|rekening))?\W*",
    re.IGNORECASE,
)
"""Words for having none of what the column asks for: "Tidak punya NPWP", "Belom ada"."""
_BEGINS = frozenset("TtBbNnGgEe")
_ERRORS = re.compile(r"^[=+]?#(REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?$", re.IGNORECASE)
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u2060]")
"""Marks that turn the direction of reading: with them a name shows otherwise than it is stored. And places where a word
may be parted or may not, of which nothing shows: with them a name is another than the same one without."""
_TICK = re.compile("[✔☑✅]\ufe0f?")
_SPACES = re.compile(r"\s+")
_FRACTION = re.compile(r"(\d{8,})[.,]0{1,2}")
_EXPONENT = re.compile(r"(\d)[.,](\d+)e\+?(\d{1,2})", re.IGNORECASE)
_FORMULA = re.compile(
    r"=\s*[-+]?\s*(?:\$?[A-Z]{1,3}\$?\d|[A-Z][A-Z0-9.]+\(|'[^']+'!|\w+!\$?[A-Z]|\"[^\"]*\"\s*&)", re.IGNORECASE
)
"""A formula that points at other cells: what it comes to, only a spreadsheet program knows."""


def plain(cell: str) -> str:
    """Return a text without carriage returns, hard blanks and blanks at its ends."""
    if not cell.isascii():
        # Digits of other scripts are digits for the pattern too; what is stored are those of ASCII.
        cell = _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.digit(m[0])), _TICK.sub("✓", _UNSEEN.sub("", cell)))
    return cell.replace("_x000D_", " ").replace("\xa0", " ").replace("\u200b", "").strip(" \t\r\n'‘’`´")


def blank(cell: Cell) -> Reading | None:
    """Return the reading of a cell that says nothing, or None when it says something."""
    if cell is None or cell == "":
        return UNKNOWN
    if isinstance(cell, float) and not math.isfinite(cell):
        return UNKNOWN
    if not isinstance(cell, str):
        return None
    text = plain(cell)
    if not text:
        return Reading(None, ("carriage_return",)) if "\r" in cell or "_x000D_" in cell else UNKNOWN
    if text[0] == MASK:
        return MASKED
    if len(text) <= 20 and text.lower() in MARKS:
        return UNKNOWN_MARK
    if text[0] in _BEGINS and len(text) <= 40 and _HAS_NONE.fullmatch(text):
        return UNKNOWN_MARK
    return _left_by_program(text)


def _left_by_program(text: str) -> Reading | None:
    """Return the reading of what a spreadsheet program left where a value should stand: a formula, an error."""
    if text[0] == "=" and _FORMULA.match(text):
        return NOT_CALCULATED
    return REF_ERROR if _ERRORS.match(text) else None


def whole_digits(text: str) -> str:
    """Return the digits of a whole number that a program kept as text with a fraction or an exponent.

    "81200001903.0" is 81200001903, and so is "8.1200001903E+10", of which no digit is lost. Any other text stays.
    """
    if fraction := _FRACTION.fullmatch(text):
        return fraction[1]
    exponent = _EXPONENT.fullmatch(text)
    if exponent and len(exponent[2].rstrip("0")) <= int(exponent[3]) <= len(exponent[2]):
        return (exponent[1] + exponent[2])[: int(exponent[3]) + 1]
    return text


def one_line(text: str) -> str:
    """Return a text with every run of blanks and line ends turned into one blank."""
    return _SPACES.sub(" ", text).strip()


def refuse(problem: str, expected: str, *repairs: str) -> Reading:
    """Return the reading of a cell that is refused."""
    return Reading(None, repairs, problem, expected)
