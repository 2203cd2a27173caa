"""What a count should find, what it found, and what differs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.inventory.models import StockTake

# What is expected is counted from the movements as they are known now: a sale before the cut-off that was heard of
# later belongs in. What a count itself moved does not. Selling goes on while people count, so what moved between the
# cut-off and the moment when a lot was first counted (anew, after all its pieces were taken back) was not there to be
# counted either. Of a lot that nobody counted only what left can be told: what came may have come behind their backs.
_SHEET: Final = """
WITH steps AS (
    SELECT lot_id AS lot, at, pieces, sum(pieces) OVER in_order AS so_far, row_number() OVER in_order AS step
    FROM inventory_stockcount WHERE council_id = %(council)s AND stock_take_id = %(stock_take)s
    WINDOW in_order AS (PARTITION BY lot_id ORDER BY at, id)
), marked AS (SELECT *, max(step) FILTER (WHERE so_far = 0) OVER (PARTITION BY lot) AS emptied FROM steps
), counted AS (
    SELECT lot, sum(pieces) AS pieces, CASE WHEN sum(pieces) <> 0
        THEN greatest(%(cut_off)s, min(at) FILTER (WHERE step > coalesce(emptied, 0))) END AS at
    FROM marked GROUP BY lot
), moved AS (
    SELECT lot_id AS lot, happened_at AS at, CASE WHEN target_id = %(place)s THEN pieces ELSE -pieces END AS pieces
    FROM inventory_movement
    WHERE council_id = %(council)s AND happened_at <= greatest(%(cut_off)s, %(until)s)
      AND %(place)s IN (source_id, target_id)
      AND document IS DISTINCT FROM %(stock_take)s AND NOT (reason = 'late_sale' AND happened_at = %(cut_off)s)
), known AS (
    SELECT m.lot, coalesce(sum(m.pieces) FILTER (WHERE m.at <= %(cut_off)s), 0) AS pieces,
        coalesce(sum(m.pieces) FILTER (WHERE m.at > %(cut_off)s AND m.at <= coalesce(c.at, %(until)s)), 0) AS since,
        c.at AS counted_at
    FROM moved m LEFT JOIN counted c ON c.lot = m.lot GROUP BY m.lot, c.at
), expected AS (
    SELECT lot, pieces, CASE WHEN counted_at IS NULL THEN least(since, 0) ELSE since END AS since FROM known
)
SELECT l.id, l.code, l.name, l.variant_name, l.maker_id, coalesce(e.pieces, 0), coalesce(e.since, 0),
    coalesce(c.pieces, 0), coalesce(c.at, greatest(%(cut_off)s, %(until)s))
FROM expected e FULL JOIN counted c ON c.lot = e.lot
JOIN inventory_lot l ON l.council_id = %(council)s AND l.id = coalesce(e.lot, c.lot)
WHERE coalesce(e.pieces, 0) <> 0 OR coalesce(e.since, 0) <> 0 OR coalesce(c.pieces, 0) <> 0 ORDER BY l.name, l.code
"""


@dataclass(frozen=True)
class SheetLine:
    """A lot at the counted place: pieces that should be there at the cut-off, that moved from then until `as_of`, when
    the lot was counted (or, where it was not, the counting ended), and pieces that were counted."""

    lot: UUID
    code: str
    name: str
    variant: str
    maker: UUID | None
    expected: int
    moved: int
    counted: int
    as_of: datetime

    @property
    def due(self) -> int:
        """How many there should have been when the lot was counted."""
        return self.expected + self.moved

    @property
    def difference(self) -> int:
        return self.counted - self.due


def sheet(stock_take: StockTake) -> list[SheetLine]:
    """Return every lot that is expected or was counted, with one question."""
    told = {
        "council": current_council().pk,
        "place": stock_take.location_id,
        "cut_off": stock_take.cut_off_at,
        "until": stock_take.counted_at or now(),
        "stock_take": stock_take.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHEET, told)
        return [
            SheetLine(lot, code, name, variant, maker, int(expected), int(moved), int(counted), as_of)
            for lot, code, name, variant, maker, expected, moved, counted, as_of in cursor.fetchall()
        ]
