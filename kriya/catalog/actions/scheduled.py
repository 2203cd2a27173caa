"""Show to the public what was let pass for a time that has come."""

from kriya.catalog.actions.curation import publish_product, unschedule_product
from kriya.catalog.actions.publish import published_together
from kriya.catalog.models import Kind, Product, ProductState
from kriya.core.clock import now


def publish_due() -> int:
    """Publish the products of the council whose time has come; return how many. Twice is once.

    Who let them pass stands in the step that scheduled them; the step of now has no person. What is made to order and
    does not say in how many days waits for a curator again, and holds up nobody.
    """
    due = Product.objects.filter(publish_at__lte=now()).exclude(state=ProductState.PUBLISHED).order_by("pk")
    # Locked together, in the order of their keys: a curator who cancels one meanwhile comes before or after.
    locked = list(due.select_for_update(of=("self",)))
    lacking = [product for product in locked if product.kind == Kind.TO_ORDER and product.order_days is None]
    for product in lacking:
        unschedule_product(product, by=None)
    ready = [product for product in locked if product not in lacking]
    with published_together():
        for product in ready:
            publish_product(product)
    return len(ready)
