"""Intakes by state, and what a maker may bring."""

from collections.abc import Mapping
from typing import Final

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import Product
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.showroom.models import Intake, IntakeState

TABS: Final[Mapping[str, tuple[Promise, Q]]] = {
    "": (_("Menunggu"), Q(state=IntakeState.HANDED_IN)),
    "draf": (_("Draf"), Q(state=IntakeState.DRAFT)),
    "diterima": (_("Diterima"), Q(state=IntakeState.ACCEPTED)),
    "batal": (_("Dibatalkan"), Q(state=IntakeState.CANCELLED)),
}
"""The tabs of the list, each with what stands in it."""


def listed_intakes(tab: str, text: str = "") -> QuerySet[Intake]:
    """Return the intakes of a tab, the newest first, each with `count` lines and `sum` pieces."""
    rows = Intake.objects.filter(TABS.get(tab, TABS[""])[1]).select_related("maker", "drafted_by")
    if text:
        rows = rows.filter(Q(number__icontains=text) | Q(maker__name__icontains=text) | Q(funding__icontains=text))
    return rows.annotate(count=Count("lines"), sum=Sum("lines__pieces")).order_by("-drafted_at", "pk")


def tab_counts() -> dict[str, int]:
    """Return how many intakes stand in each tab, with one question."""
    counted = {f"t{place}": Count("pk", filter=where) for place, (_label, where) in enumerate(TABS.values())}
    found = Intake.objects.aggregate(**counted)
    return {tab: found[f"t{place}"] for place, tab in enumerate(TABS)}


def products_to_bring(maker: Maker | None) -> list[Product]:
    """Return the products of a maker and of those merged into it; for the council's own goods those of all makers."""
    rows = Product.objects.only("name", "slug", "price", "maker")
    mine = rows.filter(maker__in=family(maker.pk)) if maker else rows
    return list(mine.order_by("name", "pk"))


def intakes_of(makers: QuerySet[Maker]) -> QuerySet[Intake]:
    """Return what makers drafted themselves and what was accepted of them, the newest first, each with its `sum`."""
    own = Q(by_maker=True) | Q(state=IntakeState.ACCEPTED)
    rows = Intake.objects.filter(own, maker__in=makers).exclude(state=IntakeState.CANCELLED)
    return rows.annotate(count=Count("lines"), sum=Sum("lines__pieces")).order_by("-drafted_at", "pk")
