"""Keep the published projection of products true: called by every action that touches something a visitor may see."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from kriya.catalog.models import Product, PublishedProduct
from kriya.core.scoping import current_council

# A product is public while it is published and its maker is public; the maker's own projection says who is.
_PUBLIC = """
    FROM catalog_product p
    JOIN makers_publishedmaker m ON m.maker_id = p.maker_id AND m.council_id = p.council_id
    LEFT JOIN crafts_craft k ON k.id = p.craft_id AND k.council_id = p.council_id
    WHERE p.council_id = %(council)s AND p.id = ANY(%(products)s) AND p.state = 'published'
"""

COLUMNS = (
    "product_id", "council_id", "slug", "name", "maker_name", "maker_slug", "craft_code", "craft_id", "craft_en",
    "district_code", "price", "story_id", "story_en", "words", "search", "published_at",
)  # fmt: skip

# What the projection must be; `kriya check` compares it with what is there.
PROJECTION = f"""
SELECT p.id AS product_id, p.council_id, p.slug, p.name, m.name AS maker_name, m.slug AS maker_slug,
    coalesce(k.code, '') AS craft_code, coalesce(k.name_id, '') AS craft_id,
    coalesce(nullif(k.name_en, ''), k.name_id, '') AS craft_en, m.district_code, p.price, p.story_id, p.story_en,
    kriya_words(concat_ws(' ', p.name, m.name, k.name_id, k.name_en, m.district_name)) AS words,
    setweight(to_tsvector('indonesian', p.name), 'A')
      || setweight(to_tsvector('indonesian', concat_ws(' ', m.name, k.name_id)), 'B')
      || setweight(to_tsvector('english', concat_ws(' ', p.name, k.name_en)), 'B')
      || setweight(to_tsvector('indonesian', p.story_id), 'C') || setweight(to_tsvector('english', p.story_en), 'C')
      AS search,
    p.published_at
{_PUBLIC}
"""

_WITHDRAW = f"""
DELETE FROM catalog_publishedproduct there WHERE there.council_id = %(council)s AND there.product_id = ANY(%(products)s)
AND there.product_id NOT IN (SELECT p.id {_PUBLIC})
"""  # noqa: S608 - our own text

_PUBLISH = f"""
INSERT INTO catalog_publishedproduct ({", ".join(COLUMNS)}) {PROJECTION}
ON CONFLICT (product_id) DO UPDATE SET {", ".join(f"{c} = EXCLUDED.{c}" for c in COLUMNS[2:])}
"""


def publish_products(products: Iterable[UUID]) -> None:
    """Bring the projection of these products up to date, in two statements however many they are."""
    arguments = {"council": current_council().pk, "products": list(products)}
    if not arguments["products"]:
        return
    with connection.cursor() as cursor:
        cursor.execute(_WITHDRAW, arguments)
        cursor.execute(_PUBLISH, arguments)


def publish_products_of(makers: Iterable[UUID]) -> None:
    """Follow makers whose projection was written: their products are renamed, shown or taken away with them."""
    publish_products(Product.objects.filter(maker__in=list(makers)).values_list("pk", flat=True))


def publish_products_of_craft(craft: UUID) -> None:
    """Follow a craft that got another name: its products show it, those of makers that practise another one too."""
    publish_products(Product.objects.filter(craft=craft).values_list("pk", flat=True))


def publish_all_products() -> int:
    """Rebuild the projection of the whole council; return how many products are public."""
    publish_products(Product.objects.values_list("pk", flat=True))
    return PublishedProduct.objects.of(current_council().pk).count()
