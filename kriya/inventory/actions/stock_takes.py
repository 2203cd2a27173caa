"""Count a place as of an instant while selling goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import (
    OPEN_COUNTS,
    Level,
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


@transaction.atomic
def open_stock_take(location: Location, *, by: User | None, cut_off_at: datetime | None = None) -> StockTake:
    """Begin to count a place; refuse while another count of it runs."""
    # The place is locked, so that two who begin at once do not both.
    Location.objects.select_for_update().get(pk=location.pk)
    if StockTake.objects.filter(location=location, state__in=OPEN_COUNTS).exists():
        raise Refused("stock_take_open_already")
    instant = now()
    begun = StockTake(location=location, cut_off_at=cut_off_at or instant, opened_at=instant, opened_by=by)
    begun.number = next_number(NumberKind.STOCK_TAKE)
    begun.save(force_insert=True)
    return begun


@dataclass(frozen=True)
class Counted:
    """Pieces of a lot that somebody counted `ago`; below zero takes back. `key` is made by the phone (UUIDv7)."""

    key: UUID
    lot: UUID
    pieces: int
    ago: timedelta = timedelta(0)


def count(stock_take: StockTake, lot: Lot, pieces: int, *, by: User | None, key: UUID | None = None) -> None:
    """Add pieces that somebody counted; below zero takes back. The same key again counts once."""
    count_all(stock_take, [Counted(key or new_id(), lot.pk, pieces)], by=by)


@transaction.atomic
def count_all(stock_take: StockTake, counted: Sequence[Counted], *, by: User | None) -> None:
    """Add what a phone counted, all or nothing; each key once. As many questions for one as for a hundred.

    When it was counted is told as a while ago: a phone's clock may be wrong, how long it waited for a network is not.
    Refuse once the counting ended, and a key under which something else was counted.
    """
    if any(one.pieces == 0 for one in counted):
        raise Refused("pieces_not_positive")
    locked, instant = _locked(stock_take), now()
    if locked.state != StockTakeState.COUNTING:
        raise Refused("stock_take_not_counting")
    rows = [
        StockCount.of_scope(
            pk=one.key, stock_take=locked, lot_id=one.lot, pieces=one.pieces, by=by,
            at=min(instant, max(locked.opened_at, instant - one.ago)),
        )
        for one in counted
    ]  # fmt: skip
    StockCount.objects.bulk_create(rows, ignore_conflicts=True)
    _refuse_other(locked, counted)


def _refuse_other(stock_take: StockTake, counted: Sequence[Counted]) -> None:
    keys = [one.key for one in counted]
    there = {row.pk: row for row in StockCount.objects.filter(pk__in=keys, stock_take=stock_take)}
    for one in counted:
        row = there.get(one.key)
        if row is None or (row.lot_id, row.pieces) != (one.lot, one.pieces):
            raise Refused("stock_count_other_payload", key=one.key)


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
    if locked.state not in OPEN_COUNTS:
        raise Refused("stock_take_not_counting")
    locked.state = StockTakeState.CANCELLED
    locked.save()
    return locked


@transaction.atomic
def post_differences(stock_take: StockTake, *, by: User | None) -> list[StockDifference]:
    """Approve a count: what is missing is lost, what is too many is found, as of the cut-off. A second person's word.

    Money for it is the showroom's matter (kriya/showroom/actions/losses.py); screens call that one.
    """
    locked = _locked(stock_take)
    if locked.state != StockTakeState.COUNTED:
        raise Refused("stock_take_not_counted")
    if by is not None and by.pk == locked.counted_by_id:
        raise Refused("stock_take_same_person")
    instant, lost = now(), place(LocationKind.LOST)
    _wait_for_sales(locked)
    differing = [line for line in sheet(locked) if line.difference]
    found = StockDifference.objects.bulk_create(
        [
            StockDifference.of_scope(
                stock_take=locked, lot_id=line.lot, expected=line.due, counted=line.counted, posted_at=instant
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
    """Take a sale into account that happened before its lots were counted, in a count that is posted, and came now.

    What was counted then stays true: the pieces were not lost but sold, so as many come back from the lost. Returns
    the differences, which add to those that were posted; none where no count is concerned. Twice is once.
    """
    before = Q(cut_off_at__gte=happened_at) | Q(counted_at__gte=happened_at)
    posted = StockTake.objects.filter(before, location=location, state=StockTakeState.POSTED)
    concerned = list(posted.order_by("cut_off_at", "pk"))
    if StockDifference.objects.filter(stock_take__in=concerned, late_sale=sale).exists():
        return []
    left, rows = dict(sold), list[StockDifference]()
    for one in concerned:
        lines = {line.lot: line for line in sheet(one)}
        ended = max(one.cut_off_at, one.counted_at or one.cut_off_at)
        concerns = [lot for lot in left if happened_at <= (lines[lot].as_of if lot in lines else ended)]
        found = {lot: left.pop(lot) for lot in concerns}
        # The sale stands in the sheet by now: without it as many more were expected.
        rows += [
            _found_sold(one, lot, lines[lot].due if lot in lines else -pieces, pieces, sale)
            for lot, pieces in found.items()
        ]
        _bring_back(one, found, sale)
    return StockDifference.objects.bulk_create(rows)


def _found_sold(stock_take: StockTake, lot: UUID, due: int, pieces: int, sale: UUID) -> StockDifference:
    return StockDifference.of_scope(
        stock_take=stock_take, lot_id=lot, late_sale=sale, expected=due, counted=due + pieces, posted_at=now()
    )


def _bring_back(stock_take: StockTake, found: Mapping[UUID, int], sale: UUID) -> None:
    if found:
        lost = place(LocationKind.LOST)
        moves = [Move(lot, lost, stock_take.location_id, pieces) for lot, pieces in found.items()]
        move(moves, reason=Reason.LATE_SALE, by=None, document=sale, happened_at=stock_take.cut_off_at)


def _locked(stock_take: StockTake) -> StockTake:
    found: StockTake = StockTake.objects.select_for_update().get(pk=stock_take.pk)
    return found


def _wait_for_sales(stock_take: StockTake) -> None:
    """Lock the levels of the place: a sale that is being written then stands in the sheet, whole; one that comes after
    finds the count posted.

    In the order in which sales lock them. What was counted and never was here gets its level now, so that there is one
    to wait for.
    """
    place_id = stock_take.location_id
    here = Level.objects.filter(location=place_id)
    lots = set(StockCount.objects.filter(stock_take=stock_take).values_list("lot", flat=True))
    new = sorted(lots - set(here.values_list("lot", flat=True)))
    Level.objects.bulk_create(
        [Level.of_scope(lot_id=lot, location_id=place_id, pieces=0, since=now()) for lot in new], ignore_conflicts=True
    )
    list(here.select_for_update().order_by("lot").values_list("pk"))
