"""All figures of a sheet as rows of a file: one for each figure, one for each of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext

from kriya.achievements.sheet import Entry, Sheet
from kriya.core.indicators import DIMENSIONS
from kriya.makers.export import Field, write_csv, write_xlsx


@dataclass(frozen=True)
class Row:
    """A figure or one part of it; coverage and definition stand beside every one."""

    sheet: Sheet
    entry: Entry
    dimension: str = ""
    key: str = ""

    @property
    def value(self) -> int | None:
        return self.entry.by(self.dimension)[self.key] if self.dimension else self.entry.value

    @property
    def dimension_name(self) -> str:
        return str(DIMENSIONS[self.dimension].name) if self.dimension else ""

    @property
    def part(self) -> str:
        return self.sheet.label(self.dimension, self.key) if self.dimension else ""


def fields() -> list[Field]:
    """Return the columns of the file, their headers in the reader's language."""
    return [
        Field(gettext("Kode"), lambda row: row.entry.code),
        Field(gettext("Angka"), lambda row: str(row.entry.name)),
        Field(gettext("Menurut"), lambda row: row.dimension_name),
        Field(gettext("Kode bagian"), lambda row: row.key),
        Field(gettext("Bagian"), lambda row: row.part),
        Field(gettext("Nilai"), lambda row: row.value, "number"),
        Field(gettext("Satuan"), lambda row: str(row.entry.unit)),
        Field(gettext("Diketahui"), lambda row: row.entry.known, "number"),
        Field(gettext("Dari"), lambda row: row.entry.total, "number"),
        Field(gettext("Keadaan per"), lambda row: row.sheet.as_of, "date"),
        Field(gettext("Versi definisi"), lambda row: row.entry.version, "number"),
        Field(gettext("Definisi"), lambda row: str(row.entry.definition)),
    ]


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """Return every figure, each followed by its parts."""
    for entry in sheet.entries:
        yield Row(sheet, entry)
        for dimension in entry.dimensions:
            for key in entry.by(dimension):
                yield Row(sheet, entry, dimension, key)


def figures_as_csv(sheet: Sheet, file: TextIO) -> int:
    """Write all figures as CSV; texts that a spreadsheet could run are defused. Return how many rows."""
    return write_csv(file, fields(), rows_of(sheet))


def figures_as_xlsx(sheet: Sheet, path: Path, *, title: str) -> int:
    """Write all figures as an xlsx file; return how many rows."""
    return write_xlsx(path, fields(), rows_of(sheet), sheet=gettext("Angka"), title=title)
