"""Which pieces an accepted quotation takes, and keeping them for it until they are handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from kriya.core.clock import now
from kriya.inventory.actions.moving import kept_for_others
from kriya.inventory.actions.reserving import Wanted, release, reserve
from kriya.inventory.models import Level, LotKind
from kriya.quotations.models import Quotation, QuotationLine
from kriya.quotations.queries.lines import open_pieces
from kriya.shop.queries.offers import SHELVES

KEPT: Final = timedelta(days=120)
"""How long pieces wait for an office; each step keeps them anew."""


@dataclass
class Shelf:
    """Pieces of a lot at a place that this quotation may take."""

    lot: UUID
    location: UUID
    free: int
    price: int
    product: UUID
    maker: UUID | None
    kind: str
    code: str

    def fits(self, line: QuotationLine) -> bool:
        """Tell whether a line can be served from here by itself: what is made for it comes from what was made."""
        is_made = self.kind == LotKind.TO_ORDER
        return self.product == line.product_id and (is_made or not line.is_to_order)


def shelves_for(quotation: Quotation, lines: Sequence[QuotationLine], codes: Sequence[str] = ()) -> list[Shelf]:
    """Return what these lines, or labels, can be served from, the oldest first, with the levels locked in key order."""
    wanted = Level.objects.filter(pieces__gt=0, location__kind__in=SHELVES, location__closed_at=None)
    products = {line.product_id for line in lines if line.product_id}
    found = wanted.filter(lot__product__in=products) | wanted.filter(lot__code__in=codes)
    lots = sorted(set(found.values_list("lot", flat=True)))
    locked = Level.objects.select_for_update(of=("self",)).filter(lot__in=lots, location__kind__in=SHELVES)
    levels = list(locked.select_related("lot", "location").order_by("lot", "location"))
    others = kept_for_others(lots, holder=quotation.pk)
    shelves = [
        Shelf(
            level.lot_id, level.location_id, level.pieces - others.get((level.lot_id, level.location_id), 0),
            level.lot.price, level.lot.product_id, level.lot.maker_id, level.lot.kind, level.lot.code,
        )
        for level in sorted(levels, key=lambda one: (one.lot.taken_in_on, str(one.lot_id), str(one.location_id)))
    ]  # fmt: skip
    return [shelf for shelf in shelves if shelf.free > 0]


def take(shelves: Sequence[Shelf], pieces: int) -> list[tuple[Shelf, int]]:
    """Take pieces from shelves in their order, fewer where there are not so many; what is taken is free no more."""
    taken = []
    for shelf in shelves:
        if pieces and (part := min(pieces, shelf.free)):
            shelf.free -= part
            pieces -= part
            taken.append((shelf, part))
    return taken


def keep_stock(quotation: Quotation) -> int:
    """Keep for a quotation what is on the shelves of what it still has to deliver; return how many pieces."""
    lines = [line for line in QuotationLine.objects.filter(quotation=quotation).order_by("position") if line.product_id]
    left = open_pieces(lines)
    shelves = shelves_for(quotation, lines)
    wanted = [
        Wanted(shelf.lot, shelf.location, pieces)
        for line in lines
        for shelf, pieces in take([one for one in shelves if one.fits(line)], left[line.pk])
    ]
    release(quotation.pk)
    if wanted:
        reserve(wanted, holder=quotation.pk, expires_at=now() + KEPT)
    return sum(one.pieces for one in wanted)
