"""Text files with separators: encoding, delimiter, and rows with a field too many."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from io import StringIO
from typing import NamedTuple

from kriya.makers.imports.sheets.child.quotes import without_swallowed
from kriya.makers.imports.sheets.child.stop import Bounds, Stop

DELIMITERS = ";,\t|"
LONGEST_FIELD = 1_000_000
_SAMPLE = 300
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"{\\rtf", b"\x7fELF")
_PERHAPS_TEXT = (b"RIFF", b"MZ")  # A register may begin with such a name.
_FEW, _SHARE = 3, 0.005
_NUMBER = re.compile(r"'?\s*[-+]?\d[\d.,]*\s*$")
_KEPT_AS_TEXT = re.compile(r'^\s*="([^"]*)"\s*$')
"""How an export keeps a spreadsheet from taking digits for a number: ="0912345"."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Text(NamedTuple):
    """A text file as rows. mended: row index (from 0) -> code."""

    rows: list[list[str]]
    encoding: str
    delimiter: str
    mended: dict[int, str]


def read_text(data: bytes, bounds: Bounds) -> Text:
    """Read separated text, whatever its encoding and delimiter.

    Raises Stop: not_a_spreadsheet (bytes that are no text, or JSON), too_many_columns, too_many_rows.
    """
    columns = bounds["columns"]
    text, encoding = decode(data)
    if _is_json(text):
        raise Stop("not_a_spreadsheet")
    delimiter, text = _delimiter(text)
    if max(line.count(delimiter) for line in text.split("\n", 5)[:5]) > max(columns * 10, 10_000):
        raise Stop("too_many_columns", columns=text.split("\n", 1)[0].count(delimiter) + 1, limit=columns)
    rows = without_swallowed(_rows(text, delimiter), text, delimiter)
    if '="' in text:
        rows = [[_KEPT_AS_TEXT.sub(r"\1", field) for field in row] for row in rows]
    widest = max(map(len, rows), default=0)
    if widest > columns:
        raise Stop("too_many_columns", columns=widest, limit=columns)
    if len(rows) > bounds["rows"]:
        raise Stop("too_many_rows", rows=len(rows), limit=bounds["rows"])
    return Text(rows, encoding, delimiter, _mend(rows, delimiter))


def _is_json(text: str) -> bool:
    """What programs tell each other: as text with separators, each of its lines would be a business."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def decode(data: bytes) -> tuple[str, str]:
    """Give the text of a file and the name of its encoding.

    Raises Stop: not_a_spreadsheet.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as no:
                raise Stop("not_a_spreadsheet") from no
    if encoding := _wide(data):
        return data.decode(encoding, "replace"), encoding
    data = _without_zeros(data)
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _without_zeros(data: bytes) -> bytes:
    """A few zeros among text are what some program left behind; many, or other signs of no text, are no text."""
    zeros = data.count(b"\0")
    if data.startswith(_NO_TEXT) or (zeros and data.startswith(_PERHAPS_TEXT)):
        raise Stop("not_a_spreadsheet")
    if zeros > max(_FEW, len(data) * _SHARE) or sum(data[:4096].count(byte) for byte in range(1, 9)) > 4:
        raise Stop("not_a_spreadsheet")
    return data.replace(b"\0", b"") if zeros else data


def _wide(data: bytes) -> str:
    """Two bytes a letter without saying so: nearly every second byte of Latin text is then zero."""
    head = data[: 4096 - len(data) % 2]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, letters = head[start::2], head[1 - start :: 2]
        if zeros and zeros.count(0) > 0.9 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return encoding
    return ""


def _delimiter(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    head = text[:65_536]
    if len(text) > len(head):
        head = head.rpartition("\n")[0] or head
    return max(DELIMITERS, key=lambda sign: _evenness(head, sign)), text


def _evenness(head: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as most rows are, and that width: prose has commas too, not as many in each line."""
    widths = Counter(len(row) for row in _rows(head, delimiter)[:_SAMPLE] if row)
    if not widths:
        return 0.0, 0
    width, rows = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (rows / sum(widths.values()) if width > 1 else 0.0), width


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))
        except csv.Error:
            continue
        if quoting == csv.QUOTE_NONE or not _swallowed(rows):
            return rows
    raise Stop("not_a_spreadsheet")


def _swallowed(rows: list[list[str]]) -> bool:
    """A quote that is never closed swallows the rest of the file into one field."""
    return any(field.count("\n") > 100 for row in rows[-1:] for field in row)


def _mend(rows: list[list[str]], delimiter: str) -> dict[int, str]:
    """A row with a field too many holds a delimiter nobody quoted: join the neighbours that leave the rest in place."""
    widths = Counter(map(len, rows))
    width = widths.most_common(1)[0][0] if widths else 0
    if width < 3 or widths[width] == len(rows):
        return {}
    columns = list(zip(*[row for row in rows if len(row) == width][1 : _SAMPLE + 1], strict=True))
    if not columns:
        return {}
    usual = [Counter(column).most_common(1)[0] for column in columns]
    constant = {place: word for place, (word, times) in enumerate(usual) if word and times > 0.9 * len(columns[0])}
    numeric = {place for place, column in enumerate(columns) if sum(map(_is_number, column)) > 0.8 * len(column)}
    mended = {}
    for place, row in enumerate(rows):
        if width < len(row) <= width + 3 and (better := _join(row, width, delimiter, constant, numeric)):
            rows[place] = better
            mended[place] = "field_too_many"
    return mended


def _join(row: list[str], width: int, delimiter: str, constant: dict[int, str], numeric: set[int]) -> list[str] | None:
    surplus = len(row) - width
    if not any(row[width:]):
        return row[:width]
    ways = []
    for at in range(width):
        pieces = row[at : at + surplus + 1]
        joined = [*row[:at], delimiter.join(pieces), *row[at + surplus + 1 :]]
        fit = sum(joined[place] == word for place, word in constant.items())
        fit += sum(_is_number(joined[place]) for place in numeric)
        # In prose a space follows the sign: "jual kain; sarung". Between fields it does not.
        prose = all(piece.startswith(" ") for piece in pieces[1:])
        ways.append((fit, prose, joined))
    best = max(ways, key=lambda way: way[:2])
    certain = best[1] or sum(way[0] == best[0] for way in ways) == 1
    return best[2] if certain and best[0] >= 0.7 * (len(constant) + len(numeric)) else None


def _is_number(value: str) -> bool:
    return bool(_NUMBER.match(value))
