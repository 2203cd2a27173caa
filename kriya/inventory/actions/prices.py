"""Change what a lot costs, everywhere or at one place; each change is told."""

from uuid import UUID

import pghistory
from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.inventory.models import Location, Lot, PlacePrice, PriceChange


@transaction.atomic
def change_price(lot: Lot, price: int, *, reason: str, by: User | None, document: UUID | None = None) -> Lot:
    """Let a lot cost another price from now on; what was sold keeps its own. The same price again changes nothing."""
    if price <= 0:
        raise Refused("price_not_positive")
    if not reason.strip():
        raise Refused("reason_missing")
    locked: Lot = Lot.objects.select_for_update().get(pk=lot.pk)
    if locked.price != price:
        change = PriceChange(lot=locked, before=locked.price, after=price, reason=reason.strip(), document=document)
        change.at, change.by = now(), by
        change.save(force_insert=True)
        locked.price = price
        locked.save(update_fields=["price"])
    return locked


@transaction.atomic
def set_place_price(lot: Lot, place: Location, price: int, *, by: User | None, document: UUID | None = None) -> None:
    """Let a lot cost another price at one place from now on. Whether it may is for who asks: a lower price than the
    lot's own needs its maker's consent (kriya/showroom/actions/markdowns.py)."""
    if price <= 0:
        raise Refused("price_not_positive")
    Lot.objects.select_for_update().get(pk=lot.pk)
    with pghistory.context(**({"user": by.pk} if by else {})):
        there = PlacePrice.objects.filter(lot=lot, location=place).first()
        kept = there or PlacePrice(lot=lot, location=place)
        if there is not None and there.price == price:
            return
        kept.price, kept.document, kept.set_at, kept.set_by = price, document, now(), by
        kept.save()
        if there is None:
            tell_insert(kept)


@transaction.atomic
def drop_place_price(lot: Lot, place: Location) -> None:
    """Let a lot cost at a place what it costs elsewhere; twice is once."""
    PlacePrice.objects.filter(lot=lot, location=place).delete()
