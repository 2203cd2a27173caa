"""A list of one maker: whose the rows are that name none, as somebody chose or as its title and tab tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from kriya.catalog.imports.linking import NOT_FOUND, TELLING, Register
from kriya.catalog.queries.import_makers import AWAY
from kriya.makers.imports.joining.row import MakerRow as Row
from kriya.makers.imports.offered import Offered
from kriya.makers.imports.registered import Registered
from kriya.makers.imports.sheets.model import Table

_APART: Final = re.compile(r"[\W_]+")
_SHORTEST: Final = 6
"""A shorter name may stand in a title by chance."""


def tells_no_maker(one: Offered, row: Row) -> bool:
    """Say whether a row has no word of its maker; a word that could not be read is one."""
    columns = {column.letters for column in one.mapping.columns if column.field in TELLING}
    return not any(row.fields.get(name) for name in TELLING) and not any(bad.column in columns for bad in row.problems)


def stranger_in(lists: Iterable[tuple[Offered, Sequence[Row]]], register: Register) -> str:
    """Return the one name that all rows tell which tell any, where nobody in the register bears it; else "".

    The shop that exported a list stands so in its "Vendor". One row alone says no more than its refusal.
    """
    told = [row.fields for one, rows in lists for row in rows if not tells_no_maker(one, row)]
    if len(told) <= 1 or len({tuple(str(fields.get(name)) for name in TELLING) for fields in told}) > 1:
        return ""
    return "" if register.find(told[0]) is not NOT_FOUND else str(told[0].get("maker") or told[0].get("owner") or "")


def chosen_of(makers: Iterable[Registered], chosen: UUID | None) -> Registered | None:
    """Return the maker that somebody chose; None once it was merged or is away."""
    return next((one for one in makers if one.pk == chosen and _may_be_chosen(one)), None)


def named_in(makers: Iterable[Registered], tables: Sequence[Table]) -> Registered | None:
    """Return the one maker whose whole name stands in a title or tab of these tables; None when it could be several."""
    told = [f" {_words(text)} " for table in tables for text in (table.sheet, *table.title)]
    named = [one for one in makers if _may_be_chosen(one) and _stands_in(_words(one.columns["name"]), told)]
    return named[0] if len(named) == 1 else None


def _may_be_chosen(maker: Registered) -> bool:
    return maker.merged_into is None and maker.status not in AWAY


def _stands_in(name: str, told: Iterable[str]) -> bool:
    return len(name) >= _SHORTEST and any(f" {name} " in text for text in told)


def _words(text: str) -> str:
    return _APART.sub(" ", text.casefold()).strip()
