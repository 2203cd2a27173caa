"""Change what a lot costs; each change is told."""

from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.models import Lot, PriceChange


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
