"""Three months of sales in the demo, one settlement that was paid and one that waits for its second person."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.models import Product
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.demo.showroom import TERMS
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import Level, Location, Lot
from kriya.ledger.days import start_of
from kriya.ledger.terms import Terms
from kriya.makers.models import MakerLogin
from kriya.sales.actions.confirming import confirm
from kriya.sales.actions.recording import record_sales
from kriya.sales.models import Channel, SaleTender, TenderState, VisitorTap
from kriya.sales.told import LineTold, SaleTold, TenderTold
from kriya.showroom.actions import settlements

DAYS: Final = 90
STEP: Final = 100
_PAID_BEFORE: Final = 30
_MATCHED_BEFORE: Final = 3


def bring_of_login(place: Location, *, by: User) -> list[Lot]:
    """Take in some pieces of the maker who can log in, so that its telephone has something to say."""
    makers = MakerLogin.objects.values("maker")
    shown = Product.objects.filter(maker__in=makers, price__gt=0, lots=None).select_related("maker")
    return [
        add_lot(
            product=product,
            maker=product.maker,
            pieces=6,
            price=product.price or 0,
            terms=Terms(**{**TERMS.__dict__, "agreed_price": product.price or 0}).as_json(),
            location=place,
            by=by,
            term_days=90,
            grace_days=30,
        )
        for product in shown.order_by("-created_at")[:4]
    ]


def seed_sales(lots: Sequence[Lot], place: Location, people: Mapping[str, User]) -> int:
    """Sell about a third of the pieces at a place over the last three months; return how many sales.

    Recorded in one call, as a till's batch would be; what is sold is there, so that nobody is asked to look.
    """
    chance = random.Random(f"sales of {current_council().slug}")
    left = {
        level.lot_id: level.pieces for level in Level.objects.filter(lot__in=[lot.pk for lot in lots], location=place)
    }
    on_sale = [lot for lot in lots if left.get(lot.pk)]
    if not on_sale:
        return 0
    told = []
    for days in range(DAYS, -1, -1):
        busy = 3 if (today() - timedelta(days=days)).weekday() >= 5 else 1
        for _sale in range(chance.randrange(0, 2 + busy)):
            at = start_of(today() - timedelta(days=days)) + timedelta(hours=9, minutes=chance.randrange(0, 420))
            if at < now() and (one := _sale_told(chance, on_sale, left, place, at)):
                told.append(one)
    record_sales(told, by=people[Role.CASHIER])
    _match(people[Role.TREASURER])
    _count_visitors(chance, place, people[Role.CASHIER])
    _settle(people)
    return len(told)


def _sale_told(
    chance: random.Random, lots: Sequence[Lot], left: dict[UUID, int], place: Location, at: datetime
) -> SaleTold | None:
    wanted = [lot for lot in chance.sample(lots, min(len(lots), chance.choice((1, 1, 2)))) if left[lot.pk] > 0]
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


def _match(by: User) -> None:
    """Find in the bank what is older than some days; what is younger waits for the treasurer."""
    before = today() - timedelta(days=_MATCHED_BEFORE)
    waiting = SaleTender.objects.filter(state=TenderState.UNVERIFIED, sale__happened_on__lt=before)
    for tender in waiting.select_related("sale"):
        confirm(tender, by=by)


def _count_visitors(chance: random.Random, place: Location, by: User) -> None:
    rows = []
    for days in range(DAYS):
        on = today() - timedelta(days=days)
        people, at = chance.randrange(4, 30), start_of(on) + timedelta(hours=12)
        rows.append(VisitorTap.of_scope(location=place, people=people, at=min(at, now()), on=on, by=by))
    VisitorTap.objects.bulk_create(rows)


def _settle(people: Mapping[str, User]) -> None:
    paid = settlements.preview(today() - timedelta(days=_PAID_BEFORE), by=people[Role.STAFF])
    settlements.approve(paid, by=people[Role.TREASURER])
    settlements.post(paid, by=people[Role.STAFF])
    settlements.preview(today() - timedelta(days=1), by=people[Role.STAFF])
