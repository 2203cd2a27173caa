"""What may stand in a column, where the template offers a drop-down: a list of words, a range, or a range's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from kriya.makers.imports.sheets.model import Workbook

MOST: Final = 6_000
_RANGE: Final = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_WHERE: Final = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


class Lists:
    """The drop-downs of a template with their words, read when they are asked for."""

    def __init__(self, book: Workbook, seen: Mapping[str, Any]) -> None:
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._seen = seen
        self._read: dict[str, tuple[str, ...]] = {}

    def first_row(self, sheet: str, below: int) -> int:
        """Return the first row below another that has drop-downs: products begin there; 0 where there are none."""
        starts = [int(place[2]) for place, _formula in self._places(sheet) if int(place[2]) > below]
        return min(starts, default=0)

    def of(self, sheet: str, column: str, row: int) -> tuple[str, ...]:
        """Return the words that may stand in a column of that row on; empty where anything may."""
        wanted = _number(column)
        for place, formula in self._places(sheet):
            low, high = _number(place[1]), _number(place[3] or place[1])
            if low <= wanted <= high and int(place[2]) <= row <= int(place[4] or place[2]):
                return self._words(formula, sheet)
        return ()

    def _places(self, sheet: str) -> list[tuple[re.Match[str], str]]:
        lists = self._seen["sheets"].get(sheet, {}).get("lists", [])
        return [(place, formula) for where, formula in lists for place in _WHERE.finditer(where)]

    def _words(self, formula: str, sheet: str) -> tuple[str, ...]:
        if formula not in self._read:
            self._read[formula] = self._of_formula(formula, sheet)
        return self._read[formula]

    def _of_formula(self, formula: str, sheet: str) -> tuple[str, ...]:
        if formula.startswith('"'):
            return tuple(word.strip() for word in formula.strip('"').split(",") if word.strip())
        said = self._seen["names"].get(formula, formula).lstrip("=")
        place = _RANGE.fullmatch(said if "!" in said else f"'{sheet}'!{said}")
        other = self._sheets.get((place[1] or place[2]).replace("''", "'")) if place else None
        if place is None or other is None:
            return ()
        low, high = _number(place[3]), _number(place[5] or place[3])
        first, last = int(place[4]), int(place[6] or place[4])
        found = []
        for number, cells in enumerate(other.rows, other.first_row):
            if first <= number <= last:
                inside = cells[max(0, low - other.first_column) : max(0, high - other.first_column + 1)]
                found += [text for cell in inside if (text := str(cell).strip())]
        return tuple(dict.fromkeys(found[:MOST]))
