"""What was sold, earned, paid out and followed over some days, in nine questions however much happened.

A sale counts on the day on which it happened, what came back on the day on which it came back. Sales of a maker that
was merged are those of the one that stands for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db import connection

from kriya.achievements.queries.register import chosen_makers
from kriya.catalog.models import Product
from kriya.core.indicators import UNKNOWN, Choice
from kriya.core.scoping import current_council
from kriya.crafts.models import Craft
from kriya.inventory.models import Lot
from kriya.ledger.days import end_of, start_of
from kriya.makers.models import Maker

# Lines are summed lot by lot before anything is looked up of a lot: half a million lines are some thousand lots.
_SOLD: Final = """
WITH sold AS MATERIALIZED (
    SELECT id, channel FROM sales_sale WHERE council_id = %(council)s AND happened_on BETWEEN %(since)s AND %(until)s
), moved AS MATERIALIZED (
    SELECT s.channel, l.lot_id, CASE WHEN l.lot_id IS NULL THEN l.maker_id END AS maker, sum(l.pieces) AS pieces,
        sum(l.total) AS total, sum(l.net) AS net
    FROM sold s JOIN sales_saleline l ON l.council_id = %(council)s AND l.sale_id = s.id GROUP BY 1, 2, 3
    UNION ALL
    SELECT s.channel, l.lot_id, CASE WHEN l.lot_id IS NULL THEN l.maker_id END, -sum(b.pieces), -sum(b.total),
        -sum(b.net)
    FROM sales_refund r JOIN sales_refundline b ON b.council_id = r.council_id AND b.refund_id = r.id
    JOIN sales_saleline l ON l.council_id = b.council_id AND l.id = b.line_id
    JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
    WHERE r.council_id = %(council)s AND r.happened_on BETWEEN %(since)s AND %(until)s GROUP BY 1, 2, 3
)
SELECT channel, lot_id, maker, sum(pieces)::bigint, sum(total)::bigint, sum(net)::bigint FROM moved GROUP BY 1, 2, 3
"""
_RECEIPTS: Final = """
SELECT s.channel, to_char(s.happened_on, 'YYYY-MM'), count(*), count(*) FILTER (WHERE s.attribution <> ''),
    sum(s.total)::bigint
