"""What is said about a person: gender, NIK, NPWP."""

import datetime as dt
import re
from typing import NamedTuple

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
from kriya.makers.imports.values.text import read_text

FEMALE, MALE = "female", "male"
_GENDERS = {
    **dict.fromkeys(listed("p pr prp perempuan wanita w female f cewek ibu perempun prempuan wnt ♀"), FEMALE),
    **dict.fromkeys(listed("l lk laki pria lelaki male m cowok bapak lakilaki laki2 lk2 lakilki ♂"), MALE),
}
_PROVINCES = listed(
    """11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95
    96 97 54"""
)
_SIXTEEN = re.compile(r"[0-9]{16}")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_MARKS = re.compile(r"[\s.\-'`’:/]|nik|ktp|npwp|no", re.IGNORECASE)


_FILLERS = frozenset({*(digit * 16 for digit in "123456789"), "1234567890123456"})
"""What people type where a form insists on a NIK: it is nobody's, and many rows bear it."""


_ROUNDED = "0" * 6


class Nik(NamedTuple):
    """What a NIK says: gender and day of birth, or None where its digits say nothing that can be."""

    gender: str | None
    born: dt.date | None


def facts_of_nik(nik: str, today: dt.date) -> Nik:
    """Read gender and birthday from a NIK (DDMMYY, 40 added to the day for women)."""
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    gender = FEMALE if day > 40 else MALE
    century = 2000 if 2000 + year <= today.year - 10 else 1900
    try:
        return Nik(gender, dt.date(century + year, month, day - 40 if day > 40 else day))
    except ValueError:
        return Nik(None, None)


def nik_is_likely(nik: str) -> bool:
    """Tell whether 16 digits are built like a NIK; a code of a retired district passes."""
    day, month = nik[6:8], nik[8:10]
    return (
        nik[:2] in _PROVINCES
        and nik[2:4] != "00"
        and nik[4:6] != "00"
        and ("01" <= day <= "31" or "41" <= day <= "71")
        and "01" <= month <= "12"
        and nik[12:] != "0000"
    )


def _digits_of(cell: Cell, expected: str) -> tuple[str, Reading | None]:
    """Return the digits of a long number, or the reading when a spreadsheet has rounded them away."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        digits = str(int(cell)) if cell == cell and abs(cell) < 10**30 else ""
        # Spreadsheets keep 15 digits: of a longer number the rest has become 0.
        if len(digits) > 15 and digits.endswith("0" * (len(digits) - 15)):
            return "", refuse("digits_lost", expected, "scientific_notation_lost")
        return digits, None
    text = whole_digits(one_line(plain(cell))) if isinstance(cell, str) else ""
    if _SCIENTIFIC.fullmatch(text):
        return "", refuse("digits_lost", expected, "scientific_notation_lost")
    return _MARKS.sub("", text), None


def plain_nik(cell: Cell) -> str | None:
    """Return 16 digits typed as text and built like a NIK, or None."""
    return cell if isinstance(cell, str) and _SIXTEEN.fullmatch(cell) and nik_is_likely(cell) else None


_DIGITS = 16
_BESIDE = re.compile(r"(?<!\d)\d{16}(?!\d)")
_OH = re.compile(r"(?<=\d)[oO](?=\d)|(?<=\d)[oO]\b")


def nik_beside(cell: Cell) -> str:
    """Return the NIK that a text holds among other things, or ""."""
    found = _BESIDE.search(cell) if isinstance(cell, str) and len(cell) >= _DIGITS else None
    return found[0] if found and nik_is_likely(found[0]) else ""


def _among_words(cell: Cell, digits: str) -> Reading:
    """Read the one NIK among words ("3375… (KTP)"), or typed with the letter O for a nought."""
    text = _OH.sub("0", cell) if isinstance(cell, str) else ""
    if len(_BESIDE.findall(text)) == 1 and (nik := nik_beside(text)):
        return Reading(nik, ("nik_marks",))
    return refuse("nik_wrong_length" if digits.isdigit() else "nik_unreadable", "nik")


def _sixteen_digits(cell: Cell) -> Reading | None:
    """Read what is typed as a NIK is written, which is nearly all of them, by the shortest way."""
    if not isinstance(cell, str) or not _SIXTEEN.fullmatch(cell):
        return None
    if nik_is_likely(cell):
        return Reading(cell)
    is_meant = cell.strip("0") and cell not in _FILLERS and not cell.endswith(_ROUNDED)
    return Reading(cell, ("nik_unlikely",)) if is_meant else None


def read_nik(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read a NIK as 16 digits; an unlikely one is kept with a repair, unless its end was rounded."""
    if (whole := _sixteen_digits(cell)) is not None:
        return whole
    if (nothing := blank(cell)) is not None:
        return nothing
    digits, lost = _digits_of(cell, "nik")
    if lost:
        return lost
    if not set(digits) - {"0"}:
        return Reading(None, ("zero_unknown",)) if digits else refuse("nik_unreadable", "nik")
    if digits in _FILLERS:
        return UNKNOWN_MARK
    if _SIXTEEN.fullmatch(digits) and digits.endswith(_ROUNDED):
        # Nobody born on a day has so many noughts: a spreadsheet has rounded this one before it became text.
        return refuse("digits_lost", "nik", "scientific_notation_lost")
    if not _SIXTEEN.fullmatch(digits):
        return _among_words(cell, digits)
    repairs = ("nik_marks",) if digits != cell else ()
    return Reading(digits, repairs if nik_is_likely(digits) else (*repairs, "nik_unlikely"))


