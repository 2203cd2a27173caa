"""What the cells of a column say about it: how many look like a telephone, a NIK, a year, money, a coordinate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kriya.councils.regions import name_of
from kriya.crafts.finding import find_in_text
from kriya.makers.imports.sheets.districts import looks_like_district
from kriya.makers.imports.sheets.model import Cell, Table, cell
from kriya.makers.imports.values.person import GENDER_BY_CODE
from kriya.makers.imports.values.two_names import two_names

SAMPLE = 240
UNKNOWN = frozenset(
    {"", "-", "--", "–", "?", "n/a", "tak terdefinisi", "tidak ada", "none", "null", "nan", "x", "0", "belum ada"}
)
_PHONE = re.compile(r"(?<![\d:/-])(?<![A-Z]{3})(?<!\b[A-Z])(\+?62|0|8)[\d\s.\-()]{6,17}")
_MONEY = re.compile(
    r"^(rp\.?\s*)?[-+]?[\d.,\s]+(,-)?\s*(rb|ribu|jt|juta|m|milyar|miliar)?\.?$|^=[\d*+/().\s-]+$", re.IGNORECASE
)
_EMAIL = re.compile(r"^\S+@\S+\.\w{2,}$")
_URL = re.compile(r"^(https?://|www\.|@\w)|\.(com|id|co\.id|net|org)\b", re.IGNORECASE)
_PHOTO = re.compile(r"\.(jpe?g|png|webp|heic|gif)$", re.IGNORECASE)
_NPWP = re.compile(r"^\d{2}\.?\d{3}\.?\d{3}\.?\d-?\d{3}\.?\d{3}$")
_COUNT = re.compile(r"^\d{1,5}(\s*(orang|org|or))?\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"^[-+]?[\d.,\s]+%?$")
_YEAR = re.compile(r"^(th\w*\.?\s*)?(19|20)\d\d$", re.IGNORECASE)
_DATE = re.compile(
    r"(?:^|,\s*)\d{1,2}[\s/.-]+(\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|mei|may|jun\w*|jul\w*|agu\w*|aug\w*|sep\w*|okt\w*|oct\w*|nov\w*|des\w*|dec\w*)"
    r"[\s/.-]+\d{2,4}(?:\s+\d{1,2}[:.]\d\d.*)?$|^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"^\W*([vxytnüpo√✓✔☑✅✗✘❌●•■☒]\ufe0f?|i?ya|yes|no|ada|sudah|punya|belum|tidak|tdk|blm|(dalam )?proses|true|false"
    r"|[01](\.0)?)\W*$",
    re.IGNORECASE,
)
"""Says whether there is something, and not what."""
_ANSWERED = frozenset({"nib", "npwp"})
"""Numbers in whose place people say that there is one, or tick it: that does not speak against them."""
_RT_RW = re.compile(r"^(rt|rw)?[\s.]*\d{1,3}(\s*[/-]\s*(rw)?[\s.]*\d{1,3})?$", re.IGNORECASE)
_GENDERS = frozenset("l p lk pr laki-laki laki perempuan pria wanita male female m f l/p laki2 w cowok cewek".split())
_GENDERS |= {GENDER_BY_CODE.format(code=code, letter=letter) for code in range(10) for letter in "lp"}
_LEGAL = frozenset("pt cv ud po pd kub koperasi perorangan perseorangan firma fa yayasan ptp perusahaan tb".split())
_SIZES = frozenset("mikro kecil menengah besar micro small medium large".split())
_ADDRESS = re.compile(r"\b(jl|jln|jalan|gg|gang|rt|rw|dusun|dk|ds|desa|kel|kec|no)\b\.?", re.IGNORECASE)


@dataclass(slots=True)
class Evidence:
    """What a sample of a column's cells shows."""

    values: list[Cell]
    """The cells of the sample that say something."""
    sampled: int
    constant: str
    """The one word that stands on (nearly) every row, or ""."""
    running: bool
    """Numbers that count up row by row."""
    _shares: dict[str, float] = field(default_factory=dict)

    @property
    def known(self) -> int:
        return len(self.values)

    def is_varied_text(self) -> bool:
        """Say whether the cells hold words that seldom repeat, as names do."""
        return self.share("text") >= 0.8 and len(set(map(str, self.values))) >= 0.3 * len(self.values)

    def names_most_rows(self) -> bool:
        """Say whether most rows have such a word; a remark beside the first row names nobody."""
        return self.is_varied_text() and 2 * self.known > self.sampled

    def share(self, content: str) -> float:
        """Give the share (0 to 1) of the known cells that look like a content (a key of LOOKS)."""
        if content == "running":
            return float(self.running)
        if content not in self._shares:
            hits = sum(map(LOOKS[content], self.values))
            self._shares[content] = hits / len(self.values) if self.values else 0.0
        return self._shares[content]

    def share_of_told(self, content: str) -> float | None:
        """Give the share among the cells that say more than whether there is something; None where none does."""
        told = 1 - self.share("answer") if content in _ANSWERED else 1.0
        return min(1.0, self.share(content) / told) if told else None


