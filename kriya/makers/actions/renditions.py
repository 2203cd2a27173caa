"""Smaller copies of a photo for visitors' telephones, made at the first asking and kept beside the private original."""

from pathlib import PurePath
from typing import Final

from django.core.files.storage import default_storage

from kriya.core.files import read_file, write_whole
from kriya.core.pictures import Crop, copy_of

WIDTHS: Final = (320, 640, 1280)


def rendition_name(photo: str, width: int) -> str:
    """Return the name under which the copy of a photo is kept; width in pixels."""
    return f"makers/shown/{PurePath(photo).stem}-{width}.webp"


def rendition_of(photo: str, width: int) -> bytes:
    """Return a photo as WebP at most `width` pixels wide. Raises FileNotFoundError when the photo is gone."""
    name = rendition_name(photo, width)
    try:
        return read_file(name)
    except FileNotFoundError:
        made = copy_of(read_file(photo), Crop(), width, "webp")
    write_whole(name, made)
    return made


def forget_renditions(photo: str) -> None:
    """Delete the copies of a photo."""
    for width in WIDTHS:
        default_storage.delete(rendition_name(photo, width))
