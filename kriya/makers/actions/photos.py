"""Photos of a maker and the workshop: made small and clean, described, ordered, taken away and brought back."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from kriya.accounts.models import User
from kriya.core.pictures import photo_to_keep
from kriya.core.refusal import Refused
from kriya.makers.actions.papers import Upload
from kriya.makers.actions.publish import publish_maker
from kriya.makers.actions.restoring import restored
from kriya.makers.models import Maker, MakerPhoto

MOST = 24


@transaction.atomic
def add_photo(maker: Maker, upload: Upload, *, alt_text: str, by: User | None) -> MakerPhoto:
    """Keep a picture behind the others; the file as it came is not kept. Refuse more than 24 pictures."""
    Maker.objects.select_for_update().get(pk=maker.pk)
    if maker.photos.count() >= MOST:
        raise Refused("photos_too_many", most=MOST)
    kept = photo_to_keep(upload.file, size=upload.size)
    last = maker.photos.aggregate(last=Max("position"))["last"]
    photo = MakerPhoto(maker=maker, alt_text=alt_text.strip(), added_by=by, position=0 if last is None else last + 1)
    photo.file.save(kept.name, kept.content, save=False)
    photo.save()
    publish_maker(maker)
    return photo


@transaction.atomic
def describe_photo(photo: MakerPhoto, *, alt_text: str) -> MakerPhoto:
    """Say what a picture shows, for those who cannot see it."""
    photo.alt_text = alt_text.strip()
    photo.save()
    publish_maker(photo.maker)
    return photo


@transaction.atomic
def put_first(photo: MakerPhoto) -> None:
    """Make a picture the first: the one that the public page shows."""
    rows = list(photo.maker.photos.select_for_update().order_by("pk"))
    order = [photo.pk, *[row.pk for row in sorted(rows, key=lambda r: (r.position, r.pk)) if row.pk != photo.pk]]
    for row in rows:
        if row.position != order.index(row.pk):
            row.position = order.index(row.pk)
            row.save()
    publish_maker(photo.maker)


@transaction.atomic
def remove_photo(photo: MakerPhoto) -> None:
    """Take a picture away at once, also from the public page; its file is swept later, so that it can come back."""
    maker = photo.maker
    photo.delete()
    publish_maker(maker)


@transaction.atomic
def restore_photo(maker: Maker, photo_id: Any) -> MakerPhoto:
    """Bring a removed picture back to its place."""
    photo: MakerPhoto = restored(MakerPhoto, maker, photo_id)
    if not photo.file.storage.exists(photo.file.name or ""):
        raise Refused("nothing_to_restore")
    photo.save()
    publish_maker(maker)
    return photo
