"""What visitors ask of the catalogue. All of it comes from the projection, which has no row-level security.

Full-text operators are not leakproof: on a walled table PostgreSQL tests the wall on every row first and the index is
of no use (measured 5 against 0.35 ms). The projection holds nothing private, so its index serves.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.queries.public_counts import Counts, count_facets
from kriya.catalog.queries.public_rows import Page, page_of
from kriya.catalog.queries.public_words import Words, understand
from kriya.core.scoping import current_council

_CARD: Final = (
    "product_id",
    "slug",
    "name",
    "name_en",
    "photos",
    "kind",
    "price_differs",
    "maker_name",
    "maker_slug",
    "craft_id",
    "craft_en",
    "price",
    "published_at",
)

Products = QuerySet[PublishedProduct]


@dataclass(frozen=True)
class Found:
    """What an address asks for: how its words were understood, the facets, and one page of products."""

    words: Words | None
    counts: Counts
    page: Page


def public_products(craft: str = "") -> Products:
    """Return the council's public products, the newest first; of one craft or one below it when named."""
    products = PublishedProduct.objects.of(current_council().pk).only(*_CARD)
    if craft:
        products = products.filter(craft_code=craft) | products.filter(craft_code__startswith=f"{craft}.")
    return products.order_by("-published_at", "product_id")


def find_products(council_id: int, asked: Asked) -> Found:
    """Return what is asked for in two questions, three with words; words that are nowhere need one.

    Where no product has all words, the first of them are looked for, in at most two questions more.
    """
    words = understand(council_id, asked.text, correct=not asked.as_typed) if asked.text else None
    if words is not None and words.unknown:
        if asked.as_typed or not words.words:
            return Found(words, Counts(total=0), Page([]))
        words = words.first(len(words.words))
    counts = count_facets(council_id, asked, words)
    if words is not None and counts.total == 0 and not (asked.as_typed or asked.chosen):
        for count in sorted({len(words.words) - 1, 1} - {0, len(words.words)}, reverse=True):
            if counts.total == 0:
                words = words.first(count)
                counts = count_facets(council_id, asked, words)
    return Found(words, counts, page_of(council_id, asked, words, counts))
