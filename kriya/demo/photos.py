"""Photos of the demo's products: drawn, kept and published as if a maker had sent them."""

import random
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from io import BytesIO
from secrets import token_urlsafe
from typing import Any, Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Product, ProductPhoto, ProductState
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.demo.pictures import Picture, draw
from kriya.demo.products import Asked

SIZE: Final = (800, 1000)
QUALITY: Final = 88
_SHOWN: Final = {ProductState.PUBLISHED, ProductState.WITHDRAWN}
# Beside the first picture some products have one or two more, of another moment.
_MORE: Final = (0, 0, 1, 1, 2)
_ANOTHER: Final = 10_000
# Cloth is seen in many ways; what has one shape only would look like another piece.
_SEEN_AGAIN: Final = {"cloth", "scarf", "woven", "lurik", "sarong"}


def pictures_of(asked: Asked) -> list[dict[str, Any]]:
    """Return the words of a product's pictures, the first one first, as a job can keep them."""
    first = asked.picture
    more = random.Random(asked.number).choice(_MORE) if first.subject in _SEEN_AGAIN else 0
    again = [
        Picture(first.subject, first.motif, first.palette, "", first.seed + _ANOTHER * n) for n in range(1, more + 1)
    ]
    return [{"product": str(asked.product), **asdict(picture)} for picture in (first, *again)]


@transaction.atomic
def take_photos(wanted: Iterable[dict[str, Any]]) -> None:
    """Draw the photos of products and publish them with those that are public. Twice is once: who has photos keeps them."""
    chosen = [{**words, "product": UUID(words["product"])} for words in wanted]
    there = Product.objects.filter(photos=None).in_bulk({words["product"] for words in chosen})
    rows = [
        _photo(there[words["product"]], words, place) for place, words in enumerate(chosen) if words["product"] in there
    ]
    ProductPhoto.objects.bulk_create(rows)
    publish_products(there)


def _photo(product: Product, words: dict[str, Any], place: int) -> ProductPhoto:
    drawn = draw(Picture(**{key: value for key, value in words.items() if key != "product"}), size=SIZE)
    out = BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY)
    photo = ProductPhoto.of_scope(
        product=product,
        sha256=sha256(out.getvalue()).hexdigest(),
        key=token_urlsafe(12),
        width=drawn.width,
        height=drawn.height,
        alt_id=product.name,
        alt_en=product.name_en,
        position=place,
        approved_at=now() if product.state in _SHOWN else None,
    )
    photo.file.save(f"{new_id()}.jpg", ContentFile(out.getvalue()), save=False)
    return photo
