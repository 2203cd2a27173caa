"""A list whose columns all stand in the first: separated text that a program opened with another separator."""

from __future__ import annotations

from typing import Final

from kriya.makers.imports.sheets.header import filled
from kriya.makers.imports.sheets.headwords import is_known_word
from kriya.makers.imports.sheets.model import Sheet

_SIGNS: Final = (";", ",", "\t", "|")
_SEARCHED, _LABELS = 10, 3


def is_crammed(sheet: Sheet) -> bool:
    """Say whether one of the first rows holds, in a single cell, the labels of several columns."""
    rows = [(row, filled(row)) for row in sheet.rows[:_SEARCHED]]
    cells = [row[places[0]] for row, places in rows if len(places) == 1]
    return any(isinstance(cell, str) and _names_columns(cell) for cell in cells)


def _names_columns(cell: str) -> bool:
    return any(_known(cell.split(sign)) >= _LABELS for sign in _SIGNS if sign in cell)


def _known(parts: list[str]) -> int:
    known = sum(is_known_word(part) for part in parts)
    return known if 2 * known >= len(parts) else 0
