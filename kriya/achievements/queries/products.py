"""Count the products of the catalogue, and the crafts that live."""

from typing import Final

from kriya.achievements.facts import Choice, Counted
from kriya.achievements.indicators.dimensions import PRICE_BANDS
from kriya.achievements.queries.counting import counted, over
from kriya.achievements.queries.register import chosen_makers
from kriya.catalog.models import Product

_BAND: Final = (
    "CASE WHEN r.price IS NULL THEN NULL "
    + " ".join(f"WHEN r.price <= {upper} THEN '{code}'" for code, upper, _ in PRICE_BANDS if upper is not None)
    + f" ELSE '{PRICE_BANDS[-1][0]}' END"
)

_SQL: Final = f"""
SELECT CASE WHEN shown.product_id IS NULL THEN 'hidden' ELSE 'public' END, d.dimension,
    coalesce(nullif(d.key, ''), 'unknown'), count(*)
FROM rows r LEFT JOIN catalog_publishedproduct shown ON shown.product_id = r.id AND shown.council_id = r.council_id
LEFT JOIN crafts_craft k ON k.id = r.craft_id LEFT JOIN crafts_craft p ON p.id = k.parent_id
CROSS JOIN LATERAL (VALUES
    ('', 'all'), ('state', r.state), ('craft', k.code), ('craft_family', coalesce(p.code, k.code)), ('price', {_BAND}),
    ('maker', r.maker_id::text)) d (dimension, key)
GROUP BY 1, 2, 3
"""  # noqa: S608 - our own bounds

_ALIVE: Final = """
SELECT (SELECT count(*) FROM (
    SELECT mc.craft_id FROM makers_makercraft mc JOIN rows r ON r.id = mc.maker_id WHERE r.status = 'fostered'
    UNION
    SELECT p.craft_id FROM catalog_product p JOIN rows r ON r.id = p.maker_id
    JOIN catalog_publishedproduct shown ON shown.product_id = p.id AND shown.council_id = p.council_id
    WHERE p.craft_id IS NOT NULL) alive), (SELECT count(*) FROM crafts_craft)
"""


def count_products(choice: Choice) -> Counted:
    """Count the products of the chosen makers by whether anyone sees them, and by every dimension of the catalogue."""
    products = Product.objects.filter(maker__in=chosen_makers(choice))
    rows = over(products.values("id", "council_id", "state", "price", "craft_id", "maker_id"), _SQL)
    return counted((shown, name, "" if name == "" else key, count) for shown, name, key, count in rows)


def count_crafts(choice: Choice) -> tuple[int, int]:
    """Return how many crafts live among the chosen makers, and how many the council knows."""
    alive, known = over(chosen_makers(choice).values("id", "status"), _ALIVE)[0]
    return alive, known
