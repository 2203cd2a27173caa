"""Which rows and columns of a sheet are out of sight, by hand or by a filter: calamine reads them as any other."""

from __future__ import annotations

import re
from typing import NamedTuple

from kriya.makers.imports.sheets.child.stop import Bounds

_MARKS = (b'hidden="1"', b'hidden="true"', b"hidden='1'", b"hidden='true'")
_HIDDEN = rb"\bhidden=[\"'](?:1|true)[\"']"
_ROW = re.compile(rb"<row\b[^>]*" + _HIDDEN + rb"[^>]*>")
_COLUMN = re.compile(rb"<col\b[^>]*" + _HIDDEN + rb"[^>]*>")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_FIRST, _LAST = re.compile(rb"\bmin=[\"'](\d{1,5})[\"']"), re.compile(rb"\bmax=[\"'](\d{1,5})[\"']")


class Concealed(NamedTuple):
    """Rows and columns that do not show, counted from 0."""

    rows: list[int]
    columns: list[int]


NOTHING = Concealed([], [])


def concealed_in(xml: bytes, bounds: Bounds) -> Concealed:
    """Return what a sheet of an xlsx hides, within the bounds."""
    if not any(mark in xml for mark in _MARKS):
        return NOTHING
    numbers = (_NUMBER.search(tag[0]) for tag in _ROW.finditer(xml))
    rows = [int(found[1]) - 1 for found in numbers if found]
    columns: list[int] = []
    for tag in _COLUMN.finditer(xml):
        first, last = _FIRST.search(tag[0]), _LAST.search(tag[0])
        if first and last:
            columns += range(int(first[1]) - 1, min(int(last[1]), bounds["columns"]))
    return Concealed([row for row in rows if 0 <= row < bounds["rows"]], columns)
