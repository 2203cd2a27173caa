"""Lists that stand side by side, as they are printed on one page: each is a table."""

from __future__ import annotations

from dataclasses import replace

from kriya.makers.imports.sheets.fields import MAKERS, PRODUCTS
from kriya.makers.imports.sheets.header import is_blank
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.sheets.model import Column, Ignored, Table, cell

MOST = 4
LEAST_COLUMNS = 2
_SURE = 0.8


def apart(table: Table) -> list[Table]:
    """Give the tables of a page that holds several side by side; mostly it is one."""
    named = [column for column in table.columns if column.path]
    size = _repeats_after(named)
    starts = range(0, len(named), size) if size else _starts_of_lists(table, named)
    if len(starts) < 2:
        return [table]
    ends = [*starts[1:], len(named)]
    return [_part(table, named[start:end], is_first=start == 0) for start, end in zip(starts, ends, strict=True)]


def _starts_of_lists(table: Table, named: list[Column]) -> list[int]:
    """Give where lists begin that an empty column parts, each with running numbers and names of its own."""
    gaps = [place for place, one in enumerate(named) if place and _is_parted(table, named[place - 1], one)]
    starts = [0, *gaps]
    lists = [named[start:end] for start, end in zip(starts, [*gaps, len(named)], strict=True)]
    return starts if len(lists) <= MOST and all(map(_stands_alone, lists)) else [0]


def _is_parted(table: Table, left: Column, right: Column) -> bool:
    between = range(left.index + 1, right.index)
    return bool(between) and all(is_blank(cell(cells, index)) for cells in table.cells for index in between)


def _stands_alone(columns: list[Column]) -> bool:
    scores = [fields_for(column.path, MAKERS) for column in columns]
    told = {name for one in scores for name, score in one.items() if score >= _SURE}
    return len(columns) > LEAST_COLUMNS and "no" in told and not told.isdisjoint({"name", "owner"})


def _repeats_after(columns: list[Column]) -> int | None:
    labels = [" ".join(column.path).lower() for column in columns]
    for times in range(2, MOST + 1):
        size, rest = divmod(len(labels), times)
        if rest or size < LEAST_COLUMNS:
            continue
        once = labels[:size]
        if once * times == labels and len(set(once)) == size and any(map(_names_something, columns[:size])):
            return size
    return None


def _names_something(column: Column) -> bool:
    return max(fields_for(column.path, kind).get("name", 0.0) for kind in (MAKERS, PRODUCTS)) > 0.5


def _part(table: Table, columns: list[Column], *, is_first: bool) -> Table:
    rows = [
        (number, cells)
        for number, cells in zip(table.numbers, table.cells, strict=True)
        if any(not is_blank(cell(cells, column.index)) for column in columns)
    ]
    numbers, cells = [number for number, _cells in rows], [cells for _number, cells in rows]
    part = replace(table, columns=columns, numbers=numbers, cells=cells)
    return part if is_first else replace(part, beside=columns[0].letters, ignored=Ignored(), sections=[])
