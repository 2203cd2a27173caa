"""The shared cache in PostgreSQL. Django's own asks seven times for each thing it keeps, and counts the whole table
before it: an order, limited by number and by address, would ask thirty times."""

import base64
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone

_EVER: Final = datetime.max.replace(microsecond=0, tzinfo=UTC)
_LOOK_EVERY: Final = 500
"""After so many writes of a process the table is counted, and what is over or too much deleted."""
_KEEP: Final = """
INSERT INTO {table} AS there (cache_key, value, expires) VALUES (%(key)s, %(value)s, %(expires)s)
ON CONFLICT (cache_key) DO UPDATE SET value = EXCLUDED.value, expires = EXCLUDED.expires
"""
_HOW: Final = {
    "set": _KEEP,
    "add": f"{_KEEP} WHERE there.expires < %(now)s",
    "touch": "UPDATE {table} SET expires = %(expires)s WHERE cache_key = %(key)s AND expires >= %(now)s",
}


class PostgresCache(DatabaseCache):
    """Keeps, adds and touches in one statement each; two who add at once are told apart by the key itself."""

    _table: str
    _cull: Callable[..., None]

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(table, params)
        self._written = count(1)

    def _base_set(self, mode: str, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT) -> bool:  # type: ignore[assignment]
        ends = self.get_backend_timeout(timeout)
        now = timezone.now().replace(microsecond=0)
        told: dict[str, Any] = {
            "key": key,
            "value": base64.b64encode(pickle.dumps(value, self.pickle_protocol)).decode("ascii"),
            "expires": _EVER if ends is None else datetime.fromtimestamp(ends, tz=UTC).replace(microsecond=0),
            "now": now,
        }
        table = connection.ops.quote_name(self._table)
        with connection.cursor() as cursor:
            if next(self._written) % _LOOK_EVERY == 0:
                self._make_room(cursor, table, now)
            cursor.execute(_HOW[mode].format(table=table), told)
            return bool(cursor.rowcount == 1)

    def _make_room(self, cursor: Any, table: str, now: datetime) -> None:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own table's name
        (found,) = cursor.fetchone()
        if found > self._max_entries:
            self._cull(connection.alias, cursor, now, found)
