"""What the published projection of exhibitions must be, as SQL: one statement for publishing and for proving it."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.scoping import current_council

COLUMNS: Final = (
    "exhibition_id", "council_id", "slug", "name", "name_en", "level", "host", "venue", "city", "hours", "website",
    "starts_on", "ends_on", "about_id", "about_en", "is_cancelled", "makers", "products", "published_at",
)  # fmt: skip
PROJECTION: Final = """
SELECT e.id AS exhibition_id, e.council_id, e.slug, e.name, e.name_en, e.level, e.host, e.venue, e.city, e.hours,
    e.website, e.starts_on, e.ends_on, e.about_id, e.about_en, e.cancelled_at IS NOT NULL AS is_cancelled,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.maker_id, 'booths', coalesce((
            SELECT jsonb_agg(DISTINCT b.code ORDER BY b.code) FROM exhibitions_boothuse u
            JOIN exhibitions_booth b ON b.council_id = u.council_id AND b.id = u.booth_id
            WHERE u.council_id = e.council_id AND u.participant_id = p.id), '[]')) ORDER BY p.added_at, p.id)
        FROM exhibitions_participant p
        WHERE p.council_id = e.council_id AND p.exhibition_id = e.id AND p.withdrawn_at IS NULL), '[]') AS makers,
    ARRAY(SELECT d.product_id FROM exhibitions_displayitem d
        WHERE d.council_id = e.council_id AND d.exhibition_id = e.id ORDER BY d.id) AS products,
    e.published_at
FROM exhibitions_exhibition e
WHERE e.council_id = %(council)s AND e.id = ANY(%(exhibitions)s) AND e.published_at IS NOT NULL
"""
_PUBLISH: Final = f"""
WITH now_true AS MATERIALIZED ({PROJECTION}), gone AS (
    DELETE FROM exhibitions_publishedexhibition WHERE council_id = %(council)s AND exhibition_id = ANY(%(exhibitions)s)
    AND exhibition_id NOT IN (SELECT exhibition_id FROM now_true))
INSERT INTO exhibitions_publishedexhibition ({", ".join(COLUMNS)}, updated_at)
SELECT {", ".join(COLUMNS)}, now() FROM now_true
ON CONFLICT (exhibition_id) DO UPDATE SET {", ".join(f"{c} = EXCLUDED.{c}" for c in COLUMNS[2:])}, updated_at = now()
"""  # noqa: S608 - our own text


def publish(exhibitions: Iterable[UUID]) -> None:
    """Bring what the public sees of exhibitions to what they are now, in the transaction that changed them."""
    with connection.cursor() as cursor:
        cursor.execute(_PUBLISH, {"council": current_council().pk, "exhibitions": list(exhibitions)})
