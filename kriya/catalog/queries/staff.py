"""What the office asks of the catalogue."""

from typing import Final

from django.db.models import Count, QuerySet

from kriya.catalog.models import Product, ProductState, PublishedProduct
from kriya.core.scoping import current_council

PUBLIC: Final = "public"


def staff_products(*, text: str = "", state: str = "") -> QuerySet[Product]:
    """Return the council's products with what a row shows, the newest first."""
    products: QuerySet[Product] = Product.objects.select_related("maker", "craft")
    if state in ProductState.values:
        products = products.filter(state=state)
    if state == PUBLIC:
        shown = PublishedProduct.objects.of(current_council().pk).values("product_id")
        products = products.filter(pk__in=shown)
    for word in text.split():
        products = products.filter(name__icontains=word) | products.filter(maker__name__icontains=word)
    return products.order_by("-created_at", "-pk")


def state_counts() -> dict[str, int]:
    """Return how many products stand in each state, those with none included."""
    counted = dict(Product.objects.values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in ProductState.values}