def read_npwp(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read an NPWP as 16 digits; the old 15 get a 0 in front (PMK 112/PMK.03/2022)."""
    if (nothing := blank(cell)) is not None:
        return nothing
    digits, lost = _digits_of(cell, "npwp")
    if lost:
        return lost
    if not set(digits) - {"0"}:
        return Reading(None, ("zero_unknown",)) if digits else refuse("npwp_unreadable", "npwp")
    if not re.fullmatch(r"[0-9]+", digits):
        return refuse("npwp_unreadable", "npwp")
    # A number loses the 0 in front, and keeps no trace of it once it is text; a head office's ends in 000.
    was_number = not isinstance(cell, str) or whole_digits(cell.strip()) != cell.strip()
    if len(digits) == 14 and (was_number or digits.endswith("000")):
        return Reading(f"00{digits}", ("npwp_zero_restored", "npwp_sixteen"))
    if len(digits) == 15:
        return Reading(f"0{digits}", ("npwp_sixteen",))
    return Reading(digits) if len(digits) == 16 else refuse("npwp_wrong_length", "npwp")


def read_account(cell: Cell, context: Context) -> Reading:
    """Read the number of a bank account as it is typed; it may name the bank and the holder."""
    reading = read_text(cell, context)
    if reading.value is None:
        return reading
    _digits, lost = _digits_of(cell, "account")
    if lost:
        return lost
    return reading if reading.value.strip("0") else Reading(None, ("zero_unknown",))


GENDER_BY_CODE = "{code} = {letter}"
"""A number for a gender together with what it stands for, once that is known."""
_BY_CODE = re.compile(r"\d = ([LP])")


def gender_of_word(word: str) -> str | None:
    """Return the gender that a word or letter stands for."""
    return _GENDERS.get(re.sub(r"[^a-z0-9♀♂]", "", word.lower()))


def gender_of_nik(cell: Cell) -> str | None:
    """Return the gender that a cell with a likely NIK tells."""
    digits = re.sub(r"\D", "", cell) if isinstance(cell, str) else ""
    return (FEMALE if digits[6:8] > "40" else MALE) if _SIXTEEN.fullmatch(digits) and nik_is_likely(digits) else None


def read_gender(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read L, P and the words for them as male and female."""
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, str) and (coded := _BY_CODE.fullmatch(cell)):
        return Reading(_GENDERS[coded[1].lower()], ("gender_code",))
    word = re.sub(r"[^a-z0-9♀♂]", "", plain(cell).lower()) if isinstance(cell, str) else ""
    if gender := _GENDERS.get(word):
        return Reading(gender)
    if word in {"lp", "pl"}:
        return Reading(None, ("unknown_mark",))
    return refuse("gender_unreadable", "gender")
