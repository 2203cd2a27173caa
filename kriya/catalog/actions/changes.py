"""Changes that a maker asks for: applied at once, or kept for a curator, as the council's rules say."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import models, transaction

from kriya.accounts.models import User
from kriya.catalog.actions.products import change_product, locked_product
from kriya.catalog.models import (
    CatalogRules,
    Material,
    Product,
    ProductChange,
    ProductPhoto,
    ProductState,
    ProductStep,
    StepKind,
)
from kriya.catalog.queries.curation import catalog_rules, present_value
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused

PRICES: Final = frozenset({"price", "variants"})
PHOTOS: Final = "photos"


@transaction.atomic
def ask_change(product: Product, *, values: Mapping[str, Any], by: User | None) -> ProductChange | None:
    """Change a product for its maker; return what waits for a curator now, None when nothing does.

    A product that is not public changes at once. `values` holds new values by field name, as change_product takes
    them; "photos" is the ids of the photos to show, in order. What is asked for again takes the place of what waited.
    """
    locked = locked_product(product)
    if locked.state != ProductState.PUBLISHED:
        _apply(locked, _plain_values(values), by)
        return None
    rules = catalog_rules()
    asked = _plain_values(values)
    kept = {field: value for field, value in asked.items() if _by_curator(field, rules)}
    _apply(locked, {field: value for field, value in asked.items() if field not in kept}, by)
    return _keep(locked, kept, by)


@transaction.atomic
def decide_change(change: ProductChange, *, accept: bool, reason: str = "", by: User | None) -> ProductChange:
    """Let a change pass, or return it with a reason. Refuse to return without one, and to decide twice otherwise."""
    product = locked_product(change.product)
    locked: ProductChange = ProductChange.objects.select_for_update().get(pk=change.pk)
    if locked.decided_at is not None:
        if locked.accepted == accept:
            return locked
        raise Refused("change_already_decided")
    if not accept and not reason.strip():
        raise Refused("change_without_reason")
    locked.accepted, locked.reason = accept, reason.strip()
    locked.decided_at, locked.decided_by = now(), by
    locked.save()
    if accept:
        _apply(product, locked.values, by)
    elif PHOTOS in locked.values:
        _drop_waiting_photos(product)
    _step(product, StepKind.CHANGE_ACCEPTED if accept else StepKind.CHANGE_RETURNED, by, locked.reason)
    return locked


@transaction.atomic
def take_back_change(change: ProductChange, *, by: User | None) -> None:
    """Forget a change that still waits; refuse one that was decided on."""
    product = locked_product(change.product)
    locked = ProductChange.objects.select_for_update().filter(pk=change.pk).first()
    if locked is None:
        return
    if locked.decided_at is not None:
        raise Refused("change_already_decided")
    if PHOTOS in locked.values:
        _drop_waiting_photos(product)
    locked.delete()
    _step(product, StepKind.TAKEN_BACK, by)


@transaction.atomic
def set_rules(*, price_by_curator: bool, photos_by_curator: bool, words_by_curator: bool) -> CatalogRules:
    """Say which changes of a public product a curator must let pass; what waits already goes on waiting."""
    rules = CatalogRules.objects.select_for_update().first() or CatalogRules()
    rules.price_by_curator, rules.photos_by_curator = price_by_curator, photos_by_curator
    rules.words_by_curator = words_by_curator
    is_first = rules._state.adding
    rules.save()
    if is_first:
        tell_insert(rules)
    return rules


def _by_curator(field: str, rules: CatalogRules) -> bool:
    if field == PHOTOS:
        return rules.photos_by_curator
    return rules.price_by_curator if field in PRICES else rules.words_by_curator


def _keep(product: Product, kept: Mapping[str, Any], by: User | None) -> ProductChange | None:
    """Keep what a curator must see beside what waits already; a field asked back to what it is waits no more."""
    waiting: ProductChange | None = (
        ProductChange.objects.select_for_update().filter(product=product, decided_at=None).first()
    )
    if not kept:
        return waiting
    before = waiting.values if waiting else {}
    whole = {**before, **kept}
    values = {field: value for field, value in whole.items() if value != present_value(product, field)}
    if waiting is not None and not values:
        waiting.delete()
        _step(product, StepKind.TAKEN_BACK, by)
        return None
    if values and values != before:
        waiting = waiting or ProductChange(product=product)
        waiting.values, waiting.asked_by = values, by
        waiting.save()
        _step(product, StepKind.CHANGE_ASKED, by)
    return waiting


def _apply(product: Product, values: Mapping[str, Any], by: User | None) -> None:
    """Write values as a change keeps them."""
    if not values:
        return
    fields = {field: _live(field, value) for field, value in values.items() if field != PHOTOS}
    if PHOTOS in values:
        _show_photos(product, values[PHOTOS])
    change_product(product, by=by, **fields)


def _show_photos(product: Product, wanted: list[str]) -> None:
    """Let these photos pass, in this order; a photo that is not among them is removed, and history keeps it."""
    places = {pk: position for position, pk in enumerate(wanted)}
    for photo in ProductPhoto.objects.select_for_update().filter(product=product).order_by("pk"):
        place = places.get(str(photo.pk))
        if place is None:
            photo.delete()
            continue
        photo.approved_at, photo.position = photo.approved_at or now(), place
        photo.save()


def _drop_waiting_photos(product: Product) -> None:
    """Remove what was not let pass, or it would be shown when the product is withdrawn and published again."""
    for photo in ProductPhoto.objects.select_for_update().filter(product=product, approved_at=None).order_by("pk"):
        photo.delete()


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: _plain(value) for field, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, list | tuple | models.QuerySet):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _live(field: str, value: Any) -> Any:
    if field == "materials":
        found = {str(one.pk): one for one in Material.objects.filter(pk__in=value)}
        return [found[pk] for pk in value if pk in found]
    if field == "variants":
        return [(name, price) for name, price in value]
    model: Any = Product._meta.get_field(field).related_model
    return model.objects.filter(pk=value).first() if model is not None and value is not None else value


def _step(product: Product, kind: StepKind, by: User | None, reason: str = "") -> None:
    ProductStep(product=product, kind=kind, by=by, reason=reason).save()
