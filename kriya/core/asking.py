"""Questions that visitors' pages ask a thousand times a second: prepared once a connection.

PostgreSQL reads and plans a prepared question once and not at each asking (measured: 35 against 240 µs for one
product), and the driver binds its arguments in the server. Django's own cursors write arguments into the text, so that
every question is a new one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import InterfaceError, NotSupportedError, OperationalError, connection
from django.db.transaction import TransactionManagementError
from psycopg._preparing import PrepareManager

# What this needs of a connection is not in the type stubs.
_here: Any = connection
Arguments = Sequence[Any] | Mapping[str, Any]


class _Kept(PrepareManager):
    """What a connection has prepared. The driver drops all of it at each rollback, PostgreSQL none: a 404 or a refusal
    would have the next request read and plan everything anew. A plan that fits no longer is told by `ask`."""

    def clear(self) -> bool:
        return False


class _Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor whose every question is a prepared one; the driver keeps the hundred last used of a connection."""

    # pghistory writes its context before each statement whose cursor has no name; a prepared one stands alone.
    name = "prepared"

    def execute(self, query: Any, params: Any = None, **_named: Any) -> Any:
        return super().execute(query, params, prepare=True)


class _Noted(_Prepared):
    """The same where questions are written down: of a prepared one the driver would not know the text any more."""

    def execute(self, query: Any, params: Any = None, **_named: Any) -> Any:
        answered = super().execute(query, params)
        self._query = self._convert_query(query, params)
        return answered


def ask(sql: str, arguments: Arguments = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a question that changes nothing; `sql` is one of few texts, arguments go beside it.

    Instead of trying the connection before each request, the first question of a request is asked again on a new one
    when the old one turns out to be lost, or when its plans fit the tables no longer.
    """
    may_repeat = not (_here.health_check_done or _here.in_atomic_block or _here.connection is None)
    try:
        rows = _rows(sql, arguments)
    except (OperationalError, InterfaceError, NotSupportedError) as reason:
        if not may_repeat or (_here.is_usable() and not isinstance(reason, NotSupportedError)):
            raise
        _here.close()
        rows = _rows(sql, arguments)
    _here.health_check_done = True
    return rows


def carry_out(sql: str, arguments: Arguments = (), *, prepared: bool = True) -> list[tuple[Any, ...]]:
    """Carry out a statement inside the transaction that is open, and return its rows.

    A prepared one keeps the plan that fits any arguments: for a statement over few rows, where planning takes longer
    than doing; not for rows whose history names who did it. Raises TransactionManagementError outside a transaction.
    """
    _here.validate_no_broken_transaction()
    if not _here.in_atomic_block:
        raise TransactionManagementError("what changes something stands in a transaction")
    if prepared:
        return _rows(sql, arguments)
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return list(cursor.fetchall()) if cursor.description else []


def _rows(sql: str, arguments: Arguments) -> list[tuple[Any, ...]]:
    _here.ensure_connection()
    if not isinstance(_here.connection._prepared, _Kept):
        _here.connection._prepared = _Kept()
    with (
        _here.make_debug_cursor(_Noted(_here.connection))
        if _here.queries_logged
        else _here.make_cursor(_Prepared(_here.connection))
    ) as cursor:
        cursor.execute(sql, arguments)
        return list(cursor.fetchall()) if cursor.pgresult.nfields else []
