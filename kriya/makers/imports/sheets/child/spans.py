"""The merged ranges of an OpenDocument spreadsheet and what it hides, which calamine does not tell.

Runs over the tags of content.xml as text: a cell that spans is written with how far, and what repeats with how often.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from kriya.makers.imports.sheets.child.concealed import Concealed
from kriya.makers.imports.sheets.child.stop import Bounds

Merged = tuple[int, int, int, int]

_TAG = re.compile(rb"<(/?)table:(table|table-column|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_HIDDEN = re.compile(rb"\btable:visibility=[\"'](?:collapse|filter)[\"']")
_NAME = re.compile(rb"\btable:name=(?:\"([^\"]*)\"|'([^']*)')")
_ROWS_REPEATED = re.compile(rb"number-rows-repeated=[\"'](\d{1,7})[\"']")
_COLUMNS_REPEATED = re.compile(rb"number-columns-repeated=[\"'](\d{1,7})[\"']")
_ROWS_SPANNED = re.compile(rb"number-rows-spanned=[\"'](\d{1,7})[\"']")
_COLUMNS_SPANNED = re.compile(rb"number-columns-spanned=[\"'](\d{1,7})[\"']")


class Layout(NamedTuple):
    """What a sheet merges (first row, first column, last row, last column) and what it does not show."""

    merged: list[Merged]
    concealed: Concealed


def layout_by_sheet(archive: ZipFile, bounds: Bounds) -> dict[str, Layout]:
    """Return the layout of each sheet by its name."""
    try:
        xml = archive.read("content.xml")
    except (BadZipFile, KeyError, EOFError, OSError, ValueError, NotImplementedError):
        return {}  # calamine reads the same part and says what is wrong with it.
    if b"-spanned=" not in xml and not _HIDDEN.search(xml):
        return {}
    reader = _Reader(bounds)
    for tag in _TAG.finditer(xml):
        reader.take(tag[2], tag[3], closes=bool(tag[1]))
    return reader.found


class _Reader:
    """Where the tags have come to: the sheet, and the row and column in it."""

    def __init__(self, bounds: Bounds) -> None:
        self.found: dict[str, Layout] = {}
        self._bounds = bounds
        self._here = Layout([], Concealed([], []))
        self._row = self._column = self._rows = 0

    def take(self, kind: bytes, about: bytes, *, closes: bool) -> None:
        """Follow one tag."""
        if kind == b"table-row":
            self._take_row(about, closes=closes)
        elif closes:
            return
        elif kind == b"table":
            self._here = self.found.setdefault(_name(about), Layout([], Concealed([], [])))
            self._row = self._column = 0
        elif kind == b"table-column":
            self._take_column(about)
        else:
            self._take_cell(about)

    def _take_column(self, about: bytes) -> None:
        last = self._column + _number(_COLUMNS_REPEATED, about)
        if _HIDDEN.search(about):
            self._here.concealed.columns.extend(range(self._column, min(last, self._bounds["columns"])))
        self._column = last

    def _take_row(self, about: bytes, *, closes: bool) -> None:
        if not closes:
            self._column, self._rows = 0, _number(_ROWS_REPEATED, about)
            if _HIDDEN.search(about):
                last = min(self._row + self._rows, self._bounds["rows"])
                self._here.concealed.rows.extend(range(self._row, last))
        if closes or about.endswith(b"/"):
            self._row += self._rows

    def _take_cell(self, about: bytes) -> None:
        down, across = _number(_ROWS_SPANNED, about), _number(_COLUMNS_SPANNED, about)
        inside = self._row < self._bounds["rows"] and self._column < self._bounds["columns"]
        if (down > 1 or across > 1) and inside:
            self._here.merged.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
        self._column += _number(_COLUMNS_REPEATED, about)


def _name(about: bytes) -> str:
    found = _NAME.search(about)
    return unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""


def _number(pattern: re.Pattern[bytes], about: bytes) -> int:
    found = pattern.search(about)
    return max(1, int(found[1])) if found else 1
