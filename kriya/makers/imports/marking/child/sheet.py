"""Colours cells of a sheet: gives each another style, and touches nothing else of its XML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kriya.makers.imports.marking.child.styles import Styles

# Attribute values may hold ">": what is quoted is skipped whole.
ATTRIBUTES = rb"""(?:[^>"']|"[^"]*"|'[^']*')*?"""
_ROW = re.compile(rb"<((?:\w+:)?)row\b(" + ATTRIBUTES + rb")(/?)>")
_CELL = re.compile(rb"<((?:\w+:)?)c\b(" + ATTRIBUTES + rb")(/?)>")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)(\d+)["']""")
_STYLE = re.compile(rb"""(\ss\s*=\s*["'])(\d+)(["'])""")
_SPLIT = re.compile(r"([A-Z]+)(\d+)")


def column_number(name: bytes) -> int:
    """Turn the letters of a column into its number, A is 0."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


def colour_cells(xml: bytes, tones: Mapping[str, str], styles: Styles) -> bytes:
    """Give the cells at these places ("B12") the colour of their tone; cells that lack are added."""
    rows: dict[int, dict[int, tuple[bytes, str]]] = {}
    for place, tone in tones.items():
        parts = _SPLIT.fullmatch(place)
        if parts:
            name = parts[1].encode()
            rows.setdefault(int(parts[2]), {})[column_number(name)] = (name, tone)
    out, done, number = [], 0, 0
    for row in _ROW.finditer(xml):
        at = _PLACE.search(row[2])
        number = int(at[2]) if at else number + 1
        if number not in rows:
            continue
        inside, end = _inside(xml, row)
        closing = b"</" + row[1] + b"row>"
        out += [xml[done : row.start()], b"<" + row[1] + b"row" + row[2] + b">"]
        out += [_coloured(inside, row[1], number, rows[number], styles), closing]
        done = end
    return b"".join([*out, xml[done:]])


def _inside(xml: bytes, row: re.Match[bytes]) -> tuple[bytes, int]:
    if row[3]:
        return b"", row.end()
    closing = b"</" + row[1] + b"row>"
    at = xml.index(closing, row.end())
    return xml[row.end() : at], at + len(closing)


def _coloured(
    inside: bytes, prefix: bytes, number: int, wanted: Mapping[int, tuple[bytes, str]], styles: Styles
) -> bytes:
    out, done, column = [], 0, -1
    waiting = dict(sorted(wanted.items()))
    for cell in _CELL.finditer(inside):
        place = _PLACE.search(cell[2])
        column = column_number(place[1]) if place else column + 1
        for missing in [one for one in waiting if one < column]:
            out += [inside[done : cell.start()], _new(prefix, number, waiting.pop(missing), styles)]
            done = cell.start()
        if column in waiting:
            _name, tone = waiting.pop(column)
            out += [inside[done : cell.start()], _restyled(cell, tone, styles)]
            done = cell.end()
    rest = [_new(prefix, number, one, styles) for one in waiting.values()]
    # A row may end with an extension; cells stand before it.
    tail = re.search(rb"<(?:\w+:)?extLst\b", inside[done:])
    end = done + tail.start() if tail else len(inside)
    return b"".join([*out, inside[done:end], *rest, inside[end:]])


def _new(prefix: bytes, number: int, wanted: tuple[bytes, str], styles: Styles) -> bytes:
    name, tone = wanted
    return b'<%bc r="%b%d" s="%d"/>' % (prefix, name, number, styles.coloured(0, tone))


def _restyled(cell: re.Match[bytes], tone: str, styles: Styles) -> bytes:
    about = cell[2]
    style = _STYLE.search(about)
    index = b"%d" % styles.coloured(int(style[2]) if style else 0, tone)
    if style:
        about = about[: style.start()] + style[1] + index + style[3] + about[style.end() :]
    else:
        about = about.rstrip() + b' s="' + index + b'"'
    return b"<" + cell[1] + b"c" + about + cell[3] + b">"
