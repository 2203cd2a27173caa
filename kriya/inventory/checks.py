"""What `kriya check` proves of the stock."""

from typing import Final

from django.db import connection

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council

_LEVELS: Final = """
WITH moved AS (
    SELECT lot, location, sum(pieces) AS pieces FROM (
        SELECT lot_id AS lot, target_id AS location, pieces FROM inventory_movement WHERE council_id = %(council)s
        UNION ALL
        SELECT lot_id, source_id, -pieces FROM inventory_movement WHERE council_id = %(council)s
    ) ends GROUP BY lot, location
)
SELECT coalesce(k.lot_id, m.lot), coalesce(k.location_id, m.location), coalesce(k.pieces, 0), coalesce(m.pieces, 0)
FROM (SELECT * FROM inventory_level WHERE council_id = %(council)s) k
FULL JOIN moved m ON m.lot = k.lot_id AND m.location = k.location_id
"""
REBUILD: Final = """
WITH moved AS (
    SELECT lot, location, sum(pieces) AS pieces, min(happened_at) AS since FROM (
        SELECT lot_id AS lot, target_id AS location, pieces, happened_at FROM inventory_movement
            WHERE council_id = %(council)s
        UNION ALL
        SELECT lot_id, source_id, -pieces, happened_at FROM inventory_movement WHERE council_id = %(council)s
    ) ends GROUP BY lot, location
)
INSERT INTO inventory_level AS level (id, council_id, lot_id, location_id, pieces, since)
SELECT gen_random_uuid(), %(council)s, lot, location, pieces, since FROM moved ORDER BY lot, location
ON CONFLICT (council_id, lot_id, location_id) DO UPDATE SET pieces = excluded.pieces
"""
_LABELS: Final = """
SELECT coalesce(p.code, l.code), p.lot_id, l.id, p.product_id IS NOT DISTINCT FROM l.product_id
FROM (SELECT * FROM inventory_publishedlabel WHERE council_id = %(council)s) p
FULL JOIN (SELECT * FROM inventory_lot WHERE council_id = %(council)s) l ON l.code = p.code
"""


def levels_are_sums() -> Found:
    """Compare each level with the sum of the movements to and from its place."""
    rows = _rows(_LEVELS)
    return Found(
        len(rows),
        [
            f"lot {lot} at {place}: level {kept}, movements come to {moved}"
            for lot, place, kept, moved in rows
            if kept != moved
        ],
    )


def labels_lead_to_lots() -> Found:
    """Compare the public labels with the lots that bear them."""
    rows = _rows(_LABELS)
    return Found(
        len(rows),
        [f"label {code}: leads to {led}, is of {lot}" for code, led, lot, same in rows if led != lot or not same],
    )


def rebuild_levels() -> None:
    """Count every level of the council anew from its movements."""
    with connection.cursor() as cursor:
        cursor.execute(REBUILD, {"council": current_council().pk})
        cursor.execute(
            """UPDATE inventory_level k SET pieces = 0 WHERE council_id = %(council)s AND NOT EXISTS (
                   SELECT FROM inventory_movement m WHERE m.council_id = k.council_id AND m.lot_id = k.lot_id
                   AND k.location_id IN (m.source_id, m.target_id))""",
            {"council": current_council().pk},
        )


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"council": current_council().pk})
        return list(cursor.fetchall())
