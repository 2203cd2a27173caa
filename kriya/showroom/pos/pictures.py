"""Small pictures for tills, many in one answer: a request each would take minutes for a whole catalogue."""

import struct
from collections.abc import Iterable
from typing import Final

from kriya.catalog.actions.copies import public_copy
from kriya.catalog.models import ProductPhoto, PublishedPhoto
from kriya.core.files import read_file
from kriya.core.pictures import Crop, copy_of
from kriya.core.scoping import current_council

WIDTH: Final = 160
MOST: Final = 60


def pack(keys: Iterable[str]) -> bytes:
    """Return for each key: its length, itself, the length of its picture (0: there is none), the picture."""
    wanted = list(dict.fromkeys(keys))[:MOST]
    photos = {photo.key: photo for photo in ProductPhoto.objects.filter(key__in=wanted)}
    public = {photo.pk: photo for photo in PublishedPhoto.objects.filter(pk__in=wanted, council=current_council().pk)}
    out = bytearray()
    for key in wanted:
        data = _picture(photos.get(key), public.get(key))
        name = key.encode()
        out += struct.pack("B", len(name)) + name + struct.pack(">I", len(data)) + data
    return bytes(out)


def _picture(photo: ProductPhoto | None, public: PublishedPhoto | None) -> bytes:
    if photo is None:
        return b""
    try:
        if public is not None:
            return public_copy(public, WIDTH, "webp")
        crop = Crop(photo.crop_left, photo.crop_top, photo.crop_right, photo.crop_bottom)
        return copy_of(read_file(photo.file.name or ""), crop, WIDTH, "webp")
    except (FileNotFoundError, OSError):
        return b""
