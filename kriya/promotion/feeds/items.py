"""What is for sale, piece by piece, in small steps: a feed of any length takes the memory of one step."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from kriya.catalog.models import PublishedProduct
from kriya.catalog.showing import widths_of
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.shop.queries.offers import Offer, offers_of
from kriya.shop.queries.rules import shop_rules

STEP: Final = 250
MOST_PICTURES: Final = 11
# What XML cannot hold, and what a spreadsheet would take for a formula.
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA: Final = "=+-@\t\r\n "


class Availability(StrEnum):
    IN_STOCK = "in_stock"
    MADE_TO_ORDER = "backorder"
    OUT_OF_STOCK = "out_of_stock"


@dataclass(frozen=True)
class Item:
    """A product, or one of its variants, as shopping services want it told; `price` is whole rupiah.

    `sale_price` is what the next piece costs where that is less than its page says: it was marked down.
    `ready_on` is when a piece that is made to order would be done.
    """

    id: str
    name: str
    variant: str
    description: str
    link: str
    pictures: tuple[str, ...]
    availability: Availability
    ready_on: date | None
    price: int
    sale_price: int | None
    brand: str
    craft: str
    weight_g: int | None

    def title(self, most: int) -> str:
        """Return its name in at most so many signs; what tells a variant from the others is not cut off."""
        if not self.variant:
            return cut(self.name, most)
        told = cut(self.variant, most // 2)
        return f"{cut(self.name, most - len(told) - 3)} ({told})"


def items(council: Council, home: str) -> Iterator[Item]:
    """Yield everything that is public and has a price and a photo; `home` is how the council's addresses begin.

    Each step opens the council by itself, since nobody else does once an answer streams.
    """
    last: UUID | None = None
    while True:
        with council_scope(council):
            found = list(_step(council.pk, last))
            told = _told(found, home)
        yield from told
        if len(found) < STEP:
            return
        last = found[-1]


def _step(council: int, last: UUID | None) -> Any:
    rows = PublishedProduct.objects.of(council).order_by("product_id").values_list("product_id", flat=True)
    return (rows.filter(product_id__gt=last) if last else rows)[:STEP]


def _told(products: list[UUID], home: str) -> list[Item]:
    is_open, on = shop_rules().is_open, today()
    offers = offers_of(products).values()
    return [_item(offer, home, is_open, on) for offer in offers if offer.price and offer.product.photos]


def _item(offer: Offer, home: str, is_open: bool, on: date) -> Item:
    product = offer.product
    made = offer.is_to_order and is_open
    pictures = tuple(
        f"{home}/foto/{photo['key']}-{widths_of(photo)[-1]}.jpg" for photo in product.photos[:MOST_PICTURES]
    )
    availability = Availability.IN_STOCK if offer.shelves and is_open else Availability.OUT_OF_STOCK
    return Item(
        id=(offer.variant or product.product_id).hex,
        name=in_one_line(product.name),
        variant=in_one_line(offer.variant_name),
        description=plain(product.story_id) or plain(f"{offer.name}. {product.craft_id}, {product.maker_name}."),
        link=f"{home}/produk/{product.slug}/",
        pictures=pictures,
        availability=Availability.MADE_TO_ORDER if made else availability,
        ready_on=on + timedelta(days=product.order_days or 14) if made else None,
        price=max(offer.price or 0, offer.asked or 0),
        sale_price=offer.price if (offer.price or 0) < (offer.asked or 0) else None,
        brand=in_one_line(product.maker_name),
        craft=in_one_line(product.craft_id),
        weight_g=product.weight_g,
    )


def plain(text: str) -> str:
    """Return a text that every feed can hold."""
    return _UNSPEAKABLE.sub("", text).lstrip(_FORMULA).rstrip()


def in_one_line(text: str) -> str:
    """Return a name that every feed can hold."""
    return " ".join(plain(text).split())


def cut(text: str, most: int) -> str:
    """Return a text of at most so many signs."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
