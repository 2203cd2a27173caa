"""A report as a value: columns, lines and a sum. The page and the file are made of the same, so they say the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Final, Literal

from django.utils.html import format_html

from kriya.design import tables
from kriya.design.formats import number, percent, rupiah, when
from kriya.makers.export.writing import Field, FieldKind

Kind = Literal["text", "number", "rupiah", "percent", "days", "date"]
_OF_FILE: Final[Mapping[Kind, FieldKind]] = {
    "text": "text", "number": "number", "rupiah": "rupiah", "percent": "decimal", "days": "decimal", "date": "date",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column. `under` is the key of another one whose value stands beneath it on the page; that one is `beneath`
    and has a column of its own in the file alone. A `rare` one may be left out where it says nothing."""

    key: str
    label: str
    kind: Kind = "text"
    under: str = ""
    beneath: bool = False
    rare: bool = False


@dataclass(frozen=True)
class Line:
    """One line: raw values by column key (None: not known), where it leads, and where its cells lead."""

    values: Mapping[str, Any]
    url: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A report whole. `sums` is its last line."""

    title: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    sums: Mapping[str, Any] | None = None

    def brief(self) -> "Sheet":
        """Return the sheet without the rare columns that have nothing but noughts."""
        rows = self.rows()
        told = [one for one in self.columns if not one.rare or any(row.get(one.key) for row in rows)]
        return replace(self, columns=told)

    def table(self) -> tables.Table:
        """Return what the page shows."""
        shown = [column for column in self.columns if not column.beneath]
        columns = [
            tables.Column(
                column.key, column.label, "start" if column.kind in ("text", "date") else "end", sub=column.under,
                wrap=column.kind == "text",
            )
            for column in shown
        ]  # fmt: skip
        rows = [tables.TableRow(self._cells(line), url=line.url) for line in self.lines]
        foot = self._cells(Line(self.sums)) if self.sums and self.lines else None
        return tables.Table(columns, rows, caption=self.title, foot=foot)

    def _cells(self, line: Line) -> dict[str, object]:
        cells: dict[str, object] = {}
        for column in self.columns:
            value = line.values.get(column.key)
            said = written(column.kind, value)
            if value == 0 and not isinstance(value, bool):
                # Quiet on the page, and left out of the cards of a telephone.
                said = "" if column.beneath else format_html('<span class="nil">{}</span>', said)
            url = line.links.get(column.key)
            cells[column.key] = format_html('<a href="{}">{}</a>', url, said) if url else said
        return cells

    def fields(self) -> list[Field]:
        """Return the columns of the file."""
        return [Field(column.label, partial(_value, column.key), _OF_FILE[column.kind]) for column in self.columns]

    def rows(self) -> list[Mapping[str, Any]]:
        """Return the rows of the file: the lines that the page shows and their sum."""
        lines = [line.values for line in self.lines]
        return [*lines, self.sums] if self.sums and lines else lines


def _value(key: str, row: Mapping[str, Any]) -> Any:
    value = row.get(key)
    return round(value, 4) if isinstance(value, float) else value


def written(kind: Kind, value: Any) -> object:
    """Return a value as people read it; what is not known stays None and becomes a dash."""
    if value is None or value == "":
        return value
    if isinstance(value, date):
        return when(value)
    if kind == "days":
        return number(value, 0 if float(value).is_integer() else 1)
    say = {"number": number, "rupiah": rupiah, "percent": percent}.get(kind)
    return say(value) if say else value
