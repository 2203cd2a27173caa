"""Figures of several years: each year's column or sheet tells its own, and none takes the place of another."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kriya.makers.imports.joining.columns import ReadColumn
from kriya.makers.imports.joining.row import MakerRow, Note
from kriya.makers.imports.sheets.fields import MEASURES
from kriya.makers.imports.sheets.model import Table
from kriya.makers.imports.sheets.words import year_in

_FIGURES: Final = frozenset(MEASURES)
_LABOUR: Final = ("labour_men", "labour_women", "labour_total")
_OF: Final = "#"
"""Between a measure and the year that it is of, in the name of a column: "capital#2022"."""

_OF_SOMETHING_ELSE: Final = re.compile(
    r"\b(di)?(cetak|unduh)\b|\bprinted\b|\b(sejak|berdiri|nomor|no|undang|peraturan|per(da|bup|wal|pres|men)|sk|uu|pp)\b",
    re.IGNORECASE,
)
"""Lines of a title whose year is of a print-out, of a rule or of a founding."""

ByYear = Mapping[int, Mapping[str, Any]]


def name_by_year(columns: Sequence[ReadColumn]) -> int | None:
    """Name, in place, the columns of other years after their year, and return the newest year.

    What is of the newest year, and what tells no year, keeps the names that everything else knows. None is returned
    where a column of figures tells no year, or no column does.
    """
    figures = [column for column in columns if _measure_of(column.field) in _FIGURES]
    years = {column.year for column in figures}
    newest = max((year for year in years if year is not None), default=None)
    if len(years) < 2:
        return newest
    main = None if None in years else newest
    seen: dict[str, int] = {}
    for column in figures:
        name = _measure_of(column.field)
        if column.year not in (None, main):
            name = f"{name}{_OF}{column.year}"
        count = seen[name] = seen.get(name, 0) + 1
        column.field = name if count == 1 else f"{name} {count}"
    return main


def _measure_of(field: str) -> str:
    return field.partition(" ")[0]


def tell_years(rows: Sequence[MakerRow], columns: Sequence[ReadColumn], newest: int | None) -> None:
    """Put, in place, figures of other years into `by_year`, and the newest year beside its own figures.

    A column that tells the year of each row is not spoken against.
    """
    others = [column.field for column in columns if _OF in column.field]
    is_told = newest is None or any(column.field == "data_year" for column in columns)
    for row in rows:
        by_year: dict[int, dict[str, Any]] = {}
        for field in others:
            if (value := row.fields.pop(field, None)) is not None:
                measure, _of, year = _measure_of(field).partition(_OF)
                figures = by_year.setdefault(int(year), {})
                figures[measure] = value + figures.get(measure, 0)
        if found := {year: known for year, figures in by_year.items() if (known := _with_total(figures))}:
            row.fields["by_year"] = found
        if not is_told and not _FIGURES.isdisjoint(row.fields):
            row.fields["data_year"] = newest


def _with_total(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Take no workers at all for unknown, as it is done of the newest year, and add up men and women."""
    counts = [figures[name] for name in _LABOUR if name in figures]
    if counts and not any(counts):
        return {name: value for name, value in figures.items() if name not in _LABOUR}
    return dict(figures) if "labour_total" in figures or not counts else {**figures, "labour_total": sum(counts)}


def figures_of(fields: Mapping[str, Any], name: str, year: int | None) -> Mapping[str, Any]:
    """Return where a row tells a field that was read from a column of that year."""
    if name not in _FIGURES or year is None or year == fields.get("data_year"):
        return fields
    by_year: ByYear = fields.get("by_year", {})
    return by_year.get(year, {} if by_year else fields)


def date_sheets(sheets: Sequence[tuple[Table, Sequence[MakerRow]]], today: dt.date) -> list[int | None]:
    """Take, in place, the year of figures from the sheets' names or titles: the file of next year is then beside them.

    Sheets that name no year belong to the year of the others, where those name one alone. Where rows tell their year,
    one that tells none is unknown. Return the year of each sheet.
    """
    years = [_year_of(table, today) for table, _rows in sheets]
    told = {year for year in years if year is not None}
    common = told.pop() if len(told) == 1 else None
    dated = [year or common for year in years]
    for of, (_table, rows) in zip(dated, sheets, strict=True):
        if of is not None and not any("data_year" in row.fields for row in rows):
            _date(rows, of)
    return dated


def _year_of(table: Table, today: dt.date) -> int | None:
    title = " ".join(line for line in table.title if not _OF_SOMETHING_ELSE.search(line))
    year = year_in(table.sheet) or year_in(title)
    return year if year is not None and year <= today.year else None


def _date(rows: Sequence[MakerRow], year: int) -> None:
    for row in rows:
        if not _FIGURES.isdisjoint(row.fields):
            row.fields["data_year"] = year
            row.repairs.append(Note("", "year_from_sheet"))


def apart_by_year(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the fields of rows of one business, of which each older year's figures stand in `by_year`."""
    years = {fields["data_year"] for fields in rows if "data_year" in fields}
    if len(years) < 2:
        return list(rows)
    return [_dated(fields) if fields.get("data_year", max(years)) != max(years) else fields for fields in rows]


def _dated(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    figures = {name: fields[name] for name in MEASURES if name in fields}
    rest = {name: value for name, value in fields.items() if name not in _FIGURES and name != "data_year"}
    return {**rest, "by_year": united([{fields["data_year"]: figures}, fields.get("by_year", {})])}


def united(several: Sequence[ByYear]) -> dict[int, dict[str, Any]]:
    """Return the series of all, the first known value of each year's measure."""
    found: dict[int, dict[str, Any]] = {}
    for by_year in several:
        for year, figures in by_year.items():
            found[year] = {**figures, **found.get(year, {})}
    return found
