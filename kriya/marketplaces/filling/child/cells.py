"""Writes values into cells of a sheet's XML, keeping the style that each cell has; rows that lack are added."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from kriya.makers.imports.marking.child.sheet import ATTRIBUTES, column_number

_ROW = re.compile(rb"<((?:\w+:)?)row\b(" + ATTRIBUTES + rb")(/?)>")
_CELL = re.compile(rb"<((?:\w+:)?)c\b(" + ATTRIBUTES + rb")(?:/>|>(.*?)</\1c>)", re.DOTALL)
_DATA = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*?(/?)>")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)(\d+)["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_DIMENSION = re.compile(rb"""<(?:\w+:)?dimension\b[^>]*/>""")
_SPLIT = re.compile(r"([A-Z]+)(\d+)")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Wanted = dict[int, dict[int, tuple[bytes, Any]]]


def fill_cells(xml: bytes, values: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """Return the sheet with a text or number at each place ("B12"), and the places that held a formula: they stay."""
    rows = _by_row(values)
    kept: list[str] = []
    data = _DATA.search(xml)
    if data is None:
        raise ValueError("no rows")
    prefix = data[1]
    if data[2]:  # <sheetData/>: nothing stands there yet
        inner, head, tail = (
            b"",
            xml[: data.end() - 2].rstrip() + b">",
            b"</" + prefix + b"sheetData>" + xml[data.end() :],
        )
    else:
        end = xml.rindex(b"</" + prefix + b"sheetData>")
        inner, head, tail = xml[data.end() : end], xml[: data.end()], xml[end:]
    # What the sheet says of its own size would be too small now; it may be left out.
    return _DIMENSION.sub(b"", head, count=1) + _filled(inner, prefix, rows, kept) + tail, kept


def _by_row(values: Mapping[str, Any]) -> Wanted:
    rows: Wanted = {}
    for place, value in values.items():
        parts = _SPLIT.fullmatch(place)
        if parts is None:
            raise ValueError(place)
        name = parts[1].encode()
        rows.setdefault(int(parts[2]), {})[column_number(name)] = (name, value)
    return dict(sorted(rows.items()))


def _filled(inner: bytes, prefix: bytes, rows: Wanted, kept: list[str]) -> bytes:
    out: list[bytes] = []
    done, number = 0, 0
    waiting, styles = dict(rows), dict[int, bytes]()
    for row in _ROW.finditer(inner):
        if row.start() < done:
            continue
        at = _PLACE.search(row[2])
        number = int(at[2]) if at else number + 1
        for missing in [one for one in waiting if one < number]:
            out += [inner[done : row.start()], _new_row(prefix, missing, waiting.pop(missing), styles)]
            done = row.start()
        if number in waiting:
            inside, end = _inside(inner, row)
            about = re.sub(rb"""\sspans\s*=\s*["'][^"']*["']""", b"", row[2])
            cells = _cells(inside, row[1], number, waiting.pop(number), styles, kept)
            out += [inner[done : row.start()], b"<%brow%b>" % (row[1], about), cells, b"</%brow>" % row[1]]
            done = end
    out.append(inner[done:])
    out += [_new_row(prefix, missing, cells, styles) for missing, cells in waiting.items()]
    return b"".join(out)


def _inside(inner: bytes, row: re.Match[bytes]) -> tuple[bytes, int]:
    if row[3]:
        return b"", row.end()
    closing = b"</" + row[1] + b"row>"
    at = inner.index(closing, row.end())
    return inner[row.end() : at], at + len(closing)


def _cells(
    inside: bytes,
    prefix: bytes,
    number: int,
    wanted: Mapping[int, tuple[bytes, Any]],
    styles: dict[int, bytes],
    kept: list[str],
) -> bytes:
    out: list[bytes] = []
    done, column = 0, -1
    waiting = dict(sorted(wanted.items()))
    for cell in _CELL.finditer(inside):
        place = _PLACE.search(cell[2])
        column = column_number(place[1]) if place else column + 1
        for missing in [one for one in waiting if one < column]:
            out += [inside[done : cell.start()], _cell(prefix, number, waiting.pop(missing), styles.get(missing, b""))]
            done = cell.start()
        if column not in waiting:
            continue
        name, value = waiting.pop(column)
        if cell[3] and re.search(rb"<(?:\w+:)?f\b", cell[3]):
            kept.append(f"{name.decode()}{number}")
            continue
        style = _STYLE.search(cell[2])
        styles.setdefault(column, style[1] if style else b"")
        out += [inside[done : cell.start()], _cell(prefix, number, (name, value), style[1] if style else b"")]
        done = cell.end()
    rest = [_cell(prefix, number, one, styles.get(at, b"")) for at, one in waiting.items()]
    tail = re.search(rb"<(?:\w+:)?extLst\b", inside[done:])
    end = done + tail.start() if tail else len(inside)
    return b"".join([*out, inside[done:end], *rest, inside[end:]])


def _new_row(prefix: bytes, number: int, wanted: Mapping[int, tuple[bytes, Any]], styles: Mapping[int, bytes]) -> bytes:
    cells = [_cell(prefix, number, one, styles.get(at, b"")) for at, one in sorted(wanted.items())]
    return b'<%brow r="%d">%b</%brow>' % (prefix, number, b"".join(cells), prefix)


def _cell(prefix: bytes, number: int, wanted: tuple[bytes, Any], style: bytes) -> bytes:
    """A text is written as text whatever it begins with: none becomes a formula."""
    name, value = wanted
    dress = b' s="%b"' % style if style else b""
    at = b'<%bc r="%b%d"%b' % (prefix, name, number, dress)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return at + b"><%bv>%b</%bv></%bc>" % (prefix, str(value).encode(), prefix, prefix)
    text = escape(_UNSPEAKABLE.sub("", str(value))).encode("utf-8", "ignore")
    return at + b' t="inlineStr"><%bis><%bt xml:space="preserve">%b</%bt></%bis></%bc>' % (
        prefix, prefix, text, prefix, prefix, prefix,
    )  # fmt: skip
