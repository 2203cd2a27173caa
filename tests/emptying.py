"""Empty the tables that a test filled, and only those: to truncate them all takes longer than most tests."""

import os
from collections.abc import Sequence

import psycopg
from psycopg import sql

SUPER = "KRIYA_TEST_SUPER_URL"
"""Where the tests' own server can be asked without walls and triggers; another server is emptied the slow way."""
_KEPT = ["django_migrations", "django_content_type"]
_OFTEN = 50
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s) ORDER BY tablename"
_SEQUENCES = """
SELECT s.relname, t.relname FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
JOIN pg_class t ON t.oid = d.refobjid WHERE d.deptype IN ('a', 'i')
"""


def empty(owner: psycopg.Connection) -> None:
    """Empty every table of the database that `owner` is connected to, and count from one again."""
    database = owner.info.dbname
    if address := os.environ.get(SUPER):
        if database not in _swept:
            _swept[database] = _Sweeper(psycopg.conninfo.make_conninfo(address, dbname=database))
        _swept[database].sweep()
    else:
        _truncate(owner, _tables(owner))


def stop_emptying(database: str) -> None:
    """Let go of a database, so that it can be dropped."""
    if sweeper := _swept.pop(database, None):
        sweeper.close()


def _tables(connection: psycopg.Connection) -> list[str]:
    return [name for (name,) in connection.execute(_TABLES, [_KEPT])]


def _truncate(connection: psycopg.Connection, tables: Sequence[str]) -> None:
    named = sql.SQL(", ").join(map(sql.Identifier, tables))
    connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(named))


class _Sweeper:
    """Deletes what is there, past triggers and keys; now and then truncates, so that dead rows do not pile up."""

    def __init__(self, address: str) -> None:
        self._connection = psycopg.connect(address, autocommit=True)
        self._tables = _tables(self._connection)
        self._sequences = list(self._connection.execute(_SEQUENCES))
        asked = sql.SQL("SELECT {name} WHERE EXISTS (SELECT FROM {table})")
        self._filled = sql.SQL(" UNION ALL ").join(
            asked.format(name=sql.Literal(name), table=sql.Identifier(name)) for name in self._tables
        )
        self._times = 0
        self._connection.execute("SET session_replication_role = replica")

    def close(self) -> None:
        self._connection.close()

    def sweep(self) -> None:
        self._times += 1
        if self._times % _OFTEN == 0:
            _truncate(self._connection, self._tables)
            return
        filled = {name for (name,) in self._connection.execute(self._filled)}
        again = [sequence for sequence, table in self._sequences if table in filled]
        said = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in sorted(filled)]
        said += [sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(name)) for name in again]
        if said:
            self._connection.execute(sql.SQL("; ").join(said))


_swept: dict[str, _Sweeper] = {}
