"""A curator changes a price while the office follows a maker that got another name: both write the same public row."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import connection

from kriya.catalog.actions import publish
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.checks import published_counts, published_products
from kriya.catalog.models import Product
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.consent import give_consent
from tests import build

CROSSED = "a transaction that waits for another one's row or lock"
# In this database: beside it others of the run hold races of their own.
_LOOK = """
SELECT pg_sleep(0.01), EXISTS (
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
"""


def somebody_waits(database: str) -> None:
    """Return as soon as a transaction waits for another one."""
    here = psycopg.connect(os.environ["KRIYA_TEST_APP_URL"], dbname=database, autocommit=True)
    with here:
        for _attempt in range(1000):
            if here.execute(_LOOK).fetchone()[1]:
                return
    raise AssertionError(f"there never was {CROSSED}")


def cross(council: Council, database: str, first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """Begin the second while the first is done but not committed."""

    def following() -> None:
        try:
            with council_scope(council):
                second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with council_scope(council):
            first()
            other = pool.submit(following)
            somebody_waits(database)
        other.result(10)


def change_and_follow(database: str) -> list[str]:
    """Return what `kriya check` finds wrong afterwards."""
    council = build.pekalongan()
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        give_consent(maker, ["name"], source="uji", by=None)
        product = publish_product(add_product(maker=maker, name="Kain Kawung", price=50_000))
    cross(
        council,
        database,
        lambda: change_product(Product.objects.get(pk=product.pk), name="Selendang Truntum", price=900_000),
        lambda: publish.publish_products_of([maker.pk]),
    )
    with council_scope(council):
        return published_products().differences + published_counts().differences


def test_two_that_publish_at_once_leave_rows_and_counts_true(real_db: None, database_name: str):
    assert change_and_follow(database_name) == []


def test_without_the_lock_the_older_row_would_win_and_counts_would_be_wrong(
    real_db: None, database_name: str, monkeypatch: pytest.MonkeyPatch
):
    """The twin: who comes second has read the product before the first one's change."""
    monkeypatch.setattr(publish, "wait_for", lambda _key: None)
    wrong = "\n".join(change_and_follow(database_name))
    assert "catalog_facetcount" in wrong
    assert "price" in wrong
