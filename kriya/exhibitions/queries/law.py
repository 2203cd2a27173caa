"""The closing law of an exhibition, lot by lot and maker by maker, counted from the movements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.scoping import current_council
from kriya.exhibitions.models import Exhibition
from kriya.ledger.queries.families import ROOTS

# What came from or went to a place, by where its other end is: each piece is counted once on each side of the law.
# What was counted as gone home and never was there (actions/returning.py) was not returned, and not brought again.
_LAW: Final = f"""
{ROOTS}, moved AS (
    SELECT m.lot_id, CASE WHEN m.target_id = %(place)s THEN f.kind ELSE t.kind END AS other,
        m.reason = 'correction' AND m.target_id = %(place)s AS undone,
        CASE WHEN m.target_id = %(place)s THEN m.pieces ELSE 0 END AS came,
        CASE WHEN m.source_id = %(place)s THEN m.pieces ELSE 0 END AS went
    FROM inventory_movement m
    JOIN inventory_location f ON f.council_id = m.council_id AND f.id = m.source_id
    JOIN inventory_location t ON t.council_id = m.council_id AND t.id = m.target_id
    WHERE m.council_id = %(council)s AND %(place)s IN (m.source_id, m.target_id)
), summed AS (
    SELECT lot_id,
        coalesce(sum(CASE WHEN undone THEN 0 ELSE came END)
            FILTER (WHERE other NOT IN ('sold', 'damaged', 'lost', 'given')), 0) AS brought,
        coalesce(sum(went - came) FILTER (WHERE other = 'sold'), 0) AS sold,
        coalesce(sum(CASE WHEN undone THEN -came ELSE went END)
            FILTER (WHERE other NOT IN ('sold', 'damaged', 'lost', 'given')), 0) AS returned,
        coalesce(sum(went - came) FILTER (WHERE other = 'damaged'), 0) AS damaged,
        coalesce(sum(went - came) FILTER (WHERE other = 'lost'), 0) AS lost,
        coalesce(sum(went - came) FILTER (WHERE other = 'given'), 0) AS given
    FROM moved GROUP BY lot_id
)
SELECT l.id, l.code, l.name, l.variant_name, r.root, coalesce(m.name, ''), l.price, coalesce(p.price, l.price),
    s.brought, s.sold, s.returned, s.damaged, s.lost, s.given, coalesce(v.pieces, 0)
FROM summed s JOIN inventory_lot l ON l.council_id = %(council)s AND l.id = s.lot_id
LEFT JOIN roots r ON r.id = l.maker_id
LEFT JOIN makers_maker m ON m.council_id = %(council)s AND m.id = r.root
LEFT JOIN inventory_level v ON v.council_id = %(council)s AND v.lot_id = l.id AND v.location_id = %(place)s
LEFT JOIN inventory_placeprice p ON p.council_id = %(council)s AND p.lot_id = l.id AND p.location_id = %(place)s
ORDER BY r.root IS NULL, m.name, r.root, l.name, l.code
"""  # noqa: S608 - our own text


_SUMS: Final = ("brought", "sold", "returned", "damaged", "lost", "given")


@dataclass(frozen=True)
class Sums:
    """What became of pieces: brought = sold + returned + damaged + lost + given + left."""

    brought: int
    sold: int
    returned: int
    damaged: int
    lost: int
    given: int

    @property
    def gone(self) -> int:
        """What broke, got lost or was given away."""
        return self.damaged + self.lost + self.given

    @property
    def left(self) -> int:
        """What is there still, or cannot be explained; below zero where more was sold than was known of."""
        return self.brought - self.sold - self.returned - self.damaged - self.lost - self.given


@dataclass(frozen=True)
class LawLine(Sums):
    """The same of one lot; `level` is the cache of the stock, which must be what is left. Prices in rupiah."""

    lot: UUID
    code: str
    name: str
    maker: UUID | None
    maker_name: str
    price: int
    place_price: int
    level: int


@dataclass(frozen=True)
class OfMaker(Sums):
    """The same of all lots of a maker (None: of the council's own), with its lots."""

    maker: UUID | None
    name: str
    lines: Sequence[LawLine]


def law(exhibition: Exhibition) -> list[LawLine]:
    """Return what became of each lot that was ever at an exhibition, maker by maker; one question."""
    told = {"council": current_council().pk, "place": exhibition.location_id}
    with connection.cursor() as cursor:
        cursor.execute(_LAW, told)
        rows = cursor.fetchall()
    return [
        LawLine(
            **{name: int(value) for name, value in zip(_SUMS, row[8:14], strict=True)},
            lot=row[0],
            code=row[1],
            name=f"{row[2]}, {row[3]}" if row[3] else row[2],
            maker=row[4],
            maker_name=row[5],
            price=row[6],
            place_price=row[7],
            level=int(row[14]),
        )
        for row in rows
    ]


def differs(lines: Iterable[Sums]) -> bool:
    """Tell whether any lot has something left: one too many and one too few are two differences, not none."""
    return any(line.left for line in lines)


def summed(lines: Iterable[Sums]) -> Sums:
    """Return the sums of many lines."""
    every = list(lines)
    return Sums(**{name: sum(getattr(one, name) for one in every) for name in _SUMS})


def by_maker(lines: Iterable[LawLine]) -> list[OfMaker]:
    """Return the law maker by maker, the council's own goods last."""
    found = []
    for (maker, name), group in groupby(lines, key=lambda line: (line.maker, line.maker_name)):
        own = list(group)
        found.append(OfMaker(**summed(own).__dict__, maker=maker, name=name, lines=own))
    return found
