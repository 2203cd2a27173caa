"""Measure in this process; exit 1 where a goal is missed."""

import os
import sys
import time

import django
import psycopg

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.achievements.models import NationFigure, NationOverlap
from kriya.achievements.period import Period
from kriya.cli.static_files import collect_static
from kriya.councils.places import upper_regions
from kriya.nation.tests import world

GOAL, ROUNDS, FIGURES, QUARTERS = 0.100, 15, 60, 8
PAGES = (
    "/",
    "/?angka=trade.f07",
    "/capaian/",
    "/capaian/makers.fostered/",
    "/provinsi/33/",
    "/dewan/",
    "/data/2026-T3/jumlah.csv",
    "/api/v1/sums?period=2026-T3",
)


def fill() -> list[Period]:
    """Every regency, city and province of today, each with a council that told 60 figures of eight quarters."""
    codes = [code for code in upper_regions() if code.count(".") < 2]
    meanings = {"makers.fostered": ("makers", False)}
    meanings |= {f"trade.f{n:02}": (("rupiah", "makers", "pieces")[n % 3], bool(n % 2)) for n in range(FIGURES - 1)}
    world.meanings(meanings)
    made, quarters = world.councils(codes), [Period(2026, 3)]
    while len(quarters) < QUARTERS:
        quarters.insert(0, quarters[0].before)
    for at, quarter in enumerate(quarters):
        figures = {code: None if n % 9 == 8 else 1000 * (n + at + 1) for n, code in enumerate(meanings)}
        world.told(made, quarter, figures, revision=at % 2)
        NationOverlap.objects.bulk_create(
            [NationOverlap(period=quarter.code, province_code=code, makers=50) for code in (*codes[:2], "")][::2]
        )
    return quarters


def measured(page: str, visitor: Client) -> tuple[float, float, float, int, int]:
    """Return the fastest, the median and the slowest of some rounds in seconds, the questions asked, and the bytes answered."""
    took, size = [], 0
    for _round in range(ROUNDS):
        began = time.perf_counter()
        answer = visitor.get(page)
        took.append(time.perf_counter() - began)
        assert answer.status_code == 200, page
        size = len(answer.content)
    with CaptureQueriesContext(connection) as asked:
        visitor.get(page)
    return min(took), sorted(took)[ROUNDS // 2], max(took), len(asked), size


def main() -> int:
    collect_static()
    fill()
    with psycopg.connect(os.environ["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
    visitor, late = Client(SERVER_NAME="localhost"), 0
    visitor.get("/")
    print(f"{NationFigure.objects.count():,} figures.\n")
    print("| page | fastest ms | median ms | slowest ms | questions | kB | goal ms |\n|---|---|---|---|---|---|---|")
    for page in PAGES:
        fastest, median, slowest, questions, size = measured(page, visitor)
        goal = GOAL if page in PAGES[:5] else None
        late += bool(goal and median > goal)
        told = f"{goal * 1000:.0f}" if goal else ""
        print(
            f"| `{page}` | {fastest * 1000:.0f} | {median * 1000:.0f} | {slowest * 1000:.0f} | {questions} | {size // 1000:,} | {told} |"
        )
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main())
