"""How a product comes before the public: handed in, taken back, returned, published now or at a time, withdrawn.

Each step is a row that says who and when. All of them may be asked for twice: the second time changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.products import locked_product, refuse_without_days
from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import FieldNote, Product, ProductState, ProductStep, StepKind
from kriya.core.clock import now
from kriya.core.refusal import Refused


@transaction.atomic
def submit_product(product: Product, *, by: User | None) -> Product:
    """Hand a product in to the curators; refuse one that is public."""
    locked = locked_product(product)
    if locked.state == ProductState.PUBLISHED:
        raise Refused("product_is_public")
    if locked.state != ProductState.SUBMITTED:
        _move(locked, ProductState.SUBMITTED, StepKind.SUBMITTED, by=by)
    return locked


@transaction.atomic
def take_back_product(product: Product, *, by: User | None) -> Product:
    """Take a product back from the curators to go on with it; refuse one that they have decided on."""
    locked = locked_product(product)
    if locked.state == ProductState.DRAFT:
        return locked
    if locked.state != ProductState.SUBMITTED:
        raise Refused("product_not_waiting")
    locked.publish_at = None
    return _move(locked, ProductState.DRAFT, StepKind.TAKEN_BACK, by=by)


@transaction.atomic
def return_product(product: Product, *, notes: Mapping[str, str], reason: str = "", by: User | None) -> Product:
    """Return a product that was handed in, with a reason for each field ("photos" too) or one for the whole.

    Refuse to return without any reason, and a product that does not wait.
    """
    said = {field: text.strip() for field, text in notes.items() if text.strip()}
    if not said and not reason.strip():
        raise Refused("product_return_without_reason")
    locked = locked_product(product)
    if locked.state != ProductState.SUBMITTED:
        raise Refused("product_not_waiting")
    locked.state, locked.publish_at = ProductState.RETURNED, None
    locked.save()
    step = _step(locked, StepKind.RETURNED, by=by, reason=reason.strip())
    for field, text in said.items():
        FieldNote(step=step, field=field, reason=text[:300]).save()
    return locked


@transaction.atomic
def publish_product(product: Product, *, by: User | None = None, at: datetime | None = None) -> Product:
    """Show a product to the public with the photos it has, as soon and as long as its maker is public.

    With `at` it waits until then (kriya.catalog.tasks); a time that is past is now. Refuse what is made to order and
    does not say in how many days.
    """
    locked = locked_product(product)
    if locked.state == ProductState.PUBLISHED:
        publish_products([locked.pk])
        return locked
    refuse_without_days(locked)
    if at is not None and at > now():
        return _schedule(locked, at, by)
    locked.publish_at, locked.published_at = None, now()
    _move(locked, ProductState.PUBLISHED, StepKind.PUBLISHED, by=by)
    approve_photos(locked)
    publish_products([locked.pk])
    return locked


@transaction.atomic
def publish_entered(products: Sequence[Product], *, by: User | None) -> None:
    """Show products to the public that were entered in this transaction, as many at once as there are.

    Nobody else knows of them yet, and they have no photos. Refuse as publish_product does.
    """
    moment = now()
    for product in products:
        refuse_without_days(product)
        product.state, product.published_at = ProductState.PUBLISHED, moment
    keys = [product.pk for product in products]
    Product.objects.filter(pk__in=keys).update(state=ProductState.PUBLISHED, published_at=moment, updated_at=moment)
    steps = [ProductStep.of_scope(product=product, kind=StepKind.PUBLISHED, by=by, reason="") for product in products]
    ProductStep.objects.bulk_create(steps, batch_size=1000)
    publish_products(keys)


@transaction.atomic
def unschedule_product(product: Product, *, by: User | None) -> Product:
    """Let a product that was to become public wait for a curator again."""
    locked = locked_product(product)
    if locked.publish_at is not None:
        locked.publish_at = None
        locked.save()
        _step(locked, StepKind.WITHDRAWN, by=by)
    return locked


@transaction.atomic
def withdraw_product(product: Product, *, reason: str = "", by: User | None = None) -> Product:
    """Take a product from the public pages; refuse one that was never shown."""
    locked = locked_product(product)
    if locked.state == ProductState.WITHDRAWN:
        return locked
    if locked.state != ProductState.PUBLISHED:
        raise Refused("product_not_published")
    _move(locked, ProductState.WITHDRAWN, StepKind.WITHDRAWN, by=by, reason=reason.strip())
    publish_products([locked.pk])
    return locked


def approve_photos(product: Product) -> None:
    """Let every photo of a product pass that waits for it."""
    product.photos.filter(approved_at=None).update(approved_at=now())


def _schedule(locked: Product, at: datetime, by: User | None) -> Product:
    if locked.publish_at != at:
        locked.publish_at = at
        locked.save()
        _step(locked, StepKind.SCHEDULED, by=by, due_at=at)
    return locked


def _move(product: Product, state: ProductState, kind: StepKind, *, by: User | None, reason: str = "") -> Product:
    product.state = state
    product.save()
    _step(product, kind, by=by, reason=reason)
    return product


def _step(
    product: Product, kind: StepKind, *, by: User | None, reason: str = "", due_at: datetime | None = None
) -> ProductStep:
    step = ProductStep(product=product, kind=kind, by=by, reason=reason, due_at=due_at)
    step.save()
    return step
