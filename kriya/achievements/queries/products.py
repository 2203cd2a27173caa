"""Count the products of the catalogue, and the crafts that live."""

from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from kriya.achievements.facts import Counted
from kriya.achievements.queries.counting import counted, over
from kriya.achievements.queries.register import makers_then
from kriya.catalog.models import Product
from kriya.catalog.price_bands import PRICE_BANDS
from kriya.core.indicators import Choice
from kriya.ledger.days import end_of

_BAND: Final = (
    "CASE WHEN cost.least IS NULL THEN NULL "
    + " ".join(f"WHEN cost.least <= {upper} THEN '{code}'" for code, upper, _ in PRICE_BANDS if upper is not None)
    + f" ELSE '{PRICE_BANDS[-1][0]}' END"
)

_SQL: Final = f"""
SELECT CASE WHEN shown.product_id IS NULL THEN 'hidden' ELSE 'public' END, d.dimension,
    coalesce(nullif(d.key, ''), 'unknown'), count(*)
FROM rows r LEFT JOIN catalog_publishedproduct shown ON shown.product_id = r.id AND shown.council_id = r.council_id
    AND shown.published_at <= %(end)s
LEFT JOIN crafts_craft k ON k.id = r.craft_id LEFT JOIN crafts_craft p ON p.id = k.parent_id
CROSS JOIN LATERAL (
    SELECT coalesce(min(coalesce(v.price, r.price)), r.price) AS least FROM catalog_productvariant v
    WHERE v.product_id = r.id AND v.council_id = r.council_id) cost
CROSS JOIN LATERAL (VALUES
    ('', 'all'), ('state', r.state), ('craft', k.code), ('craft_family', coalesce(p.code, k.code)), ('price', {_BAND}),
    ('maker', r.maker_id::text)) d (dimension, key)
GROUP BY 1, 2, 3
"""  # noqa: S608 - our own bounds

_ALIVE: Final = """
SELECT (SELECT count(*) FROM (
    SELECT mc.craft_id FROM makers_makercraft mc JOIN rows r ON r.id = mc.maker_id WHERE r.stood = 'fostered'
    UNION
    SELECT p.craft_id FROM catalog_product p JOIN rows r ON r.id = p.maker_id
    JOIN catalog_publishedproduct shown ON shown.product_id = p.id AND shown.council_id = p.council_id
        AND shown.published_at <= %(end)s
    WHERE p.craft_id IS NOT NULL) alive), (SELECT count(*) FROM crafts_craft)
"""


def count_products(choice: Choice) -> Counted:
    """Count the products of the chosen makers by whether anyone sees them, and by every dimension of the catalogue."""
    end = _end(choice)
    products = Product.objects.filter(maker__in=makers_then(choice).values("pk"))
    products = products.filter(Q(published_at__lte=end) | Q(created_at__lte=end))
    rows = over(products.values("id", "council_id", "state", "price", "craft_id", "maker_id"), _SQL, end=end)
    return counted((shown, name, "" if name == "" else key, count) for shown, name, key, count in rows)


def count_crafts(choice: Choice) -> tuple[int, int]:
    """Return how many crafts live among the chosen makers, and how many the council knows."""
    makers: Any = makers_then(choice)
    alive, known = over(makers.values("id", "stood"), _ALIVE, end=_end(choice))[0]
    return alive, known


def _end(choice: Choice) -> datetime:
    """Return the end of the day asked about; of today that is now and whatever a clock that runs ahead wrote."""
    return end_of(choice.as_of)
