"""What became of pieces that were taken in over some days: sold, given back, lost, or still there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from kriya.ledger.queries.families import ROOTS
from kriya.showroom.reports.narrowed import By, Narrowed

_KEYS: Final = {By.MAKER: "r.root", By.CRAFT: "p.craft_id"}

# Lots of the days; of each the pieces that are sold for good, still held, gone back, and damaged or lost. At one place
# these are what was sold there, lies there, and left it for the maker or for good.
_SELLING: Final = """
, lots AS (
    SELECT o.id, o.taken_in_on, {key} AS key FROM inventory_lot o
    JOIN catalog_product p ON p.council_id = o.council_id AND p.id = o.product_id
    LEFT JOIN roots r ON r.id = o.maker_id
    WHERE o.council_id = %(council)s AND o.taken_in_on BETWEEN %(since)s AND %(until)s
        AND (%(craft)s::uuid IS NULL OR p.craft_id = %(craft)s)
), back AS (
    SELECT line_id, sum(pieces) AS pieces FROM sales_refundline WHERE council_id = %(council)s GROUP BY line_id
), sold AS (
    SELECT l.lot_id, s.happened_on, l.pieces - coalesce(b.pieces, 0) AS pieces FROM sales_saleline l
    JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
    JOIN lots ON lots.id = l.lot_id LEFT JOIN back b ON b.line_id = l.id
    WHERE l.council_id = %(council)s AND (%(location)s::uuid IS NULL OR s.location_id = %(location)s)
), held AS (
    SELECT v.lot_id, sum(v.pieces) AS pieces FROM inventory_level v
    JOIN inventory_location a ON a.council_id = v.council_id AND a.id = v.location_id
    WHERE v.council_id = %(council)s AND a.kind IN ('showroom', 'store', 'exhibition', 'loan', 'transit')
        AND (%(location)s::uuid IS NULL OR v.location_id = %(location)s) GROUP BY v.lot_id
), moved AS (
    SELECT m.lot_id, sum(m.pieces) FILTER (WHERE m.reason = 'return' AND f.here) AS returned,
        sum(CASE WHEN t.gone AND NOT f.gone AND f.here THEN m.pieces
                 WHEN f.gone AND NOT t.gone AND t.here THEN -m.pieces END) AS gone
    FROM inventory_movement m
    JOIN places f ON f.id = m.source_id JOIN places t ON t.id = m.target_id
    WHERE m.council_id = %(council)s AND (m.reason = 'return' OR t.gone OR f.gone) GROUP BY m.lot_id
), days AS (
    SELECT grouping(lots.key) AS whole, lots.key,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY sold.happened_on - lots.taken_in_on) AS median
    FROM sold JOIN lots ON lots.id = sold.lot_id CROSS JOIN LATERAL generate_series(1, sold.pieces)
    GROUP BY GROUPING SETS ((lots.key), ())
), counted AS (
    SELECT grouping(lots.key) AS whole, lots.key, count(*) AS lots, coalesce(sum(s.pieces), 0) AS sold,
        coalesce(sum(h.pieces), 0) AS held, coalesce(sum(m.returned), 0) AS returned, coalesce(sum(m.gone), 0) AS gone
    FROM lots LEFT JOIN (SELECT lot_id, sum(pieces) AS pieces FROM sold GROUP BY lot_id) s ON s.lot_id = lots.id
    LEFT JOIN held h ON h.lot_id = lots.id LEFT JOIN moved m ON m.lot_id = lots.id
    GROUP BY GROUPING SETS ((lots.key), ())
)
SELECT c.whole, c.key, c.lots, c.sold, c.held, c.returned, c.gone, d.median
FROM counted c LEFT JOIN days d ON d.whole = c.whole AND d.key IS NOT DISTINCT FROM c.key
"""
_PLACES: Final = """
, places AS (
    SELECT id, kind IN ('damaged', 'lost', 'given') AS gone, (%(location)s::uuid IS NULL OR id = %(location)s) AS here
    FROM inventory_location WHERE council_id = %(council)s
)
"""


@dataclass(frozen=True)
class Sold:
    """What became of the pieces of a maker or craft (`key`, None: of none). `median` is days from intake to sale."""

    key: Any
    lots: int
    sold: int
    held: int
    returned: int
    gone: int
    median: float | None

    @property
    def taken(self) -> int:
        """Pieces that came in."""
        return self.sold + self.held + self.returned + self.gone

    @property
    def share(self) -> float | None:
        """The part of them that was sold."""
        return self.sold / self.taken if self.taken else None


def selling(of: Narrowed) -> tuple[Sequence[Sold], Sold]:
    """Return what became of pieces by maker or craft, the most sold first, and of all together; one question."""
    key = _KEYS.get(of.by, _KEYS[By.MAKER])
    with connection.cursor() as cursor:
        cursor.execute(ROOTS + _PLACES + _SELLING.format(key=key), of.told())
        rows = [(bool(whole), _sold(key, *rest)) for whole, key, *rest in cursor.fetchall()]
    lines = sorted((one for whole, one in rows if not whole), key=lambda one: (-one.sold, -one.held, str(one.key)))
    return lines, next(one for whole, one in rows if whole)


def _sold(key: Any, lots: int, sold: Any, held: Any, returned: Any, gone: Any, median: float | None) -> Sold:
    return Sold(key, lots, int(sold), int(held), int(returned), int(gone), median)
