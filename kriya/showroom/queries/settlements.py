"""What a settlement pays, maker by maker and line by line, with the reason of each number."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from kriya.core.clock import today
from kriya.core.money import Rupiah
from kriya.core.scoping import current_council
from kriya.ledger.terms import Terms, discount_of_maker, rate_of
from kriya.showroom.models import Settlement, SettlementMaker
from kriya.showroom.queries.eligible import ELIGIBLE

_SAYS: Final = """
SELECT e.id, t.source, e.account, -e.amount, t.happened_on, e.payable_on, t.note, s.receipt, l.name, l.price,
    coalesce(r.pieces, l.pieces), coalesce(l.discount, 0), coalesce(r.total, l.total),
    coalesce(r.commission, l.commission), coalesce(r.ppn, l.ppn), coalesce(r.fee, l.fee), l.pieces,
    coalesce(o.terms, l.terms), coalesce(o.code, '')
"""
_BESIDE: Final = """JOIN ledger_transaction t ON t.council_id = e.council_id AND t.id = e.transaction_id
LEFT JOIN sales_refundline r ON r.council_id = e.council_id AND r.id = e.about
LEFT JOIN sales_saleline l ON l.council_id = e.council_id AND l.id = coalesce(r.line_id, e.about)
LEFT JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
LEFT JOIN inventory_lot o ON o.council_id = l.council_id AND o.id = l.lot_id
"""
_LINES: Final = f"""{_SAYS}
FROM showroom_settlementitem i
JOIN ledger_entry e ON e.council_id = i.council_id AND e.id = i.entry_id
{_BESIDE}
WHERE i.council_id = %(council)s AND i.part_id = %(part)s ORDER BY t.happened_on, e.id
"""
_RUN: Final = f"""{_SAYS.rstrip()}, i.part_id
FROM showroom_settlementitem i
JOIN showroom_settlementmaker p ON p.council_id = i.council_id AND p.id = i.part_id
JOIN ledger_entry e ON e.council_id = i.council_id AND e.id = i.entry_id
{_BESIDE}
WHERE p.council_id = %(council)s AND p.settlement_id = %(run)s ORDER BY t.happened_on, e.id
"""
_CARRIED: Final = f"""
{ELIGIBLE}
{_SAYS}
FROM eligible g JOIN ledger_entry e ON e.council_id = %(council)s AND e.id = g.id
{_BESIDE}
WHERE g.maker = %(maker)s ORDER BY t.happened_on, e.id
"""


@dataclass(frozen=True)
class SoldLine:
    """The sale line that an entry is about, or the part of it that came back."""

    receipt: str
    code: str
    name: str
    price: int
    pieces: int
    discount: int
    total: int
    commission: int
    ppn: int
    fee: int
    rate: int | None
    maker_discount: int
    agreement: str


@dataclass(frozen=True)
class SettledLine:
    """One entry that is paid: above zero is owed, below zero taken off. `sold` says how the number came about."""

    entry: UUID
    source: str
    account: str
    amount: Rupiah
    happened_on: date
    payable_on: date
    note: str
    sold: SoldLine | None


def parts(run: Settlement) -> QuerySet[SettlementMaker]:
    """Return the parts of a run with their makers, those paid first, the largest first."""
    return SettlementMaker.objects.filter(settlement=run).select_related("maker").order_by("-outcome", "-amount", "pk")


def lines(part: SettlementMaker) -> list[SettledLine]:
    """Return what a maker is paid for, line by line, in one question."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, {"council": current_council().pk, "part": part.pk})
        return [_line(row) for row in cursor.fetchall()]


def lines_of_run(run: Settlement) -> dict[UUID, list[SettledLine]]:
    """Return what every maker of a run is paid for, by part, in one question."""
    found: dict[UUID, list[SettledLine]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_RUN, {"council": current_council().pk, "run": run.pk})
        for *row, part in cursor.fetchall():
            found.setdefault(part, []).append(_line(tuple(row)))
    return found


def carried_lines(part: SettlementMaker) -> list[SettledLine]:
    """Return the entries of a maker that a run does not pay and that wait for a later one, as they are now."""
    told = {"council": current_council().pk, "maker": part.maker_id, "through": part.settlement.through_on}
    with connection.cursor() as cursor:
        cursor.execute(_CARRIED, {**told, "today": today()})
        return [_line(row) for row in cursor.fetchall()]


def _line(row: tuple[Any, ...]) -> SettledLine:
    entry, source, account, amount, happened_on, payable_on, note, *sold = row
    return SettledLine(
        entry, source, account, Rupiah(amount), happened_on, payable_on, note, _sold(sold) if sold[1] else None
    )


def _sold(row: list[Any]) -> SoldLine:
    receipt, name, price, pieces, discount, total, commission, ppn, fee, of_pieces, terms, code = row
    said = Terms.of_json(json.loads(terms))
    return SoldLine(
        receipt=receipt,
        code=code,
        name=name,
        price=price,
        pieces=pieces,
        discount=discount,
        total=total,
        commission=commission,
        ppn=ppn,
        fee=fee,
        rate=rate_of(said, price),
        maker_discount=discount_of_maker(said, price=price, pieces=of_pieces, discount=discount),
        agreement=said.agreement,
    )
