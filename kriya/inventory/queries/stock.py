"""What is where, what of it is free, and how long it has been there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kriya.core.asking import ask
from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.inventory.models import HELD, ON_SALE, Level, Lot, Movement, Reservation

_SHELVES: Final = """
SELECT lot.product_id, lot.variant_id, lot.id, level.location_id, (level.pieces - kept.pieces)::int, lot.price,
       lot.maker_id
FROM inventory_lot lot
JOIN inventory_level level ON level.council_id = lot.council_id AND level.lot_id = lot.id AND level.pieces > 0
JOIN inventory_location place ON place.council_id = level.council_id AND place.id = level.location_id
    AND place.kind = ANY(%(kinds)s::text[]) AND place.closed_at IS NULL
CROSS JOIN LATERAL (
    SELECT coalesce(sum(r.pieces), 0) AS pieces FROM inventory_reservation r
    WHERE r.council_id = lot.council_id AND r.lot_id = lot.id AND r.location_id = level.location_id
      AND r.ended_at IS NULL AND r.expires_at > %(now)s) kept
WHERE lot.council_id = %(council)s AND lot.product_id = ANY(%(products)s) AND level.pieces > kept.pieces
"""


@dataclass(frozen=True)
class Shelf:
    """Free pieces of a lot at a place, at the lot's price."""

    lot: UUID
    location: UUID
    free: int
    price: int
    maker: UUID | None


def levels_of(lots: Iterable[UUID]) -> dict[UUID, dict[UUID, int]]:
    """Return for each lot the pieces at each place where there are some or should not be, with one question."""
    found: dict[UUID, dict[UUID, int]] = {}
    for level in Level.objects.filter(lot__in=list(lots)).exclude(pieces=0):
        found.setdefault(level.lot_id, {})[level.location_id] = level.pieces
    return found


def on_sale(location: UUID | None = None) -> QuerySet[Level]:
    """Return the levels with pieces that a buyer can get, at one place or at any, with their lots: one question.

    `free` is the pieces less those that are kept for somebody.
    """
    rows = Level.objects.filter(pieces__gt=0, location__kind__in=ON_SALE, location__closed_at=None)
    rows = rows.filter(location=location) if location else rows
    return rows.annotate(free=F("pieces") - _kept()).select_related("lot", "location")


def shelves_of(products: Sequence[UUID], kinds: Sequence[str]) -> list[tuple[UUID, UUID | None, Shelf]]:
    """Return product, variant and shelf wherever pieces of these products are free at a place of these kinds.

    What on_sale says, by a prepared question: buyers ask it at each step.
    """
    rows = ask(
        _SHELVES,
        {"council": current_council().pk, "products": products, "kinds": [str(kind) for kind in kinds], "now": now()},
    )
    return [(product, variant, Shelf(*shelf)) for product, variant, *shelf in rows]


def at_place(location: UUID) -> QuerySet[Level]:
    """Return the levels with pieces at one place, whatever its kind, by name, with their lots; `free` as above."""
    rows = Level.objects.filter(location=location, pieces__gt=0).annotate(free=F("pieces") - _kept())
    return rows.select_related("lot__maker").order_by("lot__name", "lot__code")


def available(lots: Iterable[UUID], *, location: UUID | None = None) -> dict[UUID, int]:
    """Return how many pieces of each lot a buyer can get, those kept for others taken off; 0 for none."""
    wanted = list(lots)
    free = dict.fromkeys(wanted, 0)
    rows: Any = on_sale(location).filter(lot__in=wanted)
    for lot, pieces in rows.values_list("lot", "free"):
        free[lot] += pieces
    return {lot: max(0, pieces) for lot, pieces in free.items()}


def held_of(makers: Iterable[UUID]) -> QuerySet[Level]:
    """Return where the council holds pieces of these makers: the unsold, with lot and place, newest lots first."""
    rows = Level.objects.filter(lot__maker__in=list(makers), location__kind__in=HELD).exclude(pieces=0)
    return rows.select_related("lot__product", "location").order_by("-lot__taken_in_on", "lot__name")


def below_zero() -> QuerySet[Level]:
    """Return the levels where more was taken than was known of."""
    return Level.objects.filter(pieces__lt=0, location__kind__in=HELD).select_related("lot", "location")


def movements_of(lot: Lot) -> QuerySet[Movement]:
    """Return every move of a lot, newest first."""
    return Movement.objects.filter(lot=lot).select_related("source", "target", "by").order_by("-happened_at", "-pk")


def _kept() -> Coalesce:
    open_now = Reservation.objects.filter(
        lot=OuterRef("lot"), location=OuterRef("location"), ended_at=None, expires_at__gt=now()
    )
    return Coalesce(Subquery(open_now.order_by().values("lot").annotate(n=Sum("pieces")).values("n")), 0)
