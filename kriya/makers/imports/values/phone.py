"""Telephone numbers to E.164."""

import math
import re
from typing import NamedTuple

from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, plain, refuse, whole_digits


class Phone(NamedTuple):
    """One number. `kind` is mobile or landline."""

    e164: str
    kind: str
    whatsapp: bool = False


_PLAIN = re.compile(r"08[0-9]{8,11}")
_SPLIT = re.compile(r"[/;,&|\n\r]+|\s+(?:dan|atau|or|and)\s+", re.IGNORECASE)
_TOKEN = re.compile(r"[0-9]+")
_TWO = re.compile(r"((?:\+?62|0)8\d{8,10})((?:\+?62|0)8\d{8,11})")
_WHATSAPP = re.compile(r"\bwa\b|whats?\s?app|\bw\.a\b", re.IGNORECASE)
_CALL = re.compile(r"\b(?:tel[pn]?|tlp|telepon|telpon|sms|kantor|rumah|fax)\b", re.IGNORECASE)
_EXTENSION = re.compile(r"\b(?:ext|pes|pesawat)\b.*", re.IGNORECASE)
_OH = re.compile(r"(?<=\d)[oO](?![A-Za-np-z])|(?<![A-Za-z])[oO](?=\d)")
"""A letter that was typed for a nought."""
_EYE = re.compile(r"(?<=\d)[Il]|\b[Il](?=\d)")
"""A letter that was typed for a one."""
_WITH_CODE = re.compile(r"\+[\s(]*\d[\d\s().-]{7,}")
_HERE = ("62", "0", "8")
"""How a number of Indonesia goes on behind its plus; the 8 is one whose 62 was forgotten."""
_LETTERS = re.compile(r"[A-Za-z]")


def _national(digits: str) -> tuple[str, bool] | None:
    """Return the digits after the country code and whether the leading 0 had to be restored."""
    if digits.startswith("0062"):
        return digits[4:].removeprefix("0"), False
    if digits.startswith("620"):
        return digits[3:], False
    if digits.startswith("62") and len(digits) >= 10:
        return digits[2:], False
    if digits.startswith("0"):
        return digits.lstrip("0"), False
    return (digits, True) if digits[:1] in tuple("23456789") else None


def _length_problem(national: str) -> str | None:
    low, high = (9, 12) if national[0] == "8" else (8, 11)
    if len(national) < low:
        return "phone_too_short"
    return "phone_too_long" if len(national) > high else None


def number_of(digits: str, *, whatsapp: bool = False) -> tuple[Phone | None, str]:
    """Return the phone that digits mean with a code of repair or "", or None and a problem."""
    found = _national(digits)
    if found is None or not found[0] or found[0][0] in "01":
        return None, "phone_too_short" if len(digits) < 9 else "phone_unreadable"
    national, restored = found
    if problem := _length_problem(national):
        return None, problem
    kind = "mobile" if national[0] == "8" else "landline"
    return Phone(f"+62{national}", kind, whatsapp), "phone_zero_restored" if restored else ""


def _from_decimal(text: str) -> Reading:
    area, rest = text.split(".")
    repairs = ["phone_from_decimal"]
    # A decimal number drops the zeros at its end; a landline has at least six digits, seven in the largest cities.
    shortest = 9 - len(area) if area[0] != "8" and len(area) in (2, 3) else 0
    if len(rest) < shortest:
        rest = rest.ljust(shortest, "0")
        repairs.append("phone_zeros_padded")
    phone, code = number_of(f"0{area}{rest}")
    return Reading((phone,), tuple(repairs)) if phone else refuse(code, "phone", *repairs)


def _from_number(cell: float) -> Reading:
    if not math.isfinite(cell) or cell < 0:
        return refuse("phone_unreadable", "phone")
    if cell == 0:
        return Reading(None, ("zero_unknown",))
    if cell != int(cell):
        text = repr(cell)
        return _from_decimal(text) if "e" not in text else refuse("phone_unreadable", "phone")
    phone, code = number_of(str(int(cell)))
    return Reading((phone,), (code,) if code else ()) if phone else refuse(code, "phone")


def _groups(part: str) -> list[str]:
    """Return the numbers of one part: digits run on while they do not make a whole number with a new one behind."""
    digits = "".join(_TOKEN.findall(part))
    if len(digits) <= 14 or _EXTENSION.search(part):
        return [digits] if digits else []
    if two := _TWO.fullmatch(digits):
        return list(two.groups())
    groups: list[str] = []
    for token in _TOKEN.findall(part):
        starts = token.startswith(("0", "62")) and len(token) >= 3 and bool(groups) and len(groups[-1]) >= 9
        if starts or not groups:
            groups.append(token)
        else:
            groups[-1] += token
    return groups