def observe(table: Table, index: int) -> Evidence:
    """Look at up to SAMPLE cells of a column, spread evenly over the table."""
    step = max(1, len(table.cells) // SAMPLE)
    values = [cell(row, index) for row in table.cells[::step][:SAMPLE]]
    said = [value.strip() if isinstance(value, str) else value for value in values]
    known = [value for value in said if value and str(value).lower() not in UNKNOWN]
    return Evidence(known, len(values), _constant(known, len(values)), _is_running(known, step))


def observe_all(table: Table) -> dict[int, Evidence]:
    """Observe every column of a table, by index."""
    return {column.index: observe(table, column.index) for column in table.columns}


def _constant(known: Sequence[Cell], sampled: int) -> str:
    words = Counter(str(value).lower() for value in known if isinstance(value, str))
    if sampled < 20 or not words:
        return ""
    word, times = words.most_common(1)[0]
    return word if times >= 0.97 * sampled else ""


def _is_running(known: Sequence[Cell], step: int) -> bool:
    numbers = [number for value in known if (number := _whole(value)) is not None]
    if len(numbers) < 3 or len(numbers) < 0.8 * len(known):
        return False
    steps = Counter(later - earlier for earlier, later in zip(numbers, numbers[1:], strict=False))
    usual, times = steps.most_common(1)[0]
    rising = sum(times for difference, times in steps.items() if difference > 0)
    return (usual == step and times >= 0.6 * (len(numbers) - 1)) or (
        rising >= 0.98 * (len(numbers) - 1) and numbers[0] < 1000 and len(numbers) > 20
    )


def _whole(value: Cell) -> int | None:
    if isinstance(value, str):
        digits = value.rstrip(".")
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None
    if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
        return int(value)
    return None


def _digits(value: Cell) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return str(int(value)) if value == int(value) else ""
    return re.sub(r"[\s.\-'\"]", "", value) if isinstance(value, str) else ""


def _looks_like_phone(value: Cell) -> bool:
    if isinstance(value, float) and value != int(value):
        return 200 <= value < 1000 and len(repr(value).partition(".")[2]) >= 5
    if isinstance(value, str):
        money = value[:2].lower() == "rp"
        return not money and bool(_PHONE.search(value)) and sum(map(str.isdigit, value)) >= 0.5 * len(value)
    digits = _digits(value)
    return 9 <= len(digits) <= 13 and digits[:1] in "8262"


def _looks_like_number(value: Cell) -> bool:
    if isinstance(value, str):
        return bool(_NUMBER.match(value)) or value.startswith("=")
    return isinstance(value, int | float) and not isinstance(value, bool)


def _between(low: float, high: float) -> Callable[[Cell], bool]:
    def looks(value: Cell) -> bool:
        if isinstance(value, str):
            text = value.strip("' ").replace(",", ".")
            try:
                value = float(text) if "." in text else 0.0
            except ValueError:
                return False
        return isinstance(value, float) and value != int(value) and low <= value <= high

    return looks


def _looks_like_year(value: Cell) -> bool:
    if isinstance(value, str):
        return bool(_YEAR.match(value))
    return isinstance(value, int | float) and 1900 <= value <= 2100 and value == int(value)


def _looks_like_date(value: Cell) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and bool(_DATE.search(value)))


