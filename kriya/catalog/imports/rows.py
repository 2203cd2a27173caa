"""The rows of a product list with what their cells mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from kriya.catalog.imports.blocks import take_makers_above
from kriya.catalog.imports.prices import read_piece_price
from kriya.catalog.imports.values import (
    GRAMS,
    MILLIMETRES,
    read_photo_names,
    read_size,
    read_story,
    read_weight,
    size_in,
    too_small,
    unit_of_label,
)
from kriya.makers.imports.joining.row import MakerRow as Row
from kriya.makers.imports.joining.row import Note, Problem
from kriya.makers.imports.offered import Offered
from kriya.makers.imports.sheets.mapping import ColumnMapping
from kriya.makers.imports.sheets.model import cell as cell_of
from kriya.makers.imports.values.columns import READERS
from kriya.makers.imports.values.money import multiplier_of
from kriya.makers.imports.values.reading import Cell, Context, Reading, refuse

READ_AS: Final[dict[str, Callable[[Cell, Context], Reading]]] = {
    "name": READERS["name"],
    "maker": READERS["name"],
    "owner": READERS["name"],
    "phone": READERS["phone"],
    "nik": READERS["nik"],
    "nib": READERS["paper nib"],
    "category": READERS["text"],
    "price": read_piece_price,
    "description": read_story,
    "notes": read_story,
    "photo": read_photo_names,
    "sku": READERS["text"],
    "weight": read_weight,
    "size": read_size,
    "material": READERS["list"],
    "technique": READERS["text"],
    "motif": READERS["text"],
}
"""What is taken of a product list; the other columns are shown in the mapping and left alone."""


def read_product_rows(one: Offered, context: Context) -> list[Row]:
    """Read the rows of a table; what one could not read stands in the problems of its row."""
    table = one.table
    rows = [Row(table.sheet, number, {}) for number in table.numbers]
    for column in one.mapping.columns:
        cells = [cell_of(cells, column.index) for cells in table.cells]
        if column.field == "stock":
            _note_stock(rows, column, cells)
        elif column.field in READ_AS:
            for row, cell, reading in zip(rows, cells, _readings(one, column, cells, context), strict=True):
                _take(row, column, cell, reading)
    _note_hidden(rows, one)
    take_makers_above(rows, one)
    for row in rows:
        _complete(row, one, context)
    return rows


def _note_hidden(rows: Sequence[Row], one: Offered) -> None:
    table = one.table
    away = [c for c in one.mapping.columns if c.index in table.hidden_columns and c.field in READ_AS]
    name = letters_of(one, "name")
    for row, cells in zip(rows, table.cells, strict=True):
        if row.number in table.hidden_rows:
            row.repairs.append(Note(name, "row_hidden"))
        row.repairs += [Note(c.letters, "column_hidden") for c in away if cell_of(cells, c.index) not in ("", None)]


def _readings(one: Offered, column: ColumnMapping, cells: Sequence[Cell], context: Context) -> list[Reading]:
    if column.field == "price":
        return _prices(one, column, cells, context)
    if column.field == "size":
        unit = unit_of_label(column.label, MILLIMETRES)
        return [read_size(cell, context, unit) for cell in cells]
    if column.field == "weight":
        unit = unit_of_label(column.label, GRAMS)
        return [read_weight(cell, context, unit) for cell in cells]
    read = READ_AS[column.field]
    return [read(cell, context) for cell in cells]


def _prices(one: Offered, column: ColumnMapping, cells: Sequence[Cell], context: Context) -> list[Reading]:
    unit = next(found.unit for found in one.table.columns if found.index == column.index)
    context = context._replace(multiplier=unit if unit > 1 else multiplier_of(column.label))
    readings = [read_piece_price(cell, context) for cell in cells]
    known = [float(reading.value) for reading in readings if reading.value]
    for position, reading in enumerate(readings):
        if reading.value and not isinstance(cells[position], str) and too_small(reading.value, known):
            readings[position] = refuse("money_too_small", "price")
        elif reading.problem:
            readings[position] = reading._replace(expected="price")
    return readings


def _note_stock(rows: Sequence[Row], column: ColumnMapping, cells: Sequence[Cell]) -> None:
    for row, cell in zip(rows, cells, strict=True):
        if cell not in ("", None, "-"):
            row.repairs.append(Note(column.letters, "stock_not_taken"))


def _take(row: Row, column: ColumnMapping, cell: Cell, reading: Reading) -> None:
    row.repairs += [Note(column.letters, code) for code in reading.repairs]
    if reading.problem:
        row.problems.append(Problem(column.letters, reading.problem, str(cell), reading.expected or ""))
    elif reading.value is not None:
        row.fields[column.field] = _joined(row.fields.get(column.field), reading.value)


def _joined(before: Any, more: Any) -> Any:
    """Several columns of one field say more of it together: photos, notes."""
    if before is None:
        return more
    if isinstance(before, tuple) and isinstance(more, tuple) and type(before) is tuple:
        return (*before, *(one for one in more if one not in before))
    return f"{before}\n{more}" if isinstance(before, str) and before != more else before


def _complete(row: Row, one: Offered, context: Context) -> None:
    notes = row.fields.pop("notes", None)
    if notes and "description" not in row.fields:
        row.fields["description"] = notes
    if "size" not in row.fields and (text := row.fields.get("description")) and (size := size_in(text, context)):
        row.fields["size"] = size
        row.repairs.append(Note(letters_of(one, "description"), "size_from_text"))


def letters_of(one: Offered, *fields: str) -> str:
    """Name the column of the first of these fields that the table has, A when it has none."""
    for name in fields:
        for column in one.mapping.columns:
            if column.field == name:
                return column.letters
    return "A"
