"""What curators ask: the council's rules, and what a field of a product says now."""

from typing import Any

from kriya.catalog.models import CatalogRules, Product


def catalog_rules() -> CatalogRules:
    """Return which changes go through the door; a council that said nothing has the defaults."""
    return CatalogRules.objects.first() or CatalogRules()


def present_value(product: Product, field: str) -> Any:
    """Return what a field of a product says, as a change keeps it: ids as text, variants as [name, price]."""
    if field == "materials":
        return [str(row.material_id) for row in product.materials.all()]
    if field == "variants":
        return [[row.name, row.price] for row in product.variants.all()]
    if field == "photos":
        return [str(row.pk) for row in product.photos.all() if row.approved_at is not None]
    value = getattr(product, product._meta.get_field(field).attname)  # type: ignore[union-attr]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
