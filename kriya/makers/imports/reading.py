"""From a file to the businesses in it: opened, recognised, read and folded, with every repair and refusal on the way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kriya.makers.imports.joining.merging import completeness_of
from kriya.makers.imports.rows import Contradiction, MakerRow, Note, distinct, merge, read_rows, repairs_of
from kriya.makers.imports.sheets.fields import MAKERS
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.sheets.model import Workbook
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.sheets.recognise import Recognition, recognise
from kriya.makers.imports.values.reading import Context

Progress = Callable[[int], None]
"""Told how many percent of the reading are done."""


class BadCell(NamedTuple):
    """A cell that could not be taken: where, the code of the reason, what was read, the code of what is expected."""

    sheet: str
    row: int
    cell: str
    code: str
    value: str
    expected: str


@dataclass(slots=True)
class Business:
    """One business of the file: what is known of it, and the rows that say so, the first one first."""

    fields: dict[str, object]
    rows: list[MakerRow]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def source(self) -> str:
        """Where its first row stands: final!7."""
        return f"{self.rows[0].sheet}!{self.rows[0].number}"


@dataclass(slots=True)
class FileRead:
    """What a file holds. Nothing of it is in the database yet."""

    recognition: Recognition
    workbook: Workbook
    rows_read: int = 0
    businesses: list[Business] = field(default_factory=list)
    refused: list[BadCell] = field(default_factory=list)
    left_out: list[BadCell] = field(default_factory=list)
    repairs: Counter[str] = field(default_factory=Counter)
    noted: list[tuple[MakerRow, Note]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.recognition.kind

    @property
    def folded(self) -> int:
        """How many rows were folded into another row of the file."""
        return sum(len(business.rows) - 1 for business in self.businesses)


def read_file(
    path: Path,
    *,
    regency: str,
    today: dt.date,
    remembered: Mapping[str, ColumnMappings] | None = None,
    progress: Progress = lambda _percent: None,
) -> FileRead:
    """This function will read a council's spreadsheet, whatever its layout; `remembered` mappings come by fingerprint.

    A cell that cannot be read is left out of its row and listed; a row without a business name is refused. Raises
    Refused when the file itself cannot be read (see read_workbook).
    """
    workbook = read_workbook(path)
    progress(20)
    recognition = recognise(workbook)
    found = FileRead(recognition, workbook)
    if recognition.kind != MAKERS:
        return found
    progress(30)
    rows: list[MakerRow] = []
    for one in recognition.tables:
        one.mapping = (remembered or {}).get(one.mapping.fingerprint, one.mapping)
        rows += read_rows(one.table, one.mapping, Context(regency=regency, today=today))
    found.rows_read = len(rows)
    progress(60)
    named = _take_named(found, rows)
    found.repairs = repairs_of(named)
    _fold(found, named)
    progress(80)
    return found


def _take_named(found: FileRead, rows: list[MakerRow]) -> list[MakerRow]:
    """Refuse rows that name no business; list the cells of the others that could not be read."""
    columns = {one.table.sheet: _letters_of_name(one.mapping) for one in found.recognition.tables}
    named = []
    for row in rows:
        for problem in row.problems:
            cell = BadCell(row.sheet, row.number, row.cell(problem), problem.code, problem.value, problem.expected)
            found.left_out.append(cell)
        if row.fields.get("name"):
            named.append(row)
        else:
            place = f"{row.sheet}!{columns[row.sheet]}{row.number}"
            found.refused.append(BadCell(row.sheet, row.number, place, "name_missing", "", "business_name"))
    return named


def _letters_of_name(mapping: ColumnMappings) -> str:
    return next((column.letters for column in mapping.columns if column.field == "name"), "A")


def _fold(found: FileRead, rows: list[MakerRow]) -> None:
    completeness = completeness_of(rows)
    for group in distinct(rows).groups:
        members = [rows[position] for position in group]
        merged = merge(members, completeness)
        found.businesses.append(Business(merged.fields, members, merged.contradictions))
