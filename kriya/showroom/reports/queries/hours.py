"""When people come and when they buy: sales and visitors by weekday and hour of the council's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection

from kriya.core.scoping import current_council
from kriya.showroom.reports.narrowed import Narrowed

Hour = tuple[int, int]
"""ISO weekday (1 is Monday) and hour of the day."""

_HOURS: Final = """
SELECT 's', extract(isodow FROM s.happened_at AT TIME ZONE %(zone)s)::int,
    extract(hour FROM s.happened_at AT TIME ZONE %(zone)s)::int, count(*), sum(s.total)
FROM sales_sale s WHERE s.council_id = %(council)s AND s.happened_on BETWEEN %(since)s AND %(until)s
    AND (%(location)s::uuid IS NULL OR s.location_id = %(location)s)
    AND (%(channel)s::text IS NULL OR s.channel = %(channel)s)
    AND (%(craft)s::uuid IS NULL OR EXISTS (SELECT FROM sales_saleline l
        JOIN inventory_lot o ON o.council_id = l.council_id AND o.id = l.lot_id
        JOIN catalog_product p ON p.council_id = o.council_id AND p.id = o.product_id
        WHERE l.council_id = s.council_id AND l.sale_id = s.id AND p.craft_id = %(craft)s))
GROUP BY 2, 3
UNION ALL
SELECT 'v', extract(isodow FROM v.at AT TIME ZONE %(zone)s)::int, extract(hour FROM v.at AT TIME ZONE %(zone)s)::int,
    greatest(0, sum(v.people)), 0
FROM sales_visitortap v WHERE v.council_id = %(council)s AND v.on BETWEEN %(since)s AND %(until)s
    AND (%(location)s::uuid IS NULL OR v.location_id = %(location)s)
GROUP BY 2, 3
"""


@dataclass(frozen=True)
class Hours:
    """Receipts, rupiah and visitors by weekday and hour; an hour that is not there had none."""

    sales: Mapping[Hour, int]
    totals: Mapping[Hour, int]
    visitors: Mapping[Hour, int]

    @property
    def span(self) -> range:
        """The hours of the day in which anything happened."""
        seen = [hour for _day, hour in {*self.sales, *self.visitors}]
        return range(min(seen), max(seen) + 1) if seen else range(0)


def hours(of: Narrowed) -> Hours:
    """Return when was sold and when people came, in one question. A channel or craft narrows the sales alone."""
    sales: dict[Hour, int] = {}
    totals: dict[Hour, int] = {}
    visitors: dict[Hour, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_HOURS, {**of.told(), "zone": current_council().time_zone})
        for kind, day, hour, count, total in cursor.fetchall():
            if kind == "v":
                visitors[day, hour] = int(count)
            else:
                sales[day, hour], totals[day, hour] = int(count), int(total)
    return Hours(sales, totals, visitors)
