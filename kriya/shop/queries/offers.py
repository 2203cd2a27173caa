"""What can be bought now: each public product and variant, with the pieces on the shelves or the days to make it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from kriya.catalog.models import Kind, ProductVariant, PublishedProduct
from kriya.core.rows import read
from kriya.core.scoping import current_council
from kriya.inventory.models import LocationKind
from kriya.inventory.queries.stock import Shelf, on_sale, shelves_of

SHELVES: Final = (LocationKind.SHOWROOM, LocationKind.STORE)
"""Where the shop sells from. What is at an exhibition is sold at its stall: who orders online is promised only what can
be packed today."""
_VARIANTS: Final = "WHERE council_id = %s AND product_id = ANY(%s) ORDER BY position, id"
Key = tuple[UUID, UUID | None]
_UNSEEN: Final = frozenset(
    "search words facets variants story_id story_en care_id care_en dye hands work_days made_year technique_id "
    "technique_en materials_id materials_en motif_code motif_id motif_en meaning_id meaning_en craft_code craft_id "
    "craft_en craft_top district_code district_name published_at updated_at".split()
)
"""What of a public product no basket shows; two thirds of its columns, the heaviest among them."""


@dataclass(frozen=True)
class Offer:
    """A product, or one of its variants, as the shop sells it. `price` is what the next piece costs, in rupiah.

    `asked` is the price on its page, which a piece that was marked down is below.
    """

    product: PublishedProduct
    variant: UUID | None
    variant_name: str
    price: int | None
    shelves: tuple[Shelf, ...]
    asked: int | None = None

    @property
    def key(self) -> Key:
        return self.product.product_id, self.variant

    @property
    def free(self) -> int:
        """How many pieces can be had from the shelves."""
        return sum(shelf.free for shelf in self.shelves)

    @property
    def is_to_order(self) -> bool:
        """Whether it is made when it is ordered; what lies on a shelf is sold first."""
        return not self.shelves and self.product.kind == Kind.TO_ORDER and self.price is not None

    @property
    def can_be_bought(self) -> bool:
        return bool(self.shelves) or self.is_to_order

    @property
    def name(self) -> str:
        return f"{self.product.name} ({self.variant_name})" if self.variant_name else self.product.name

    @property
    def shown_name(self) -> str:
        """Its name in the reader's language."""
        name = self.product.shown_name
        return f"{name} ({self.variant_name})" if self.variant_name else name

    def take(self, pieces: int) -> list[tuple[Shelf, int]]:
        """Return from which shelves so many pieces come, the cheapest first; fewer where there are not so many."""
        taken, left = [], pieces
        for shelf in self.shelves:
            if left and (part := min(left, shelf.free)):
                taken.append((shelf, part))
                left -= part
        return taken


def offers_of(products: Iterable[UUID]) -> dict[Key, Offer]:
    """Return the offers of public products by product and variant, in three questions. Others have none."""
    return offers_of_public(_public(products))


def offers_to_buy(products: Iterable[UUID]) -> dict[Key, Offer]:
    """Return the same for a basket, which shows no stories: theirs would be asked for one by one."""
    return offers_of_public(_public(products, leave=_UNSEEN))


def _public(products: Iterable[UUID], leave: frozenset[str] = frozenset()) -> list[PublishedProduct]:
    wanted = [current_council().pk, list(products)]
    return read(PublishedProduct, "WHERE council_id = %s AND product_id = ANY(%s)", wanted, leave=leave)


def product_called(slug: str) -> PublishedProduct | None:
    """Return the public product at an address."""
    found = read(PublishedProduct, "WHERE council_id = %s AND slug = %s", [current_council().pk, slug], leave=_UNSEEN)
    return found[0] if found else None


def offers_of_public(products: Iterable[PublishedProduct]) -> dict[Key, Offer]:
    """Return the offers of public products that were read already, in two questions."""
    rows = {row.product_id: row for row in products}
    variants = read(ProductVariant, _VARIANTS, [current_council().pk, list(rows)])
    shelves = _shelves(list(rows))
    offers: dict[Key, Offer] = {}
    for product_id, row in rows.items():
        own = [variant for variant in variants if variant.product_id == product_id]
        for variant in own:
            there = shelves.get((product_id, variant.pk), ())
            offers[product_id, variant.pk] = _offer(row, variant, there)
        plain = shelves.get((product_id, None), ())
        if plain or not own:
            offers[product_id, None] = _offer(row, None, plain)
    return offers


def stalls_of(product: UUID) -> list[str]:
    """Return the names of the exhibitions at whose stalls free pieces of a product are: sold there, not online."""
    rows: Any = on_sale().filter(lot__product=product, location__kind=LocationKind.EXHIBITION)
    return sorted({level.location.name for level in rows if level.free > 0})


def _offer(row: PublishedProduct, variant: ProductVariant | None, shelves: Sequence[Shelf]) -> Offer:
    asked = variant.price if variant is not None and variant.price is not None else row.price
    ordered = tuple(sorted(shelves, key=lambda shelf: (shelf.price, shelf.lot)))
    price = ordered[0].price if ordered else asked
    return Offer(row, variant.pk if variant else None, variant.name if variant else "", price, ordered, asked)


def _shelves(products: Sequence[UUID]) -> dict[Key, list[Shelf]]:
    found: dict[Key, list[Shelf]] = {}
    for product, variant, shelf in shelves_of(products, SHELVES):
        found.setdefault((product, variant), []).append(shelf)
    return found
