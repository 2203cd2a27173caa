"""Rows as the database holds them, sealed columns still sealed: seen before and after, and put back byte for byte."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

# Columns that every edit touches; they alone are no reason to keep a merge from being undone.
BOOKKEEPING = frozenset({"revision", "updated_at"})
_COUNTED = ", revision = {table}.revision + 1, updated_at = now()"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Touched:
    """One row that a merge changed: only the columns that changed, as they were and as they became."""

    table: str
    id: str
    before: Row
    after: Row


def locked_rows(table: str, column: str, values: Collection[UUID]) -> dict[str, Row]:
    """Return rows whose column is one of the values, locked in key order, as the database writes them in JSON."""
    name = connection.ops.quote_name
    query = (
        f"SELECT id::text, to_jsonb(t)::text FROM {name(table)} t WHERE {name(column)} = ANY(%s) ORDER BY id FOR UPDATE"  # noqa: S608
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [list(values)])
        return {key: json.loads(row, parse_float=str) for key, row in cursor.fetchall()}


def differences(table: str, before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Touched]:
    """Yield the rows that differ, with the columns that do."""
    for key, was in before.items():
        became = after[key]
        columns = [column for column in was if was[column] != became[column]]
        if columns:
            yield Touched(table, key, {c: was[c] for c in columns}, {c: became[c] for c in columns})


def put_back(touched: Touched, *, bookkeeping: bool) -> None:
    """Write the columns back as they were. Without bookkeeping the row counts as changed once more."""
    columns = [column for column in touched.before if bookkeeping or column not in BOOKKEEPING]
    name = connection.ops.quote_name
    table, listed = name(touched.table), ", ".join(map(name, columns))
    counted = "" if bookkeeping or "revision" not in touched.before else _COUNTED.format(table=table)
    given = ", ".join(f"was.{name(column)}" for column in columns)
    query = (
        f"UPDATE {table} SET ({listed}) = ROW({given}){counted} "  # noqa: S608
        f"FROM jsonb_populate_record(NULL::{table}, %s::jsonb) was WHERE {table}.id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [json.dumps(dict(touched.before)), touched.id])


def copy_columns(table: str, columns: Collection[str], *, source: UUID, target: UUID) -> None:
    """Copy columns from one row to another inside the database, so that sealed values stay the bytes they are."""
    name = connection.ops.quote_name
    listed = ", ".join(map(name, columns))
    given = f"SELECT {listed} FROM {name(table)} source WHERE source.id = %s"  # noqa: S608
    query = f"UPDATE {name(table)} SET ({listed}) = ({given}) WHERE id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, [source, target])
