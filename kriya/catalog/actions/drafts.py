"""What a maker does on the telephone: begin a product, keep what is typed, hand it in."""

from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.changes import ask_change
from kriya.catalog.actions.curation import submit_product
from kriya.catalog.actions.products import add_product, change_product, free_slug, locked_product
from kriya.catalog.models import Product, ProductState
from kriya.catalog.models.product import UNNAMED
from kriya.core.refusal import Refused
from kriya.makers.models import Maker


@transaction.atomic
def begin_product(maker: Maker, *, by: User | None) -> Product:
    """Return a draft to fill in: the one that was begun and left empty, else a new one. Twice is once."""
    Maker.objects.select_for_update().get(pk=maker.pk)
    empty = Product.objects.filter(maker=maker, state=ProductState.DRAFT, name=UNNAMED, revision=0, photos=None)
    left: Product | None = empty.order_by("-created_at").first()
    return left or add_product(maker=maker, name=UNNAMED, by=by)


@transaction.atomic
def keep_words(product: Product, *, by: User | None, **fields: Any) -> Product:
    """Keep what a maker typed; of a public product through the council's door.

    A name is replaced and never emptied. Refuse while a curator is looking at the product.
    """
    locked = locked_product(product)
    if locked.state == ProductState.SUBMITTED:
        raise Refused("product_waits_for_curator")
    if not fields.get("name", "-").strip():
        del fields["name"]
    if not fields:
        return locked
    if locked.state == ProductState.PUBLISHED:
        ask_change(locked, values=fields, by=by)
        return locked
    if "name" in fields and locked.published_at is None and locked.name == UNNAMED:
        fields["slug"] = free_slug(fields["name"])
    return change_product(locked, by=by, **fields)


@transaction.atomic
def hand_in(product: Product, *, by: User | None) -> Product:
    """Give a product to the curators; refuse one without a name or without a photo."""
    locked = locked_product(product)
    if locked.name == UNNAMED:
        raise Refused("product_without_name")
    if not locked.photos.exists():
        raise Refused("product_needs_photo")
    return submit_product(locked, by=by)
