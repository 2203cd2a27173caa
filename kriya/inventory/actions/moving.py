"""Move pieces: the movement and the levels it changes in one statement, so that they cannot come apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from kriya.accounts.models import User
from kriya.core.asking import ask
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.inventory.models import HELD, Location, Lot

# Levels are written in the order of their keys: two movements of the same pieces wait, and do not deadlock.
_MOVE: Final = """
WITH said AS (
    SELECT * FROM unnest(%(ids)s::uuid[], %(lots)s::uuid[], %(sources)s::uuid[], %(targets)s::uuid[], %(pieces)s::int[])
        AS s (id, lot, source, target, pieces)
), moved AS (
    INSERT INTO inventory_movement (id, council_id, lot_id, source_id, target_id, pieces, reason, document, note,
                                    happened_at, recorded_at, by_id)
    SELECT id, %(council)s, lot, source, target, pieces, %(reason)s, %(document)s, %(note)s, %(at)s, %(now)s, %(by)s
    FROM said
), changed AS (
    SELECT lot, location, sum(pieces) AS pieces FROM (
        SELECT lot, source AS location, -pieces AS pieces FROM said UNION ALL SELECT lot, target, pieces FROM said
    ) both_ends GROUP BY lot, location ORDER BY lot, location
)
INSERT INTO inventory_level AS level (id, council_id, lot_id, location_id, pieces, since)
SELECT gen_random_uuid(), %(council)s, lot, location, pieces, %(at)s FROM changed ORDER BY lot, location
ON CONFLICT (council_id, lot_id, location_id) DO UPDATE SET pieces = level.pieces + excluded.pieces,
    since = CASE WHEN level.pieces <= 0 THEN excluded.since ELSE level.since END
RETURNING lot_id, location_id, pieces
"""
_KEPT: Final = """
SELECT lot_id, location_id, sum(pieces) FROM inventory_reservation
WHERE council_id = %(council)s AND lot_id = ANY(%(lots)s) AND ended_at IS NULL AND expires_at > %(now)s
  AND holder IS DISTINCT FROM %(holder)s::uuid GROUP BY lot_id, location_id
"""


@dataclass(frozen=True)
class Move:
    """Pieces of a lot from one place to another."""

    lot: UUID
    source: UUID
    target: UUID
    pieces: int


@transaction.atomic
def move(
    moves: Sequence[Move],
    *,
    reason: str,
    by: User | None,
    document: UUID | None = None,
    happened_at: datetime | None = None,
    note: str = "",
    guard: bool = False,
    holder: UUID | None = None,
) -> dict[tuple[UUID, UUID], int]:
    """Move pieces; return the levels that came of it by lot and place.

    What happened in the world is moved though a level falls below zero. With `guard` refuse that, and to touch pieces
    that are kept for somebody else than `holder`.
    """
    if any(one.pieces <= 0 for one in moves):
        raise Refused("pieces_not_positive")
    instant = now()
    told: dict[str, Any] = {
        "council": current_council().pk,
        "ids": [new_id() for _one in moves],
        "lots": [one.lot for one in moves],
        "sources": [one.source for one in moves],
        "targets": [one.target for one in moves],
        "pieces": [one.pieces for one in moves],
        "reason": str(reason),
        "document": document,
        "note": note[:200],
        "at": happened_at or instant,
        "now": instant,
        "by": by.pk if by else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, told)
        levels = {(lot, place): pieces for lot, place, pieces in cursor.fetchall()}
    if guard:
        refuse_short(((one.lot, one.source, one.pieces) for one in moves), levels, holder=holder)
    return levels


def refuse_short(
    moved: Iterable[tuple[UUID, UUID, int]], levels: Mapping[tuple[UUID, UUID], int], *, holder: UUID | None = None
) -> None:
    """Refuse when the council holds less of a lot at a place than is kept for others. The levels are locked by now.

    `levels` are what is left after pieces of lots were `moved` away from places; how many could have been had is said.
    """
    taken: Counter[tuple[UUID, UUID]] = Counter()
    for one, place, pieces in moved:
        taken[one, place] += pieces
    held = set(Location.objects.filter(kind__in=HELD).values_list("pk", flat=True))
    kept = kept_for_others([lot for lot, _place in taken], holder=holder)
    for key in sorted(taken):
        if key[1] in held and levels.get(key, 0) < kept.get(key, 0):
            lot = Lot.objects.get(pk=key[0])
            left = max(0, levels.get(key, 0) + taken[key] - kept.get(key, 0))
            raise Refused("stock_short", name=lot.name, left=left, lot=lot.pk)


def kept_for_others(lots: Sequence[UUID], *, holder: UUID | None = None) -> dict[tuple[UUID, UUID], int]:
    """Return how many pieces are kept at each place for somebody else than `holder`."""
    told = {"council": current_council().pk, "lots": list(lots), "now": now(), "holder": holder}
    return {(lot, place): int(pieces) for lot, place, pieces in ask(_KEPT, told)}
