"""Rows and columns that nobody saw when the file was sent: they are read, and said so."""

from __future__ import annotations

from collections.abc import Sequence

from kriya.makers.imports.joining.columns import ReadColumn
from kriya.makers.imports.joining.row import MakerRow, Note
from kriya.makers.imports.sheets.model import Table

_FIRST = ("name", "owner")


def note_hidden(rows: Sequence[MakerRow], columns: Sequence[ReadColumn], table: Table) -> None:
    """Note, in place, every row that its sheet hides, and every cell with a value in a column that it hides."""
    if table.hidden_rows and columns:
        shown = next((one for name in _FIRST for one in columns if one.field == name), columns[0])
        for row in rows:
            if row.number in table.hidden_rows:
                row.repairs.append(Note(shown.letters, "row_hidden"))
    out_of_sight = {column.letters for column in table.columns if column.index in table.hidden_columns}
    for column in columns:
        if column.letters in out_of_sight:
            for row, value in zip(rows, column.values, strict=True):
                if value is not None:
                    row.repairs.append(Note(column.letters, "column_hidden"))
