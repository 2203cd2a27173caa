"""Which rows and columns an old workbook (xls) hides, by hand or by a filter: its records say so, calamine does not."""

from __future__ import annotations

import struct
from struct import unpack_from

from kriya.makers.imports.sheets.child.concealed import Concealed
from kriya.makers.imports.sheets.child.container import stream_of
from kriya.makers.imports.sheets.child.spans import Layout
from kriya.makers.imports.sheets.child.stop import Bounds

_BEGIN, _SHEET, _ROW, _COLUMNS, _END = 0x0809, 0x0085, 0x0208, 0x007D, 0x000A
_ROW_HIDDEN, _COLUMNS_HIDDEN, _WIDE = 0x20, 0x01, 0x01
_SINCE_97 = 0x0600


def concealed_by_sheet(data: bytes, bounds: Bounds) -> dict[str, Layout]:
    """Return what each sheet hides, by its name; nothing of a file that calamine will say is damaged."""
    try:
        stream = stream_of(data, "Workbook", "Book", "WORKBOOK", "BOOK")
        return {name: Layout([], _concealed(stream, start, bounds)) for name, start in _sheets(stream)}
    except (struct.error, IndexError):
        return {}


def _sheets(stream: bytes) -> list[tuple[str, int]]:
    """Return the name of every sheet, and where its records begin."""
    (version,) = unpack_from("<H", stream, 4)
    found: list[tuple[str, int]] = []
    at = 0
    while True:
        kind, size = unpack_from("<HH", stream, at)
        if kind == _END:
            return found
        if kind == _SHEET:
            start, _state, _type, length = unpack_from("<IBBB", stream, at + 4)
            text = stream[at + 11 : at + 4 + size]
            if version < _SINCE_97:
                name = text[:length].decode("cp1252", "replace")
            else:
                name = text[1:].decode("utf-16-le" if text[0] & _WIDE else "latin-1", "replace")[:length]
            found.append((name, start))
        at += 4 + size


def _concealed(stream: bytes, start: int, bounds: Bounds) -> Concealed:
    rows: list[int] = []
    columns: list[int] = []
    at, depth, end = start, 0, len(stream) - 4
    while at <= end:
        kind, size = unpack_from("<HH", stream, at)
        if kind == _ROW and stream[at + 16] & _ROW_HIDDEN:
            rows.append(unpack_from("<H", stream, at + 4)[0])
        elif kind == _COLUMNS and stream[at + 12] & _COLUMNS_HIDDEN:
            first, last = unpack_from("<HH", stream, at + 4)
            columns += range(first, min(last + 1, bounds["columns"]))
        elif kind == _BEGIN:
            depth += 1  # A chart within the sheet has records of its own.
        elif kind == _END:
            depth -= 1
            if not depth:
                break
        at += 4 + size
    return Concealed([row for row in rows if row < bounds["rows"]], columns)
