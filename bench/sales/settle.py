"""Settle 500 makers with 20,000 sold lines in the database of the race; say how long it took and how often it asked."""

import os
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")

import django
import psycopg

django.setup()

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.ledger.queries.balances import trust
from kriya.sales.actions.recording import record_sales
from kriya.showroom.actions import settlements
from tests import build
from tests.trade import Showroom, showroom, told

MAKERS, LINES, AT_ONCE = 500, 20_000, 200


def filled() -> tuple[Showroom, Any, Any]:
    at = showroom("gunungkidul")
    one, other = build.member(at.council, "treasurer", "Ratna"), build.member(at.council, "chair", "Wulan")
    with council_scope(at.council):
        lots = [at.lot(build.maker(f"Perajin {n}"), pieces=1000) for n in range(MAKERS)]
    for begin in range(0, LINES // 2, AT_ONCE):
        with council_scope(at.council):
            record_sales(
                [told(at, (lots[n % MAKERS], 1), (lots[(n + 77) % MAKERS], 1)) for n in range(begin, begin + AT_ONCE)]
            )
    # What autovacuum does within a minute: without statistics the preview took 0.3 s or 21, as its plan fell out.
    with psycopg.connect(os.environ["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("ANALYZE")
    return at, one, other


def main() -> None:
    at, one, other = filled()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    reset_queries()
    with council_scope(at.council), CaptureQueriesContext(connection) as asked:
        begun = time.perf_counter()
        run = settlements.preview(today(), by=one)
        previewed = time.perf_counter()
        settlements.approve(run, by=other)
        settlements.post(run, by=one)
        posted = time.perf_counter()
    with council_scope(at.council):
        assert trust().is_proved
        assert trust().owed == 0
    print(
        f"Settlement of {MAKERS} makers with {LINES:,} sold lines: preview {previewed - begun:.2f} s, approval and posting "
        f"{posted - previewed:.2f} s, together {posted - begun:.2f} s (goal ≤ 5 s), {len(asked)} questions."
    )


main()
