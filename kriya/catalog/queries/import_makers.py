"""To whom the rows of a product list may be given that name no maker."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, QuerySet

from kriya.core.refusal import Refused
from kriya.makers.models import Maker, Status

AWAY: Final = frozenset({Status.INACTIVE, Status.REFUSED})
_FOUND: Final = 12
_TOLD: Final = 5


def makers_of_lists() -> QuerySet[Maker]:
    """Return the makers of the council in scope whose products a list may hold."""
    found: QuerySet[Maker] = Maker.objects.in_register().exclude(status__in=AWAY).order_by("name", "pk")
    return found


def makers_like(text: str) -> list[Maker]:
    """Return the first makers with this in their name or their owner's."""
    return list(makers_of_lists().filter(Q(name__icontains=text) | Q(owner_name__icontains=text))[:_FOUND])


def maker_called(text: str) -> Maker:
    """Return the one maker with this slug, or else with this name; refuse none and several."""
    found = list(makers_of_lists().filter(Q(slug=text) | Q(name__iexact=text.strip())))
    found = [one for one in found if one.slug == text] or found
    if not found:
        raise Refused("list_maker_unknown", maker=text)
    if len(found) > 1:
        slugs = ", ".join([one.slug for one in found[:_TOLD]] + ["…"] * (len(found) > _TOLD))
        raise Refused("list_maker_ambiguous", maker=text, slugs=slugs)
    return found[0]
