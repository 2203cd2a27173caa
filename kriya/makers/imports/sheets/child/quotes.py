"""A quote that somebody typed and never closed takes the rows below it into one field: they are rows again."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

_NARROWEST = 3


def without_swallowed(rows: list[list[str]], text: str, delimiter: str) -> list[list[str]]:
    """Give the rows of a text where none holds others in a field; a field of several lines, as an address is, stays."""
    if not any("\n" in field or "\r" in field for row in rows for field in row):
        return rows
    width = Counter(map(len, rows)).most_common(1)[0][0]
    if width < _NARROWEST:
        return rows
    lines = list(StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    found: list[list[str]] = []
    start = 0
    for row in reader:
        own, start = lines[start : reader.line_num], reader.line_num
        if len(own) > 1 and _is_several(own, width, delimiter):
            found += [_alone(line, delimiter) for line in own]
        else:
            found.append(row)
    return found


def _is_several(lines: list[str], width: int, delimiter: str) -> bool:
    """Tell whether every line, or one wholly within the field, is as wide as a row of its own."""
    whole = [_is_row(line, width, delimiter) for line in lines if line.strip()]
    return all(whole) or any(whole[1:-1])


def _is_row(line: str, width: int, delimiter: str) -> bool:
    row = _alone(line, delimiter)
    # In prose a space follows the sign: "Jl. Melati 3, RT 01". Between fields it does not.
    return len(row) == width and not all(field.startswith(" ") for field in row[1:])


def _alone(line: str, delimiter: str) -> list[str]:
    """Read one line as a row; where its quotes do not come in pairs they are none."""
    line = line.rstrip("\r\n")
    if line.count('"') % 2 == 0:
        return next(csv.reader([line], delimiter=delimiter), [])
    row = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [field.strip('"') if field.count('"') == 1 else field for field in row]
