"""What visitors ask of the catalogue. All of it comes from the projection, which has no row-level security.

Full-text operators are not leakproof: on a walled table PostgreSQL tests the wall on every row first and the index is
of no use (measured 5 against 0.35 ms). The projection holds nothing private, so its index serves.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Count, F, Func, QuerySet, TextField, Value
from django.utils.translation import get_language

from kriya.catalog.models import PublishedProduct
from kriya.core.scoping import current_council

LONGEST: Final = 100
MANY_WORDS: Final = 8
ALIKE: Final = 0.45  # "skar" and "sekar" share three of five trigrams
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
    """The products for a page; `alike` says that none had the words as they were typed."""

    products: Products
    alike: bool = False


@dataclass(frozen=True)
class CraftChoice:
    """A craft with public products."""

    code: str
    name_id: str
    name_en: str
    count: int

    @property
    def name(self) -> str:
        """The craft in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_id


def public_products(craft: str = "") -> Products:
    """Return the council's public products, the newest first; of one craft or one below it when named."""
    products = PublishedProduct.objects.of(current_council().pk).only(*_CARD)
    if craft:
        products = products.filter(craft_code=craft) | products.filter(craft_code__startswith=f"{craft}.")
    return products.order_by("-published_at", "product_id")


def find_products(text: str, craft: str = "") -> Found:
    """Return the products that have the words typed, best first; where none has, those that look alike."""
    products, words = public_products(craft), text.replace("\x00", "")[:LONGEST].strip()
    if not words:
        return Found(products)
    query = SearchQuery(words, config="indonesian", search_type="websearch") | SearchQuery(
        words, config="english", search_type="websearch"
    )
    exact = products.filter(search=query)
    if exact.exists():
        return Found(
            exact.annotate(rank=SearchRank(F("search"), query)).order_by("-rank", "-published_at", "product_id")
        )
    return Found(_alike(products, words), alike=True)


class _Words(Func):
    function = "kriya_words"
    output_field = TextField()


class _Likeness(Func):
    function = "word_similarity"


def _alike(products: Products, words: str) -> Products:
    """Return products in which each word typed looks like a word: slips of the finger, half words, other spellings."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(ALIKE)])
    found: Any = products
    for word in words.split()[:MANY_WORDS]:
        found = found.filter(words__trigram_word_similar=_Words(Value(word)))
    likeness = _Likeness(_Words(Value(words)), F("words"))
    ranked: Products = found.annotate(rank=likeness).order_by("-rank", "-published_at", "product_id")
    return ranked


def craft_choices() -> list[CraftChoice]:
    """Return the crafts that have public products, the fullest first."""
    products = PublishedProduct.objects.of(current_council().pk).exclude(craft_code="")
    rows = products.values("craft_code", "craft_id", "craft_en").annotate(n=Count("pk")).order_by("-n", "craft_code")
    return [CraftChoice(row["craft_code"], row["craft_id"], row["craft_en"], row["n"]) for row in rows]


def others_of_maker(product: PublishedProduct, most: int = 4) -> list[PublishedProduct]:
    """Return other public products of the same maker, the newest first."""
    products = public_products().filter(maker_slug=product.maker_slug).exclude(pk=product.pk)
    return list(products[:most])
