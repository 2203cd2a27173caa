"""Smaller copies of a photo for visitors' telephones, made at the first asking and kept beside the private original."""

from itertools import product
from pathlib import PurePath
from typing import Final

from django.core.files.storage import default_storage

from kriya.core.files import read_file, write_whole
from kriya.core.pictures import EXTENSIONS, Crop, copy_of

WIDTHS: Final = (320, 640, 1280)


def rendition_name(photo: str, width: int, extension: str) -> str:
    """Return the name under which the copy of a photo is kept; width in pixels."""
    return f"makers/shown/{PurePath(photo).stem}-{width}.{extension}"


def rendition_of(photo: str, width: int, extension: str) -> bytes:
    """Return a photo as avif, webp or jpg at most `width` pixels wide. Raises FileNotFoundError when it is gone."""
    name = rendition_name(photo, width, extension)
    try:
        return read_file(name)
    except FileNotFoundError:
        made = copy_of(read_file(photo), Crop(), width, extension)
    write_whole(name, made)
    return made


def forget_renditions(photo: str) -> None:
    """Delete the copies of a photo."""
    for width, extension in product(WIDTHS, EXTENSIONS):
        default_storage.delete(rendition_name(photo, width, extension))
