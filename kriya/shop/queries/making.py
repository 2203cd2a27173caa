"""What is to be made for orders: for the office all of it, for a maker their own."""

from typing import Any

from django.db.models import F, QuerySet

from kriya.shop.models import OrderLine, OrderState


def lines_to_make() -> QuerySet[OrderLine]:
    """Return the lines of paid orders that nobody made yet: without an answer first, then by the promised day."""
    found = OrderLine.objects.filter(
        is_to_order=True, made_at=None, cancelled_at=None, gone_at=None, order__state=OrderState.PAID
    )
    found = found.select_related("order", "maker", "product", "variant")
    return found.order_by(F("promised_on").asc(nulls_first=True), "order__placed_at", "position")  # type: ignore[no-any-return]


def lines_made_waiting() -> QuerySet[OrderLine]:
    """Return what was made and waits for the rest of its money."""
    found = OrderLine.objects.filter(
        is_to_order=True,
        made_at__isnull=False,
        sale=None,
        cancelled_at=None,
        gone_at=None,
        order__state=OrderState.PAID,
    )
    return found.select_related("order", "maker", "location", "lot").order_by("made_at", "pk")  # type: ignore[no-any-return]


def lines_of_makers(makers: Any) -> QuerySet[OrderLine]:
    """Return what was ordered from these makers and paid, with the state of its order."""
    found = OrderLine.objects.filter(maker__in=makers, is_to_order=True).exclude(
        order__state__in=[OrderState.AWAITING, OrderState.EXPIRED]
    )
    return found.select_related("order", "maker", "product", "variant")  # type: ignore[no-any-return]
