"""Empty the tables that a test filled, and only those: to truncate them all takes longer than most tests."""

import os

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

SUPER = "KRIYA_TEST_SUPER_URL"
"""Where the tests' own server can be asked without walls and triggers; another server is emptied the slow way."""
_KEPT = ["django_migrations", "django_content_type"]
_OFTEN = 50
_TABLES = """
SELECT c.oid, c.relname FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL(%s) ORDER BY c.relname
"""
_COUNTERS = """
SELECT t.relname, s.oid FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
JOIN pg_class t ON t.oid = d.refobjid WHERE d.deptype IN ('a', 'i')
"""
_WRITTEN = "SELECT one FROM unnest(%s::oid[]) one WHERE pg_relation_size(one) > 0"
_FORGET = "SELECT pg_clear_relation_stats('public', one) FROM unnest(%s::text[]) one"
_FROM_ONE = "SELECT setval(one::regclass, 1, false) FROM unnest(%s::oid[]) one"


def empty(database: str) -> None:
    """Empty every table of a database of the tests, and count from one again."""
    if address := os.environ.get(SUPER):
        if database not in _swept:
            _swept[database] = _Sweeper(psycopg.conninfo.make_conninfo(address, dbname=database))
        _swept[database].sweep()
        return
    address = psycopg.conninfo.make_conninfo(os.environ["KRIYA_TEST_OWNER_URL"], dbname=database)
    with psycopg.connect(address) as owner:
        tables = [sql.Identifier(name) for _, name in owner.execute(_TABLES, [_KEPT])]
        owner.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(sql.SQL(", ").join(tables)))


def at_rest(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether a connection can serve the next test: a new one reads the whole schema again, at 10 ms and more."""
    opened = connection.connection
    return (
        not connection.in_atomic_block
        and opened is not None
        and opened.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    )


def stop_emptying(database: str) -> None:
    """Let go of a database, so that it can be dropped."""
    if sweeper := _swept.pop(database, None):
        sweeper.close()


class _Sweeper:
    """Deletes what is there, past triggers and keys; now and then clears dead rows away.

    A table whose file has no byte was not written to: asking the file system is a tenth of asking each table.
    """

    def __init__(self, address: str) -> None:
        self._connection = psycopg.connect(address, autocommit=True)
        self._tables = dict(self._connection.execute(_TABLES, [_KEPT]).fetchall())
        self._counters = dict(self._connection.execute(_COUNTERS).fetchall())
        self._times = 0
        self._connection.execute("SET session_replication_role = replica")

    def close(self) -> None:
        self._connection.close()

    def sweep(self) -> None:
        written = [self._tables[oid] for (oid,) in self._connection.execute(_WRITTEN, [list(self._tables)])]
        if not written:
            return
        named = list(map(sql.Identifier, written))
        self._connection.execute(sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(name) for name in named))
        self._connection.execute(_FROM_ONE, [[self._counters[name] for name in written if name in self._counters]])
        self._times += 1
        if self._times % _OFTEN == 0:
            clearing = sql.SQL("VACUUM (INDEX_CLEANUP ON, TRUNCATE ON) {}")
            self._connection.execute(clearing.format(sql.SQL(", ").join(named)))
            # Else the planner takes them for empty for as long as nobody looks again.
            self._connection.execute(_FORGET, [written])


_swept: dict[str, _Sweeper] = {}
