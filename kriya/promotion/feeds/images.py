"""A sitemap of the photos of products, for search by pictures (Google's image extension of sitemaps.org)."""

from collections.abc import Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

from kriya.catalog.models import PublishedProduct
from kriya.catalog.showing import widths_of

PER_FILE: Final = 50_000
_STEP: Final = 500
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
)


def image_sitemap(council: int, home: str, page: int) -> Iterator[str]:
    """Yield one file of at most PER_FILE products with photos; the first is page 1."""
    yield _HEAD
    rows = PublishedProduct.objects.of(council).exclude(photos=[]).order_by("product_id").values_list("slug", "photos")
    first = (page - 1) * PER_FILE
    for start in range(first, first + PER_FILE, _STEP):
        found = list(rows[start : start + _STEP])
        yield from (_url(home, slug, photos) for slug, photos in found)
        if len(found) < _STEP:
            break
    yield "</urlset>\n"


def _url(home: str, slug: str, photos: list[dict[str, Any]]) -> str:
    pictures = (escape(f"{home}/foto/{one['key']}-{widths_of(one)[-1]}.jpg") for one in photos)
    shown = "".join(f"<image:image><image:loc>{one}</image:loc></image:image>" for one in pictures)
    return f"<url><loc>{escape(f'{home}/produk/{slug}/')}</loc>{shown}</url>\n"
