"""Smaller copies of a photo for visitors' telephones, made at the first asking and kept beside the private original."""

from io import BytesIO
from pathlib import PurePath
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

WIDTHS: Final = (320, 640, 1280)
QUALITY: Final = 66


def rendition_name(photo: str, width: int) -> str:
    """Return the name under which the copy of a photo is kept; width in pixels."""
    return f"makers/shown/{PurePath(photo).stem}-{width}.webp"


def rendition_of(photo: str, width: int) -> bytes:
    """Return a photo as WebP at most `width` pixels wide. Raises FileNotFoundError when the photo is gone."""
    name = rendition_name(photo, width)
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return kept.read()  # type: ignore[no-any-return]
    with default_storage.open(photo) as original:
        made = _smaller(BytesIO(original.read()), width)
    default_storage.save(name, ContentFile(made))
    return made


def forget_renditions(photo: str) -> None:
    """Delete the copies of a photo."""
    for width in WIDTHS:
        default_storage.delete(rendition_name(photo, width))


def _smaller(original: BytesIO, width: int) -> bytes:
    with Image.open(original, formats=("JPEG", "PNG", "WEBP")) as picture:
        picture.draft("RGB", (width, width))
        small = picture.convert("RGB")
        small.thumbnail((width, width * 3), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.save(out, "WEBP", quality=QUALITY, method=4)
        return out.getvalue()
