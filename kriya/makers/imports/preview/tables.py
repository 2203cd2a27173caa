"""The tables of a file as the wizard offers them: columns, what they are read as, samples, the first rows as read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kriya.makers.imports.joining.years import figures_of
from kriya.makers.imports.offered import Offered
from kriya.makers.imports.preview.plain import read_as, stood
from kriya.makers.imports.rows import MakerRow, read_rows
from kriya.makers.imports.sheets.fields import IGNORE
from kriya.makers.imports.sheets.model import Cell, Column, Table, cell
from kriya.makers.imports.sheets.words import year_in
from kriya.makers.imports.values.reading import Context

FIRST: Final = 10
"""How many rows are shown as they will be read."""
SAMPLE: Final = 200
"""How many rows are kept to show at once what another choice would make of them."""
_SAMPLES = 3


def table_facts(one: Offered, rows: Sequence[MakerRow]) -> dict[str, Any]:
    """Return a table with its columns and first rows as plain values."""
    table = one.table
    return {
        "key": one.key,
        "sheet": table.sheet,
        "taken": one.taken,
        "rows": len(table),
        "title": list(table.title)[:3],
        "header_rows": list(table.header_rows),
        "first_row": table.first_data_row,
        "ignored": table.ignored.for_report(),
        "fingerprint": one.mapping.fingerprint,
        "columns": list(_columns(one)),
        "first": first_rows(table, {c.index: c.field for c in one.mapping.columns}, rows),
    }


def _columns(one: Offered) -> Iterable[dict[str, Any]]:
    for column, proposed in zip(one.mapping.columns, one.proposed.columns, strict=True):
        samples = _samples(one.table, column.index, column.field)
        yield {
            "index": column.index,
            "letters": column.letters,
            "label": column.label,
            "field": column.field,
            "confidence": column.confidence,
            "why": column.why,
            "proposed": proposed.field,
            "samples": samples,
            "shown": bool(column.label or samples),
        }


def _samples(table: Table, index: int, field: str) -> list[str]:
    found: dict[str, None] = {}
    for cells in table.cells[:SAMPLE]:
        text = stood(cell(cells, index), field).strip()
        if text:
            found.setdefault(text[:60])
        if len(found) == _SAMPLES:
            break
    return list(found)


def first_rows(table: Table, fields: Mapping[int, str], rows: Sequence[MakerRow]) -> list[dict[str, Any]]:
    """Return the first rows: what stands in each mapped cell, and what it is read as."""
    shown = {index: name for index, name in fields.items() if name not in (IGNORE, "no")}
    years = {column.index: year_in(column.label) for column in table.columns}
    return [
        {
            "number": row.number,
            "cells": [
                {
                    "field": name,
                    "stood": stood(cell(cells, index), name),
                    "read": read_as(figures_of(row.fields, name, years[index]), name),
                }
                for index, name in shown.items()
            ],
        }
        for row, cells in zip(rows[:FIRST], table.cells, strict=False)
    ]


def sample_of(table: Table) -> dict[str, Any]:
    """Return the beginning of a table as plain values, for `read_sample`."""
    return {
        "sheet": table.sheet,
        "first_column": table.first_column,
        "title": list(table.title),
        "numbers": table.numbers[:SAMPLE],
        "cells": [[_kept(one) for one in cells] for cells in table.cells[:SAMPLE]],
        "columns": [[c.index, c.letters, list(c.path), c.unit, c.monthly] for c in table.columns],
    }


def read_sample(sample: Mapping[str, Any], fields: Mapping[int, str], context: Context) -> list[dict[str, Any]]:
    """Return the first rows of a kept sample as they would be read with other fields."""
    table = Table(
        sheet=sample["sheet"],
        columns=[
            Column(i, letters, tuple(path), unit, monthly) for i, letters, path, unit, monthly in sample["columns"]
        ],
        numbers=sample["numbers"],
        cells=[[_given(one) for one in cells] for cells in sample["cells"]],
        first_column=sample["first_column"],
        title=tuple(sample["title"]),
    )
    mapped = {index: name for index, name in sorted(fields.items()) if name != IGNORE}
    return first_rows(table, mapped, read_rows(table, mapped, context))


def _kept(value: Cell) -> Any:
    if isinstance(value, dt.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return str(value) if isinstance(value, dt.time | dt.timedelta) else value


def _given(kept: Any) -> Cell:
    if not isinstance(kept, dict):
        return kept  # type: ignore[no-any-return]
    if "datetime" in kept:
        return dt.datetime.fromisoformat(kept["datetime"])
    return dt.date.fromisoformat(kept["date"])
