"""One answer ticked in columns side by side: "Jenis kelamin" over L and P, "Skala usaha" over Mikro and Kecil."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from kriya.makers.imports.sheets.fields import MAKERS
from kriya.makers.imports.sheets.header import is_blank
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.sheets.model import Cell, Column, Table, cell

_ONE_OF = ("gender", "size_class", "legal_form", "status")
_SEVERAL = ("kind", "craft", "commodity")
"""Of these more than one may be ticked: all are told."""
_TICKS = frozenset({"v", "√", "✓", "✔", "✔\ufe0f", "☑", "✅", "x", "1", "1.0", "ya", "true", "*"})
_COUNTS = frozenset({"1", "1.0"})
_NONE = frozenset({"", "-", "0", "0.0", "tidak", "false"})


def join_ticks(table: Table) -> None:
    """Make one column of each such group, in place: the label that is ticked stands in the first."""
    dropped: set[int] = set()
    for path, group in list(_groups(table)):
        first, *others = group
        several = _best_of(path, _SEVERAL) > _best_of(path, _ONE_OF)
        for row in table.cells:
            ticked = [column.path[-1] for column in group if _said(cell(row, column.index)) in _TICKS]
            row += [""] * (first.index + 1 - len(row))
            row[first.index] = ", ".join(ticked if several else ticked[:1])
        dropped |= {column.index for column in others}
        table.columns[table.columns.index(first)] = replace(first, path=path, heading=path)
    table.columns = [column for column in table.columns if column.index not in dropped]


def _groups(table: Table) -> Iterator[tuple[tuple[str, ...], list[Column]]]:
    """Yield the labels above each group, and its columns."""
    for parent, columns in groupby(table.columns, key=lambda column: column.path[:-1]):
        group = list(columns)
        if not parent:
            yield from _men_and_women(table, group)
            continue
        if len(group) < 2 or _best_of(parent, (*_ONE_OF, *_SEVERAL)) < 0.9:
            continue
        if _is_ticked(table, group, _TICKS):
            yield parent, group


def _best_of(label: tuple[str, ...], names: tuple[str, ...]) -> float:
    scores = fields_for(label, MAKERS)
    return max(scores.get(name, 0.0) for name in names)


def _men_and_women(table: Table, columns: list[Column]) -> Iterator[tuple[tuple[str, ...], list[Column]]]:
    """L beside P with nothing above them: with marks in them they tell a gender, with numbers they count workers."""
    for pair in pairwise(columns):
        labels = sorted(column.path[-1].strip().lower() for column in pair if column.path)
        if labels == ["l", "p"] and _is_ticked(table, pair, _TICKS - _COUNTS):
            yield ("Jenis kelamin",), list(pair)


def _is_ticked(table: Table, columns: Sequence[Column], ticks: frozenset[str]) -> bool:
    said = {_said(cell(row, column.index)) for row in table.cells for column in columns}
    return bool(said & ticks) and said <= ticks | _NONE


def _said(value: Cell) -> str:
    return "" if is_blank(value) else str(value).strip().lower()
