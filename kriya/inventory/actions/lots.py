"""Make lots: pieces that came in, under a label."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.models import Product, ProductVariant
from kriya.core.clock import today
from kriya.core.ids import free_code
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.codes import new_code
from kriya.inventory.models import Location, LocationKind, Lot, LotKind, PublishedLabel, Reason
from kriya.makers.models import Maker


@transaction.atomic
def add_lot(
    *,
    product: Product,
    maker: Maker | None,
    pieces: int,
    price: int,
    terms: Mapping[str, Any],
    location: Location,
    by: User | None,
    kind: str = LotKind.BATCH,
    variant: ProductVariant | None = None,
    serial: str = "",
    condition: str = "",
    term_days: int | None = None,
    grace_days: int = 0,
    document: UUID | None = None,
) -> Lot:
    """Take pieces in at a place, from their maker; without one they are the council's, bought with public money.

    `terms` are kriya.ledger.terms.Terms.as_json(). Refuse no pieces, and a price that is not above zero.
    """
    _refuse_wrong(kind, pieces, price)
    lot = Lot(
        code=free_code(new_code, lambda code: PublishedLabel.objects.filter(code=code).exists()),
        kind=kind,
        product=product,
        variant=variant,
        maker=maker,
        terms=dict(terms),
    )
    lot.name, lot.variant_name = product.name, variant.name if variant else ""
    lot.serial, lot.condition = serial.strip(), condition.strip()
    lot.price = lot.agreed_price = price
    lot.taken_in_on = today()
    if term_days is not None:
        lot.term_ends_on = lot.taken_in_on + timedelta(days=term_days)
        lot.grace_ends_on = lot.term_ends_on + timedelta(days=grace_days)
    _label(lot)
    coming = Move(lot.pk, place(LocationKind.MAKER), location.pk, pieces)
    move([coming], reason=Reason.INTAKE, by=by, document=document)
    return lot


def _refuse_wrong(kind: str, pieces: int, price: int) -> None:
    if pieces <= 0 or (kind == LotKind.ONE and pieces != 1):
        raise Refused("pieces_not_positive")
    if price <= 0:
        raise Refused("price_not_positive")


def _label(lot: Lot) -> None:
    """Keep a new lot together with what its label shows to anyone."""
    lot.save(force_insert=True)
    PublishedLabel.objects.create(code=lot.code, council=current_council(), lot_id=lot.pk, product_id=lot.product_id)
