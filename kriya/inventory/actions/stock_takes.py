"""Count a place as of an instant while selling goes on."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import (
    Location,
    LocationKind,
    Lot,
    Reason,
    StockCount,
    StockDifference,
    StockTake,
    StockTakeState,
)
from kriya.inventory.queries.stock_takes import sheet
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind

_OPEN = (StockTakeState.COUNTING, StockTakeState.COUNTED)


@transaction.atomic
def open_stock_take(location: Location, *, by: User | None, cut_off_at: datetime | None = None) -> StockTake:
    """Begin to count a place; refuse while another count of it runs."""
    # The place is locked, so that two who begin at once do not both.
    Location.objects.select_for_update().get(pk=location.pk)
    if StockTake.objects.filter(location=location, state__in=_OPEN).exists():
        raise Refused("stock_take_open_already")
    instant = now()
    begun = StockTake(location=location, cut_off_at=cut_off_at or instant, opened_at=instant, opened_by=by)
    begun.number = next_number(NumberKind.STOCK_TAKE)
    begun.save(force_insert=True)
    return begun


@transaction.atomic
def count(stock_take: StockTake, lot: Lot, pieces: int, *, by: User | None, key: UUID | None = None) -> None:
    """Add pieces that somebody counted; below zero takes back. The same key again counts once."""
    if pieces == 0:
        raise Refused("pieces_not_positive")
    if _locked(stock_take).state != StockTakeState.COUNTING:
        raise Refused("stock_take_not_counting")
    row = StockCount.of_scope(pk=key or new_id(), stock_take=stock_take, lot=lot, pieces=pieces, at=now(), by=by)
    StockCount.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic
def finish_counting(stock_take: StockTake, *, by: User | None) -> StockTake:
    """Say that all was counted: it waits for approval."""
    locked = _locked(stock_take)
    if locked.state != StockTakeState.COUNTING:
        raise Refused("stock_take_not_counting")
    locked.state, locked.counted_at, locked.counted_by = StockTakeState.COUNTED, now(), by
    locked.save()
    return locked


@transaction.atomic
def count_again(stock_take: StockTake) -> StockTake:
    """Go back to counting before approval."""
    locked = _locked(stock_take)
    if locked.state != StockTakeState.COUNTED:
        raise Refused("stock_take_not_counted")
    locked.state, locked.counted_at, locked.counted_by = StockTakeState.COUNTING, None, None
    locked.save()
    return locked


@transaction.atomic
def cancel_stock_take(stock_take: StockTake) -> StockTake:
    """Drop a count that was not approved; nothing moves."""
    locked = _locked(stock_take)
    if locked.state not in _OPEN:
        raise Refused("stock_take_not_counting")
    locked.state = StockTakeState.CANCELLED
    locked.save()
    return locked


@transaction.atomic
def post_differences(stock_take: StockTake, *, by: User | None) -> list[StockDifference]:
    """Approve a count: what is missing is lost, what is too many is found, as of the cut-off. A second person's word.

    Money for it is the showroom's matter (kriya/showroom/actions/stock_takes.py); screens call that one.
    """
    locked = _locked(stock_take)
    if locked.state != StockTakeState.COUNTED:
        raise Refused("stock_take_not_counted")
    if by is not None and by.pk == locked.counted_by_id:
        raise Refused("stock_take_same_person")
    instant, lost = now(), place(LocationKind.LOST)
    differing = [line for line in sheet(locked) if line.difference]
    found = StockDifference.objects.bulk_create(
        [
            StockDifference.of_scope(
                stock_take=locked, lot_id=line.lot, expected=line.expected, counted=line.counted, posted_at=instant
            )
            for line in differing
        ]
    )
    moves = [
        Move(line.lot, locked.location_id, lost, -line.difference)
        if line.difference < 0
        else Move(line.lot, lost, locked.location_id, line.difference)
        for line in differing
    ]
    if moves:
        move(moves, reason=Reason.STOCK_TAKE, by=by, document=locked.pk, happened_at=locked.cut_off_at)
    locked.state, locked.posted_at, locked.posted_by = StockTakeState.POSTED, instant, by
    locked.save()
    return found


@transaction.atomic
def rebase(sold: Mapping[UUID, int], *, location: UUID, happened_at: datetime, sale: UUID) -> list[StockDifference]:
    """Take a sale into account that happened before the cut-off of a posted count of its place and is heard of now.

    What was counted then stays true: the pieces were not lost but sold, so as many come back from the lost. Returns
    the differences, which add to those that were posted; none where no count is concerned. Twice is once.
    """
    concerned = StockTake.objects.filter(
        location=location, state=StockTakeState.POSTED, cut_off_at__gte=happened_at
    ).order_by("cut_off_at")
    first = concerned.first()
    if first is None or StockDifference.objects.filter(stock_take=first, late_sale=sale).exists():
        return []
    before = {line.lot: line for line in sheet(first)}
    rows = [
        StockDifference.of_scope(
            stock_take=first,
            lot_id=lot,
            late_sale=sale,
            # The sale stands in the sheet by now: without it as many more were expected.
            expected=before[lot].expected if lot in before else -pieces,
            counted=(before[lot].expected if lot in before else -pieces) + pieces,
            posted_at=now(),
        )
        for lot, pieces in sold.items()
    ]
    StockDifference.objects.bulk_create(rows)
    lost = place(LocationKind.LOST)
    moves = [Move(lot, lost, location, pieces) for lot, pieces in sold.items()]
    move(moves, reason=Reason.LATE_SALE, by=None, document=sale, happened_at=first.cut_off_at)
    return rows


def _locked(stock_take: StockTake) -> StockTake:
    found: StockTake = StockTake.objects.select_for_update().get(pk=stock_take.pk)
    return found
