"""Photos of the demo's products: drawn, kept and published as if a maker had sent them."""

import random
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from secrets import token_urlsafe
from typing import Any, Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Product, ProductPhoto, ProductState
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.demo.pictures import Picture, draw
from kriya.demo.products import Asked
from kriya.makers.actions.publish import publish_makers
from kriya.makers.models import MakerCraft, MakerPhoto

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
    rows = []
    for place, words in enumerate(wanted):
        # Asked one by one: drawing takes long, and the database ends a transaction that says nothing for long.
        product = Product.objects.filter(pk=UUID(words["product"]), photos=None).first()
        if product:
            rows.append(_photo(product, words, place))
    ProductPhoto.objects.bulk_create(rows)
    publish_products({row.product_id for row in rows})


def _photo(product: Product, words: dict[str, Any], place: int) -> ProductPhoto:
    drawn = draw(Picture(**{key: value for key, value in words.items() if key != "product"}), size=SIZE)
    jpeg = _jpeg(drawn)
    photo = ProductPhoto.of_scope(
        product=product,
        sha256=sha256(jpeg).hexdigest(),
        key=token_urlsafe(12),
        width=drawn.width,
        height=drawn.height,
        alt_id=product.name,
        alt_en=product.name_en,
        position=place,
        approved_at=now() if product.state in _SHOWN else None,
    )
    photo.file.save(f"{new_id()}.jpg", ContentFile(jpeg), save=False)
    return photo


_BENCHES: Final = {
    "batik.cap": "stamp", "batik": "batik", "ecoprint": "batik", "tekstil": "batik", "bordir": "loom", "tenun": "loom",
    "kayu": "chisels", "batu": "chisels", "anyaman": "strips", "kulit": "chisels", "perak": "chisels",
}  # fmt: skip
_ALT: Final = {
    "batik": "Canting, wajan malam, dan kain yang sedang ditulis.",
    "stamp": "Cap tembaga di atas kain bermotif.",
    "loom": "Sekoci, benang, dan kain yang sedang ditenun.",
    "chisels": "Tatah dan serutan kayu di meja kerja.",
    "strips": "Bilah bambu dan anyaman yang belum selesai.",
}
EACH: Final = 12


def benches(each: int) -> list[dict[str, Any]]:
    """Return so many benches of each kind, as a job can keep them."""
    return [{"scene": scene, "seed": seed, "each": each} for seed in range(each) for scene in _ALT]


def photograph_bench(scene: str, seed: int, each: int) -> None:
    """Draw a bench and give it to its part of the public makers that work at one like it and have no photo.

    `each` is how many benches share these makers.
    """
    mains = MakerCraft.objects.filter(is_main=True).select_related("maker", "craft")
    here = [row.maker for row in mains.order_by("maker__created_at", "pk")[seed::each] if _bench_of(row) == scene]
    bare = [maker for maker in here if not maker.photos.exists()]
    if not bare:
        return
    drawn = _bench(scene, seed)
    made = [MakerPhoto.of_scope(maker=maker, alt_text=_ALT[scene]) for maker in bare]
    for photo in made:
        photo.file.save(f"{new_id()}.jpg", ContentFile(drawn), save=False)
    MakerPhoto.objects.bulk_create(made)
    publish_makers([photo.maker_id for photo in made])


@lru_cache(maxsize=len(_ALT) * EACH)
def _bench(scene: str, seed: int) -> bytes:
    """Draw a bench once for all councils."""
    return _jpeg(draw(Picture("workshop", scene=scene, seed=seed), size=SIZE))


def _bench_of(row: MakerCraft) -> str | None:
    return _BENCHES.get(row.craft.code) or _BENCHES.get(row.craft.code.split(".")[0])


def _jpeg(drawn: Image.Image) -> bytes:
    out = BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
