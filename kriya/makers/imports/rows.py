"""Rows of a register as a file tells them: from a table and its mapping to fields with meaning.

`read_rows` reads one sheet, `distinct` says which rows of all sheets are one business, `merge` makes one of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kriya.core.garbage import collection_paused
from kriya.makers.imports.identity.clusters import Clusters, cluster
from kriya.makers.imports.joining.carried import carry_places
from kriya.makers.imports.joining.columns import ReadColumn, read_columns
from kriya.makers.imports.joining.craft_headings import complete_crafts
from kriya.makers.imports.joining.headings import complete_places
from kriya.makers.imports.joining.hidden import note_hidden
from kriya.makers.imports.joining.merging import Contradiction, Merged, merge
from kriya.makers.imports.joining.places import exchange_places, mark_elsewhere
from kriya.makers.imports.joining.row import MakerRow, Note, Problem
from kriya.makers.imports.joining.shifted import note_pushed_down, note_shifted
from kriya.makers.imports.joining.together import finish
from kriya.makers.imports.joining.workers import set_others_beside
from kriya.makers.imports.joining.years import name_by_year, tell_years
from kriya.makers.imports.sheets.fields import IGNORE
from kriya.makers.imports.sheets.header import is_number
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.sheets.model import Table, cell
from kriya.makers.imports.values.reading import Cell, Context, one_line, plain

_RANGES = frozenset({"money_range", "number_range", "money_limit", "number_limit"})
_LONGEST_LABEL = 60

__all__ = [
    "Contradiction",
    "MakerRow",
    "Merged",
    "Note",
    "Problem",
    "distinct",
    "merge",
    "read_rows",
    "repairs_of",
]


def read_rows(table: Table, mapping: ColumnMappings | Mapping[int, str], context: Context) -> list[MakerRow]:
    """Read the rows of a table whose columns are mapped to the fields of sheets.fields.

    A mapping is what sheets.mapping proposes, or the name of a field by index of a column.

    `context.regency` is the council's; where the file names districts of another regency, theirs is taken.
    """
    with collection_paused():
        columns = read_columns(table, _by_index(mapping), context)
        newest = name_by_year(columns)
        set_others_beside(columns)
        names = [c.field for c in columns]
        values = zip(*(c.values for c in columns), strict=True) if columns else ((),) * len(table)
        rows = [
            MakerRow(table.sheet, number, {k: v for k, v in zip(names, row, strict=True) if v is not None}, [], [])
            for number, row in zip(table.numbers, values, strict=True)
        ]
        for column in columns:
            _note(rows, column)
        note_hidden(rows, columns, table)
        note_pushed_down(rows, columns, table)
        note_shifted(rows, table, _by_index(mapping), context)
        tell_years(rows, columns, newest)
        letters = {c.field: c.letters for c in columns}
        exchange_places(rows, letters, context)
        carry_places(rows, letters, context)
        finish(rows, letters, context, _numbered(table, _by_index(mapping)))
        complete_places(rows, table, context)
        complete_crafts(rows, table)
        mark_elsewhere(rows, letters, context)
    return rows


def _by_index(mapping: ColumnMappings | Mapping[int, str]) -> Mapping[int, str]:
    if isinstance(mapping, ColumnMappings):
        return {column.index: column.field for column in mapping.columns if column.field != IGNORE}
    return mapping


def _numbered(table: Table, mapping: Mapping[int, str]) -> frozenset[int]:
    """Return the rows that bear a running number."""
    index = next((index for index, name in mapping.items() if name == "no"), None)
    if index is None:
        return frozenset()
    return frozenset(row.number for row in table.rows if is_number(cell(row.cells, index)))


def _note(rows: Sequence[MakerRow], column: ReadColumn) -> None:
    notes: dict[tuple[str, ...], list[Note]] = {}
    for position, (_, repairs, problem, expected) in column.noted:
        row = rows[position]
        if repairs:
            made = notes.get(repairs)
            if made is None:
                made = notes[repairs] = [Note(column.letters, code) for code in repairs]
            row.repairs += made
        if problem:
            row.problems.append(Problem(column.letters, problem, str(column.cells[position]), expected or ""))
        if problem in _RANGES:
            _keep_words(row, column, column.cells[position])


def _keep_words(row: MakerRow, column: ReadColumn, cell: Cell) -> None:
    """Keep what the office wrote where it told from and to: the middle would be a figure that nobody told."""
    label = one_line(plain(column.label))[:_LONGEST_LABEL] or column.letters
    row.fields["asides"] = (*row.fields.get("asides", ()), f"{label}: {one_line(plain(str(cell)))}")
    row.repairs.append(Note(column.letters, "range_in_words"))


def distinct(rows: Sequence[MakerRow]) -> Clusters:
    """Group rows, of one sheet or of many, that are certainly one business."""
    with collection_paused():
        return cluster([row.fields for row in rows])


def repairs_of(rows: Iterable[MakerRow]) -> Counter[str]:
    """Count the repairs of rows by their code."""
    return Counter(note.code for row in rows for note in row.repairs)
