"""How an exhibition was closed, and what came after."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Coalesce

from kriya.exhibitions.models import Closing, ClosingLine, ClosingState, Exhibition
from kriya.exhibitions.queries.law import LawLine
from kriya.inventory.models import ON_SALE, Level, Location
from kriya.sales.models import Sale


@dataclass(frozen=True)
class LateSale:
    """A sale that reached the office after the exhibition was closed, with its pieces."""

    sale: Sale
    pieces: int


def closings(exhibition: Exhibition) -> list[Closing]:
    """Return the closings of an exhibition, the latest first, those that were dropped left out."""
    rows = Closing.objects.filter(exhibition=exhibition).exclude(state=ClosingState.DROPPED)
    return list(rows.select_related("asked_by", "closed_by", "stock_take").order_by("-round"))


def lines_of(closing: Closing) -> list[ClosingLine]:
    """Return what a closing said, maker by maker."""
    rows = ClosingLine.objects.filter(closing=closing).select_related("lot__maker")
    return sorted(rows, key=lambda one: (one.lot.maker is None, str(one.lot.maker or ""), one.lot.name, one.lot.code))


def late_sales(exhibition: Exhibition, since: Closing | None = None) -> Sequence[LateSale]:
    """Return the sales that came after the first closing, or after one of them, in the order in which they came."""
    first = since or (
        Closing.objects.filter(exhibition=exhibition, state=ClosingState.CLOSED).order_by("closed_at").first()
    )
    if first is None or first.closed_at is None:
        return []
    rows = Sale.objects.filter(location=exhibition.location_id, recorded_at__gt=first.closed_at)
    counted = rows.select_related("till").annotate(count=Coalesce(Sum("lines__pieces"), 0))
    return [LateSale(sale, sale.count) for sale in counted.order_by("recorded_at", "pk")]


@dataclass(frozen=True)
class Oversold:
    """A lot of which `pieces` more were sold than the books left at the exhibition, and where they say it is still.

    `booked` of them an earlier closing has booked as lost below zero.
    """

    line: LawLine
    pieces: int
    booked: int
    at: Sequence[tuple[Location, int]]

    @property
    def home(self) -> Sequence[tuple[Location, int]]:
        """Return the places to which one too many may have been counted home, and how many are there by the books."""
        return self.at if self.line.returned > 0 else ()


def oversold(exhibition: Exhibition, lines: Sequence[LawLine]) -> list[Oversold]:
    """Return the lots of which more were sold than were left, whether or not that was closed; at most two questions."""
    doubtful = {line.lot: line for line in lines if line.left < 0 or line.lost < 0}
    if not doubtful:
        return []
    closed = ClosingLine.objects.filter(
        closing__exhibition=exhibition, closing__state=ClosingState.CLOSED, lot__in=doubtful, difference__lt=0
    )
    below = dict(closed.order_by().values_list("lot").annotate(n=-Sum("difference")))
    here: dict[UUID, list[tuple[Location, int]]] = {lot: [] for lot in doubtful}
    levels = Level.objects.filter(lot__in=doubtful, pieces__gt=0, location__kind__in=ON_SALE, location__closed_at=None)
    for level in levels.exclude(location=exhibition.location_id).select_related("location").order_by("location__name"):
        here[level.lot_id].append((level.location, level.pieces))
    found = []
    for lot, line in doubtful.items():
        booked = min(max(0, -line.lost), below.get(lot, 0))
        if pieces := max(0, -line.left) + booked:
            found.append(Oversold(line, pieces, booked, here[lot]))
    return found
