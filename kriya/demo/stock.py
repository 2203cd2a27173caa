"""Pieces of the demo that go from place to place, and two counts: one that is approved, one that people are busy with."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.ids import new_id
from kriya.inventory.actions import stock_takes
from kriya.inventory.actions.locations import add_location
from kriya.inventory.actions.stock_takes import Counted, count_all
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Level, Location, LocationKind, Lot, StockTake, TransferLine
from kriya.inventory.queries.stock import at_place
from kriya.showroom.actions.losses import answer_transfer, post_stock_take

_EACH: Final = 3


def seed_stock(people: Mapping[str, User]) -> None:
    """Send pieces to a stall, a hotel and the store room, and count the store room and half of the showroom."""
    showroom, store = Location.objects.get(kind=LocationKind.SHOWROOM), Location.objects.get(kind=LocationKind.STORE)
    stall = add_location(LocationKind.EXHIBITION, "Stan Inacraft 2026")
    hotel = add_location(LocationKind.LOAN, "Lobi Hotel Santika")
    lots = [level.lot for level in at_place(showroom.pk)[: 3 * _EACH]]
    if len(lots) < _EACH:
        return
    by = people[Role.STAFF]
    _receive(send(showroom, store, _ones(lots[:_EACH]), by=by, note="Rak galeri penuh").pk, by, "sudut terlipat")
    if lent := lots[_EACH : 2 * _EACH]:
        _receive(send(showroom, hotel, _ones(lent), by=by, carrier="Pak Joko").pk, by, "")
    if shown := lots[2 * _EACH :]:
        send(showroom, stall, _ones(shown), by=by, carrier="Pak Joko", note="Pembukaan pukul sembilan")
    _count_store(store, people)
    _begin_to_count(showroom, people[Role.CASHIER])


def _ones(lots: Sequence[Lot]) -> list[tuple[Lot, int]]:
    return [(lot, 1) for lot in lots]


def _receive(transfer: UUID, by: User, broken: str) -> None:
    """Answer every line; with a reason the first piece arrived broken."""
    lines = TransferLine.objects.filter(transfer=transfer).select_related("transfer").order_by("pk")
    for place, line in enumerate(lines):
        damaged = 1 if broken and place == 0 else 0
        answer_transfer(line, accepted=line.pieces - damaged, damaged=damaged, reason=broken, by=by)


def _count_store(store: Location, people: Mapping[str, User]) -> None:
    """Count the store room: one piece is not found; the chair approves."""
    take = stock_takes.open_stock_take(store, by=people[Role.STAFF])
    levels = list(at_place(store.pk))
    found = [(level, level.pieces - (1 if place == 0 else 0)) for place, level in enumerate(levels)]
    _count(take, found, people[Role.STAFF])
    stock_takes.finish_counting(take, by=people[Role.STAFF])
    post_stock_take(take, by=people[Role.CHAIR])


def _begin_to_count(showroom: Location, by: User) -> None:
    """Count every second lot of the showroom, the first of them one short."""
    take = stock_takes.open_stock_take(showroom, by=by)
    levels = list(at_place(showroom.pk))[::2]
    _count(take, [(level, level.pieces - (1 if place == 0 else 0)) for place, level in enumerate(levels)], by)


def _count(take: StockTake, found: Sequence[tuple[Level, int]], by: User) -> None:
    count_all(take, [Counted(new_id(), level.lot_id, pieces) for level, pieces in found if pieces], by=by)
