"""What the database believes of a register that was just filled: on it hangs whether its figures take a second or minutes."""

import psycopg
import pytest
from django.db import connection

from kriya.core import planner
from kriya.core.planner import MANY
from kriya.core.scoping import council_scope
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.models import Maker
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def here(owner: psycopg.Connection):
    """A council with an empty register, on a server that knows of another's makers."""
    elsewhere = build.gunungkidul()
    with council_scope(elsewhere):
        for number in range(5):
            build.maker(f"Anyaman {number}")
    owner.execute("ANALYZE makers_maker")
    return build.pekalongan()


def many_makers() -> bytes:
    rows = "".join(f"Batik {number};Siti {number}\n" for number in range(MANY))
    return f"Nama Usaha;Nama Pemilik\n{rows}".encode()


def believed(council) -> int:
    """How many makers of a council the planner expects."""
    with council_scope(council), connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT json) SELECT FROM makers_maker WHERE council_id = %s", [council.pk])
        answer = cursor.fetchone()
    return int(answer[0][0]["Plan"]["Plan Rows"])


def test_many_makers_of_a_file_are_no_news_to_the_planner(here, tmp_path):
    import_bytes(here, many_makers(), tmp_path, name="binaan.csv")
    with council_scope(here):
        there = Maker.objects.count()
    assert there == MANY
    assert believed(here) == pytest.approx(MANY, rel=0.1)


def test_of_makers_that_nobody_told_it_of_the_planner_believes_there_are_few(here, tmp_path, monkeypatch):
    """Twin: the guard off."""
    monkeypatch.setattr(planner, "MANY", MANY + 1)
    import_bytes(here, many_makers(), tmp_path, name="binaan.csv")
    assert believed(here) < MANY / 10
