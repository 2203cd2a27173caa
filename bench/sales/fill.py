"""Fill a new database with one council, LOTS lots and 8 tills, and record what the database is asked for a sale.

Prints JSON: place, lots, secrets, and `asked`: (look, write) of TEMPLATES sales, as Kriya sends them.
"""

import json
import os
import random
import subprocess
import sys
from contextlib import ExitStack
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
MIGRATE = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"]
subprocess.run(MIGRATE, env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"}, check=True)

import django

django.setup()

from django.db import connection

from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.sales.actions.syncing import receive
from kriya.sales.actions.tills import register_till
from tests.trade import message, showroom

LOTS, PIECES, CLIENTS, TEMPLATES = 500, 1_000_000, 8, 100


def main() -> None:
    at = showroom(makers=4)
    with council_scope(at.council):
        lots = [at.lot(at.makers[n % 4], pieces=PIECES, price=50_000 + n * 100) for n in range(LOTS)]
        tills = [register_till(f"Kasir {n}", f"R{n}", at.place, by=None) for n in range(1, CLIENTS + 1)]
    asked, chance = [], random.Random(3)
    for _n in range(TEMPLATES):
        with council_scope(at.council), ExitStack() as stack:
            seen: list[tuple[str, Any]] = []
            stack.enter_context(connection.execute_wrapper(lambda go, sql, given, many, context, seen=seen: (seen.append((sql, given)), go(sql, given, many, context))[1]))  # fmt: skip
            receive(tills[0][0], [message(at, *((lot, 1) for lot in chance.sample(lots, 2)))], device_now=now())
            asked.append([given[0] for sql, given in seen if "sales_look(" in sql or "sales_write(" in sql])
    print(
        json.dumps(
            {
                "council": at.council.pk,
                "place": str(at.place.pk),
                "lots": [[str(lot.pk), lot.price] for lot in lots],
                "secrets": [secret for _till, secret in tills],
                "asked": asked,
            }
        )
    )


main()
