"""What is owed for pieces that were lost, damaged or given away in the council's care, by the terms of each lot."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.scoping import current_council
from kriya.ledger.terms import WHOLE, Bearer, Terms, divide

# Pieces that went to the lost or the damaged or were given away, less those that came from there to be sold after all.
# A damaged piece that is handed back to its maker stays damaged.
_LOST: Final = """
WITH bad AS (SELECT id FROM inventory_location WHERE council_id = %(council)s AND kind IN ('lost', 'damaged', 'given')),
home AS (SELECT id FROM inventory_location WHERE council_id = %(council)s AND kind = 'maker'),
gone AS (
    SELECT m.lot_id, sum(CASE
        WHEN m.target_id IN (SELECT id FROM bad) AND m.source_id NOT IN (SELECT id FROM bad) THEN m.pieces
        WHEN m.source_id IN (SELECT id FROM bad) AND m.target_id NOT IN (SELECT id FROM bad)
            AND m.target_id NOT IN (SELECT id FROM home) THEN -m.pieces
        ELSE 0 END) AS pieces
    FROM inventory_movement m
    WHERE m.council_id = %(council)s AND (%(lots)s::uuid[] IS NULL OR m.lot_id = ANY(%(lots)s))
    GROUP BY m.lot_id
), paid AS (
    SELECT e.about AS lot_id, -sum(e.amount) AS amount FROM ledger_entry e
    JOIN ledger_transaction t ON t.council_id = e.council_id AND t.id = e.transaction_id
    WHERE e.council_id = %(council)s AND e.account = 'maker' AND t.source = 'loss'
      AND (%(lots)s::uuid[] IS NULL OR e.about = ANY(%(lots)s)) GROUP BY e.about
)
SELECT l.id, l.code, l.maker_id, l.agreed_price, l.terms, coalesce(g.pieces, 0), coalesce(p.amount, 0)
FROM inventory_lot l LEFT JOIN gone g ON g.lot_id = l.id LEFT JOIN paid p ON p.lot_id = l.id
WHERE l.council_id = %(council)s AND l.maker_id IS NOT NULL AND (g.pieces <> 0 OR p.amount <> 0) ORDER BY l.id
"""


@dataclass(frozen=True)
class Loss:
    """Pieces of a lot that are gone, what its maker is to get for them, and what it got."""

    lot: UUID
    code: str
    maker: UUID
    pieces: int
    owed: int
    paid: int


def losses(lots: Iterable[UUID] | None = None) -> list[Loss]:
    """Return the losses of these lots, or of all, with one question."""
    told = {"council": current_council().pk, "lots": list(lots) if lots is not None else None}
    with connection.cursor() as cursor:
        cursor.execute(_LOST, told)
        rows = cursor.fetchall()
    return [
        Loss(
            lot,
            code,
            maker,
            int(pieces),
            owed_for(Terms.of_json(json.loads(terms)), price, max(0, int(pieces))),
            int(paid),
        )
        for lot, code, maker, price, terms, pieces, paid in rows
    ]


def owed_for(terms: Terms, price: int, pieces: int) -> int:
    """Return the maker's part of the agreed price of lost pieces, as far as the council bears it."""
    if not pieces or terms.loss_bearer == Bearer.MAKER:
        return 0
    whole = divide(terms, price=price, pieces=pieces).net
    return whole if terms.loss_bearer == Bearer.COUNCIL else whole - whole * terms.maker_share // WHOLE
