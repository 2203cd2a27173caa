"""Changes of public rows are added up, and no reader's page becomes another one by it."""

from time import monotonic
from typing import Any

import pytest
from django.db import connection

from kriya.core.scoping import council_scope
from kriya.core.sharing import all_public_changes
from kriya.councils.queries import addressed_by_slug
from kriya.site.tasks import fold_public_changes
from tests import build


@pytest.fixture
def two_councils(real_db: None) -> list[Any]:
    made = [build.pekalongan(), build.gunungkidul()]
    for number in range(3):
        for council in made:
            with council_scope(council):
                council.phone = f"+62285{number}"
                council.save()
    return made


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_publicchange")
        return int(cursor.fetchone()[0])


def stamps() -> list[Any]:
    return [all_public_changes(), *(addressed_by_slug(slug)[1] for slug in ("pekalongan", "gunungkidul"))]


def test_many_changes_become_one_that_says_the_same(two_councils: list[Any]):
    before, many = stamps(), rows()
    # What is newer than the oldest open transaction of the whole server waits: other tests may have one open.
    until = monotonic() + 60
    while rows() == many and monotonic() < until:
        fold_public_changes(0)
    assert stamps() == before
    assert rows() < many
    connection.close()


def test_what_changes_afterwards_makes_another_page(two_councils: list[Any]):
    fold_public_changes(0)
    before = stamps()
    with council_scope(two_councils[0]):
        two_councils[0].save()
    here, there = stamps()[1:]
    assert here != before[1]
    assert there == before[2]
    connection.close()
