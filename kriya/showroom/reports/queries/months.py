"""A month of the showroom as it is told to the trade office: by the day on which the server heard of things, so that
nothing that arrives later changes a month that is over. What happened earlier and arrived in it is named `late`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from kriya.core.scoping import current_council
from kriya.inventory.models import HELD
from kriya.ledger.days import start_of
from kriya.ledger.models import Account
from kriya.showroom.reports.queries.parts import parts

Figures = Mapping[str, Any]
"""What a month came to, as a paper keeps it: rupiah, pieces and counts under plain names."""

_SUMS: Final = """sum(t.pieces)::bigint AS pieces, sum(t.total)::bigint AS total, sum(t.back)::bigint AS back,
    coalesce(sum(t.net) FILTER (WHERE t.maker_id IS NOT NULL), 0)::bigint AS net,
    sum(t.commission)::bigint AS commission, sum(t.ppn)::bigint AS ppn, sum(t.fee)::bigint AS fee,
    coalesce(sum(t.net) FILTER (WHERE t.maker_id IS NULL), 0)::bigint AS own,
    sum(t.discount)::bigint AS discount, sum(t.borne)::bigint AS borne,
    coalesce(sum(t.total) FILTER (WHERE t.sold_on < %(first)s), 0)::bigint AS late,
    count(DISTINCT t.sale_id) FILTER (WHERE t.pieces > 0) AS receipts"""
_PARTS: Final = parts("w.recorded_at >= %(since)s AND w.recorded_at < %(until)s")
_CHANNELS: Final = f"SELECT t.channel AS key, {_SUMS} FROM parts t GROUP BY 1"  # noqa: S608 - our own text
_CRAFTS: Final = f"""SELECT coalesce(c.code, '') AS key, coalesce(c.name_id, '') AS name, {_SUMS} FROM parts t
    LEFT JOIN inventory_lot o ON o.council_id = %(council)s AND o.id = t.lot_id
    LEFT JOIN catalog_product p ON p.council_id = o.council_id AND p.id = o.product_id
    LEFT JOIN crafts_craft c ON c.council_id = p.council_id AND c.id = p.craft_id GROUP BY 1, 2"""  # noqa: S608
# By the name of the day of the sale: a maker that is renamed or merged later stays who it was.
_MAKERS: Final = f"""SELECT coalesce(t.maker_id::text, '') AS key, max(t.maker_name) AS name, {_SUMS} FROM parts t
    GROUP BY 1"""  # noqa: S608
# Moves over the edge of the council's care, summed lot by lot; the price is that of the month's end.
_STOCK: Final = """
WITH places AS (
    SELECT id, kind, kind = ANY(%(held)s) AS held FROM inventory_location WHERE council_id = %(council)s
), moved AS (
    SELECT m.lot_id, CASE WHEN t.held THEN m.pieces ELSE -m.pieces END AS pieces,
        CASE WHEN t.held THEN f.kind ELSE t.kind END AS other, t.held AS inward, m.recorded_at >= %(since)s AS now
    FROM inventory_movement m JOIN places f ON f.id = m.source_id JOIN places t ON t.id = m.target_id
    WHERE m.council_id = %(council)s AND m.recorded_at < %(until)s AND f.held <> t.held
), of_lot AS MATERIALIZED (
    SELECT lot_id, coalesce(sum(pieces) FILTER (WHERE NOT now), 0) AS opening,
        coalesce(sum(pieces) FILTER (WHERE now AND other = 'maker' AND inward), 0) AS taken,
        coalesce(-sum(pieces) FILTER (WHERE now AND other = 'sold'), 0) AS sold,
        coalesce(-sum(pieces) FILTER (WHERE now AND other = 'maker' AND NOT inward), 0) AS returned,
        coalesce(-sum(pieces) FILTER (WHERE now AND other IN ('lost', 'given')), 0) AS lost, sum(pieces) AS closing
    FROM moved GROUP BY lot_id
), first_after AS MATERIALIZED (
    SELECT DISTINCT ON (lot_id) lot_id, before FROM inventory_pricechange
    WHERE council_id = %(council)s AND at >= %(until)s ORDER BY lot_id, at
)
SELECT coalesce(c.code, '') AS key, coalesce(c.name_id, '') AS name, sum(m.opening)::bigint AS opening,
    sum(m.taken)::bigint AS taken, sum(m.sold)::bigint AS sold, sum(m.returned)::bigint AS returned,
    sum(m.lost)::bigint AS lost, sum(m.closing)::bigint AS closing,
    sum(m.closing * coalesce(a.before, o.price))::bigint AS worth