FROM sales_sale s WHERE s.council_id = %(council)s AND s.happened_on BETWEEN %(since)s AND %(until)s GROUP BY 1, 2
"""
_PAID: Final = """
WITH posted AS MATERIALIZED (
    SELECT id FROM showroom_settlement
    WHERE council_id = %(council)s AND state = 'posted' AND posted_at >= %(from)s AND posted_at <= %(to)s
)
SELECT maker_id::text, sum(amount)::bigint FROM showroom_settlementmaker
WHERE council_id = %(council)s AND outcome = 'paid' AND settlement_id IN (SELECT id FROM posted) GROUP BY 1
UNION ALL
SELECT p.maker_id::text, -p.amount FROM showroom_settlementreversal v
JOIN showroom_settlementmaker p ON p.council_id = v.council_id AND p.id = v.part_id
WHERE v.council_id = %(council)s AND v.at >= %(from)s AND v.at <= %(to)s
"""
_FOLLOWED: Final = """
SELECT coalesce(sum(d.visits), 0)::bigint, coalesce(sum(d.baskets), 0)::bigint, count(DISTINCT d.link_id)
FROM promotion_linkday d WHERE d.council_id = %(council)s AND d.on BETWEEN %(since)s AND %(until)s
"""
_AGREED: Final = """
SELECT maker_id::text FROM showroom_agreement
WHERE council_id = %(council)s AND maker_id IS NOT NULL AND from_on <= %(as_of)s
UNION SELECT maker_id::text FROM inventory_lot
WHERE council_id = %(council)s AND maker_id IS NOT NULL AND taken_in_on <= %(as_of)s
"""


class Sold(NamedTuple):
    """What one maker ("" the council itself) sold by one channel of one family of crafts, less what came back."""

    maker: str
    channel: str
    family: str
    pieces: int
    total: int
    net: int


class Receipts(NamedTuple):
    """Sales of one channel in one month, and of them those whose buyer came by a short link."""

    channel: str
    month: str
    sales: int
    led: int
    total: int


@dataclass(frozen=True)
class TradeFacts:
    """What the figures of trade are made from. `paid` is whole rupiah by maker; `makers` who is fostered or was."""

    choice: Choice
    sold: Sequence[Sold]
    receipts: Sequence[Receipts]
    paid: Mapping[str, int]
    visits: int
    baskets: int
    links: int
    agreed: int
    makers: int


def gather_trade(choice: Choice) -> TradeFacts:
    """Ask what happened over the days of a choice, for all makers or for those chosen."""
    told = {
        "council": current_council().pk, "since": choice.first_day, "until": choice.last_day, "as_of": choice.as_of,
        "from": start_of(choice.first_day), "to": end_of(choice.last_day),
    }  # fmt: skip
    roots = _roots()
    chosen = _chosen(choice, roots)
    within = chosen.__contains__ if choice.is_narrowed else (lambda _maker: True)
    paid: dict[str, int] = {}
    for maker, amount in _asked(_PAID, told):
        if within(roots[maker]):
            paid[roots[maker]] = paid.get(roots[maker], 0) + amount
    agreed = {roots[row[0]] for row in _asked(_AGREED, told)} & chosen
    visits, baskets, links = next(iter(_asked(_FOLLOWED, told)))
    receipts = [] if choice.is_narrowed else [Receipts(*row) for row in _asked(_RECEIPTS, told)]
    sold = [one for one in _sold(told, roots) if within(one.maker)]
    return TradeFacts(choice, sold, receipts, paid, visits, baskets, links, len(agreed), len(chosen))


def _roots() -> dict[str, str]:
    """Return the maker that stands for each maker now."""
    merged = {str(pk): str(into or pk) for pk, into in Maker.objects.values_list("pk", "merged_into")}

    def root(maker: str) -> str:
        while merged[maker] != maker:
            maker = merged[maker]
        return maker

    return {maker: root(maker) for maker in merged}


def _chosen(choice: Choice, roots: Mapping[str, str]) -> set[str]:
    if not choice.is_narrowed:
        return set(roots.values())
    return {str(pk) for pk in chosen_makers(choice).values_list("pk", flat=True)}


def _sold(told: Mapping[str, Any], roots: Mapping[str, str]) -> list[Sold]:
    """Return what was sold by maker, channel and family. Lots, products and crafts are looked up here and not joined:
    the database would have to guess how many rows each has before it ever counted them."""
    moved = _asked(_SOLD, told)
    lots = {lot: (maker, product) for lot, maker, product in _lots({row[1] for row in moved} - {None})}
    families = _families({product for _maker, product in lots.values()})
    found: dict[tuple[str, str, str], list[int]] = {}
    for channel, lot, of_service, *amounts in moved:
        maker, product = lots.get(lot, (of_service, None))
        place = (roots[str(maker)] if maker else "", channel, families.get(product, UNKNOWN))
        found[place] = [a + b for a, b in zip(found.get(place, (0, 0, 0)), amounts, strict=True)]
    return [Sold(*place, *amounts) for place, amounts in sorted(found.items())]


def _lots(wanted: set[Any]) -> Iterable[tuple[Any, Any, Any]]:
    return Lot.objects.filter(pk__in=wanted).values_list("pk", "maker", "product")


def _families(products: set[Any]) -> dict[Any, str]:
    crafts = {pk: (code, parent) for pk, code, parent in Craft.objects.values_list("pk", "code", "parent")}
    tops = {pk: crafts[parent][0] if parent else code for pk, (code, parent) in crafts.items()}
    rows = Product.objects.filter(pk__in=products).values_list("pk", "craft")
    return {product: tops.get(craft, UNKNOWN) for product, craft in rows}


def _asked(question: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, told)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
