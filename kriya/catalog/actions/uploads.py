"""A photo on its way over a weak network, in parts: whoever sends it may stop, ask how far it came, and go on.

Its id is made by the device. Each part is a file of its own, named by where it begins, so that a part sent twice
writes the same bytes to the same place; `received` alone says how far it came.
"""

import hashlib
from datetime import timedelta
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.photos import MOST, add_photo, find_sent
from kriya.catalog.models import PhotoUpload, Product, ProductPhoto
from kriya.catalog.queries.photos import wanted_photos
from kriya.core.clock import now
from kriya.core.files import read_file, write_whole
from kriya.core.pictures import MAX_PHOTO_BYTES
from kriya.core.refusal import Refused

MAX_PART_BYTES: Final = 1_000_000
# What one maker may have on the way at once, so that nobody fills the disk.
MOST_AT_ONCE: Final = 24
KEEP: Final = timedelta(days=7)
_FOLDER: Final = "catalog/uploads"


@transaction.atomic
def begin_upload(product: Product, upload_id: UUID, *, size: int, by: User | None) -> PhotoUpload:
    """Expect a photo of `size` bytes; asked twice it goes on where it was. Refuse another size under the same id."""
    if size <= 0:
        raise Refused("not_a_picture")
    if size > MAX_PHOTO_BYTES:
        raise Refused("upload_too_big", megabytes=MAX_PHOTO_BYTES // 1_000_000)
    if photo := find_sent(product, upload_id, ""):
        return _done(photo, size)
    there: PhotoUpload | None = PhotoUpload.objects.filter(pk=upload_id).first()
    if there is None:
        _refuse_too_many(product)
        new = PhotoUpload.of_scope(pk=upload_id, product=product, size=size, file_name=_folder(upload_id), by=by)
        PhotoUpload.objects.bulk_create([new], ignore_conflicts=True)
        there = PhotoUpload.objects.filter(pk=upload_id).first()
    if there is None or (there.product_id, there.size) != (product.pk, size):
        raise Refused("photo_id_taken")
    return there


@transaction.atomic
def add_part(product: Product, upload_id: UUID, *, offset: int, data: bytes, sha256: str = "", by: User | None) -> int:
    """Add a part that begins at `offset`; return how many bytes are there now. A part that is there already is done.

    The last part makes the photo; with `sha256` (hexadecimal, of the whole) it must be what was meant. Refuse a part
    that would leave a gap or reach beyond the end; a whole that is not what was meant is to be sent again.
    """
    upload = _locked(upload_id)
    if upload is None or upload.product_id != product.pk:
        photo = find_sent(product, upload_id, sha256)
        if photo is None:
            raise Refused("upload_unknown")
        return offset + len(data)
    if offset + len(data) <= upload.received and upload.received < upload.size:
        return upload.received
    if offset != upload.received or not data or len(data) > MAX_PART_BYTES or offset + len(data) > upload.size:
        raise Refused("upload_part_misplaced", received=upload.received)
    write_whole(_part(upload.pk, offset), data)
    upload.received = offset + len(data)
    upload.save(update_fields=["received"])
    if upload.received == upload.size:
        _finish(upload, product, sha256, by)
    return upload.received


def forget_uploads() -> int:
    """Forget uploads that were begun over a week ago and never ended; return how many."""
    old = list(PhotoUpload.objects.filter(begun_at__lt=now() - KEEP))
    for upload in old:
        forget_upload(upload)
    return len(old)


def give_up_upload(product: Product, upload_id: UUID) -> None:
    """Forget what came of a photo, so that it can be sent from its beginning. Twice is once."""
    upload = _locked(upload_id)
    if upload is not None and upload.product_id == product.pk:
        forget_upload(upload)


def forget_upload(upload: PhotoUpload) -> None:
    """Drop an upload and what came of it."""
    key = upload.pk
    upload.delete()
    transaction.on_commit(lambda: _drop_parts(key))


def received_of(product: Product, upload_id: UUID) -> tuple[int, int] | None:
    """Return (received, size) of an upload in bytes; None when nobody began it, (0, 0) when its photo is there."""
    if find_sent(product, upload_id, "") is not None:
        return 0, 0
    upload = PhotoUpload.objects.filter(pk=upload_id, product=product).first()
    return (upload.received, upload.size) if upload is not None else None


def _refuse_too_many(product: Product) -> None:
    if len(wanted_photos(product)) >= MOST:
        raise Refused("photos_too_many", most=MOST)
    if PhotoUpload.objects.filter(product__maker=product.maker_id).count() >= MOST_AT_ONCE:
        raise Refused("uploads_too_many", most=MOST_AT_ONCE)


def _locked(upload_id: UUID) -> PhotoUpload | None:
    found: PhotoUpload | None = PhotoUpload.objects.select_for_update().filter(pk=upload_id).first()
    return found


def _finish(upload: PhotoUpload, product: Product, sha256: str, by: User | None) -> ProductPhoto:
    whole = b"".join(_parts(upload.pk))
    if len(whole) != upload.size or (sha256 and hashlib.sha256(whole).hexdigest() != sha256.lower()):
        raise Refused("upload_broken")
    photo = add_photo(product, BytesIO(whole), size=len(whole), by=by, photo_id=upload.pk)
    forget_upload(upload)
    return photo


def _done(photo: ProductPhoto, size: int) -> PhotoUpload:
    return PhotoUpload(pk=photo.pk, product=photo.product, size=size, received=size)


def _folder(upload_id: UUID) -> str:
    return f"{_FOLDER}/{upload_id}"


def _part(upload_id: UUID, offset: int) -> str:
    return f"{_folder(upload_id)}/{offset}"


def _parts(upload_id: UUID) -> Any:
    offset = 0
    while default_storage.exists(_part(upload_id, offset)):
        data = read_file(_part(upload_id, offset))
        if not data:
            return
        yield data
        offset += len(data)


def _drop_parts(upload_id: UUID) -> None:
    _folders, files = default_storage.listdir(_folder(upload_id)) if _there(upload_id) else ([], [])
    for name in files:
        default_storage.delete(f"{_folder(upload_id)}/{name}")
    if _there(upload_id):
        default_storage.delete(_folder(upload_id))


def _there(upload_id: UUID) -> bool:
    return default_storage.exists(_folder(upload_id)) or default_storage.exists(_part(upload_id, 0))
