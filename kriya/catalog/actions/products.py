"""Enter a product and change what it says: its fields, what it is of, the sizes and colours in which it comes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pghistory
from django.db import transaction
from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Kind, Material, Product, ProductMaterial, ProductState, ProductVariant
from kriya.core.asking import ask
from kriya.core.clock import today
from kriya.core.history import tell_inserts
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.makers.models import Maker

_SLUG: Final = 70
_OF_SLUG: Final = "SELECT 1 FROM catalog_product WHERE council_id = %s AND slug = %s"
_OLDEST: Final = 1800
MEASURES: Final = ("length_mm", "width_mm", "height_mm", "weight_g", "order_days", "work_days")


@transaction.atomic
def add_product(*, maker: Maker, name: str, by: User | None = None, **fields: Any) -> Product:
    """Enter a product as a draft; the price is whole rupiah, None is "ask". Refuse one without a name.

    `materials` and `variants` among the fields are what set_materials and set_variants take.
    """
    with _told_by(by):
        product = Product(maker=maker, slug=free_slug(name))
        materials, variants = fields.pop("materials", ()), fields.pop("variants", ())
        _set(product, {"name": name, **fields})
        product.save()
        _add_materials(product, materials)
        _add_variants(product, variants)
    return product


@transaction.atomic
def change_product(product: Product, *, by: User | None = None, revision: int | None = None, **fields: Any) -> Product:
    """Change a product; its public page changes in the same transaction, its address never.

    Refuse when somebody else changed it since `revision` was read. `materials` and `variants` as for add_product.
    """
    with _told_by(by):
        locked = locked_product(product)
        if revision is not None and locked.revision != revision:
            raise Refused("product_changed_meanwhile")
        parts = {name: fields.pop(name) for name in ("materials", "variants") if name in fields}
        _set(locked, fields)
        locked.revision += 1
        locked.save()
        if "materials" in parts:
            _change_materials(locked, parts["materials"])
        if "variants" in parts:
            _change_variants(locked, parts["variants"])
        publish_products([locked.pk])
    return locked


@transaction.atomic
def set_materials(product: Product, materials: Sequence[Material]) -> None:
    """Make these the product's materials, the main one first."""
    change_product(product, materials=materials)


@transaction.atomic
def set_variants(product: Product, variants: Sequence[tuple[str, int | None]]) -> None:
    """Make these the sizes or colours, (name, price) in this order; a price of None is the product's own.

    Refuse a name said twice and a price that is not above zero.
    """
    change_product(product, variants=variants)


def free_slug(name: str) -> str:
    """Return the page address for a name: plain when it is free, with a tail of its own otherwise."""
    plain = slugify(name)[:_SLUG] or "produk"
    return f"{plain}-{str(new_id())[-6:]}" if ask(_OF_SLUG, [current_council().pk, plain]) else plain


def locked_product(product: Product) -> Product:
    """Return the product as it is now, its row locked until the transaction ends."""
    found: Product = Product.objects.select_for_update().get(pk=product.pk)
    return found


def _told_by(by: User | None) -> Any:
    return pghistory.context(**({"user": by.pk} if by is not None else {}))


def _set(product: Product, fields: Mapping[str, Any]) -> None:
    for field, value in fields.items():
        setattr(product, field, value.strip() if isinstance(value, str) else value)
    if not product.name:
        raise Refused("product_without_name")
    if product.price is not None and product.price <= 0:
        raise Refused("product_price_not_positive")
    if product.kind != Kind.TO_ORDER:
        product.order_days = None
    if product.state == ProductState.PUBLISHED or product.publish_at is not None:
        refuse_without_days(product)
    _refuse_measures(product)
    if product.made_year is not None and not _OLDEST <= product.made_year <= today().year:
        raise Refused("product_year_unlikely", oldest=_OLDEST)


def _refuse_measures(product: Product) -> None:
    for measure in MEASURES:
        value = getattr(product, measure)
        if value is not None and value <= 0:
            raise Refused("product_measure_not_positive", field=_name(measure))


def refuse_without_days(product: Product) -> None:
    """Raise Refused("product_without_days") for what is made to order and does not say how long that takes: who buys it
    would wait for nobody knows what."""
    if product.kind == Kind.TO_ORDER and product.order_days is None:
        raise Refused("product_without_days", name=product.name)


def _name(field: str) -> str:
    found: Any = Product._meta.get_field(field)
    return str(found.verbose_name)


def _add_materials(product: Product, materials: Iterable[Material]) -> None:
    wanted = {material.pk: position for position, material in enumerate(materials)}
    ProductMaterial.objects.bulk_create(
        [
            ProductMaterial.of_scope(product=product, material_id=pk, position=position)
            for pk, position in wanted.items()
        ]
    )


def _change_materials(product: Product, materials: Iterable[Material]) -> None:
    wanted = {material.pk: position for position, material in enumerate(materials)}
    product.materials.exclude(material__in=wanted).delete()
    there = {row.material_id: row for row in product.materials.all()}
    new = []
    for pk, position in wanted.items():
        row = there.get(pk)
        if row is None:
            new.append(ProductMaterial.of_scope(product=product, material_id=pk, position=position))
        elif row.position != position:
            row.position = position
            row.save()
    tell_inserts(ProductMaterial.objects.bulk_create(new))


def _add_variants(product: Product, variants: Iterable[tuple[str, int | None]]) -> None:
    ProductVariant.objects.bulk_create(
        [
            ProductVariant.of_scope(product=product, name=name, price=price, position=position)
            for position, (name, price) in enumerate(_sound(variants))
        ]
    )


def _change_variants(product: Product, variants: Iterable[tuple[str, int | None]]) -> None:
    wanted = _sound(variants)
    product.variants.exclude(name__in=[name for name, _price in wanted]).delete()
    there = {row.name: row for row in product.variants.all()}
    new = []
    for position, (name, price) in enumerate(wanted):
        row = there.get(name)
        if row is None:
            new.append(ProductVariant.of_scope(product=product, name=name, price=price, position=position))
        elif (row.price, row.position) != (price, position):
            row.price, row.position = price, position
            row.save()
    tell_inserts(ProductVariant.objects.bulk_create(new))


def _sound(variants: Iterable[tuple[str, int | None]]) -> list[tuple[str, int | None]]:
    wanted = [(name.strip(), price) for name, price in variants if name.strip()]
    if len({name.casefold() for name, _price in wanted}) < len(wanted):
        raise Refused("product_variant_twice")
    if any(price is not None and price <= 0 for _name, price in wanted):
        raise Refused("product_price_not_positive")
    return wanted
