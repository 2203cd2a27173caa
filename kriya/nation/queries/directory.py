"""All councils, from public projections only."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.db.models import Count

from kriya.catalog.queries.public_counts import count_crafts, count_products
from kriya.councils.models import Council
from kriya.councils.places import upper_regions
from kriya.councils.queries import all_councils
from kriya.makers.models import PublishedMaker

FIRST: Final = 6


@dataclass(frozen=True)
class CouncilCard:
    """A council with what anyone may see of it."""

    council: Council
    region: str
    province: str
    makers: int
    products: int
    crafts: int


@dataclass(frozen=True)
class Province:
    """The councils of one province."""

    name: str
    cards: list[CouncilCard]


def provinces_with_councils(text: str = "") -> list[Province]:
    """Return councils by province; with `text` those that have each of its words in name, region or province.

    Four questions, however many councils.
    """
    words = text.lower().split()
    cards = [card for card in council_cards() if all(word in _told(card) for word in words)]
    ordered = sorted(cards, key=lambda card: (card.council.region_code[:2], card.council.name))
    return [Province(name, list(group)) for name, group in groupby(ordered, key=lambda card: card.province)]


def _told(card: CouncilCard) -> str:
    council = card.council
    return f"{council.name} {council.short_name} {council.slug} {card.region} {card.province}".lower()


def council_cards(only: Sequence[int] | None = None) -> list[CouncilCard]:
    """Return every council with its public figures, or only these."""
    regions, found, shown = upper_regions(), all_councils(), PublishedMaker.objects.order_by()
    if only is not None:
        found, shown = found.filter(pk__in=only), shown.filter(council__in=only)
    councils, makers = list(found), dict(shown.values_list("council").annotate(n=Count("pk")))
    products, crafts = (count(one.pk for one in councils) for count in (count_products, count_crafts))
    return [
        CouncilCard(
            council=one,
            region=regions.get(one.region_code, ""),
            province=regions.get(one.region_code[:2], ""),
            makers=makers.get(one.pk, 0),
            products=products.get(one.pk, 0),
            crafts=crafts.get(one.pk, 0),
        )
        for one in councils
    ]


def largest_councils() -> list[CouncilCard]:
    """Return the councils that show most products to the public; the others stand in the directory."""
    products = count_products(all_councils().order_by().values_list("pk", flat=True))
    first = sorted(products, key=lambda pk: (-products[pk], pk))[:FIRST]
    return council_cards(first)