def _pieces(text: str) -> list[str]:
    parts = [p for p in _SPLIT.split(text) if p.strip()]
    numbers = [n for p in parts for n in _groups(_EXTENSION.sub("", p))]
    joined = "".join(numbers)
    if len(parts) > 1 and all(number_of(n)[0] is None for n in numbers) and number_of(joined)[0]:
        return [joined]
    return numbers


def _without_abroad(text: str) -> str:
    """Leave out numbers of other countries: read as ours, they would be somebody else's."""
    return _WITH_CODE.sub(lambda m: m[0] if re.sub(r"\D", "", m[0]).startswith(_HERE) else " ", text)


def _called(text: str) -> frozenset[str]:
    """Return the numbers that stand in a part of their own and are said to be for calls, beside one for WhatsApp."""
    apart = (part for part in _SPLIT.split(text) if _CALL.search(part) and not _WHATSAPP.search(part))
    return frozenset(number for part in apart for number in _groups(part))


def _from_text(cell: str) -> Reading:
    text = plain(cell)
    repairs: list[str] = []
    if text.startswith("="):
        repairs.append("formula_text")
        text = text.lstrip("=+\"' ")
    text = whole_digits(text)
    if re.fullmatch(r"\d[.,]\d+e\+?\d+", text, re.IGNORECASE):
        return refuse("digits_lost", "phone", "scientific_notation_lost")
    here = _without_abroad(text)
    digits = _EYE.sub("1", _OH.sub("0", here))
    called = _called(digits) if _WHATSAPP.search(text) else frozenset(_pieces(digits))
    found = [number_of(n, whatsapp=n not in called) for n in _pieces(digits)]
    phones = tuple(dict.fromkeys(p for p, _ in found if p))
    if not phones and here != text:
        return refuse("phone_abroad", "phone", *repairs)
    if not phones:
        code = found[0][1] if found and not re.match(r"[A-Z]+\d+$", text) else "phone_unreadable"
        return refuse(code, "phone", *repairs)
    repairs += dict.fromkeys(code for p, code in found if p and code)
    if here != text or not all(p for p, _ in found):
        repairs.append("phone_part_unreadable")
    if len(phones) > 1:
        repairs.append("two_phones_in_cell")
    if not _PLAIN.fullmatch(cell) and not repairs:
        repairs.append("phone_words" if _LETTERS.search(text) else "phone_marks")
    return Reading(phones, tuple(repairs))


def plain_phone(cell: Cell) -> tuple[Phone, ...] | None:
    """Return the mobile number of a cell that holds nothing but it ("089900001234"), or None."""
    return (Phone(f"+62{cell[1:]}", "mobile"),) if isinstance(cell, str) and _PLAIN.fullmatch(cell) else None


def read_phone(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read all telephone numbers of a cell as a tuple of Phone, in their order."""
    if (phones := plain_phone(cell)) is not None:
        return Reading(phones)
    if (nothing := blank(cell)) is not None:
        return refuse("phone_unreadable", "phone", "formula_text") if nothing.problem else nothing
    if isinstance(cell, str):
        return _from_text(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell)
    return refuse("phone_unreadable", "phone")


_IN_WORDS = re.compile(
    r"(?:\b(?:hub|hubungi|hp|wa|telp|tlp|no|kontak|cp)\b[\s.:]*)*(?<!\d)(?P<number>(?:\+?62|0)\s?8\d[\d\s.-]{6,14}\d)(?!\d)",
    re.IGNORECASE,
)


def phones_in(text: str) -> tuple[Phone, ...]:
    """Find mobile numbers inside a sentence ("terima pesanan hub 0899 00000278")."""
    if "8" not in text:
        return ()
    found = (number_of("".join(_TOKEN.findall(m["number"])))[0] for m in _IN_WORDS.finditer(text))
    return tuple(dict.fromkeys(p for p in found if p))


_EMPTY_BRACKETS = re.compile(r"[(\[]\W*[)\]]")


def without_phones(text: str) -> str:
    """Return a sentence without the mobile numbers in it and the words that lead to them."""
    return " ".join(_EMPTY_BRACKETS.sub(" ", _IN_WORDS.sub(" ", text)).split()).strip(" ,;/")
