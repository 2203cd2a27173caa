"""Give makers back what an import changed of them, from the old rows that history keeps: byte for byte, sealed or not.

What the import did not touch stays as it is now, whoever changed it since.
"""

# ruff: noqa: S608 - the statements are made of our own tables' names

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from kriya.core.scoping import current_council
from kriya.makers.imports.registered import COMPARED
from kriya.makers.imports.staging import run as run_statement
from kriya.makers.models import (
    BankAccount,
    GroupMember,
    ImportRun,
    Maker,
    MakerCraft,
    MakerPhone,
    Paper,
    YearlyFigure,
)
from kriya.makers.queries.import_dependents import Restorable
from kriya.makers.queries.import_dependents.changed import MEASURES

# Filled from the same cell as their code (see plan._FOLLOWERS).
_FOLLOW = {"village_code": "village_name", "district_code": "district_name"}


def restore_makers(run: ImportRun, touched: Sequence[Restorable]) -> None:
    """Restore what an import changed; the caller knows that none of it was changed again."""
    if not touched:
        return
    _restore_columns(run, touched)
    _remove_added(run, touched)
    banks = [(one.maker, "") for one in touched if "bank" in one.added]
    _restore_or_remove(run, BankAccount, ("bank", "number", "number_hash"), banks, key="''::text")
    years = [(one.maker, str(year or "")) for one in touched for year in one.years]
    _restore_or_remove(run, YearlyFigure, (*MEASURES, "source"), years, key="coalesce(r.year::text, '')")


def _facts(run: ImportRun, pairs: Sequence[tuple[UUID, str]]) -> dict[str, Any]:
    return {
        "council": current_council().pk,
        "moment": run.written_at,
        "makers": [pk for pk, _told in pairs],
        "told": [told for _pk, told in pairs],
    }


_PAIRS = "(SELECT unnest(%(makers)s::uuid[]) AS maker_id, unnest(%(told)s::text[]) AS told) t"


def _restore_columns(run: ImportRun, touched: Sequence[Restorable]) -> None:
    pairs = [(one.maker, ",".join(_columns_of(one))) for one in touched]
    sets = ", ".join(
        f'"{name}" = CASE WHEN \'{name}\' = ANY(string_to_array(t.told, \',\')) THEN was."{name}" ELSE m."{name}" END'
        for name in (*COMPARED, "nik", "nik_hash")
    )
    run_statement(
        f'UPDATE "{Maker._meta.db_table}" m SET {sets}, revision = m.revision + 1, updated_at = now() '
        f'FROM {_PAIRS} JOIN "{_events(Maker)}" was ON was.pgh_obj_id = t.maker_id AND was.pgh_created_at = %(moment)s '
        "AND was.council_id = %(council)s "
        "WHERE m.id = t.maker_id AND m.council_id = %(council)s",
        **_facts(run, pairs),
    )


def _columns_of(one: Restorable) -> Iterator[str]:
    yield from one.columns
    yield from (_FOLLOW[name] for name in one.columns if name in _FOLLOW)
    if "nik" in one.added:
        yield from ("nik", "nik_hash")


def _events(model: Any) -> str:
    return str(model.pgh_event_model._meta.db_table)


_THINGS: Sequence[tuple[str, Any, str, str]] = (
    ("phone", MakerPhone, "r.number", ""),
    ("craft", MakerCraft, "other.code", "JOIN crafts_craft other ON other.id = r.craft_id"),
    ("paper", Paper, "rtrim(r.kind || ' ' || r.number)", ""),
    ("group", GroupMember, "other.name", "JOIN makers_group other ON other.id = r.group_id"),
)


def _remove_added(run: ImportRun, touched: Sequence[Restorable]) -> None:
    for name, model, key, join in _THINGS:
        pairs = [(one.maker, thing) for one in touched for thing in one.added.get(name, ())]
        if pairs:
            run_statement(_removal(model, key, join), **_facts(run, pairs))


def _removal(model: Any, key: str, join: str) -> str:
    table = model._meta.db_table
    moment = "AND r.created_at = %(moment)s" if model is Paper else ""
    found = (
        f'SELECT r.id FROM "{table}" r {join} JOIN {_PAIRS} ON t.maker_id = r.maker_id AND t.told = {key} '
        f"WHERE r.council_id = %(council)s {moment}"
    )
    return (
        f'DELETE FROM "{table}" gone USING ({found}) found WHERE gone.id = found.id AND gone.council_id = %(council)s'
    )


def _restore_or_remove(
    run: ImportRun, model: Any, columns: Sequence[str], pairs: Sequence[tuple[UUID, str]], *, key: str
) -> None:
    """Rows that the import found there get their old columns back; those that it made go."""
    if not pairs:
        return
    table, facts = model._meta.db_table, _facts(run, pairs)
    sets = ", ".join(f'"{name}" = was."{name}"' for name in columns)
    found = f"r.maker_id = t.maker_id AND t.told = {key} AND r.council_id = %(council)s"
    old = "was.pgh_obj_id = r.id AND was.pgh_created_at = %(moment)s AND was.council_id = %(council)s"
    events = _events(model)
    run_statement(
        f'DELETE FROM "{table}" r USING {_PAIRS} WHERE {found} AND NOT EXISTS (SELECT FROM "{events}" was WHERE {old})',
        **facts,
    )
    run_statement(f'UPDATE "{table}" r SET {sets} FROM {_PAIRS}, "{events}" was WHERE {found} AND {old}', **facts)
