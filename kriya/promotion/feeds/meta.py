"""The feed for catalogues of Meta (Facebook, Instagram, WhatsApp), as CSV."""

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from kriya.promotion.feeds.items import Availability, Item, cut

TITLE, DESCRIPTION, BRAND, EXTRA_PICTURES = 200, 9999, 100, 10
COLUMNS: Final = (
    "id", "title", "description", "availability", "condition", "price", "sale_price", "link", "image_link",
    "additional_image_link", "brand", "identifier_exists", "product_type",
)  # fmt: skip
_SAID: Final = {
    Availability.IN_STOCK: "in stock",
    Availability.MADE_TO_ORDER: "available for order",
    Availability.OUT_OF_STOCK: "out of stock",
}


class _Line:
    """What csv writes to: it keeps nothing, a written line is handed on."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def meta_feed(items: Iterable[Item]) -> Iterator[str]:
    """Yield the feed, one line at a time."""
    writer = csv.writer(_Line())
    yield str(writer.writerow(COLUMNS))
    for item in items:
        yield str(
            writer.writerow([
                item.id,
                item.title(TITLE),
                cut(item.description, DESCRIPTION),
                _SAID[item.availability],
                "new",
                f"{item.price} IDR",
                f"{item.sale_price} IDR" if item.sale_price else "",
                item.link,
                item.pictures[0],
                ",".join(item.pictures[1 : EXTRA_PICTURES + 1]),
                cut(item.brand, BRAND),
                "no",
                item.craft,
            ])
        )  # fmt: skip
