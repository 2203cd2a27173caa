"""Copies of a kept photo for visitors' telephones: the chosen part of it, small, in three formats."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final, NamedTuple

from PIL import Image

WIDTHS: Final = (160, 320, 480, 640, 960, 1280)
TYPES: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
EXTENSIONS: Final = tuple(TYPES)
WHOLE: Final = 1000
# Measured on drawn batik, the hardest cloth there is: 320 pixels of it are 5 to 10 kB, and no copy up to 640 pixels
# takes 100 ms. A higher effort (AVIF speed 8) would save a tenth of the bytes for three times the work.
_SAVED: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "avif": ("AVIF", {"quality": 32, "speed": 10, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 62, "method": 3}),
    "jpg": ("JPEG", {"quality": 70, "optimize": True, "progressive": True}),
}


class Crop(NamedTuple):
    """The part of a picture that is shown, in thousandths of its width and height."""

    left: int = 0
    top: int = 0
    right: int = WHOLE
    bottom: int = WHOLE


def copy_of(original: bytes, crop: Crop, width: int, extension: str) -> bytes:
    """Return the chosen part of a kept photo at most `width` pixels wide, as avif, webp or jpg."""
    kind, options = _SAVED[extension]
    out = BytesIO()
    part_of(original, crop, width).save(out, kind, **options)
    return out.getvalue()


def part_of(original: bytes, crop: Crop, width: int, *, near: float = 1.0) -> Image.Image:
    """Return the chosen part of a kept photo, at most `width` pixels wide and never wider than it is.

    Where a half, quarter or eighth of it has that share of the width, `near`, it is taken as it is: making pixels anew
    takes longer than decoding them.
    """
    with Image.open(BytesIO(original), formats=("JPEG",)) as picture:
        shown = max(1, crop.right - crop.left) / WHOLE
        # Decode no more pixels than needed: a JPEG gives halves, quarters and eighths for free.
        picture.draft("RGB", (round(width * near / shown), 1))
        box = _pixels(crop, *picture.size)
        chosen = picture.convert("RGB").crop(box)
    if chosen.width > width:
        height = max(1, round(chosen.height * width / chosen.width))
        chosen = chosen.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return chosen


def _pixels(crop: Crop, width: int, height: int) -> tuple[int, int, int, int]:
    left, right = round(crop.left * width / WHOLE), round(crop.right * width / WHOLE)
    top, bottom = round(crop.top * height / WHOLE), round(crop.bottom * height / WHOLE)
    return left, top, max(right, left + 1), max(bottom, top + 1)