FROM of_lot m JOIN inventory_lot o ON o.council_id = %(council)s AND o.id = m.lot_id
JOIN catalog_product p ON p.council_id = o.council_id AND p.id = o.product_id
LEFT JOIN first_after a ON a.lot_id = m.lot_id
LEFT JOIN crafts_craft c ON c.council_id = p.council_id AND c.id = p.craft_id GROUP BY 1, 2
"""
_SETTLED: Final = """
SELECT s.number AS key, s.through_on, (s.posted_at AT TIME ZONE %(zone)s)::date AS posted_on, count(*) AS makers,
    sum(p.amount)::bigint AS amount, coalesce(sum(p.amount) FILTER (WHERE p.method = 'bank'), 0)::bigint AS bank,
    coalesce(sum(p.amount) FILTER (WHERE p.method = 'cash'), 0)::bigint AS cash, 0::bigint AS reversed
FROM showroom_settlement s JOIN showroom_settlementmaker p ON p.council_id = s.council_id AND p.settlement_id = s.id
WHERE s.council_id = %(council)s AND s.state = 'posted' AND p.outcome = 'paid'
    AND s.posted_at >= %(since)s AND s.posted_at < %(until)s GROUP BY s.id
UNION ALL
SELECT s.number, s.through_on, (v.at AT TIME ZONE %(zone)s)::date, 1, 0, 0, 0, p.amount
FROM showroom_settlementreversal v
JOIN showroom_settlementmaker p ON p.council_id = v.council_id AND p.id = v.part_id
JOIN showroom_settlement s ON s.council_id = p.council_id AND s.id = p.settlement_id
WHERE v.council_id = %(council)s AND v.at >= %(since)s AND v.at < %(until)s ORDER BY 3, 1
"""
_MONEY: Final = """
SELECT account AS key, coalesce(sum(amount) FILTER (WHERE posted_at < %(since)s), 0)::bigint AS opening,
    coalesce(sum(amount) FILTER (WHERE posted_at >= %(since)s AND amount > 0), 0)::bigint AS came,
    coalesce(-sum(amount) FILTER (WHERE posted_at >= %(since)s AND amount < 0), 0)::bigint AS went,
    sum(amount)::bigint AS closing
FROM ledger_entry WHERE council_id = %(council)s AND posted_at < %(until)s GROUP BY 1
"""
_DRAWERS: Final = """
SELECT r.number || CASE WHEN r.supplement > 0 THEN '/S' || r.supplement ELSE '' END AS key, a.name AS till,
    (r.made_at AT TIME ZONE %(zone)s)::date AS made_on, (r.figures->>'expected_cash')::bigint AS expected,
    CASE WHEN r.supplement = 0 THEN c.counted END AS counted,
    CASE WHEN r.supplement = 0 THEN c.counted ELSE 0 END - (r.figures->>'expected_cash')::bigint AS difference,
    CASE WHEN r.supplement = 0 THEN c.reason ELSE '' END AS reason
