"""Keep pieces for somebody until an instant: an order or a cart that waits for its money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from kriya.core.asking import carry_out
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.rows import add
from kriya.core.scoping import current_council
from kriya.inventory.actions.moving import kept_for_others
from kriya.inventory.models import Lot, Reservation, ReservationEnd

_LOCK: Final = """
SELECT lot_id, location_id, pieces FROM inventory_level WHERE council_id = %s AND lot_id = ANY(%s)
ORDER BY lot_id, location_id FOR UPDATE
"""
_END: Final = """
UPDATE inventory_reservation SET ended_at = %(now)s, ended = %(how)s
WHERE council_id = %(council)s AND holder = %(holder)s AND ended_at IS NULL
  AND (%(lots)s::uuid[] IS NULL OR lot_id = ANY(%(lots)s)) RETURNING 1
"""


@dataclass(frozen=True)
class Wanted:
    """Pieces of a lot at a place."""

    lot: UUID
    location: UUID
    pieces: int


def reserve(wanted: Sequence[Wanted], *, holder: UUID, expires_at: datetime) -> list[Reservation]:
    """Keep pieces for `holder`, all of them or none; what it held before is let go first. Refuse what is not free.

    Several lines of one lot count together. Levels are locked in the order of their keys, and nothing is written before
    all is known to be free. Raises TransactionManagementError outside a transaction.
    """
    together: dict[tuple[UUID, UUID], int] = {}
    for one in wanted:
        if one.pieces <= 0:
            raise Refused("pieces_not_positive")
        together[one.lot, one.location] = together.get((one.lot, one.location), 0) + one.pieces
    lots = sorted({lot for lot, _place in together})
    levels = {(lot, place): pieces for lot, place, pieces in carry_out(_LOCK, [current_council().pk, lots])}
    kept = kept_for_others(lots, holder=holder)
    for key, pieces in sorted(together.items()):
        left = levels.get(key, 0) - kept.get(key, 0)
        if pieces > left:
            raise Refused("stock_short", name=Lot.objects.get(pk=key[0]).name, left=max(0, left), lot=key[0])
    release(holder)
    instant = now()
    made = [
        Reservation.of_scope(
            lot_id=lot, location_id=place, pieces=pieces, holder=holder, made_at=instant, expires_at=expires_at
        )
        for (lot, place), pieces in together.items()
    ]
    add(made)
    return made


def release(holder: UUID) -> int:
    """Let go of what is kept for `holder`; return how many lots that were. Twice is once."""
    return _end(holder, ReservationEnd.RELEASED)


def mark_taken(holder: UUID, *, lots: Sequence[UUID] | None = None) -> int:
    """Say that what was kept for `holder`, or of it these lots, was sold to it; the sale moved the pieces."""
    return _end(holder, ReservationEnd.TAKEN, lots)


def extend(holder: UUID, *, expires_at: datetime) -> int:
    """Keep what is still kept for `holder` until a later instant; return how many lots. What expired is not revived."""
    still = Reservation.objects.filter(holder=holder, ended_at=None, expires_at__gt=now())
    return still.update(expires_at=expires_at)


def _end(holder: UUID, how: str, lots: Sequence[UUID] | None = None) -> int:
    told = {"council": current_council().pk, "holder": holder, "now": now(), "how": how}
    return len(carry_out(_END, {**told, "lots": None if lots is None else list(lots)}))
