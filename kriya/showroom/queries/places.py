"""The council's places: what stands in each, and what is on its way there."""

from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kriya.inventory.models import Location, LocationKind, TransferLine

KEPT: Final = (LocationKind.SHOWROOM, LocationKind.STORE, LocationKind.EXHIBITION, LocationKind.LOAN)
"""Kinds of places between which pieces are sent, and in which they are counted; a council may have several of each."""


def every_place() -> QuerySet[Location]:
    """Return the places with their `lots`, `pieces`, `value` (rupiah, at today's prices) and pieces `on_way` there."""
    sent = TransferLine.objects.filter(transfer__target=OuterRef("pk"), answers=None)
    on_way = sent.order_by().values("transfer__target").annotate(n=Sum("pieces")).values("n")
    rows = Location.objects.filter(kind__in=KEPT).annotate(
        lots=Count("levels", filter=Q(levels__pieces__gt=0)),
        pieces=Coalesce(Sum("levels__pieces"), 0),
        value=Coalesce(Sum(F("levels__pieces") * F("levels__lot__price")), 0),
        on_way=Coalesce(Subquery(on_way), 0),
    )
    return rows.order_by("name")


def places(*, closed: bool = False) -> QuerySet[Location]:
    """Return the places in use, or those that are used no more."""
    return every_place().filter(closed_at__isnull=not closed)


def open_places() -> list[Location]:
    """Return the places in use, the showroom first, then by name."""
    rows: Any = Location.objects.filter(kind__in=KEPT, closed_at=None).order_by("name")
    return sorted(rows, key=lambda place: place.kind != LocationKind.SHOWROOM)
