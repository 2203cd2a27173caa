"""The pictures of a book: each photo encoded anew at the size at which it is printed, all within the book's weight."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from io import BytesIO
from math import sqrt
from typing import Final, NamedTuple

from PIL import Image

from kriya.core.files import read_file
from kriya.core.pictures.copies import Crop, part_of
from kriya.promotion.models import BookPaper

MOST_BYTES: Final = 15_000_000
_APART: Final = 2_600_000
"""What the cover, the letters and the codes to scan take of it at the most."""
_MOST_A_PHOTO: Final = 110_000
WIDTHS: Final = {BookPaper.A4: 660, BookPaper.A5: 480}
COVERS: Final = {BookPaper.A4: 1600, BookPaper.A5: 1200}
_QUALITIES: Final = (82, 74, 66, 58, 48, 38)
_NARROWEST: Final = 120
_STEP: Final = 0.95
_AT_ONCE: Final = 2
_NEAR: Final = 0.9
"""A tenth of the pixels less is not seen in print, and spares making them anew."""


class Source(NamedTuple):
    """A kept photo, and which part of it is shown."""

    file: str
    crop: Crop = Crop()


def encode(photo: Source, width: int, most: int) -> bytes:
    """Return a photo as JPEG, at the best quality that takes at most so many bytes; b"" where its file is gone.

    Where even the lowest takes more, the picture is made narrower.
    """
    try:
        picture = part_of(read_file(photo.file), photo.crop, width, near=_NEAR)
    except FileNotFoundError:
        return b""
    made = _within(picture, most)
    while len(made) > most and picture.width > _NARROWEST:
        picture = _narrower(picture, most / len(made))
        made = _jpeg(picture, _QUALITIES[-1])
    return made


def _within(picture: Image.Image, most: int) -> bytes:
    """Return it as JPEG at the best quality that takes at most so many bytes, else at the lowest."""
    jpeg = cache(partial(_jpeg, picture))
    # What is worse takes less: each that is tried rules out half of those that are left.
    place = bisect_left(_QUALITIES, True, key=lambda quality: len(jpeg(quality)) <= most)
    return jpeg(_QUALITIES[min(place, len(_QUALITIES) - 1)])


def _narrower(picture: Image.Image, share: float) -> Image.Image:
    """Return it with so few pixels that little less than that share of its bytes is left: bytes go with the pixels."""
    by = min(_STEP, _STEP * sqrt(share))
    size = (max(1, round(picture.width * by)), max(1, round(picture.height * by)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    # Tables of its own for each picture would save two bytes of a hundred and take three times as long.
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def encode_all(
    photos: Sequence[tuple[str, Source]], paper: str, told: Callable[[], None]
) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures by name as they are made, two at once; together they stay within the book's weight.

    What one photo needs less is there for those behind it. `told` is called after each; it may raise to stop.
    """
    left, budget = len(photos), MOST_BYTES - _APART
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for start in range(0, len(photos), _AT_ONCE):
            step = photos[start : start + _AT_ONCE]
            most = min(_MOST_A_PHOTO, budget // left)
            made = pool.map(lambda one, most=most: encode(one[1], WIDTHS[BookPaper(paper)], most), step)
            for (name, _photo), picture in zip(step, made, strict=True):
                left, budget = left - 1, budget - len(picture)
                told()
                if picture:
                    yield name, picture


def cover_of(photo: Source, paper: str) -> bytes:
    """Return the photo of the cover; b"" where its file is gone."""
    return encode(photo, COVERS[BookPaper(paper)], 600_000)
