"""Copies of public photos: made ahead by a job or at the first asking, deleted once the photo is public no more."""

from collections.abc import Iterable
from itertools import product
from typing import Final

from django.core.files.storage import default_storage
from django.db import transaction

from kriya.catalog.models import PublishedPhoto
from kriya.core.files import read_file, write_whole
from kriya.core.jobs import defer_called
from kriya.core.locks import wait_for
from kriya.core.pictures import EXTENSIONS, WIDTHS, Crop, copy_of

FOLDER: Final = "catalog/shown"
# What nearly every telephone asks for on a page of many photos. The rest is made when somebody asks.
AHEAD: Final = ((320, "avif"), (480, "avif"), (640, "avif"))
# A whole catalogue that is brought in at once would keep the jobs busy for hours.
MOST_AHEAD: Final = 100


def copy_name(key: str, width: int, extension: str) -> str:
    """Return the private name under which a copy is kept."""
    return f"{FOLDER}/{key}/{width}.{extension}"


def public_copy(photo: PublishedPhoto, width: int, extension: str) -> bytes:
    """Return a copy of a public photo, made now when it is missing; two askers at once make it once.

    Raises FileNotFoundError when the original is gone or the photo is public no more.
    """
    name = copy_name(photo.key, width, extension)
    try:
        return read_file(name)
    except FileNotFoundError:
        return _made_once(photo, name, width, extension)


def _made_once(photo: PublishedPhoto, name: str, width: int, extension: str) -> bytes:
    with transaction.atomic():
        _alone_with(photo.key)
        if default_storage.exists(name):
            return read_file(name)
        # It may have been taken away while this one waited: then no copy may come back.
        if not PublishedPhoto.objects.filter(pk=photo.key).exists():
            raise FileNotFoundError(name)
        made = copy_of(read_file(photo.file), Crop(*photo.crop), width, extension)
        write_whole(name, made)
    return made


def make_ahead(keys: Iterable[str]) -> None:
    """Make the copies of public photos that most visitors will ask for."""
    for photo in PublishedPhoto.objects.filter(pk__in=list(keys)).order_by("pk"):
        if default_storage.exists(photo.file):
            for width, extension in AHEAD:
                public_copy(photo, width, extension)


def forget_copies(keys: Iterable[str]) -> None:
    """Delete the copies of photos that are public no more."""
    for key in keys:
        with transaction.atomic():
            _alone_with(key)
            if not PublishedPhoto.objects.filter(pk=key).exists():
                for width, extension in product(WIDTHS, EXTENSIONS):
                    default_storage.delete(copy_name(key, width, extension))


def follow_photos(moved: Iterable[tuple[str, bool]]) -> None:
    """Queue what follows from photos that became public (key, True) or ceased to be (key, False)."""
    rows = list(moved)
    come, gone = [key for key, shown in rows if shown], [key for key, shown in rows if not shown]
    if len(come) > MOST_AHEAD:
        come = []
    if come or gone:
        defer_called("kriya.catalog.tasks.keep_copies", come=come, gone=gone)


def _alone_with(key: str) -> None:
    """Wait until nobody else makes or deletes copies of this photo, in any process; held until the transaction ends."""
    wait_for(f"kriya copies of {key}")
