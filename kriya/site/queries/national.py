"""All councils for the national front, from public projections only."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from kriya.catalog.queries.public_counts import count_crafts, count_products
from kriya.councils.models import Council
from kriya.councils.places import upper_regions
from kriya.councils.queries import all_councils
from kriya.makers.models import PublishedMaker


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


def council_cards() -> list[CouncilCard]:
    """Return every council with its public figures."""
    councils, regions = list(all_councils()), upper_regions()
    makers = dict(PublishedMaker.objects.order_by().values_list("council").annotate(n=Count("pk")))
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
