"""Of several starts at once on the same data one prepares them: the others wait until it serves."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg

_PATIENTLY: Final = "SELECT set_config('lock_timeout', '0', false), set_config('statement_timeout', '0', false)"
_TRY: Final = "SELECT pg_try_advisory_lock(hashtextextended('kriya: prepare', 0))"
_WAIT: Final = "SELECT pg_advisory_lock(hashtextextended('kriya: prepare', 0))"
# A terminal has no language of its own: both, English first.
_WAITING: Final = (
    "Another start is preparing the same data: waiting for it … / "
    "Kriya lain sedang menyiapkan data yang sama: ditunggu …\n"
)


@contextmanager
def my_turn() -> Iterator[None]:
    """Hold the turn to prepare the open installation, and say so when it has to be waited for.

    The database holds it, which all share, on a connection of its own: it outlives every transaction, and whoever is
    killed gives it back.
    """
    with psycopg.connect(os.environ["KRIYA_APP_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(_PATIENTLY)
        if connection.execute(_TRY).fetchone() != (True,):
            sys.stderr.write(_WAITING)
            connection.execute(_WAIT)
        yield
