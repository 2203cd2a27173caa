"""Write rows as a spreadsheet: numbers stay numbers, days stay days, and no text can turn into a formula.

Source of the rule: OWASP, CSV injection: a cell that begins with = + - @, a tab or a carriage return may be run.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Literal, TextIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FieldKind = Literal["text", "number", "rupiah", "year", "date", "decimal"]
Delimiter = Literal[";", ","]
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
_LONGEST_TEXT: Final = 32_767
_WIDTHS: Final = {"text": 24, "number": 12, "rupiah": 18, "year": 10, "date": 13, "decimal": 14}
_FORMATS: Final = {"number": "#,##0", "rupiah": "#,##0", "year": "0", "date": "yyyy-mm-dd", "decimal": "0.######"}


@dataclass(frozen=True)
class Field:
    """One column of a file: its header, what kind its cells are, and how a row gives its value (None: empty)."""

    header: str
    value: Callable[[Any], Any]
    kind: FieldKind = "text"


@dataclass(frozen=True)
class Page:
    """One sheet of a workbook: its name, its columns, and its rows."""

    name: str
    fields: Sequence[Field]
    rows: Iterable[Any]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs when it opens a CSV: a risky first character gets an apostrophe."""
    return f"'{text}" if text.lstrip(" \x00").startswith(_RISKY) else text


def write_csv(file: TextIO, fields: Sequence[Field], rows: Iterable[Any], *, delimiter: Delimiter = ";") -> int:
    """Write rows as CSV and return how many; the caller opens the file with newline="" and, for Excel, utf-8-sig."""
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow([harmless(field.header) for field in fields])
    count = 0
    for row in rows:
        writer.writerow([_plain(field.value(row)) for field in fields])
        count += 1
    return count


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else value.isoformat() if isinstance(value, date) else value


def write_xlsx(path: Path, fields: Sequence[Field], rows: Iterable[Any], *, sheet: str, title: str) -> int:
    """Write rows as an xlsx file, in memory that does not grow with them, and return how many.

    Texts are stored as texts with Excel's own quote prefix, so that they stay so when somebody edits the cell.
    """
    return write_book(path, [Page(sheet, fields, rows)], title=title)


def write_book(path: Path, pages: Sequence[Page], *, title: str, made_at: datetime | None = None) -> int:
    """Write several sheets as one xlsx file and return how many rows. With `made_at` the same rows make the same file;
    the cells are as write_xlsx makes them."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    count = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": title, **({"created": made_at.astimezone(UTC)} if made_at else {})})
        formats = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        formats["quoted"] = book.add_format({"quote_prefix": True})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for page in pages:
            count += _fill(book.add_worksheet(page.name[:31]), page, formats, bold)
    return count


def _fill(sheet: Worksheet, page: Page, formats: dict[str, Format], bold: Format) -> int:
    _head(sheet, page.fields, bold)
    count = 0
    for count, row in enumerate(page.rows, 1):
        for at, field in enumerate(page.fields):
            _write(sheet, count, at, field, field.value(row), formats)
    sheet.autofilter(0, 0, max(count, 1), len(page.fields) - 1)
    return count


def _head(page: Worksheet, fields: Sequence[Field], bold: Format) -> None:
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    for at, field in enumerate(fields):
        page.set_column(at, at, _WIDTHS[field.kind])
        page.write_string(0, at, field.header, bold)


def _write(page: Worksheet, at_row: int, at: int, field: Field, value: Any, formats: dict[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        risky = harmless(value) != value
        page.write_string(at_row, at, value[:_LONGEST_TEXT], formats["quoted"] if risky else None)
    elif isinstance(value, date):
        page.write_datetime(at_row, at, value, formats["date"])
    else:
        page.write_number(at_row, at, value, formats.get(field.kind))
