"""Photos of a product: added, put in order, described, cropped, taken away and brought back.

What visitors see of a public product changes only through the council's door (ask_change): a photo that was let pass
is never changed in place, another row with the same file takes its place once a curator agrees.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.changes import ask_change
from kriya.catalog.actions.products import locked_product
from kriya.catalog.models import Product, ProductPhoto, ProductState
from kriya.catalog.queries.photos import wanted_photos
from kriya.core.clock import now
from kriya.core.history import DELETE
from kriya.core.ids import new_id
from kriya.core.pictures import Crop, photo_to_keep
from kriya.core.refusal import Refused

MOST: Final = 12
LONGEST: Final = 2400
LEAST_CROP: Final = 100
KEEP_REMOVED: Final = timedelta(days=30)


@transaction.atomic
def add_photo(
    product: Product, file: BinaryIO, *, size: int, by: User | None, photo_id: UUID | None = None, alt_id: str = ""
) -> ProductPhoto:
    """Keep a picture behind the others, upright and without place and camera; size in bytes.

    The id is made by whoever sends it: twice the same is one photo. Refuse another content under the same id, more
    than 12 pictures, and what is no picture.
    """
    locked, key = locked_product(product), photo_id or new_id()
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    if there := find_sent(locked, key, digest):
        return there
    wanted = wanted_photos(locked)
    if len(wanted) >= MOST:
        raise Refused("photos_too_many", most=MOST)
    kept = photo_to_keep(file, size=size, longest=LONGEST)
    photo = ProductPhoto(pk=key, product=locked, sha256=digest, key=_new_key(), alt_id=alt_id.strip()[:200])
    photo.width, photo.height, photo.position, photo.added_by = kept.width, kept.height, len(wanted), by
    photo.file.save(kept.name, kept.content, save=False)
    photo.save(force_insert=True)
    _show(locked, [*wanted, photo], by)
    return photo


def find_sent(product: Product, photo_id: UUID, sha256: str) -> ProductPhoto | None:
    """Return the photo that was sent under this id; refuse another content, or one of another product."""
    there: ProductPhoto | None = ProductPhoto.objects.filter(pk=photo_id).first()
    if there is not None and (there.product_id != product.pk or (sha256 and there.sha256 != sha256)):
        raise Refused("photo_id_taken")
    return there


@transaction.atomic
def order_photos(product: Product, order: Sequence[UUID], *, by: User | None) -> None:
    """Put the photos in this order; those that are not named stand behind, as they stood."""
    locked = locked_product(product)
    places = {pk: place for place, pk in enumerate(order)}
    wanted = sorted(wanted_photos(locked), key=lambda photo: places.get(photo.pk, len(places)))
    _show(locked, wanted, by)


@transaction.atomic
def describe_photo(photo: ProductPhoto, *, alt_id: str, alt_en: str | None = None, by: User | None) -> ProductPhoto:
    """Say what a picture shows, for those who cannot see it; alt_en None leaves the English as it is."""
    words = {"alt_id": alt_id.strip()[:200]}
    if alt_en is not None:
        words["alt_en"] = alt_en.strip()[:200]
    return _changed(photo, words, by)


@transaction.atomic
def crop_photo(photo: ProductPhoto, crop: Crop, *, by: User | None) -> ProductPhoto:
    """Show a part of a picture, in thousandths; its copies get another address. Refuse a part below a tenth."""
    if not (0 <= crop.left < crop.right <= 1000 and 0 <= crop.top < crop.bottom <= 1000):
        raise Refused("photo_crop_outside")
    if crop.right - crop.left < LEAST_CROP or crop.bottom - crop.top < LEAST_CROP:
        raise Refused("photo_crop_too_small")
    names = ("crop_left", "crop_top", "crop_right", "crop_bottom")
    return _changed(photo, dict(zip(names, crop, strict=True)), by)


@transaction.atomic
def remove_photo(photo: ProductPhoto, *, by: User | None) -> None:
    """Take a picture away; restore_photo brings it back. Twice is once."""
    locked = locked_product(photo.product)
    rest = [one for one in wanted_photos(locked) if one.pk != photo.pk]
    if locked.state != ProductState.PUBLISHED or photo.approved_at is None:
        ProductPhoto.objects.filter(pk=photo.pk).delete()
    _show(locked, rest, by)


@transaction.atomic
def restore_photo(product: Product, photo_id: UUID, *, by: User | None) -> ProductPhoto:
    """Bring a removed picture back to its place; refuse when it was never there or its file is gone."""
    locked = locked_product(product)
    photo = ProductPhoto.objects.filter(product=locked, pk=photo_id).first() or _from_history(locked, photo_id)
    wanted = [one for one in wanted_photos(locked) if one.pk != photo.pk]
    wanted.insert(photo.position, photo)
    _show(locked, wanted, by)
    return photo


def sweep_photos() -> int:
    """Delete files of photos that were removed over 30 days ago and that no photo uses; return how many."""
    events: Any = ProductPhoto.pgh_event_model.objects  # type: ignore[attr-defined]
    until = now() - KEEP_REMOVED
    old = events.filter(pgh_label=DELETE, pgh_created_at__range=(until - KEEP_REMOVED, until)).exclude(file="")
    swept = 0
    for name in old.exclude(file__in=ProductPhoto.objects.values("file")).values_list("file", flat=True).distinct():
        default_storage.delete(name)
        swept += 1
    return swept


def _show(product: Product, photos: Sequence[ProductPhoto], by: User | None) -> None:
    """Make these the photos of a product: at once, or through the door when the product is public."""
    if product.state == ProductState.PUBLISHED:
        ask_change(product, values={"photos": [str(photo.pk) for photo in photos]}, by=by)
        return
    for place, photo in enumerate(photos):
        if photo.position != place:
            photo.position = place
            photo.save()


def _changed(photo: ProductPhoto, values: dict[str, Any], by: User | None) -> ProductPhoto:
    product = locked_product(photo.product)
    now_there: ProductPhoto = ProductPhoto.objects.select_for_update().get(pk=photo.pk)
    if all(getattr(now_there, name) == value for name, value in values.items()):
        return now_there
    passed = product.state == ProductState.PUBLISHED and now_there.approved_at is not None
    changed = _twin_of(now_there) if passed else now_there
    for name, value in values.items():
        setattr(changed, name, value)
    if passed or any(name.startswith("crop") for name in values):
        changed.key = _new_key()
    if passed:
        wanted = [changed if one.pk == photo.pk else one for one in wanted_photos(product)]
        changed.save(force_insert=True)
        _show(product, wanted, by)
        return changed
    changed.save()
    return changed


def _twin_of(photo: ProductPhoto) -> ProductPhoto:
    """Return an unsaved row of the same picture that nobody let pass yet."""
    names = [
        field.attname for field in ProductPhoto._meta.local_fields if field.name not in {"id", "approved_at", "key"}
    ]
    return ProductPhoto(**{name: getattr(photo, name) for name in names})


def _from_history(product: Product, photo_id: UUID) -> ProductPhoto:
    model: Any = ProductPhoto
    events = model.pgh_event_model.objects.filter(id=photo_id, product=product, pgh_label=DELETE)
    event = events.order_by("-pgh_id").first()
    if event is None or not default_storage.exists(event.file.name):
        raise Refused("nothing_to_restore")
    names = [field.attname for field in model._meta.local_fields]
    photo = ProductPhoto(**{name: getattr(event, name) for name in names})
    photo.approved_at = None
    photo.save(force_insert=True)
    return photo


def _new_key() -> str:
    return secrets.token_hex(10)
