"""Keep the published projection of products true: called by every action that touches something a visitor may see."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final
from uuid import UUID

from django.db.models import Q

from kriya.catalog.actions.copies import follow_photos
from kriya.catalog.actions.counting import EMPTY, LABEL, PROMOTE
from kriya.catalog.actions.projection import PUBLISH, PUBLISH_PHOTOS
from kriya.catalog.models import Product, PublishedProduct
from kriya.core.asking import carry_out
from kriya.core.locks import wait_for
from kriya.core.scoping import current_council

_AT_ONCE: Final = 10_000
# A plan that is kept fits few products; for many the planner should look again.
_FEW: Final = 50
# What fewer products have, in the order in which PUBLISH answers.
_FEWER: Final = ("words", "spellings", "givens", "facets")


_waiting: ContextVar[set[UUID] | None] = ContextVar("products that are published together", default=None)


@contextmanager
def published_together() -> Iterator[None]:
    """Let what the actions within say of products be published once, at the end; in an open transaction.

    One by one, each would look for the council's counts among all that those before it left behind in the same
    transaction: of five thousand products the last take a hundred times as long as the first.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: set[UUID] = set()
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    publish_products(sorted(waiting))


def publish_products(products: Iterable[UUID]) -> None:
    """Bring the projection of these products, their photos and all counts up to date, in as many statements for many.

    Waits until whoever publishes in this council just now has ended its transaction.
    """
    chosen = list(products)
    if (waiting := _waiting.get()) is not None:
        waiting.update(chosen)
        return
    for first in range(0, len(chosen), _AT_ONCE):
        _publish(chosen[first : first + _AT_ONCE])


def _publish(products: list[UUID]) -> None:
    arguments, few = {"council": current_council().pk, "products": products}, len(products) <= _FEW
    # One council publishes in one order: whoever waits here then sees what the one before it wrote.
    wait_for(f"kriya publishes products of {arguments['council']}")
    ((risen, *fewer),) = carry_out(PUBLISH, arguments, prepared=few)
    carry_out(LABEL, arguments, prepared=few)
    if risen:
        carry_out(PROMOTE, {**arguments, "risen": risen}, prepared=few)
    if any(fewer):
        carry_out(EMPTY, {**arguments, **dict(zip(_FEWER, fewer, strict=True))}, prepared=few)
    follow_photos(carry_out(PUBLISH_PHOTOS, arguments, prepared=few))


def publish_products_of(makers: Iterable[UUID]) -> None:
    """Follow makers whose projection was written: their products are renamed, shown or taken away with them."""
    publish_products(Product.objects.filter(maker__in=list(makers)).values_list("pk", flat=True))


def publish_products_of_craft(craft: UUID) -> None:
    """Follow a craft that got another name: its products and those of crafts below it show it."""
    of_it = Q(craft=craft) | Q(craft__parent=craft)
    publish_products(Product.objects.filter(of_it).values_list("pk", flat=True))


def publish_all_products() -> int:
    """Rebuild the projection of the whole council; return how many products are public."""
    publish_products(Product.objects.values_list("pk", flat=True))
    return PublishedProduct.objects.of(current_council().pk).count()
