"""What a council's first pages show, from public projections and the few rows of its themes."""

from dataclasses import dataclass
from typing import Any, Final

from kriya.catalog.models import Collection, PublishedProduct
from kriya.catalog.queries.collections import Featured, featured_today, pieces_of, public_collections
from kriya.catalog.queries.public import public_products
from kriya.catalog.queries.public_counts import count_products
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.promotion.models import CampaignPage
from kriya.promotion.queries.pages import shown_versions

IN_FRONT: Final = 3
NEWEST: Final = 8
IN_COLLECTION: Final = 4
IN_CAMPAIGNS: Final = 3


@dataclass(frozen=True)
class CraftTile:
    """A craft with its newest piece for a picture."""

    code: str
    name_id: str
    name_en: str
    piece: PublishedProduct


@dataclass(frozen=True)
class Front:
    """Everything of a council's home page."""

    hero: list[PublishedProduct]
    collection: Collection | None
    collected: list[PublishedProduct]
    newest: list[PublishedProduct]
    crafts: list[CraftTile]
    featured: Featured | None
    campaigns: list[CampaignPage]
    makers: int
    products: int


def front() -> Front:
    """Return what the home page shows: the same number of questions for any size of the council."""
    council = current_council().pk
    newest = list(public_products()[: IN_FRONT + NEWEST + IN_FRONT])
    collection = public_collections().first()
    collected = pieces_of(collection, IN_COLLECTION) if collection else []
    hero = _hero(newest)
    return Front(
        hero=hero,
        collection=collection if collected else None,
        collected=collected,
        newest=[one for one in newest if one not in hero][:NEWEST],
        crafts=craft_tiles(),
        featured=featured_today(),
        campaigns=[version.page for version in shown_versions()[:IN_CAMPAIGNS]],
        makers=PublishedMaker.objects.of(council).count(),
        products=count_products([council]).get(council, 0),
    )


def _hero(newest: list[PublishedProduct]) -> list[PublishedProduct]:
    """Return the pieces for the first view: those with a photo first, of different makers as far as there are."""
    pictured = sorted(newest, key=lambda one: not one.photos)
    first: dict[str, PublishedProduct] = {}
    for one in pictured:
        first.setdefault(one.maker_slug, one)
    chosen = list(first.values())[:IN_FRONT]
    return chosen + [one for one in pictured if one not in chosen][: IN_FRONT - len(chosen)]


# For each main craft one step into the index of the newest pieces, however many pieces there are.
_TILES: Final = """
SELECT p.product_id, p.slug, p.name, p.photos, p.maker_slug, k.code AS top, k.name_id AS top_id,
    coalesce(nullif(k.name_en, ''), k.name_id) AS top_en
FROM crafts_craft k CROSS JOIN LATERAL (
    SELECT * FROM catalog_publishedproduct p WHERE p.council_id = k.council_id AND p.craft_top = k.code
    ORDER BY p.published_at DESC, p.product_id LIMIT 1) p
WHERE k.council_id = %s AND k.parent_id IS NULL ORDER BY k.name_id
"""


def craft_tiles() -> list[CraftTile]:
    """Return the main crafts that have public pieces, by name."""
    rows: Any = PublishedProduct.objects.raw(_TILES, [current_council().pk])
    return [CraftTile(row.top, row.top_id, row.top_en, row) for row in rows]
