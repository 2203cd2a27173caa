"""Pay makers for what was lost, damaged or given away in the council's care, as their terms say; take it back where it
was not."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.inventory.actions import stock_takes, transfers
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import (
    Level,
    Location,
    LocationKind,
    Lot,
    Movement,
    Reason,
    StockDifference,
    StockTake,
    TransferAnswer,
    TransferLine,
)
from kriya.ledger.actions.makers import compensate
from kriya.makers.models import Maker
from kriya.showroom.queries.losses import losses

_REASON: Final = "Barang hilang atau rusak"


@transaction.atomic
def settle_losses(lots: Sequence[UUID], *, document: UUID | None = None, by: User | None = None) -> int:
    """Bring what makers got for these lots' losses to what they are to get; return how many changed. Twice is once."""
    # Locked in the order of their keys: two that settle one lot at once would both pay.
    list(Lot.objects.select_for_update().filter(pk__in=lots).order_by("pk").values_list("pk"))
    wrong = [loss for loss in losses(lots) if loss.owed != loss.paid]
    makers = Maker.objects.in_bulk([loss.maker for loss in wrong])
    for loss in wrong:
        compensate(
            makers[loss.maker],
            loss.owed - loss.paid,
            reason=f"{_REASON}: {loss.code} × {loss.pieces}",
            about=loss.lot,
            document=document or loss.lot,
            by=by,
        )
    return len(wrong)


@transaction.atomic
def post_stock_take(stock_take: StockTake, *, by: User | None) -> list[StockDifference]:
    """Approve a count: pieces move to the lost or back, and makers are paid as their terms say."""
    found = stock_takes.post_differences(stock_take, by=by)
    settle_losses([difference.lot_id for difference in found], document=stock_take.pk, by=by)
    return found


@transaction.atomic
def answer_transfer(
    line: TransferLine, *, accepted: int, damaged: int = 0, missing: int = 0, reason: str = "", by: User | None
) -> TransferAnswer:
    """Answer a line of a transfer; for what broke or went missing makers are paid as their terms say."""
    said = transfers.answer(line, accepted=accepted, damaged=damaged, missing=missing, reason=reason, by=by)
    settle_losses([line.lot_id], document=line.transfer_id, by=by)
    return said


@transaction.atomic
def write_off(
    lot: Lot, location: Location, pieces: int, *, damaged: bool, reason: str, by: User | None, key: UUID | None = None
) -> None:
    """Say that pieces are broken or gone. Refuse without a reason, and more than there are. The same key is once."""
    if not reason.strip():
        raise Refused("reason_missing")
    if _is_done(lot, key):
        return
    where, why = (LocationKind.DAMAGED, Reason.DAMAGED) if damaged else (LocationKind.LOST, Reason.LOST)
    moves = [Move(lot.pk, location.pk, place(where), pieces)]
    move(moves, reason=why, by=by, note=reason.strip(), document=key, guard=True)
    settle_losses([lot.pk], by=by)


@transaction.atomic
def give_away(
    lot: Lot, location: Location, pieces: int, *, reason: str, by: User | None, key: UUID | None = None
) -> None:
    """Say that pieces were given away, to whom and why; their maker is paid as for what is lost.

    Refuse without a reason, and more than there are. The same key is once.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if _is_done(lot, key):
        return
    moves = [Move(lot.pk, location.pk, place(LocationKind.GIVEN), pieces)]
    move(moves, reason=Reason.GIFT, by=by, note=reason.strip(), document=key, guard=True)
    settle_losses([lot.pk], by=by)


@transaction.atomic
def find_again(
    lot: Lot,
    location: Location,
    pieces: int,
    *,
    reason: str,
    by: User | None,
    mended: bool = False,
    key: UUID | None = None,
) -> None:
    """Say that lost pieces were found, or broken ones `mended`: what their maker got for them is taken back.

    Refuse without a reason, and more than were lost or broken. The same key is once.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    if _is_done(lot, key):
        return
    source = place(LocationKind.DAMAGED if mended else LocationKind.LOST)
    there = Level.objects.filter(lot=lot, location=source).values_list("pieces", flat=True).first() or 0
    if pieces > there:
        raise Refused("found_too_many", left=max(0, there))
    move([Move(lot.pk, source, location.pk, pieces)], reason=Reason.FOUND, by=by, note=reason.strip(), document=key)
    settle_losses([lot.pk], by=by)


def _is_done(lot: Lot, key: UUID | None) -> bool:
    """Tell whether a form was sent before; a second tap waits here for the first."""
    Lot.objects.select_for_update().get(pk=lot.pk)
    return key is not None and Movement.objects.filter(lot=lot, document=key).exists()
