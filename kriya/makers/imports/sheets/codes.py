"""Genders written as numbers: what each stands for is told beside them, or by the NIK of the same rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kriya.makers.imports.sheets.fields import MAKERS
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.sheets.model import Cell, Column, Table, cell
from kriya.makers.imports.values.person import GENDER_BY_CODE, MALE, gender_of_nik, gender_of_word

_WORD: Final = r"(laki\s*-?\s*laki|laki2|laki|lk|pria|l|perempuan|wanita|pr|p)\b"
_LEGEND: Final = (
    re.compile(rf"(?<!\d)(?P<code>\d)\s*[=:.)]+\s*(?P<word>{_WORD})", re.IGNORECASE),
    re.compile(rf"\b(?P<word>{_WORD})\s*[=:]+\s*(?P<code>\d)(?!\d)", re.IGNORECASE),
)
_SURE: Final = 0.7
_ENOUGH: Final = 2
_BOTH: Final = 2
_LONGEST: Final = 4


def tell_genders(table: Table) -> None:
    """Put, in place, what each number of a gender's column stands for beside it ("2 = P"), where that is certain."""
    for column in table.columns:
        _part_label(column)
        if fields_for(column.path, MAKERS).get("gender", 0.0) < _SURE:
            continue
        codes = {code for row in table.cells if (code := _code(cell(row, column.index)))}
        meant = (_told(table, column) or _by_niks(table, column)) if codes else {}
        if not codes or not codes <= meant.keys():
            continue
        for row in table.cells:
            if code := _code(cell(row, column.index)):
                row[column.index] = GENDER_BY_CODE.format(code=code, letter="L" if meant[code] == MALE else "P")


def _part_label(column: Column) -> None:
    """Put the legend aside that a label ends in: "Jenis Kelamin 1. Laki-laki 2. Perempuan"."""
    label = column.path[-1] if column.path else ""
    legend = _LEGEND[0].search(label)
    bare = label[: legend.start()].strip(" (:;,-") if legend else ""
    if bare and fields_for((bare,), MAKERS).get("gender", 0.0) >= _SURE:
        column.heading = column.heading or column.path
        column.path = (*column.path[:-1], bare)


def _code(value: Cell) -> str:
    if value.__class__ is str and (len(str(value)) > _LONGEST or str(value).isalpha()):
        return ""  # most are words or letters: a list has many thousands
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip().rstrip(".")
    return text if len(text) == 1 and text.isascii() and text.isdigit() else ""


def _told(table: Table, column: Column) -> Mapping[str, str]:
    """Read the legend in the column's label, above the table or below it."""
    for text in (column.label, *table.title, *table.notes):
        for pattern in _LEGEND:
            found = {one["code"]: gender_of_word(one["word"]) or "" for one in pattern.finditer(text)}
            if len(found) == len(set(found.values())) == _BOTH:
                return found
    return {}


def _by_niks(table: Table, column: Column) -> Mapping[str, str]:
    """Read what the numbers mean from the NIKs beside them: each of two must say one thing, more than once."""
    said: dict[str, list[str]] = {}
    for code, gender in _pairs(table, column):
        said.setdefault(code, []).append(gender)
    found = {code: genders[0] for code, genders in said.items() if len(genders) >= _ENOUGH and len(set(genders)) == 1}
    return found if len(found) == len(said) == len(set(found.values())) == _BOTH else {}


def _pairs(table: Table, column: Column) -> Iterator[tuple[str, str]]:
    niks = [one.index for one in table.columns if fields_for(one.path, MAKERS).get("nik", 0.0) >= _SURE]
    for row in table.cells if len(niks) == 1 else ():
        code, gender = _code(cell(row, column.index)), gender_of_nik(cell(row, niks[0]))
        if code and gender:
            yield code, gender
