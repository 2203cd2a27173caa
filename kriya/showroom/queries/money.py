"""What money of makers is about, in words."""

from collections.abc import Iterable
from uuid import UUID

from kriya.inventory.models import Lot
from kriya.sales.models import RefundLine, SaleLine
from kriya.showroom.models import SettlementMaker


def names_of(about: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return what sale lines, refund lines, lots and payouts are called, in four questions for any number."""
    keys = {key for key in about if key is not None}
    found: dict[UUID, str] = {}
    for line in SaleLine.objects.filter(pk__in=keys).only("pieces", "name"):
        found[line.pk] = f"{line.pieces} × {line.name}"
    for back in RefundLine.objects.filter(pk__in=keys).select_related("line").only("pieces", "line__name"):
        found[back.pk] = f"{back.pieces} × {back.line.name}"
    for lot in Lot.objects.filter(pk__in=keys).only("code", "name"):
        found[lot.pk] = str(lot)
    for part in SettlementMaker.objects.filter(pk__in=keys).only("receipt"):
        found[part.pk] = part.receipt
    return found
