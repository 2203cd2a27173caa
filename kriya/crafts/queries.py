"""Questions about crafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from kriya.crafts.models import Craft

# Makers stand above crafts: they are reached by the names of relations.
_FOSTERED = Q(makers__maker__status="fostered", makers__maker__merged_into=None)


@dataclass(frozen=True)
class CraftLine:
    """A craft with the number of fostered makers that practise it, or for a kind with children any of its crafts."""

    craft: Craft
    makers: int
    depth: int


def crafts_with_makers() -> Sequence[CraftLine]:
    """Return every craft, parents before their children by name, in two questions."""
    crafts = list(Craft.objects.annotate(count=Count("makers__maker", filter=_FOSTERED, distinct=True)))
    families = Craft.objects.annotate(family=Coalesce("parent", "pk")).values("family").order_by()
    whole = dict(
        families.annotate(n=Count("makers__maker", filter=_FOSTERED, distinct=True)).values_list("family", "n")
    )
    tops = sorted((craft for craft in crafts if craft.parent_id is None), key=_by_name)
    return [line for top in tops for line in _family(top, crafts, whole)]


def _family(top: Craft, crafts: list[Any], whole: dict[Any, int]) -> list[CraftLine]:
    children = sorted((craft for craft in crafts if craft.parent_id == top.pk), key=_by_name)
    return [CraftLine(top, whole.get(top.pk, 0), 0), *[CraftLine(child, child.count, 1) for child in children]]


def _by_name(craft: Craft) -> tuple[bool, str]:
    return not craft.is_craft, str(craft).lower()
