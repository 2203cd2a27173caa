"""Enter a product, change it, show it to the public and take it away again."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.crafts.models import Craft
from kriya.makers.models import Maker

_SLUG = 70


@transaction.atomic
def add_product(
    *,
    maker: Maker,
    name: str,
    price: int | None = None,
    craft: Craft | None = None,
    story_id: str = "",
    story_en: str = "",
) -> Product:
    """Enter a product as a draft; the price is whole rupiah, None is "ask". Refuse one without a name."""
    product = Product(maker=maker, slug=free_slug(name))
    _set(product, {"name": name, "price": price, "craft": craft, "story_id": story_id, "story_en": story_en})
    product.save()
    return product


@transaction.atomic
def change_product(product: Product, **fields: Any) -> Product:
    """Change a product; its public page changes in the same transaction, its address never."""
    locked = _locked(product)
    _set(locked, fields)
    locked.save()
    publish_products([locked.pk])
    return locked


@transaction.atomic
def publish_product(product: Product) -> Product:
    """Show a product to the public, as soon and as long as its maker is public. Twice is once."""
    locked = _locked(product)
    if locked.state != ProductState.PUBLISHED:
        locked.state, locked.published_at = ProductState.PUBLISHED, now()
        locked.save()
    publish_products([locked.pk])
    return locked


@transaction.atomic
def withdraw_product(product: Product) -> Product:
    """Take a product from the public pages; refuse one that was never shown. Twice is once."""
    locked = _locked(product)
    if locked.state == ProductState.DRAFT:
        raise Refused("product_not_published")
    locked.state = ProductState.WITHDRAWN
    locked.save()
    publish_products([locked.pk])
    return locked


def free_slug(name: str) -> str:
    """Return the page address for a name: plain when it is free, with a tail of its own otherwise."""
    plain = slugify(name)[:_SLUG] or "produk"
    return f"{plain}-{str(new_id())[-6:]}" if Product.objects.filter(slug=plain).exists() else plain


def _locked(product: Product) -> Product:
    found: Product = Product.objects.select_for_update().get(pk=product.pk)
    return found


def _set(product: Product, fields: dict[str, Any]) -> None:
    if "name" in fields:
        fields = {**fields, "name": fields["name"].strip()}
        if not fields["name"]:
            raise Refused("product_without_name")
    if fields.get("price") is not None and fields["price"] <= 0:
        raise Refused("product_price_not_positive")
    for field, value in fields.items():
        setattr(product, field, value)