FROM sales_shiftreport r JOIN sales_shift h ON h.council_id = r.council_id AND h.id = r.shift_id
JOIN sales_till a ON a.council_id = h.council_id AND a.id = h.till_id
LEFT JOIN sales_shiftclosing c ON c.council_id = r.council_id AND c.shift_id = r.shift_id
WHERE r.council_id = %(council)s AND r.made_at >= %(since)s AND r.made_at < %(until)s ORDER BY r.made_at, r.number
"""
_VISITORS: Final = """
SELECT key, greatest(0, sum(people))::bigint AS people, sum(receipts)::bigint AS receipts, sum(total)::bigint AS total
FROM (
    SELECT v.on AS key, v.people, 0 AS receipts, 0 AS total FROM sales_visitortap v
    WHERE v.council_id = %(council)s AND v.at >= %(since)s AND v.at < %(until)s
    UNION ALL
    SELECT (s.recorded_at AT TIME ZONE %(zone)s)::date, 0, 1, s.total FROM sales_sale s
    WHERE s.council_id = %(council)s AND s.recorded_at >= %(since)s AND s.recorded_at < %(until)s
) both_kinds GROUP BY 1 ORDER BY 1
"""
_LATE: Final = """
SELECT count(*) AS receipts, coalesce(sum(total), 0)::bigint AS total FROM sales_sale
WHERE council_id = %(council)s AND recorded_at >= %(since)s AND recorded_at < %(until)s AND happened_on < %(first)s
"""
_OWN_KEYS: Final = ("net", "commission", "ppn", "fee", "own", "discount", "borne")


@dataclass(frozen=True)
class Month:
    """A month of the council's calendar by its first day; `since` and `until` (excluded) are its ends."""

    first: date

    @classmethod
    def of_text(cls, text: str) -> "Month":
        """Return the month written as 2026-10; raise ValueError for anything else."""
        return cls(datetime.strptime(text, "%Y-%m").date())

    @property
    def next(self) -> "Month":
        year, month = divmod(self.first.year * 12 + self.first.month, 12)
        return Month(date(year, month + 1, 1))

    @property
    def before(self) -> "Month":
        year, month = divmod(self.first.year * 12 + self.first.month - 2, 12)
        return Month(date(year, month + 1, 1))

    @property
    def since(self) -> datetime:
        return start_of(self.first)

    @property
    def until(self) -> datetime:
        return start_of(self.next.first)

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


def figures_of(month: Month) -> Figures:
    """Return what a month came to, in nine questions, however much happened. The sums are those of the lines."""
    council = current_council()
    told = {
        "council": council.pk, "zone": council.time_zone, "first": month.first, "since": month.since,
        "until": month.until, "held": list(HELD),
    }  # fmt: skip
    found: dict[str, Any] = {
        "channels": _asked(f"WITH {_PARTS} {_CHANNELS} ORDER BY total DESC, key", told),
        "crafts": _asked(f"WITH {_PARTS} {_CRAFTS} ORDER BY total DESC, key", told),
        "makers": _asked(f"WITH {_PARTS} {_MAKERS} ORDER BY total DESC, name, key", told),
        "stock": _asked(f"{_STOCK} ORDER BY worth DESC, key", told),
        "settlements": _asked(_SETTLED, told),
        "money": sorted(_asked(_MONEY, told), key=lambda row: Account.values.index(row["key"])),
        "drawers": _asked(_DRAWERS, told),
        "visitors": _asked(_VISITORS, told),
    }
    (late,) = _asked(_LATE, told)
    return {"month": str(month), **found, "summary": _summary(found, late)}


def _asked(question: str, told: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(question, told)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _summary(found: Mapping[str, Any], late: Mapping[str, int]) -> dict[str, int]:
    def sum_of(part: str, name: str) -> int:
        return sum(int(row[name]) for row in found[part])

    money = {row["key"]: row for row in found["money"]}
    owed = money.get(Account.MAKER, {"closing": 0})["closing"] + money.get(Account.ADVANCE, {"closing": 0})["closing"]
    return {
        "receipts": sum_of("channels", "receipts"),
        "pieces": sum_of("channels", "pieces"),
        "total": sum_of("channels", "total"),
        "back": sum_of("channels", "back"),
        "left": sum_of("channels", "total") - sum_of("channels", "back"),
        **{name: sum_of("channels", name) for name in _OWN_KEYS},
        "late_receipts": late["receipts"],
        "late": late["total"],
        "makers": sum(bool(row["key"]) and row["total"] > 0 for row in found["makers"]),
        "stock": sum_of("stock", "closing"),
        "worth": sum_of("stock", "worth"),
        "paid": sum_of("settlements", "amount"),
        "reversed": sum_of("settlements", "reversed"),
        "owed": -owed,
        "differences": sum_of("drawers", "difference"),
        "visitors": sum_of("visitors", "people"),
    }
