"""Licences and certificates out of free text, whatever column they were typed into."""

import datetime as dt
import math
import re
from typing import NamedTuple

from kriya.councils.regions import name_of
from kriya.makers.imports.values.date import EARLIEST, MONTHS, date_of
from kriya.makers.imports.values.paper_lists import papers_named
from kriya.makers.imports.values.reading import (
    UNKNOWN_MARK,
    Cell,
    Context,
    Reading,
    blank,
    listed,
    one_line,
    plain,
    refuse,
    whole_digits,
)

KINDS = (
    "nib",
    "iumk",
    "pirt",
    "halal",
    "brand",
    "motif",
    "sni",
    "tkdn",
    "indication",
    "batikmark",
    "bpom",
    "npwp",
    "other",
)


class Paper(NamedTuple):
    """One paper a business holds. `brand` is the mark a certificate protects; dates are None when unknown."""

    kind: str
    number: str | None = None
    issued: dt.date | None = None
    expires: dt.date | None = None
    brand: str | None = None


_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?:tanggal|tgl\.?|tertanggal)?\s*(?<![\d/.-])(\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}"
    rf"|\d{{1,2}}[\s-]+(?:{_MONTH_NAMES})[\s-]+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_LATEST = 2100
_DASH = r"\s*[-–—]\s*"
_PIRT = re.compile(rf"(?<!\d)(\d{{13}})(?:(?:{_DASH}|\.)(\d{{2}})|(\d{{2}}))(?!\d)")
_PIRT_SPACED = re.compile(rf"(?<!\d)(\d(?: {{0,3}}\d){{12}}){_DASH}(\d{{2}})(?!\d)")
# With dots between its parts: kind, regency, running number, year.
_PIRT_DOTTED = re.compile(rf"(?<![\d.])(\d(?:\.?\d){{12}}){_DASH}(\d{{2}})(?!\d)")
_HALAL = re.compile(r"\bID\s?(\d{17})(?!\d)", re.IGNORECASE)
_HALAL_MUI = re.compile(r"(?<!\d)(ID\s?)?(\d{14})(?!\d)", re.IGNORECASE)
_IUMK = re.compile(r"[\w.]+(?:\s?/\s?[\w.-]+)*\s?/\s?IUMK(?:\s?/\s?[\w.-]+)*", re.IGNORECASE)
_BRAND = re.compile(r"\b(IDM|IPT|J|D|R)\s?-?(\d{9,12})\b", re.IGNORECASE)
_MOTIF = re.compile(r"\bEC\s?-?(\d{8,15})\b", re.IGNORECASE)
_NIB = re.compile(r"(?<!\d)(\d{13})(?!\d)")
_NPWP = re.compile(r"\bNPWP\b[\s:.]*(?:no(?:mor)?\b[\s:.]*)?(\d(?:[\s.-]?\d){14,15})(?!\d)", re.IGNORECASE)
"""A tax number has as many digits as a P-IRT with its year: the word before it tells them apart."""
_NIB_SPACED = re.compile(r"\bNIB\b[\s:.]*(?:no(?:mor)?\b[\s:.]*)?(\d(?:[ .-]?\d){12})(?![ .-]?\d)", re.IGNORECASE)
_SNI = re.compile(r"\bSNI\s*[\d.:/-]{4,}", re.IGNORECASE)
# Papers whose numbers have no shape of their own: the name before the number says what it is.
_NAMED = re.compile(
    r"\b(batik\s?mark|indikasi\s+geografis)\b(?:[\s:.]*(?:no(?:mor)?[\s:.]+)?([\w./-]*\d[\w./-]*))?", re.IGNORECASE
)
_BPOM = re.compile(r"\b(?:MD|ML)\s?\d{12,15}\b", re.IGNORECASE)
_LOST = re.compile(r"(?<![\w])\d[.,]\d+\s?E\s?\+?\s?\d+", re.IGNORECASE)
_HAS = listed("ada punya sudah ya y v √ ✓ memiliki terdaftar x 1 lengkap true yes ü p o ● • ■ ☒")
"""Among them what a tick of Wingdings is in any other letters: ü, P."""
_HAS_NONE = listed("no n false")
_FREE = frozenset({"iumk", "other", "sni", "tkdn", "motif"})
_SHORTEST_FREE = 5
_HAS_NOW = re.compile(
    r"(?:(?:sudah|telah|udah)(?: pernah)? ?)?(?:di|ter|ber)?"
    r"(?:daftar|daftarkan|ada|punya|memiliki|keluar|terbit|fasilitasi|sertifikasi|sertifikat)"
    r"(?: atau difasilitasi.*)?\W*",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"^(?:0+$|(?:belum|tidak|tdk|blm|(?:dalam |dlm |on )?proses|on progress|sedang|masih|pengajuan|non|no|n|false)\b)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:nomor|no|nib|iumk|p-?irt|halal|merek|merk|sertifikat|tanggal|tgl|hki|haki|dgn|dengan|izin|ijin)\b[.:]*",
    re.IGNORECASE,
)


