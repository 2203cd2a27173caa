"""Rows on their way into the database: copied into temporary tables, then moved in one statement a table.

COPY into a table with row-level security is not possible, so it goes by a temporary one that dies with the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

_HAS_UUIDV7 = 180000


def stage(
    name: str, like: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], *, joined: bool = False
) -> int:
    """Copy rows into a temporary table `name` with some of a model's columns; it returns how many.

    Only a table that is `joined` with another is analysed: what is merely moved needs no plan.
    """
    listed = ", ".join(f'"{column}"' for column in columns)
    count = 0
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
        # Without the rows there is nothing that row-level security could hide.
        cursor.execute(
            f'CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS SELECT {listed} FROM "{like._meta.db_table}" WITH NO DATA'
        )
        with cursor.copy(f"COPY {name} ({listed}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        if joined:
            cursor.execute(f"ANALYZE {name}")
    return count


def fresh_id() -> str:
    """Return the SQL of a new identifier: in order of time where the server can, its index is then
    filled from one end."""
    connection.ensure_connection()
    return "uuidv7()" if connection.connection.info.server_version >= _HAS_UUIDV7 else "gen_random_uuid()"


def run(statement: str, **facts: Any) -> int:
    """Run one statement over staged rows and return how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        return int(cursor.rowcount)


def insert_statement(model: type[models.Model], staged: Sequence[str], constants: dict[str, str], source: str) -> str:
    """Return the INSERT that moves staged rows into a model's table.

    A column that is neither staged nor constant is NULL where it may be, else ''; a staged text that is NULL is ''.
    """
    names, values = [], []
    for field in model._meta.local_concrete_fields:
        names.append(f'"{field.column}"')
        values.append(_value(field, staged, constants))
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(names)}) SELECT {", ".join(values)} FROM {source}'


def _value(field: models.Field[Any, Any], staged: Sequence[str], constants: dict[str, str]) -> str:
    if field.column in constants:
        return constants[field.column]
    empty = "NULL" if field.null else "''"
    if field.column not in staged:
        return empty
    text = isinstance(field, models.CharField | models.TextField)
    return f"""coalesce(s."{field.column}", '')""" if text and not field.null else f's."{field.column}"'
