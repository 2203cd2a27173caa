"""From a label's code to the lot and the council that it leads to."""

from collections.abc import Sequence

from django.db.models import QuerySet

from kriya.inventory.codes import clean_code
from kriya.inventory.models import Lot, PublishedLabel


def label_of(code: str) -> PublishedLabel | None:
    """Return what a code leads to, in whichever council; None for what is no code of ours. Needs no scope."""
    clean = clean_code(code)
    return PublishedLabel.objects.filter(code=clean).select_related("council").first() if clean else None


def lot_of_code(code: str) -> Lot | None:
    """Return the lot of the council of the scope that bears a code, or None."""
    clean = clean_code(code)
    return Lot.objects.filter(code=clean).select_related("product", "maker").first() if clean else None


def lots_to_label(codes: Sequence[str]) -> QuerySet[Lot]:
    """Return lots with what their labels say, in the order of their names."""
    return Lot.objects.filter(code__in=codes).select_related("product__craft", "maker", "variant").order_by("name")