class _Text:
    """What is left of a cell while papers are taken out of it one after the other."""

    def __init__(self, text: str, today: dt.date) -> None:
        self.issued: dt.date | None = None
        for found in _DATE.finditer(text):
            day, _ = date_of(found[1], today)
            # The parts of a number between dots may look like a day: 2.15.3375 of a P-IRT is none.
            if day and EARLIEST <= day.year <= _LATEST:
                self.issued = day
                text = text[: found.start()] + " " + text[found.end() :]
                break
        self.rest = text
        self.papers: list[Paper] = []

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.rest)
        if found:
            self.rest = self.rest[: found.start()] + " " + self.rest[found.end() :]
        return found

    def add(self, kind: str, number: str, *, expires: dt.date | None = None, brand: str | None = None) -> None:
        self.papers.append(Paper(kind, number, self.issued, expires, brand))


def _last_day(year: int) -> dt.date:
    return dt.date(year, 12, 31)


def _take_tax_numbers(text: _Text) -> None:
    while m := text.take(_NPWP):
        text.add("npwp", re.sub(r"\D", "", m[1]).rjust(16, "0"))


def _take_foods(text: _Text) -> None:
    while m := text.take(_HALAL):
        text.add("halal", f"ID{m[1]}")
    if m := text.take(_PIRT) or text.take(_PIRT_SPACED) or text.take(_PIRT_DOTTED):
        body, tail = re.sub(r"\D", "", m[1]), m[2] or m[3]
        # The two digits behind the dash are the year in which the number expires.
        text.add("pirt", f"{body}-{tail}", expires=_last_day(2000 + int(tail)))
    if m := text.take(_BPOM):
        text.add("bpom", m[0].replace(" ", "").upper())


def _take_named(text: _Text) -> None:
    while m := text.take(_NAMED):
        kind = "batikmark" if m[1].lower().startswith("batik") else "indication"
        text.papers.append(Paper(kind, m[2], text.issued))


def _take_marks(text: _Text) -> None:
    if m := text.take(_MOTIF):
        text.add("motif", f"EC{m[1]}")
    if m := text.take(_BRAND):
        brand = one_line(_LABELS.sub(" ", text.rest)).strip(' -:;,./"()') or None
        text.add("brand", f"{m[1].upper()}{m[2]}", brand=brand)
        text.rest = ""
    if m := text.take(_SNI):
        text.add("sni", one_line(m[0]).upper())


def _names_regency(digits: str) -> bool:
    """A P-IRT number without its year is as long as an NIB, but its fourth to seventh digit are a regency's code."""
    return name_of(f"{digits[3:5]}.{digits[5:7]}") is not None


def _take_licences(text: _Text, *, food: bool) -> None:
    if m := text.take(_IUMK):
        text.add("iumk", re.sub(r"\s*/\s*", "/", m[0]))
    if m := text.take(_NIB_SPACED):
        text.add("nib", re.sub(r"\D", "", m[1]))
    while m := text.take(_NIB):
        text.add("pirt" if food and _names_regency(m[1]) else "nib", m[1])
    if m := text.take(_HALAL_MUI):
        text.add("halal", f"ID{m[2]}" if m[1] else m[2])


