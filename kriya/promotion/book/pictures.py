"""The pictures of a book: each photo encoded anew at the size at which it is printed, all within the book's weight."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
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
_COVER_QUALITY: Final = 80
_NARROWEST: Final = 120
_AT_ONCE: Final = 2


class Source(NamedTuple):
    """A kept photo, and which part of it is shown."""

    file: str
    crop: Crop = Crop()


def encode(photo: Source, width: int, most: int) -> bytes:
    """Return a photo as JPEG, at the best quality that takes at most so many bytes; b"" where its file is gone.

    Where even the lowest takes more, the picture is made narrower.
    """
    try:
        picture = part_of(read_file(photo.file), photo.crop, width)
    except FileNotFoundError:
        return b""
    for quality in _QUALITIES:
        made = _jpeg(picture, quality)
        if len(made) <= most:
            return made
    while len(made) > most and picture.width > _NARROWEST:
        picture = picture.resize((picture.width * 3 // 4, picture.height * 3 // 4), Image.Resampling.LANCZOS)
        made = _jpeg(picture, _QUALITIES[-1])
    return made


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=False)
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
