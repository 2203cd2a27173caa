"""Why visitors read a projection: behind row-level security full-text search loses its index."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.queries.public_counts import Counts
from kriya.catalog.queries.public_rows import page_of
from kriya.catalog.queries.public_words import Word, Words
from kriya.core.scoping import council_scope
from kriya.core.walls import COUNCIL_NOW
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

TOLD = {
    "product_id": "gen_random_uuid()",
    "maker_id": "gen_random_uuid()",
    "council_id": "%s",
    "slug": "'p' || n",
    "name": "'Kain ' || n",
    "words": "'kain ' || n",
    "story_id": "repeat('Dikerjakan dengan tangan. ', 30)",
    "search": "to_tsvector('indonesian', 'Kain ' || n || CASE WHEN n = 7 THEN ' jlamprang' ELSE '' END)",
    "price_differs": "false",
    "kind": "'batch'",
    "variants": "'[]'",
    "photos": "'[]'",
    "facets": "'{}'",
    "published_at": "now()",
    "updated_at": "now()",
}
WALL = f"""
CREATE TABLE walled_product (LIKE catalog_publishedproduct INCLUDING ALL);
GRANT SELECT, INSERT ON walled_product TO kriya_app;
ALTER TABLE walled_product ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY council_wall ON walled_product USING (council_id = {COUNCIL_NOW}) WITH CHECK (council_id = {COUNCIL_NOW});
"""


@pytest.fixture
def here():
    return build.pekalongan()


@pytest.fixture
def walled(owner: psycopg.Connection) -> Iterator[str]:
    """The projection once more, with the same indexes, behind a wall."""
    owner.execute(WALL)
    yield "walled_product"
    connection.close()
    owner.execute("DROP TABLE walled_product")


def search_sql(council) -> str:
    """The visitors' own search for a rare word, as it is prepared: $1 stands for an argument."""
    words = Words([Word("jlamprang", "jlamprang", 1, False)], "jlamprang")
    with CaptureQueriesContext(connection) as seen:
        page_of(council.pk, Asked(text="jlamprang"), words, Counts(total=1, every=20_000))
    return seen.captured_queries[0]["sql"]


def fill(council, table: str, owner: psycopg.Connection) -> None:
    texts = (models.CharField, models.TextField)
    blank = {f.column: "''" for f in PublishedProduct._meta.local_fields if isinstance(f, texts)}
    columns = blank | TOLD
    with council_scope(council), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
            " FROM generate_series(1, 20000) n",
            [council.pk],
        )
    owner.execute(f"ANALYZE {table}")


def plan(sql: str) -> str:
    """How the prepared question is answered, whatever its arguments."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (GENERIC_PLAN) {sql}")
        return "\n".join(row[0] for row in cursor.fetchall())


def test_visitors_search_uses_the_index_of_the_projection(here, owner):
    """trap:13 — as the application role, in a council's scope."""
    fill(here, "catalog_publishedproduct", owner)
    with council_scope(here):
        chosen = plan(search_sql(here))
    assert "Bitmap Index Scan on published_product_search" in chosen, chosen


def test_behind_a_wall_the_same_search_does_not_use_the_same_index(here, owner, walled):
    """trap:13, twin — `@@` is not leakproof, so the wall is tested first, on every row."""
    fill(here, walled, owner)
    fill(here, "catalog_publishedproduct", owner)
    with council_scope(here):
        chosen = plan(search_sql(here).replace("catalog_publishedproduct", walled))
    assert "Bitmap Index Scan on walled_product_search" not in chosen, chosen
    assert "(search @@ " in chosen.split("Filter:")[-1]
