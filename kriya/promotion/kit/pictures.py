"""Pictures ready to be posted: the photo, the name, the price, a code to scan and the council's mark."""

from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image

from kriya.core.scoping import current_council
from kriya.design import dyes
from kriya.design.mark import icon_png
from kriya.design.typeset import letterhead_of
from kriya.promotion.paper import typeset_with
from kriya.promotion.posters.printing import qr_svg
from kriya.promotion.things import Thing

_TEMPLATE: Final = Path(__file__).parent / "typst" / "post.typ"
_PHOTO: Final = 1280
_MARK: Final = 192
_PREVIEW: Final = 400
MOST_BYTES: Final = 300_000
"""What a preview of a link may weigh in the strictest of the messengers."""
_QUALITIES: Final = (88, 80, 72, 64, 55, 45)


class Shape(models.TextChoices):
    """What the places where one posts ask for, in pixels."""

    CARD = "kartu", _("Kartu bagikan, 1200 × 630")
    SQUARE = "persegi", _("Persegi, 1080 × 1080")
    STORY = "cerita", _("Cerita, 1080 × 1920")


SIZES: Final = {Shape.CARD: (1200, 630), Shape.SQUARE: (1080, 1080), Shape.STORY: (1080, 1920)}


def post_jpeg(thing: Thing, shape: Shape, address: str) -> bytes:
    """Return a picture of a thing as JPEG; a card weighs at most MOST_BYTES. `address` stands in the code."""
    council = current_council()
    width, height = SIZES[shape]
    photo = thing.photo(_PHOTO)
    data: dict[str, Any] = {
        "width": width,
        "height": height,
        "shape": shape.value,
        "title": thing.title,
        "by": thing.by,
        "price": thing.price,
        "qr": qr_svg(address),
        "photo": "photo.jpg" if photo else "",
        "council": council.short_name or council.name,
        "head": letterhead_of(council),
    }
    pictures = {"mark.png": icon_png(dyes.of_council(council), council.motif, _MARK)}
    drawn = typeset_with(_TEMPLATE, data, {**pictures, **({"photo.jpg": photo} if photo else {})}, form="png")
    return _light(drawn)


def preview_of(drawn: bytes) -> bytes:
    """Return a picture small enough to look at it on a telephone's page."""
    with Image.open(BytesIO(drawn)) as picture:
        picture.thumbnail((_PREVIEW, 2 * _PREVIEW), Image.Resampling.LANCZOS)
        out = BytesIO()
        picture.save(out, "JPEG", quality=70, optimize=True)
    return out.getvalue()


def _light(drawn: bytes) -> bytes:
    """Return a drawing as JPEG, with as much quality as its bytes allow."""
    with Image.open(BytesIO(drawn)) as picture:
        flat = picture.convert("RGB")
    for quality in _QUALITIES:
        out = BytesIO()
        flat.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()