def _looks_like_money(value: Cell) -> bool:
    if isinstance(value, str):
        return bool(_MONEY.match(value)) and not value.startswith(("0", "+62"))
    return isinstance(value, int | float) and not isinstance(value, bool)


def _looks_like_count(value: Cell) -> bool:
    if isinstance(value, str):
        return bool(_COUNT.match(value))
    return isinstance(value, int | float) and 0 <= value < 10_000 and value == int(value)


def _is_craft(value: Cell) -> bool:
    """A craft's own name and nothing beside it: "Anyaman pandan", but not "Batik Sekar"."""
    found = find_in_text(value) if isinstance(value, str) else None
    return found is not None and found.confidence >= 0.95


def _word_of(words: frozenset[str]) -> Callable[[Cell], bool]:
    return lambda value: isinstance(value, str) and value.lower().strip(" .") in words


def _first_word_of(words: frozenset[str]) -> Callable[[Cell], bool]:
    def looks(value: Cell) -> bool:
        first = value.lower().replace(".", "").split() if isinstance(value, str) else []
        return bool(first) and (first[0] in words or first[-1] in words)

    return looks


def _matches(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.search(value))


def _long(length: int) -> Callable[[Cell], bool]:
    return lambda value: len(_digits(value)) == length and _digits(value).isdigit()


def _place_of(digits: int) -> Callable[[Cell], bool]:
    """A name, or an official code of so many digits, with or without its dots."""

    def looks(value: Cell) -> bool:
        code = _digits(value)
        if len(code) == digits and code.isdigit():
            return name_of(f"{code[:2]}.{code[2:4]}") is not None
        return isinstance(value, str) and not _looks_like_number(value)

    return looks


_POINT = re.compile(r"^\D{0,40}?-?\d{1,3}[.,]\d{3,}\s*[,;/\s]\s*-?\d{1,3}[.,]\d{3,}\D*$")


LOOKS: dict[str, Callable[[Cell], bool]] = {
    "phone": _looks_like_phone,
    "nik": _long(16),
    "nib": _long(13),
    "npwp": lambda value: isinstance(value, str) and bool(_NPWP.match(value)),
    "postal": _long(5),
    "kbli": lambda value: len(_digits(value)) in (4, 5) and _digits(value).isdigit(),
    "year": _looks_like_year,
    "date": _looks_like_date,
    "year_or_date": lambda value: _looks_like_year(value) or _looks_like_date(value),
    "money": _looks_like_money,
    "number": _looks_like_number,
    "count": _looks_like_count,
    "gender": _word_of(_GENDERS),
    "legal": _first_word_of(_LEGAL),
    "size": _first_word_of(_SIZES),
    "district": looks_like_district,
    "district_place": _place_of(6),
    "village_place": _place_of(10),
    "lat": _between(-11.5, 6.5),
    "lng": _between(94.5, 141.5),
    "point": _matches(_POINT),
    "email": _matches(_EMAIL),
    "url": _matches(_URL),
    "photo": _matches(_PHOTO),
    "address": lambda value: isinstance(value, str) and (value.count(",") >= 2 or len(_ADDRESS.findall(value)) >= 2),
    "street": _matches(_ADDRESS),
    "craft": _is_craft,
    "rt_rw": _matches(_RT_RW),
    "two_names": lambda value: two_names(value) is not None,
    "answer": lambda value: bool(_ANSWER.match(str(value))),
    "text": lambda value: isinstance(value, str) and not _looks_like_number(value),
}
