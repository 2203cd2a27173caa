"""A file that is no xlsx, written as one: the same cells at the same addresses, marked. No text becomes a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from kriya.makers.export.writing import harmless
from kriya.makers.imports.marking.marks import LEFT_OUT, REFUSED, Mark
from kriya.makers.imports.sheets.model import Cell, Sheet, Workbook, letters

COLOURS: Final = {REFUSED: "#F6B8B0", LEFT_OUT: "#FFE39A"}
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_LONGEST_NAME, _LONGEST_TEXT = 31, 32_767


def write_rebuilt(workbook: Workbook, target: Path, marks: Sequence[Mark]) -> None:
    """Write a workbook as xlsx; the cells of marks are coloured and bear their notes."""
    by_sheet: dict[str, dict[str, Mark]] = {}
    for mark in marks:
        by_sheet.setdefault(mark.sheet, {})[mark.place] = mark
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(target), options) as book:
        formats = _Formats(book)
        taken: set[str] = set()
        for sheet in workbook.sheets:
            page = book.add_worksheet(_free_name(sheet.name, taken))
            _write(page, sheet, by_sheet.get(sheet.name, {}), formats)


def _free_name(name: str, taken: set[str]) -> str:
    plain = name.translate(_FORBIDDEN).strip("'")[:_LONGEST_NAME] or "Data"
    found, number = plain, 1
    while found.lower() in taken:
        number += 1
        found = f"{plain[: _LONGEST_NAME - 4]} ({number})"
    taken.add(found.lower())
    return found


class _Formats:
    """One format for each way a cell looks, made when it is first needed."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Any] = {}

    def of(self, tone: str, number: str, quoted: bool) -> Any:
        key = (tone, number, quoted)
        if key not in self._made:
            wanted: dict[str, Any] = {"bg_color": COLOURS[tone]} if tone else {}
            wanted |= {"num_format": number} if number else {}
            wanted |= {"quote_prefix": True} if quoted else {}
            self._made[key] = self._book.add_format(wanted) if wanted else None
        return self._made[key]


def _write(page: Any, sheet: Sheet, marks: Mapping[str, Mark], formats: _Formats) -> None:
    for down, cells in enumerate(sheet.rows):
        row = sheet.first_row + down - 1
        for across, value in enumerate(cells):
            column = sheet.first_column + across
            mark = marks.get(f"{letters(column)}{row + 1}") if marks else None
            if value == "" and mark is None:
                continue
            _write_cell(page, row, column, value, formats, mark.tone if mark else "")
            if mark:
                page.write_comment(row, column, mark.note, {"author": "Kriya", "x_scale": 1.6})


def _write_cell(page: Any, row: int, column: int, value: Cell, formats: _Formats, tone: str) -> None:
    if isinstance(value, str):
        text = value[:_LONGEST_TEXT]
        style = formats.of(tone, "", harmless(text) != text)
        page.write_string(row, column, text, style) if text else page.write_blank(row, column, None, style)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, formats.of(tone, "", False))
    elif isinstance(value, int | float):
        page.write_number(row, column, value, formats.of(tone, "", False))
    else:
        page.write_datetime(row, column, value, formats.of(tone, _number_format(value), False))


def _number_format(value: dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime):
        return "dd/mm/yyyy hh:mm"
    return "dd/mm/yyyy" if isinstance(value, dt.date) else "hh:mm"
