"""Make lots: pieces that came in, under a label."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.models import Product, ProductVariant
from kriya.core.clock import today
from kriya.core.ids import free_codes
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.codes import new_code
from kriya.inventory.models import Location, LocationKind, Lot, LotKind, PublishedLabel, Reason
from kriya.makers.models import Maker


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Pieces that come in at a place, from their maker; without one they are the council's, bought with public money.

    `terms` are kriya.ledger.terms.Terms.as_json().
    """

    product: Product
    maker: Maker | None
    pieces: int
    price: int
    terms: Mapping[str, Any]
    location: Location
    kind: str = LotKind.BATCH
    variant: ProductVariant | None = None
    serial: str = ""
    condition: str = ""
    term_days: int | None = None
    grace_days: int = 0


def add_lot(*, by: User | None, document: UUID | None = None, **coming: Any) -> Lot:
    """Take one lot in; it is said as for Coming."""
    return add_lots([Coming(**coming)], by=by, document=document)[0]


@transaction.atomic
def add_lots(coming: Sequence[Coming], *, by: User | None, document: UUID | None = None) -> list[Lot]:
    """Take lots in, each under a label of its own, in as many statements for many as for one.

    Refuse no pieces, and a price that is not above zero.
    """
    for one in coming:
        _refuse_wrong(one)
    lots = [_lot(one, code) for one, code in zip(coming, free_codes(len(coming), new_code, _taken), strict=True)]
    _label(lots)
    home = place(LocationKind.MAKER)
    moves = [Move(lot.pk, home, one.location.pk, one.pieces) for lot, one in zip(lots, coming, strict=True)]
    move(moves, reason=Reason.INTAKE, by=by, document=document)
    return lots


def _lot(coming: Coming, code: str) -> Lot:
    lot = Lot.of_scope(
        code=code,
        kind=coming.kind,
        product=coming.product,
        variant=coming.variant,
        maker=coming.maker,
        terms=dict(coming.terms),
    )
    lot.name, lot.variant_name = coming.product.name, coming.variant.name if coming.variant else ""
    lot.serial, lot.condition = coming.serial.strip(), coming.condition.strip()
    lot.price = lot.agreed_price = coming.price
    lot.taken_in_on = today()
    if coming.term_days is not None:
        lot.term_ends_on = lot.taken_in_on + timedelta(days=coming.term_days)
        lot.grace_ends_on = lot.term_ends_on + timedelta(days=coming.grace_days)
    return lot


def _refuse_wrong(coming: Coming) -> None:
    if coming.pieces <= 0 or (coming.kind == LotKind.ONE and coming.pieces != 1):
        raise Refused("pieces_not_positive")
    if coming.price <= 0:
        raise Refused("price_not_positive")


def _taken(codes: Collection[str]) -> Iterable[str]:
    return PublishedLabel.objects.filter(code__in=codes).values_list("code", flat=True)


def _label(lots: Sequence[Lot]) -> None:
    """Keep new lots together with what their labels show to anyone."""
    Lot.objects.bulk_create(lots)
    PublishedLabel.objects.bulk_create(
        [PublishedLabel(code=lot.code, council=lot.council, lot_id=lot.pk, product_id=lot.product_id) for lot in lots]
    )
