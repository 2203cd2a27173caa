"""From a file to the businesses in it: opened, recognised, read and folded, with every repair and refusal."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kriya.core.garbage import collection_paused
from kriya.makers.imports.joining.beginnings import tell_beginnings
from kriya.makers.imports.joining.merging import completeness_of
from kriya.makers.imports.joining.shifted import SHIFTED
from kriya.makers.imports.joining.years import date_sheets
from kriya.makers.imports.offered import Choice, Offered, offer
from kriya.makers.imports.rows import Contradiction, MakerRow, Problem, distinct, merge, read_rows, repairs_of
from kriya.makers.imports.sheets.fields import MAKERS, PRODUCTS
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.sheets.model import Workbook
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.sheets.recognise import UNKNOWN, Recognition, recognise
from kriya.makers.imports.values.reading import Context

Progress = Callable[[int], None]
"""Told how many percent of the reading are done."""


class BadCell(NamedTuple):
    """A cell that could not be taken: where, the code of the reason, what was read, the code of what is expected.

    `more` are the other such cells of the same row, where one refusal stands for the row.
    """

    sheet: str
    row: int
    cell: str
    code: str
    value: str
    expected: str
    more: tuple[BadCell, ...] = ()


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
    """What a file holds. Nothing of it is in the database yet.

    `refused` has one cell for each refused row, `left_out` every unreadable cell of the rows that are taken.
    """

    recognition: Recognition
    workbook: Workbook
    tables: list[Offered] = field(default_factory=list)
    rows_read: int = 0
    businesses: list[Business] = field(default_factory=list)
    refused: list[BadCell] = field(default_factory=list)
    left_out: list[BadCell] = field(default_factory=list)
    repairs: Counter[str] = field(default_factory=Counter)
    rows: list[tuple[Offered, list[MakerRow]]] = field(default_factory=list)
    """Every row of each table that is read, refused ones too."""
    incoming: list[Any] = field(default_factory=list)
    """The businesses in the register's own terms, once plan.prepare() was called."""

    @property
    def taken(self) -> list[Offered]:
        """The tables that are read."""
        return [one for one in self.tables if one.taken]

    @property
    def kind(self) -> str:
        """What the file is taken for: makers as soon as one table of it is read."""
        if self.taken:
            return MAKERS
        return self.recognition.kind if self.recognition.kind != MAKERS else UNKNOWN

    @property
    def reason(self) -> str:
        """The code of the sentence that says what the file is."""
        if self.kind == MAKERS:
            return MAKERS
        return f"file_is_{PRODUCTS}" if self.kind == PRODUCTS else f"file_is_{self.kind}"

    @property
    def folded(self) -> int:
        """How many rows were folded into another row of the file."""
        return sum(len(business.rows) - 1 for business in self.businesses)


@collection_paused()
def read_file(
    path: Path,
    *,
    regency: str,
    today: dt.date,
    remembered: Mapping[str, ColumnMappings] | None = None,
    choices: Mapping[str, Choice] | None = None,
    strict: bool = False,
    progress: Progress = lambda _percent: None,
) -> FileRead:
    """Read a council's spreadsheet, whatever its layout.

    `remembered` mappings come by the fingerprint of a header, `choices` by the key of a table of this file. A cell that
    cannot be read is left out of its row and listed; a row without a business name is refused, and with `strict` every
    row with such a cell. Raises Refused when the file itself cannot be read (see read_workbook).
    """
    workbook = read_workbook(path)
    progress(20)
    found = FileRead(recognise(workbook), workbook)
    found.tables = offer(found.recognition, remembered or {}, choices or {})
    progress(30)
    context = Context(regency=regency, today=today)
    for done, one in enumerate(found.taken, 1):
        rows = read_rows(one.table, one.mapping, context)
        found.rows_read += len(rows)
        found.rows.append((one, rows))
        progress(30 + 30 * done // len(found.taken))
    years = date_sheets([(one.table, rows) for one, rows in found.rows], today)
    for year, (one, rows) in zip(years, found.rows, strict=True):
        ages = next((column.letters for column in one.mapping.columns if column.field == "in_business"), "")
        tell_beginnings(rows if ages else (), year, ages)
    named = [row for one, rows in found.rows for row in _take_named(found, one, rows, strict=strict)]
    found.repairs = repairs_of(named)
    _fold(found, named)
    progress(80)
    return found


def _take_named(found: FileRead, one: Offered, rows: Sequence[MakerRow], *, strict: bool) -> list[MakerRow]:
    """Refuse rows that name no business; list the cells of the others that could not be read."""
    columns = {column.field: column.letters for column in one.mapping.columns}
    letters = next(
        (columns[field] for field in ("name", "name_owner", "name_address", "owner") if field in columns), "A"
    )
    named = []
    for row in rows:
        bad = [_bad(row, problem) for problem in row.problems] if row.problems else []
        is_shifted = bool(bad) and bad[0].code == SHIFTED
        if not row.fields.get("name") and not is_shifted:
            place = f"{row.sheet}!{letters}{row.number}"
            missing = BadCell(row.sheet, row.number, place, "name_missing", "", "business_name")
            why = next((cell for cell in bad if cell.cell == place), missing)
            found.refused.append(why._replace(more=_but(bad, place)))
        elif (strict and bad) or is_shifted:
            found.refused.append(bad[0]._replace(more=tuple(bad[1:])))
        else:
            found.left_out += bad
            named.append(row)
    return named


def _bad(row: MakerRow, problem: Problem) -> BadCell:
    return BadCell(row.sheet, row.number, row.cell(problem), problem.code, problem.value, problem.expected)


def _but(cells: Iterable[BadCell], place: str) -> tuple[BadCell, ...]:
    return tuple(cell for cell in cells if cell.cell != place)


def _fold(found: FileRead, rows: list[MakerRow]) -> None:
    completeness = completeness_of(rows)
    for group in distinct(rows).groups:
        members = [rows[position] for position in group]
        if len(members) == 1:
            found.businesses.append(Business(members[0].fields, members))
            continue
        merged = merge(members, completeness)
        found.businesses.append(Business(merged.fields, members, merged.contradictions))
