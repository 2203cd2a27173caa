"""Of which products a maker should bring more."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import connection

from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.inventory.models import ON_SALE
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker

LATELY: Final = timedelta(days=90)
RECENT: Final = timedelta(days=180)
SOON: Final = 30
"""Days: what is left should last longer, and what sells within them sells fast."""
FAST, FEW, MOST = 0.7, 2, 3

_PRODUCTS: Final = """
WITH own AS (
    SELECT id, product_id, name, taken_in_on, taken_in_on >= %(recent)s AS recent FROM inventory_lot
    WHERE council_id = %(council)s AND maker_id = ANY(%(makers)s)
), back AS (
    SELECT b.line_id, sum(b.pieces) AS pieces FROM sales_refundline b
    JOIN sales_saleline l ON l.council_id = b.council_id AND l.id = b.line_id JOIN own ON own.id = l.lot_id
    WHERE b.council_id = %(council)s GROUP BY b.line_id
), sold AS (
    SELECT own.product_id, sum(l.pieces - coalesce(b.pieces, 0)) FILTER (WHERE s.happened_on >= %(lately)s) AS lately,
        sum(l.pieces - coalesce(b.pieces, 0))
            FILTER (WHERE own.recent AND s.happened_on - own.taken_in_on <= %(soon)s) AS fast
    FROM own JOIN sales_saleline l ON l.council_id = %(council)s AND l.lot_id = own.id
    JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id LEFT JOIN back b ON b.line_id = l.id
    GROUP BY own.product_id
), came AS (
    SELECT own.product_id, sum(m.pieces) AS pieces FROM own JOIN inventory_movement m
        ON m.council_id = %(council)s AND m.lot_id = own.id AND m.reason = 'intake' WHERE own.recent GROUP BY 1
), held AS (
    SELECT own.product_id, sum(greatest(0, v.pieces)) AS pieces FROM own JOIN inventory_level v
        ON v.council_id = %(council)s AND v.lot_id = own.id
    JOIN inventory_location a ON a.council_id = v.council_id AND a.id = v.location_id AND a.kind = ANY(%(on_sale)s)
    GROUP BY 1
)
SELECT (array_agg(own.name ORDER BY own.taken_in_on DESC, own.id))[1], coalesce(max(sold.lately), 0),
    coalesce(max(held.pieces), 0), coalesce(max(came.pieces), 0), coalesce(max(sold.fast), 0)
FROM own LEFT JOIN sold USING (product_id) LEFT JOIN came USING (product_id) LEFT JOIN held USING (product_id)
GROUP BY own.product_id
"""


@dataclass(frozen=True)
class Hint:
    """A product of which more should be brought: `sold` in 90 days, `left` on the shelf. Of `came` pieces of the last
    half year `fast` were sold within 30 days of coming in."""

    name: str
    sold: int
    left: int
    came: int
    fast: int

    @property
    def days(self) -> int:
        """How long what is left will do at the pace of late."""
        return self.left * LATELY.days // self.sold if self.sold else LATELY.days

    @property
    def runs_out(self) -> bool:
        """Whether it sells steadily and what is left lasts under a month."""
        return self.sold >= 2 and self.days < SOON

    @property
    def sells_fast(self) -> bool:
        """Whether most of what came was sold within a month, and few are left."""
        return self.came > 0 and self.fast >= FAST * self.came and self.left <= FEW


def hints_for(maker: Maker) -> list[Hint]:
    """Return of which products more should be brought, sold out ones too, the most urgent first: two questions."""
    on = today()
    told = {
        "council": current_council().pk,
        "makers": family(maker.pk),
        "lately": on - LATELY,
        "recent": on - RECENT,
        "soon": SOON,
        "on_sale": list(ON_SALE),
    }
    with connection.cursor() as cursor:
        cursor.execute(_PRODUCTS, told)
        found = [Hint(name, *map(int, counts)) for name, *counts in cursor.fetchall()]
    wanted = [hint for hint in found if hint.runs_out or hint.sells_fast]
    return sorted(wanted, key=lambda hint: (hint.days, -hint.sold, hint.name))[:MOST]
