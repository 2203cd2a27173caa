"""The photos of a product list: a zip is kept beside it, looked into, and put into the catalogue by a job.

Everything may be done twice: a photo that a product has already (the same bytes) is not added again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any, Final
from uuid import UUID

import pghistory
from django.core.files.base import File
from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.photos import add_photo
from kriya.catalog.imports.photos import look_into, read_member
from kriya.catalog.imports.reading import name_key
from kriya.catalog.models import (
    PhotoArchive,
    Product,
    ProductImport,
    ProductImportTouch,
    ProductPhoto,
    ProductState,
)
from kriya.core.attempts import is_silent
from kriya.core.clock import now
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope

AT_ONCE: Final = 10
"""Products whose photos go in by one transaction: some seconds."""
KEEP_WAITING: Final = timedelta(days=7)
Key = tuple[UUID, str]


def receive_photos(content: File[bytes], *, name: str, by: User | None, upload: UUID | None = None) -> PhotoArchive:
    """Look into a zip and keep it as it came; it takes the place of one that waited beside the same list.

    Refuse what is no zip or unpacks to too much; a file in it that is no picture is told, and the others go on.
    """
    file: Any = content
    contents = look_into(file)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    archive = PhotoArchive(upload=upload, file_name=name[-200:], file_hash=digest, added_by=by)
    archive.contents = contents.to_json()
    archive.file.save("foto.zip", content, save=False)
    archive.save()
    if upload is not None:
        forget_archives(upload, but=archive.pk)
    return archive


def forget_archives(upload: UUID, *, but: UUID | None = None) -> None:
    """Drop what waits beside a list."""
    for archive in PhotoArchive.objects.filter(upload=upload, run=None):
        if archive.pk != but:
            _drop_file(archive)
            archive.delete()


def waiting_archive(upload: UUID) -> PhotoArchive | None:
    """Return the zip that waits beside a list for the list to be written."""
    found: PhotoArchive | None = PhotoArchive.objects.filter(upload=upload, run=None).order_by("-added_at").first()
    return found


def queue_photos(archive: PhotoArchive, run: ProductImport, photos: Mapping[Key, Sequence[str]]) -> None:
    """Have the photos put to the products of a list that was just written, by a job."""
    names = Product.objects.filter(maker__in={maker for maker, _name in photos}).order_by("-created_at", "-pk")
    # Of two with one name the elder comes last, and it is the one that the list means (see make_plan).
    there = {(maker, name_key(name)): pk for pk, maker, name in names.values_list("pk", "maker_id", "name")}
    archive.run, archive.finished_at, archive.outcome = run, None, {}
    archive.wanted = [[str(there[key]), list(paths)] for key, paths in photos.items() if key in there]
    _queue(archive)


def go_on_with_photos(archive: PhotoArchive) -> None:
    """Have a job go on with photos whose own died; what is there already is not added again."""
    if archive.run_id is not None and archive.finished_at is None and is_silent(archive):
        _queue(archive)


def _queue(archive: PhotoArchive) -> None:
    archive.alive_at = now()
    archive.save()
    defer_called("kriya.catalog.tasks.take_photos", soon=True, archive_id=str(archive.pk))


def take_photos(council: Any, archive_id: UUID) -> None:
    """Put the photos of a zip into the catalogue, a few products in each transaction; done twice it goes on.

    Nothing more is added once the import was taken back.
    """
    while True:
        with council_scope(council):
            archive: Any = PhotoArchive.objects.select_for_update().filter(pk=archive_id, finished_at=None).first()
            if archive is None or archive.run_id is None:
                return
            rest = [one for one in archive.wanted if one[0] not in archive.outcome]
            run = ProductImport.objects.select_for_update().get(pk=archive.run_id)
            if not rest or run.undone_at is not None:
                _finish(archive)
                return
            _take_some(archive, run, rest[:AT_ONCE])


def forget_waiting() -> int:
    """Drop zips that wait for a week beside lists that nobody wrote; return how many."""
    old = list(PhotoArchive.objects.filter(run=None, added_at__lt=now() - KEEP_WAITING))
    for archive in old:
        _drop_file(archive)
        archive.delete()
    return len(old)


def _take_some(archive: PhotoArchive, run: ProductImport, some: Sequence[Sequence[Any]]) -> None:
    by = archive.added_by
    with (
        archive.file.storage.open(str(archive.file.name), "rb") as file,
        pghistory.context(user=by.pk if by else None, url=f"impor {archive.file_name}"),
    ):
        for product_id, paths in some:
            archive.outcome[product_id] = _take_one(archive, run, UUID(product_id), paths, file)
    archive.alive_at = now()
    archive.save(update_fields=["outcome", "alive_at"])


def _take_one(
    archive: PhotoArchive, run: ProductImport, product_id: UUID, paths: Sequence[str], file: Any
) -> dict[str, Any]:
    product = Product.objects.select_for_update().filter(pk=product_id).first()
    told: dict[str, Any] = {"added": 0, "same": 0, "refused": []}
    if product is None:
        return told
    added = []
    for path in paths:
        try:
            photo = _add(product, read_member(file, path), by=archive.added_by)
        except Refused as no:
            told["refused"].append([path, no.code, dict(no.facts)])
            continue
        if photo is not None:
            added.append(str(photo.pk))
    told["added"], told["same"] = len(added), len(paths) - len(added) - len(told["refused"])
    _remember(archive, run, product, added)
    return told


def _add(product: Product, data: BytesIO, *, by: User | None) -> ProductPhoto | None:
    digest = hashlib.sha256(data.getbuffer()).hexdigest()
    if _is_there(product, digest):
        return None
    with transaction.atomic():
        return add_photo(product, data, size=data.getbuffer().nbytes, by=by)


def _is_there(product: Product, digest: str) -> bool:
    return ProductPhoto.objects.filter(product=product, sha256=digest).exists()


def _remember(archive: PhotoArchive, run: ProductImport, product: Product, added: list[str]) -> None:
    """Tell the undo what was added; show a new product that waited for its photos."""
    touch = ProductImportTouch.objects.select_for_update().filter(run=run, product=product).first()
    if touch is None:
        if not added:
            return
        touch = ProductImportTouch(run=run, product=product, before={}, revision=product.revision, state=product.state)
    untouched = (touch.revision, touch.state) == (product.revision, product.state)
    if archive.publish and touch.before is None and untouched and product.state == ProductState.DRAFT:
        publish_product(product, by=archive.added_by)
    touch.photos = [*touch.photos, *added]
    if untouched:
        product.refresh_from_db(fields=["revision", "state"])
        touch.revision, touch.state = product.revision, product.state
    touch.save()


def _finish(archive: PhotoArchive) -> None:
    """Nobody needs the zip any more: each photo is kept by itself."""
    _drop_file(archive)
    archive.finished_at = now()
    archive.save()


def _drop_file(archive: PhotoArchive) -> None:
    if archive.file:
        storage, name = archive.file.storage, str(archive.file.name)
        archive.file = ""  # type: ignore[assignment]
        transaction.on_commit(lambda: storage.delete(name))
