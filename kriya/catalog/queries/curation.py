"""What curators ask: who waits, the council's rules, what a field says now, and what was said when it was returned."""

from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from kriya.catalog.models import CatalogRules, Product, ProductChange, ProductState, ProductStep, StepKind

LONGEST_QUEUE: Final = 1000


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


def waiting_products() -> list[Any]:
    """Return the ids of the products that wait for a curator, the one that has waited longest first."""
    handed_in = ProductStep.objects.filter(product=OuterRef("pk"), kind=StepKind.SUBMITTED).order_by("-at")
    ordered = (
        waiting_for_curator().annotate(since=Subquery(handed_in.values("at")[:1])).order_by("since", "created_at", "pk")
    )
    return list(ordered.values_list("pk", flat=True)[:LONGEST_QUEUE])


def waiting_for_curator() -> QuerySet[Product]:
    """Return the products that wait for a curator."""
    waiting: QuerySet[Product] = Product.objects.filter(state=ProductState.SUBMITTED, publish_at=None)
    return waiting


def waiting_changes() -> QuerySet[ProductChange]:
    """Return the changes that wait for a curator, the oldest first."""
    waiting: QuerySet[ProductChange] = ProductChange.objects.filter(decided_at=None)
    return waiting.select_related("product", "product__maker", "asked_by").order_by("asked_at", "pk")


def whole_product(pk: Any) -> Product:
    """Return a product with everything that its page shows; 404 when it is not here."""
    related = ("maker", "craft", "technique", "motif")
    parts = ("materials__material", "variants", "photos")
    found: Product = get_object_or_404(Product.objects.select_related(*related).prefetch_related(*parts), pk=pk)
    return found
