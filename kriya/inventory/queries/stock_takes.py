"""What a count should find, what it found, and what differs."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.scoping import current_council
from kriya.inventory.models import StockTake

# What is expected is counted from the movements as they are known now: a sale before the cut-off that was heard of
# later belongs in. What a count itself moved does not.
_SHEET: Final = """
WITH known AS (
    SELECT lot_id AS lot, CASE WHEN target_id = %(place)s THEN pieces ELSE -pieces END AS pieces
    FROM inventory_movement
    WHERE council_id = %(council)s AND happened_at <= %(cut_off)s AND %(place)s IN (source_id, target_id)
      AND document IS DISTINCT FROM %(stock_take)s AND NOT (reason = 'late_sale' AND happened_at = %(cut_off)s)
), counted AS (
    SELECT lot_id AS lot, sum(pieces) AS pieces FROM inventory_stockcount
    WHERE council_id = %(council)s AND stock_take_id = %(stock_take)s GROUP BY lot_id
), expected AS (SELECT lot, sum(pieces) AS pieces FROM known GROUP BY lot)
SELECT l.id, l.code, l.name, l.variant_name, l.maker_id, coalesce(e.pieces, 0), coalesce(c.pieces, 0)
FROM expected e FULL JOIN counted c ON c.lot = e.lot
JOIN inventory_lot l ON l.council_id = %(council)s AND l.id = coalesce(e.lot, c.lot)
WHERE coalesce(e.pieces, 0) <> 0 OR coalesce(c.pieces, 0) <> 0 ORDER BY l.name, l.code
"""


@dataclass(frozen=True)
class SheetLine:
    """A lot at the counted place: pieces that should be there at the cut-off, and pieces that were counted."""

    lot: UUID
    code: str
    name: str
    variant: str
    maker: UUID | None
    expected: int
    counted: int

    @property
    def difference(self) -> int:
        return self.counted - self.expected


def sheet(stock_take: StockTake) -> list[SheetLine]:
    """Return every lot that is expected or was counted, with one question."""
    told = {
        "council": current_council().pk,
        "place": stock_take.location_id,
        "cut_off": stock_take.cut_off_at,
        "stock_take": stock_take.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHEET, told)
        return [
            SheetLine(lot, code, name, variant, maker, int(expected), int(counted))
            for lot, code, name, variant, maker, expected, counted in cursor.fetchall()
        ]
