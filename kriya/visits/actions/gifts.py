"""Souvenirs: pieces from the council's stock that guests were given. They go out at what they cost, never as a sale."""

from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.models import Location, Lot
from kriya.inventory.queries.labels import lot_of_code
from kriya.inventory.queries.stock import on_sale
from kriya.ledger.terms import Bearer, Terms, divide
from kriya.showroom.actions.losses import give_away
from kriya.showroom.models import IntakeLine
from kriya.visits.actions.answering import locked_visit
from kriya.visits.models import Visit, VisitGift
from kriya.visits.models.visits import COMES


@transaction.atomic
def give(visit: Visit, lot: Lot, location: Location, pieces: int, *, key: UUID, by: User | None) -> VisitGift:
    """Give guests pieces of a lot; their maker is paid for them at once. The same key is once.

    Raises Refused: visit_not_agreed, stock_short, pieces_not_positive, gift_borne_by_maker where the maker's terms
    would let the maker pay for what the council gives away.
    """
    locked = locked_visit(visit)
    if before := VisitGift.objects.filter(pk=key).first():
        return before
    if locked.state not in COMES:
        raise Refused("visit_not_agreed")
    if lot.maker_id is not None and Terms.of_json(lot.terms).loss_bearer != Bearer.COUNCIL:
        raise Refused("gift_borne_by_maker", maker=lot.maker)
    give_away(lot, location, pieces, reason=f"Cendera mata: {locked.institution.name}", by=by, key=key)
    gift = VisitGift(id=key, visit=locked, lot=lot, pieces=pieces, cost=cost_of(lot, pieces), at=now(), by=by)
    gift.save(force_insert=True)
    return gift


def cost_of(lot: Lot, pieces: int) -> int:
    """Return what pieces cost the council, in whole rupiah: their maker's part; of its own, what they were bought for,
    and where nobody noted that, the price that was agreed on."""
    if lot.maker_id is not None:
        return divide(Terms.of_json(lot.terms), price=lot.agreed_price, pieces=pieces).net
    bought = IntakeLine.objects.filter(lot=lot).values_list("net_price", flat=True).first()
    return (lot.agreed_price if bought is None else bought) * pieces


def give_by_label(visit: Visit, code: str, pieces: int, *, key: UUID, by: User | None) -> VisitGift:
    """Give pieces by what their label says, from where enough of them are on sale.

    Raises Refused as give does, label_unknown, and gift_not_there where no place has so many that nobody reserved.
    """
    if before := VisitGift.objects.select_related("lot").filter(pk=key).first():
        return before
    lot = lot_of_code(code)
    if lot is None:
        raise Refused("label_unknown", label=code)
    rows: Any = on_sale().filter(lot=lot)
    level = rows.filter(free__gte=pieces).order_by("-pieces").first()
    if level is None:
        raise Refused("gift_not_there", label=code)
    return give(visit, lot, level.location, pieces, key=key, by=by)
