"""The pages of a product list ask the database as often for one row as for a hundred."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.catalog.imports.tests.test_photos import give, page_of, save
from kriya.catalog.imports.tests.zips import zipped
from kriya.catalog.tests.pictures import cloth
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from tests import build

PHOTO = cloth(40, 50)
REVIEW, DONE = 25, 12


@pytest.mark.parametrize("rows", [1, 100])
def test_the_review_and_what_came_of_it_ask_as_often_however_long_the_list(
    rows: int, council: Council, count_queries: Any
) -> None:
    with council_scope(council):
        for n in range(min(rows, 20)):
            build.maker(f"Batik {n}")
    sari: Client = build.browser_of(build.member(council, Role.STAFF, "Sari"))
    page = page_of(
        sari, council, [[f"K-{n}", f"Kain {n}", f"Batik {n % 20}", 1000 * n + 5000, f"{n}.jpg"] for n in range(rows)]
    )
    give(sari, page, zipped({f"{n}.jpg": PHOTO for n in range(rows)}))
    with count_queries(REVIEW):
        assert sari.get(page).context["report"]["photos"]["matched"] == rows
    save(sari, page)
    with count_queries(DONE):
        assert sari.get(page).status_code == 200
