"""Collections and seasons: put together, ordered, public from a time on; seen before by whoever has the link."""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from kriya.catalog.actions.products import locked_product
from kriya.catalog.models import Collection, CollectionItem, Product
from kriya.core.history import tell_insert
from kriya.core.ids import new_id
from kriya.core.refusal import Refused

_SLUG = 70


@transaction.atomic
def make_collection(*, name_id: str, **fields: Any) -> Collection:
    """Begin a collection as a draft; refuse one without a name, and days the wrong way round."""
    collection = Collection(slug=_free_slug(name_id), preview_key=secrets.token_urlsafe(16))
    _save(collection, {"name_id": name_id, **fields})
    tell_insert(collection)
    return collection


@transaction.atomic
def change_collection(collection: Collection, **fields: Any) -> Collection:
    """Change what a collection says, or when it is public; its address stays."""
    locked: Collection = Collection.objects.select_for_update().get(pk=collection.pk)
    return _save(locked, fields)


@transaction.atomic
def set_items(collection: Collection, products: Sequence[UUID]) -> None:
    """Make these the products of a collection, in this order; rows that stay keep their history."""
    Collection.objects.select_for_update().get(pk=collection.pk)
    wanted = {pk: place for place, pk in enumerate(dict.fromkeys(products))}
    collection.items.exclude(product__in=wanted).delete()
    there = {row.product_id: row for row in collection.items.all()}
    for pk, place in wanted.items():
        row = there.get(pk) or CollectionItem(collection=collection, product_id=pk)
        if row._state.adding or row.position != place:
            is_new, row.position = row._state.adding, place
            row.save()
            if is_new:
                tell_insert(row)


@transaction.atomic
def add_items(collection: Collection, products: Sequence[UUID]) -> None:
    """Put products behind those that a collection has."""
    there = list(collection.items.order_by("position", "pk").values_list("product_id", flat=True))
    set_items(collection, [*there, *products])


@transaction.atomic
def drop_collection(collection: Collection) -> None:
    """Take a collection away with its places; its products stay. Twice is once."""
    Collection.objects.filter(pk=collection.pk).delete()


@transaction.atomic
def preview_of(product: Product) -> str:
    """Return the secret with which anybody sees a product that is not public yet; it stays the same."""
    locked = locked_product(product)
    if not locked.preview_key:
        locked.preview_key = secrets.token_urlsafe(16)
        locked.save(update_fields=["preview_key"])
    return str(locked.preview_key)


def _save(collection: Collection, fields: dict[str, Any]) -> Collection:
    for name, value in fields.items():
        setattr(collection, name, value.strip() if isinstance(value, str) else value)
    if not collection.name_id:
        raise Refused("collection_without_name")
    if collection.starts_on and collection.ends_on and collection.starts_on > collection.ends_on:
        raise Refused("days_wrong_way_round")
    collection.save()
    return collection


def _free_slug(name: str) -> str:
    plain = slugify(name)[:_SLUG] or "koleksi"
    return f"{plain}-{str(new_id())[-6:]}" if Collection.objects.filter(slug=plain).exists() else plain
