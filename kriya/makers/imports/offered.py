"""The tables of a file that may be read: as proposed, as remembered for such a header, or as somebody chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, MAKERS
from kriya.makers.imports.sheets.mapping import ColumnMapping, remember
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.sheets.model import Table
from kriya.makers.imports.sheets.recognise import UNKNOWN, Recognition, TableKind

USER = "user"


class Choice(NamedTuple):
    """What somebody decided about one table: what its columns are (field by index), and whether it stays out."""

    fields: Mapping[int, str]
    left_out: bool = False


@dataclass(slots=True)
class Offered:
    """A table that may be read: what was proposed for its columns, what holds, and whether it is read at all."""

    table: Table
    proposed: ColumnMappings
    mapping: ColumnMappings
    taken: bool

    @property
    def key(self) -> str:
        """What names it within its file: its sheet and first row."""
        return key_of(self.table)


def key_of(table: Table) -> str:
    """Name a table within its file: its sheet and the number of its first row."""
    return f"{table.sheet}!{table.beside}{table.first_data_row or 0}"


def offer(
    recognition: Recognition, remembered: Mapping[str, ColumnMappings], choices: Mapping[str, Choice]
) -> list[Offered]:
    """Return the tables that may be read: registers, and what nothing is known of.

    A choice for this file comes before what is remembered for its header, and that before the proposal.
    """
    return offer_tables(_candidates(recognition), remembered, choices)


def offer_tables(
    tables: Iterable[TableKind], remembered: Mapping[str, ColumnMappings], choices: Mapping[str, Choice]
) -> list[Offered]:
    """Return these tables with the mapping that holds for each."""
    return [_offer(one, remembered, choices.get(key_of(one.table))) for one in tables]


def _candidates(recognition: Recognition) -> Iterator[TableKind]:
    if recognition.kind == MAKERS:
        yield from recognition.tables
    if recognition.kind in (MAKERS, UNKNOWN):
        yield from (one for one in recognition.others if one.kind == UNKNOWN and one.table.numbers)


def _offer(one: TableKind, remembered: Mapping[str, ColumnMappings], choice: Choice | None) -> Offered:
    known = _remembered(one, remembered)
    if choice is None:
        return Offered(one.table, one.mapping, known or one.mapping, one.kind in FIELDS or known is not None)
    return Offered(one.table, one.mapping, _chosen(known or one.mapping, one.mapping, choice), not choice.left_out)


def _remembered(one: TableKind, remembered: Mapping[str, ColumnMappings]) -> ColumnMappings | None:
    """Headers that say nothing are all alike: nothing is remembered by them."""
    stored = remembered.get(one.mapping.fingerprint)
    if stored is None or stored.kind != one.mapping.kind or not any(column.path for column in one.table.columns):
        return None
    return remember(stored, one.table)


def _chosen(known: ColumnMappings, proposed: ColumnMappings, choice: Choice) -> ColumnMappings:
    columns = [
        _column(before, first, choice.fields.get(before.index, before.field))
        for before, first in zip(known.columns, proposed.columns, strict=True)
    ]
    return ColumnMappings(proposed.kind, proposed.fingerprint, columns)


def _column(before: ColumnMapping, proposed: ColumnMapping, chosen: str) -> ColumnMapping:
    if chosen == before.field:
        return replace(before)
    return replace(proposed) if chosen == proposed.field else replace(before, field=chosen, confidence=1.0, why=USER)


__all__ = ["IGNORE", "USER", "Choice", "Offered", "key_of", "offer"]
