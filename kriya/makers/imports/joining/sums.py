"""Columns of money: in the unit and of the time that their labels speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kriya.makers.imports.sheets.elsewhere import is_of_other_money
from kriya.makers.imports.sheets.model import Column
from kriya.makers.imports.sheets.words import is_of_another_time
from kriya.makers.imports.values.columns import read_column
from kriya.makers.imports.values.money import MILLION, multiplier_of, slips, slips_in_millions
from kriya.makers.imports.values.reading import Cell, Context, Reading, refuse

_A_MONTH: Final = re.compile(r"\s*(?:/\s*|per\s*|se)-?(?:bulan|bln|bl)\.?\s*$", re.IGNORECASE)
"""How a cell of sales says that it tells a month's."""
_A_YEAR: Final = re.compile(r"\s*(?:/\s*|per\s*|se)-?(?:tahun|thn|th)\.?\s*$", re.IGNORECASE)
"""And that it tells a year's, whatever its label speaks of."""
_SALES_OF_MONTHS: Final = re.compile(
    r"\b(?:omzet|omset|penjualan|pendapatan|penghasilan|turnover)\b[^.;]{0,40}(?:\b(?:per|se)|/)\s*-?\s*(?:bulan|bln|month)\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"(?:tahun|thn|\bth|/\s*th|annual|yearly|year|hari|minggu|20\d\d)\b|tahunan", re.IGNORECASE)
_MONTHLY: Final = re.compile(r"(?:per\s*|/\s*)(?:bulan|bln)|sebulan|perbulan|bulanan|month", re.IGNORECASE)


def read_sums(
    name: str,
    column: Column,
    cells: Sequence[Cell],
    sales: Sequence[Cell] | None,
    context: Context,
    around: Sequence[str] = (),
) -> list[Reading]:
    """Read a column of capital, sales or material; `sales` are those of the same rows beside a column of capital.

    `around` are the lines above and below the table: one may say that sales are a month's.
    """
    multiplier = column.unit if column.unit > 1 else multiplier_of(column.label)
    is_sales = name == "yearly_sales"
    monthly, yearly = (_telling(time, cells) if is_sales else set() for time in (_A_MONTH, _A_YEAR))
    bare = [_bare(cell) if i in monthly | yearly else cell for i, cell in enumerate(cells)]
    readings = read_column("money", bare, context._replace(multiplier=multiplier))
    if is_of_other_money(column.label):
        return [r if r.value is None else refuse("money_foreign", "money") for r in readings]
    for i, problem, expected in _slipped(multiplier, cells, sales):
        readings[i] = refuse(problem, expected)
    if name == "capital":
        return readings
    if is_sales and (_MONTHLY.search(column.label) or _is_said_monthly(column.label, around)):
        monthly = set(range(len(readings))) - yearly
    return only_a_years(column, [_monthly(r) if i in monthly else r for i, r in enumerate(readings)], "money")


def _is_said_monthly(label: str, around: Sequence[str]) -> bool:
    """Say whether a line beside the table tells sales to be a month's, where their label tells no time itself."""
    return not _TIME.search(label) and any(map(_SALES_OF_MONTHS.search, around))


def _telling(time: re.Pattern[str], cells: Sequence[Cell]) -> set[int]:
    return {i for i, cell in enumerate(cells) if isinstance(cell, str) and time.search(cell)}


def _bare(cell: Cell) -> Cell:
    return _A_YEAR.sub("", _A_MONTH.sub("", cell))


def _slipped(multiplier: int, cells: Sequence[Cell], sales: Sequence[Cell] | None) -> list[tuple[int, str, str]]:
    if multiplier == MILLION:
        return [(i, "money_whole_in_millions", "money_in_millions") for i in slips_in_millions(cells)]
    found = slips(cells, sales) if multiplier > 1 else ()
    return [(i, "money_whole_in_thousands", "money_in_thousands") for i in found]


def _monthly(reading: Reading) -> Reading:
    if reading.value is None:
        return reading
    return reading._replace(value=reading.value * 12, repairs=(*reading.repairs, "money_monthly"))


def only_a_years(column: Column, readings: list[Reading], kind: str) -> list[Reading]:
    """Refuse what the label tells to be of a day, a week or half a year: it is no year's."""
    if not is_of_another_time(column.label):
        return readings
    return [r if r.value is None else refuse(f"{kind}_per_period", kind) for r in readings]