def papers_of(text: str, today: dt.date, *, food: bool = False) -> tuple[Paper, ...]:
    """Return every paper whose number stands in a text; one date in the cell is the date of all.

    `food` says that the column is for P-IRT.
    """
    left = _Text(text, today)
    _take_named(left)
    _take_tax_numbers(left)
    _take_foods(left)
    _take_marks(left)
    _take_licences(left, food=food)
    return tuple(left.papers)


def _from_number(cell: float, kind: str, context: Context) -> Reading:
    if not math.isfinite(cell) or cell != int(cell) or cell < 0:
        return refuse("paper_unreadable", kind)
    if cell == 0:
        return Reading(None, ("zero_unknown",))
    if cell == 1:
        return Reading((Paper(kind),), ("paper_without_number",))
    digits = str(int(cell))
    return _by_length(digits, kind, context) or refuse("paper_wrong_length", kind)


def _by_length(digits: str, kind: str, context: Context) -> Reading | None:
    """Read the digits of a number by how many there are: signs between them would say more."""
    if len(digits) == 13:
        return Reading((Paper("nib", digits),))
    if len(digits) == 14 and kind == "halal":
        return Reading((Paper("halal", digits),))
    if len(digits) == 12 and kind == "nib":
        return Reading((Paper("nib", f"0{digits}"),), ("nib_zero_restored",))
    if len(digits) == 15 and kind == "pirt":
        return Reading(papers_of(digits, context.today, food=True), ("paper_from_text",))
    if kind in _FREE and len(digits) >= _SHORTEST_FREE:
        return Reading((Paper(kind, digits),), ("paper_free_form",))
    return None


def _without_pattern(text: str, kind: str, context: Context) -> Reading:
    """Read a cell in which no known number stands, by the kind of its column."""
    if text.lower().strip(".!") in _HAS or _HAS_NOW.fullmatch(text):
        return Reading((Paper(kind),), ("paper_without_number",))
    if text.lower().strip(".!") in _HAS_NONE:
        return UNKNOWN_MARK
    if (named := papers_named(text)) is not None:
        held = tuple(Paper(one.kind, brand=one.name) for one in named)
        return Reading(held, ("paper_without_number",)) if held else UNKNOWN_MARK
    if _NOT.match(_LABELS.sub(" ", text).strip(" .:-,()")):
        return Reading(None, ("unknown_mark",))
    found = _DATE.search(text)
    issued = date_of(found[1], context.today)[0] if found else None
    bare = one_line(_LABELS.sub(" ", _DATE.sub(" ", text))).strip(" .:-,")
    if kind == "nib" and re.fullmatch(r"\d{12}", bare):
        return Reading((Paper("nib", f"0{bare}", issued),), ("nib_zero_restored",))
    if kind == "brand" and bare and not bare.isdigit():
        return Reading((Paper("brand", None, issued, None, bare),), ("paper_without_number",))
    if kind in _FREE and re.search(r"\d", bare):
        return Reading((Paper(kind, bare, issued),), ("paper_free_form",))
    return refuse("paper_wrong_length" if re.search(r"\d{8,}", bare) else "paper_unreadable", kind)


def read_papers(cell: Cell, context: Context, kind: str = "other") -> Reading:
    """Read the papers of a cell as a tuple of Paper; `kind` is what the column is for.

    A number in scientific notation has lost its digits for good: the value is unknown, the text is for people to see.
    """
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, int | float):
        return _from_number(cell, kind, context)
    if not isinstance(cell, str):
        return refuse("paper_unreadable", kind)
    text = whole_digits(plain(cell))
    if _LOST.search(text):
        return refuse("digits_lost", kind, "scientific_notation_lost")
    papers = papers_of(text, context.today, food=kind == "pirt")
    if not papers:
        return _without_pattern(one_line(text), kind, context)
    other = any(p.kind != kind for p in papers) and kind != "other"
    return Reading(papers, ("paper_from_text", "paper_in_other_column") if other else ("paper_from_text",))
