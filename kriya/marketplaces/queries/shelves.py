"""From which lots the pieces of an order come: what lies on the shelves first, else the last lot there was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from kriya.inventory.actions.places import place
from kriya.inventory.models import Level, LocationKind, Lot
from kriya.shop.queries.offers import SHELVES, Key

Taken = tuple[UUID, UUID, int]
"""A lot, the place where it is, and pieces."""
_NEWEST_LAST: Final = ("taken_in_on", "created_at", "pk")


class Shelves:
    """What there is of some products, counted down as orders take it: read in two questions."""

    def __init__(self, products: Iterable[UUID]) -> None:
        wanted = set(products)
        self._lots: dict[Key, list[UUID]] = {}
        for lot, product, variant in (
            Lot.objects.filter(product__in=wanted).order_by(*_NEWEST_LAST).values_list("pk", "product", "variant")
        ):
            self._lots.setdefault((product, variant), []).append(lot)
        levels = Level.objects.filter(
            lot__product__in=wanted, pieces__gt=0, location__kind__in=SHELVES, location__closed_at=None
        )
        self._left: dict[UUID, list[list[UUID | int]]] = {}
        for lot, location, pieces in levels.order_by("-pieces", "location").values_list("lot", "location", "pieces"):
            self._left.setdefault(lot, []).append([location, pieces])
        self._showroom: UUID | None = None

    def take(self, product: UUID, variant: UUID | None, pieces: int) -> list[Taken]:
        """Return where the pieces come from, the oldest lots first; [] where there never was a lot of it.

        What is not there is taken from the last lot all the same: it was sold, so its stock falls below zero.
        """
        lots = self._lots.get((product, variant)) or self._lots.get((product, None)) or self._of_any(product, variant)
        found: list[Taken] = []
        for lot in lots:
            for shelf in self._left.get(lot, []):
                location, there = shelf
                part = min(pieces, int(str(there)))
                if part:
                    found.append((lot, UUID(str(location)), part))
                    shelf[1] = int(str(there)) - part
                    pieces -= part
        if pieces and lots:
            found.append((lots[-1], self._at_showroom(), pieces))
        return _together(found)

    def _of_any(self, product: UUID, variant: UUID | None) -> list[UUID]:
        """A code without a variant may mean a piece of any; one of a variant means no other."""
        if variant is not None:
            return []
        return [lot for (of, _variant), lots in self._lots.items() if of == product for lot in lots]

    def _at_showroom(self) -> UUID:
        if self._showroom is None:
            self._showroom = place(LocationKind.SHOWROOM)
        return self._showroom


def _together(found: Iterable[Taken]) -> list[Taken]:
    pieces: dict[tuple[UUID, UUID], int] = {}
    for lot, location, part in found:
        pieces[lot, location] = pieces.get((lot, location), 0) + part
    return [(lot, location, part) for (lot, location), part in pieces.items()]
