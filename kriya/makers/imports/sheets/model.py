"""What a spreadsheet is, once read: workbook, sheet, table, column, row. Plain values, no file behind them.

Row numbers count from 1, as a spreadsheet shows them; columns are indexes into a row's cells, with letters beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
"""An empty cell is "". A whole number in a spreadsheet arrives as a float; an error keeps its text ("#REF!")."""

EMPTY = ""


def letters(position: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 25 is Z, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


class Merge(NamedTuple):
    """A merged range; rows as shown (from 1), columns from 0 for A; both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Row(NamedTuple):
    """One row of a table: its number as the spreadsheet shows it, and its cells."""

    number: int
    cells: list[Cell]


@dataclass(slots=True)
class Sheet:
    """One sheet, cut down to the area that holds something. rows[0] is the row shown as first_row."""

    name: str
    rows: list[list[Cell]]
    first_row: int = 1
    first_column: int = 0
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """Numbers, as shown, of the rows that are hidden or that a filter leaves out of sight."""
    hidden_columns: frozenset[int] = frozenset()
    """Likewise columns, from 0 for A."""
    repairs: dict[int, str] = field(default_factory=dict)
    """Row number -> code, for rows mended while reading ("field_too_many" in a csv)."""

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def address(self, row_number: int, column: int) -> str:
        """Name a cell as people do: Sheet!B12 (column is an index into a row's cells)."""
        return f"{self.name}!{letters(self.first_column + column)}{row_number}"


@dataclass(slots=True)
class Workbook:
    """A file as read. kind is what the content is (xlsx, xlsb, xls, ods, csv, html), whatever the file's name says."""

    kind: str
    sheets: list[Sheet]
    encoding: str = ""
    delimiter: str = ""


@dataclass(slots=True)
class Column:
    """A column of a table. path holds the labels above it, outermost first; () when it has none."""

    index: int
    letters: str
    path: tuple[str, ...] = ()
    unit: int = 1
    """What a plain number in this column stands for, in rupiah: 1, 1_000 ("Rp.000") or 1_000_000 ("juta rupiah")."""
    monthly: bool = False
    """The label speaks of a month: twelve of it make a year."""
    heading: tuple[str, ...] = ()
    """The labels as the file writes them, where path leaves out the name of a database's table before each."""

    @property
    def label(self) -> str:
        return " / ".join(self.heading or self.path)


@dataclass(slots=True)
class Ignored:
    """Rows of a sheet that are no data, counted by what they are."""

    title: int = 0
    header: int = 0
    total: int = 0
    empty: int = 0
    section: int = 0
    footer: int = 0

    def for_report(self) -> dict[str, int]:
        """Give the four counts of the import report: section rows and footers count as titles."""
        titles = self.title + self.section + self.footer
        return {"title": titles, "header": self.header, "total": self.total, "empty": self.empty}


@dataclass(slots=True)
class Table:
    """The rows of one sheet that are data, with the header above them."""

    sheet: str
    columns: list[Column]
    numbers: list[int]
    """Row numbers, beside cells."""
    cells: list[list[Cell]]
    """Cells of each row; Column.index says where. A row may be shorter than the table: use cell()."""
    first_column: int = 0
    beside: str = ""
    """The letters of its first column, where it stands to the right of a table under the same labels."""
    header_rows: tuple[int, ...] = ()
    title: tuple[str, ...] = ()
    sections: list[tuple[int, str]] = field(default_factory=list)
    left_over: str = ""
    """The letters of the column of which alone something stands right below the last row."""
    notes: tuple[str, ...] = ()
    """What stands among and below its rows and is none of them, such as a legend."""
    ignored: Ignored = field(default_factory=Ignored)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    """Columns that are hidden, by their index into a row's cells."""

    @property
    def first_data_row(self) -> int | None:
        return self.numbers[0] if self.numbers else None

    @property
    def rows(self) -> Iterator[Row]:
        return map(Row, self.numbers, self.cells)

    def __len__(self) -> int:
        return len(self.numbers)

    def address(self, row_number: int, column: Column | int) -> str:
        """Name a cell as people do: Sheet!B12."""
        index = column.index if isinstance(column, Column) else column
        return f"{self.sheet}!{letters(self.first_column + index)}{row_number}"


def cell(cells: Sequence[Cell], index: int) -> Cell:
    """Give a row's cell, "" where the row is too short."""
    return cells[index] if index < len(cells) else EMPTY
