"""The first rows of a table as they would be read."""

from __future__ import annotations

from typing import NamedTuple

from kriya.makers.imports.sheets.mapping import Mapping
from kriya.makers.imports.sheets.model import Cell, Table, cell


class PreviewCell(NamedTuple):
    """A cell by its address (Sheet!B12) and what stands in it."""

    address: str
    value: Cell


def preview(table: Table, mapping: Mapping, n: int = 10) -> list[dict[str, list[PreviewCell]]]:
    """Give the first n rows as field -> cells; a field read from several columns has several."""
    fields = mapping.fields()
    rows = zip(table.numbers[:n], table.cells[:n], strict=True)
    return [
        {
            name: [PreviewCell(table.address(number, index), cell(cells, index)) for index in indexes]
            for name, indexes in fields.items()
        }
        for number, cells in rows
    ]
