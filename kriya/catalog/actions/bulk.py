"""Publish or withdraw many products at once, and take that back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.publish import publish_products, published_together
from kriya.catalog.models import Product, ProductState, ProductStep, StepKind

Before = list[Any]  # [id, state, published at, to be published at, state afterwards], so that it can be kept as JSON
_UNDONE: Final = {ProductState.PUBLISHED: StepKind.WITHDRAWN, ProductState.WITHDRAWN: StepKind.PUBLISHED}


@transaction.atomic
@published_together()
def publish_many(products: Sequence[UUID], *, by: User, at: datetime | None = None) -> list[Before]:
    """Show products to the public, now or at a time; return what each was before, without those that were it already.

    Rows are locked in the order of their keys.
    """
    found = _locked(products).exclude(state=ProductState.PUBLISHED)
    return [_before(product, publish_product(product, by=by, at=at)) for product in list(found)]


@transaction.atomic
@published_together()
def withdraw_many(products: Sequence[UUID], *, by: User) -> list[Before]:
    """Take those of the products that are public away; return what each was before."""
    found = _locked(products).filter(state=ProductState.PUBLISHED)
    return [_before(product, withdraw_product(product, by=by)) for product in list(found)]


@transaction.atomic
def put_back(before: Iterable[Before], *, by: User) -> int:
    """Make products what they were; one that somebody moved on since stays. Return how many went back."""
    kept = {UUID(one[0]): one for one in before}
    moved = []
    for product in _locked(list(kept)):
        _key, state, published_at, publish_at, after = kept[product.pk]
        if product.state != after:
            continue
        product.state = state
        product.published_at, product.publish_at = _moment(published_at), _moment(publish_at)
        product.save()
        ProductStep(product=product, kind=_UNDONE.get(after, StepKind.TAKEN_BACK), by=by).save()
        moved.append(product.pk)
    publish_products(moved)
    return len(moved)


def _locked(products: Sequence[UUID]) -> Any:
    return Product.objects.select_for_update(of=("self",)).filter(pk__in=products).order_by("pk")


def _before(product: Product, after: Product) -> Before:
    return [str(product.pk), product.state, _iso(product.published_at), _iso(product.publish_at), after.state]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
