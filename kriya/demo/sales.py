"""Three months of sales in the demo, one settlement that was paid and one that waits for its second person."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final
from uuid import UUID

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.models import Product
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.demo.showroom import TERM, TERMS
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import Level, Location, Lot
from kriya.ledger.days import day_of, end_of, start_of
from kriya.ledger.terms import Terms
from kriya.makers.models import MakerLogin
from kriya.promotion.models import Link
from kriya.sales.actions.confirming import confirm
from kriya.sales.actions.recording import record_sales
from kriya.sales.models import Channel, SaleTender, TenderState, VisitorTap
from kriya.sales.told import LineTold, SaleTold, TenderTold
from kriya.showroom.actions import settlements

DAYS: Final = 90
STEP: Final = 100
_MATCHED_BEFORE: Final = 3
_PIECES: Final = 150  # what so many days sell, about
_NAMED: Final = 0.2


def bring_of_login(place: Location, *, by: User) -> list[Lot]:
    """Take in some pieces of the maker who can log in, so that its telephone has something to say."""
    makers = MakerLogin.objects.values("maker")
    shown = Product.objects.filter(maker__in=makers, price__gt=0, lots=None).select_related("maker")
    lots = []
    for place_in_row, product in enumerate(shown.order_by("-created_at")[:4]):
        with standing_at(now() - timedelta(days=20 + 30 * place_in_row)):
            lots.append(
                add_lot(
                    product=product,
                    maker=product.maker,
                    pieces=6,
                    price=product.price or 0,
                    terms=Terms(**{**TERMS.__dict__, "agreed_price": product.price or 0}).as_json(),
                    location=place,
                    by=by,
                    term_days=TERM,
                    grace_days=30,
                )
            )
    return lots


def seed_sales(lots: Sequence[Lot], place: Location, people: Mapping[str, User], links: Sequence[Link] = ()) -> int:
    """Sell about a third of the pieces at a place over the last three months; return how many sales.

    Each day's are recorded in its evening in one call, as a till's batch would be; what is sold is there, so that nobody
    is asked to look. What was sold before this month is settled at its beginning. Some buyers named one of the links.
    """
    chance = random.Random(f"sales of {current_council().slug}")
    left = {
        level.lot_id: level.pieces for level in Level.objects.filter(lot__in=[lot.pk for lot in lots], location=place)
    }
    on_sale = [lot for lot in lots if left.get(lot.pk)]
    if not on_sale:
        return 0
    told = [_heard(one, links) for one in _told(chance, on_sale, left, place)]
    for day, group in groupby(told, key=lambda one: day_of(one.device_at or now())):
        with standing_at(min(now(), end_of(day) - timedelta(hours=1))):
            record_sales(list(group), by=people[Role.CASHIER])
    _match(people[Role.TREASURER])
    _count_visitors(chance, place, people[Role.CASHIER])
    _settle(people)
    return len(told)


def _told(chance: random.Random, lots: Sequence[Lot], left: dict[UUID, int], place: Location) -> list[SaleTold]:
    told = []
    # A small showroom sells less: half of its pieces at the most, so that its shelves are not bare.
    share = min(1.0, sum(left.values()) / 2 / _PIECES)
    for days in range(DAYS, -1, -1):
        busy = 3 if (today() - timedelta(days=days)).weekday() >= 5 else 1
        for _sale in range(chance.randrange(0, 2 + busy)):
            at = start_of(today() - timedelta(days=days)) + timedelta(hours=9, minutes=chance.randrange(0, 420))
            if chance.random() < share and at < now() and (one := _sale_told(chance, lots, left, place, at)):
                told.append(one)
    return sorted(told, key=lambda one: one.device_at or now())


def _sale_told(
    chance: random.Random, lots: Sequence[Lot], left: dict[UUID, int], place: Location, at: datetime
) -> SaleTold | None:
    there = [lot for lot in lots if left[lot.pk] > 0 and lot.taken_in_on < at.date()]
    wanted = chance.sample(there, min(len(there), chance.choice((1, 1, 2))))
    if not wanted:
        return None
    for lot in wanted:
        left[lot.pk] -= 1
    total = sum(lot.price for lot in wanted)
    kind = chance.choice(("cash", "cash", "qris", "transfer"))
    paid = (total + STEP // 2) // STEP * STEP if kind == "cash" else total
    return SaleTold(
        id=new_id(),
        channel=Channel.SHOWROOM,
        location=place.pk,
        lines=tuple(LineTold(1, lot=lot.pk) for lot in wanted),
        tenders=(TenderTold(kind, paid, reference="" if kind == "cash" else f"{chance.randrange(10**9):09d}"),),
        device_at=at,
    )


def _heard(told: SaleTold, links: Sequence[Link]) -> SaleTold:
    """Let a fifth of the buyers say which link led them here, of those that were up by then."""
    at = told.device_at or now()
    chance = random.Random(f"heard at {at.isoformat()}")
    up = [link.code for link in links if link.made_at < at]
    return replace(told, attribution=chance.choice(up)) if up and chance.random() < _NAMED else told


def _match(by: User) -> None:
    """Find in the bank, the day after each, what is older than some days; what is younger waits for the treasurer."""
    before = today() - timedelta(days=_MATCHED_BEFORE)
    waiting = SaleTender.objects.filter(state=TenderState.UNVERIFIED, sale__happened_on__lt=before)
    for tender in waiting.select_related("sale").order_by("sale__happened_at", "pk"):
        with standing_at(end_of(tender.sale.happened_on) + timedelta(hours=10)):
            confirm(tender, by=by)


def _count_visitors(chance: random.Random, place: Location, by: User) -> None:
    rows = []
    for days in range(DAYS):
        on = today() - timedelta(days=days)
        for hour in range(9, 17):
            at = start_of(on) + timedelta(hours=hour, minutes=20)
            if at < now() and (people := chance.randrange(0, 5)):
                rows.append(VisitorTap.of_scope(location=place, people=people, at=at, on=on, by=by))
    VisitorTap.objects.bulk_create(rows)


def _settle(people: Mapping[str, User]) -> None:
    """Pay what was sold before this month, at its beginning; what was sold since waits for its second person."""
    first = today().replace(day=1)
    with standing_at(min(now(), start_of(first) + timedelta(hours=10))):
        paid = settlements.preview(first - timedelta(days=1), by=people[Role.STAFF])
        settlements.approve(paid, by=people[Role.TREASURER])
        settlements.post(paid, by=people[Role.STAFF])
    settlements.preview(today() - timedelta(days=1), by=people[Role.STAFF])
