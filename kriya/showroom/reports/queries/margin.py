"""What sales came to and whose it is: makers, council, state; what discounts cost, what public goods brought."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from django.db import connection

from kriya.ledger.queries.families import ROOTS
from kriya.showroom.reports.narrowed import By, Narrowed
from kriya.showroom.reports.queries.parts import parts

_KEYS: Final = {By.MAKER: "r.root", By.CRAFT: "p.craft_id", By.CHANNEL: "t.channel", By.MONTH: "t.month"}
_SUMMED: Final = ("pieces", "total", "back", "net", "commission", "ppn", "fee", "discount", "borne")
# Summed lot by lot first: what is joined then is small, whatever the planner thinks of it. What a piece of public goods
# cost stands on its intake line, where somebody knew.
_MARGIN: Final = f"""
, sums AS MATERIALIZED (
    SELECT lot_id, maker_id, channel, date_trunc('month', on_day)::date AS month,
        {", ".join(f"sum({name})::bigint AS {name}" for name in _SUMMED)}
    FROM parts WHERE (%(location)s::uuid IS NULL OR location_id = %(location)s)
        AND (%(channel)s::text IS NULL OR channel = %(channel)s) GROUP BY 1, 2, 3, 4
), costs AS MATERIALIZED (
    SELECT lot_id, min(net_price) AS cost FROM showroom_intakeline WHERE council_id = %(council)s GROUP BY 1
)
SELECT {{key}}, sum(t.pieces), sum(t.total), sum(t.back),
    coalesce(sum(t.net) FILTER (WHERE t.maker_id IS NOT NULL), 0), sum(t.commission), sum(t.ppn), sum(t.fee),
    coalesce(sum(t.net) FILTER (WHERE t.maker_id IS NULL), 0), sum(t.discount), sum(t.borne),
    coalesce(sum(t.pieces * c.cost) FILTER (WHERE t.maker_id IS NULL), 0),
    coalesce(sum(t.pieces) FILTER (WHERE t.maker_id IS NULL AND t.lot_id IS NOT NULL AND c.cost IS NULL), 0)
FROM sums t
LEFT JOIN inventory_lot o ON o.council_id = %(council)s AND o.id = t.lot_id
LEFT JOIN catalog_product p ON p.council_id = o.council_id AND p.id = o.product_id
LEFT JOIN roots r ON r.id = t.maker_id LEFT JOIN costs c ON c.lot_id = t.lot_id
WHERE (%(craft)s::uuid IS NULL OR p.craft_id = %(craft)s)
GROUP BY 1
"""  # noqa: S608 - our own text
_WHEN: Final = "w.happened_on BETWEEN %(since)s AND %(until)s"


@dataclass(frozen=True)
class Margin:
    """Sums in rupiah of a month, maker, craft or channel (`key`). What is left of sales is whole:

    left = net + commission + ppn + fee + own. `fee` is the makers' part of payment fees, `own` what public goods
    brought, `cost` what these cost where that is known, `cost_unknown` pieces of which it is not.
    """

    key: Any
    pieces: int
    total: int
    back: int
    net: int
    commission: int
    ppn: int
    fee: int
    own: int
    discount: int
    borne: int
    cost: int
    cost_unknown: int

    @property
    def left(self) -> int:
        """What buyers paid, less what they got again."""
        return self.total - self.back


def margin(of: Narrowed) -> list[Margin]:
    """Return what sales came to by month, maker, craft or channel; months in order, others the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{ROOTS}, {parts(_WHEN)} {_MARGIN.format(key=_KEYS[of.by])}", of.told())
        found = [Margin(key, *map(int, sums)) for key, *sums in cursor.fetchall()]
    if of.by == By.MONTH:
        return sorted(found, key=lambda one: one.key)
    return sorted(found, key=lambda one: (-one.left, str(one.key)))


def together(lines: Sequence[Margin]) -> Margin:
    """Return the sum of lines."""
    names = [field.name for field in fields(Margin) if field.name != "key"]
    return Margin(None, *(sum(getattr(one, name) for one in lines) for name in names))
