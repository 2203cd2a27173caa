"""Rows whose cells stand one column beside their labels, and columns whose cells went down a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kriya.core.personal import masked
from kriya.makers.imports.joining.columns import ReadColumn
from kriya.makers.imports.joining.row import MakerRow, Note, Problem
from kriya.makers.imports.sheets.evidence import LOOKS
from kriya.makers.imports.sheets.fields import FIELDS, MAKERS
from kriya.makers.imports.sheets.header import is_blank
from kriya.makers.imports.sheets.model import Cell, Table, cell, letters
from kriya.makers.imports.values.person import nik_beside
from kriya.makers.imports.values.place import read_district, read_village
from kriya.makers.imports.values.reading import Context

SHIFTED: Final = "row_shifted"
_PLAIN: Final = frozenset(
    {"phone", "nik", "npwp", "nib", "gender", "email", "year", "money", "count", "kbli", "postal"}
)
"""Contents that cells of another column do not have."""
_LOOSE: Final = frozenset({"money", "count", "year"})
"""Of these, any number has one."""
_PLACES: Final = {"district": read_district, "village": read_village}
_DOUBTS: Final = frozenset({"district_unknown", "village_unknown"})
_FEWEST: Final = 2
_ENOUGH_ROWS: Final = 5


def note_shifted(rows: Sequence[MakerRow], table: Table, mapping: Mapping[int, str], context: Context) -> None:
    """Refuse, in place, each row of which two cells or more fit the labels one column away and none where they are."""
    typed = {index: name for index, name in mapping.items() if name in _PLACES or _content(name) in _PLAIN}
    for row, cells in zip(rows, table.cells, strict=True):
        if not (row.problems or row.repairs):
            continue
        doubts = len(row.problems) + sum(note.code in _DOUBTS for note in row.repairs)
        if doubts >= _FEWEST and (step := _step(cells, typed, context)):
            at = _beginning(cells, typed, mapping, step, context)
            text = str(cell(cells, at))
            value = masked(text) if nik_beside(text) else text
            row.problems[:] = [Problem(letters(table.first_column + at), SHIFTED, value, "in_line")]
            row.repairs.clear()


def _content(name: str) -> str:
    return FIELDS[MAKERS][name].content if name in FIELDS[MAKERS] else ""


def _fits(value: Cell, name: str, context: Context) -> bool:
    if read := _PLACES.get(name):
        place = read(value, context).value
        return place is not None and place.code is not None
    return LOOKS[_content(name)](value.strip() if isinstance(value, str) else value)


def _strangers(cells: Sequence[Cell], typed: Mapping[int, str], context: Context) -> list[int]:
    """Return the columns whose cells hold something else than their labels say."""
    filled = (index for index in sorted(typed) if not is_blank(cell(cells, index)))
    return [index for index in filled if not _fits(cell(cells, index), typed[index], context)]


def _step(cells: Sequence[Cell], typed: Mapping[int, str], context: Context) -> int:
    """Return how far to the right of their labels the cells stand: 1, -1, or 0 where they do not or it is not sure."""
    strangers = _strangers(cells, typed, context)
    if len(strangers) < _FEWEST:
        return 0
    for step in (1, -1):
        # Where a cell was taken out, its own column is the first with a stranger, and what was in it is gone.
        amiss = strangers if step > 0 else strangers[1:]
        first = strangers[0] + (step < 0)
        beside = [index for index in typed if index >= first and not is_blank(_beside(cells, index, step))]
        fits = [index for index in beside if _fits(_beside(cells, index, step), typed[index], context)]
        sure = [index for index in fits if _content(typed[index]) not in _LOOSE]
        if len(fits) >= _FEWEST and sure and set(amiss) <= set(fits) and len(fits) == len(beside):
            return step
    return 0


def _beside(cells: Sequence[Cell], index: int, step: int) -> Cell:
    return cell(cells, index + step) if index + step >= 0 else ""


def _beginning(
    cells: Sequence[Cell], typed: Mapping[int, str], mapping: Mapping[int, str], step: int, context: Context
) -> int:
    """Return the first column that is amiss: the empty one that was pushed in, else the first with a stranger."""
    first = _strangers(cells, typed, context)[0]
    empty = [index for index in mapping if index <= first and is_blank(cell(cells, index))]
    return max(empty) if step > 0 and empty else first


def note_pushed_down(rows: Sequence[MakerRow], columns: Sequence[ReadColumn], table: Table) -> None:
    """Note, in place, the row below the only gap of a column that has one cell left over below its last row.

    Somebody put a cell in there, and from this row on what stands in the column belongs to the row above.
    """
    found = next((one for one in columns if one.letters == table.left_over), None)
    if found is None or len(rows) < _ENOUGH_ROWS:
        return
    gaps = [position for position, value in enumerate(found.cells) if is_blank(value)]
    if len(gaps) == 1 and gaps[0] + 1 < len(rows):
        rows[gaps[0] + 1].repairs.append(Note(found.letters, "column_pushed_down"))
