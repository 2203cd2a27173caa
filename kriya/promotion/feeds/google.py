"""The feed for Google Merchant Center: RSS 2.0 with its own names (support.google.com/merchants/answer/7052112)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from typing import Final
from xml.sax.saxutils import escape

from kriya.promotion.feeds.items import Item, cut

TITLE, DESCRIPTION, BRAND, TYPE, EXTRA_PICTURES = 150, 5000, 70, 750, 10
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>'
)


def google_feed(council: str, home: str, items: Iterable[Item]) -> Iterator[str]:
    """Yield the feed, one item at a time.

    A craft has no GTIN and no maker's number: identifier_exists says so. Variants are told apart by their names and
    not grouped, since a group wants size or colour, which a free name may not be.
    """
    name = escape(council)
    yield f"{_HEAD}<title>{name}</title><link>{escape(home)}/</link><description>{name}</description>\n"
    for item in items:
        yield _item(item)
    yield "</channel></rss>\n"


def _item(item: Item) -> str:
    ready = datetime.combine(item.ready_on, time(), UTC).isoformat(timespec="minutes") if item.ready_on else ""
    told = [
        ("id", item.id),
        ("title", item.title(TITLE)),
        ("description", cut(item.description, DESCRIPTION)),
        ("link", item.link),
        ("image_link", item.pictures[0]),
        *(("additional_image_link", one) for one in item.pictures[1 : EXTRA_PICTURES + 1]),
        ("availability", item.availability.value),
        ("availability_date", ready),
        ("price", f"{item.price}.00 IDR"),
        ("sale_price", f"{item.sale_price}.00 IDR" if item.sale_price else ""),
        ("brand", cut(item.brand, BRAND)),
        ("condition", "new"),
        ("identifier_exists", "no"),
        ("product_type", cut(item.craft, TYPE)),
        ("shipping_weight", f"{item.weight_g} g" if item.weight_g else ""),
    ]
    inside = "".join(f"<g:{name}>{escape(value)}</g:{name}>" for name, value in told if value)
    return f"<item>{inside}</item>\n"
