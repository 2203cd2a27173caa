"""Take a written product list back as long as nothing depends on what it did."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from kriya.accounts.models import User
from kriya.catalog.actions.photos import remove_photo
from kriya.catalog.actions.products import change_product
from kriya.catalog.actions.publish import publish_products, published_together
from kriya.catalog.models import (
    CollectionItem,
    Material,
    Motif,
    Product,
    ProductChange,
    ProductImport,
    ProductImportTouch,
    ProductPhoto,
    Technique,
)
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.crafts.models import Craft
from kriya.makers.actions.imports import lock_imports

_SHOWN = ("crop_left", "crop_top", "crop_right", "crop_bottom", "alt_id", "alt_en")
_CODED: dict[str, Any] = {"craft": Craft, "technique": Technique, "motif": Motif}


@transaction.atomic
@published_together()
def undo_products(run: ProductImport, *, by: User | None) -> int:
    """Remove the products that an import made and give the changed ones back what they said; return how many.

    Refuse when one of them was changed, photographed, moved on or put into a collection since, and a second undo.
    """
    lock_imports()
    locked: ProductImport = ProductImport.objects.select_for_update().get(pk=run.pk)
    if locked.undone_at is not None:
        raise Refused("import_undone_already")
    touches = list(ProductImportTouch.objects.filter(run=locked).order_by("product"))
    products = Product.objects.filter(pk__in=[touch.product_id for touch in touches]).order_by("pk")
    there = {product.pk: product for product in products.select_for_update()}
    if depending := _depending(locked, touches, there):
        raise Refused("product_import_has_dependents", products=len(depending))
    made = [touch.product_id for touch in touches if touch.before is None]
    for touch in touches:
        for photo in ProductPhoto.objects.filter(product=touch.product_id, pk__in=touch.photos):
            remove_photo(photo, by=by)
        if touch.before:
            change_product(there[touch.product_id], by=by, **_values(touch.before))
    try:
        Product.objects.filter(pk__in=made).delete()
    except ProtectedError as held:
        raise Refused("product_import_has_dependents", products=len(held.protected_objects)) from held
    publish_products(made)
    locked.undone_at, locked.undone_by = now(), by
    locked.save(update_fields=["undone_at", "undone_by"])
    return len(touches)


def _depending(run: ProductImport, touches: list[Any], there: dict[UUID, Product]) -> set[UUID]:
    # A product that somebody removed since is gone from the touches with it.
    moved = {
        touch.product_id
        for touch in touches
        if (there[touch.product_id].revision, there[touch.product_id].state) != (touch.revision, touch.state)
    }
    made = [touch.product_id for touch in touches if touch.before is None]
    photos = [photo for touch in touches for photo in touch.photos]
    for found in (
        ProductPhoto.objects.exclude(pk__in=photos),
        ProductChange.objects,
        CollectionItem.objects,
    ):
        moved |= set(found.filter(product__in=made).values_list("product_id", flat=True))
    moved |= _worked_on(photos, made)
    later = ProductImportTouch.objects.filter(product__in=there, run__written_at__gt=run.written_at)
    return moved | set(later.filter(run__undone_at=None).values_list("product_id", flat=True))


def _worked_on(photos: list[str], made: list[UUID]) -> set[UUID]:
    """Products whose photos of the import somebody cropped or described since, or let pass on a page that was public
    before."""
    events: Any = ProductPhoto.pgh_event_model.objects  # type: ignore[attr-defined]
    there = {photo.pk: photo for photo in ProductPhoto.objects.filter(pk__in=photos)}
    changed = {
        event.product_id
        for event in events.filter(pgh_obj__in=there)
        if any(getattr(event, name) != getattr(there[event.id], name) for name in _SHOWN)
    }
    return changed | {one.product_id for one in there.values() if one.approved_at and one.product_id not in made}


def _values(before: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in before.items() if name not in _CODED and name != "materials"}
    for kind, model in _CODED.items():
        if kind in before:
            values[f"{kind}_id"] = model.objects.filter(code=before[kind]).values_list("pk", flat=True).first()
    if "materials" in before:
        by_code = {one.code: one for one in Material.objects.filter(code__in=before["materials"])}
        values["materials"] = [by_code[code] for code in before["materials"] if code in by_code]
    return values
