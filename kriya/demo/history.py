"""Two years of the demo before its last months: sales of each quarter, their payout, and at last the closings."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final
from uuid import UUID

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare
from kriya.achievements.models import Snapshot
from kriya.achievements.period import Period
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.demo.sales import DAYS
from kriya.demo.showroom import TERM, TERMS
from kriya.inventory.actions.lots import Coming, add_lots
from kriya.inventory.models import Location, LocationKind, Lot
from kriya.inventory.queries.stock import levels_of
from kriya.ledger.actions.cash import move_money
from kriya.ledger.days import start_of
from kriya.ledger.queries.balances import balance
from kriya.ledger.terms import Terms
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.models import Link, LinkDay
from kriya.sales.actions.recording import record_sales
from kriya.sales.models import Channel
from kriya.sales.told import LineTold, SaleTold, TenderTold
from kriya.showroom.actions import settlements

QUARTERS: Final = 8
SELLERS: Final = {"pekalongan": 44, "gunungkidul": 18}
_A_QUARTER: Final = {"pekalongan": 120, "gunungkidul": 45}
_BUSY: Final = {1: 0.8, 2: 1.3, 3: 1.0, 4: 1.15}
"""Lebaran lies in the second quarter, the end of the year in the fourth."""
_GROWTH: Final = 1.07
_CHANNELS: Final = ((Channel.SHOWROOM, 62), (Channel.EXHIBITION, 20), (Channel.MARKET, 12), (Channel.VISIT, 6))
_LATE: Final = 9
_PIECES_A_SALE: Final = 1.25
_LATE_PIECES: Final = 3
"""What is kept on the shelf for the sales that come in late."""
_BEFORE: Final = timedelta(days=12)
"""How long before its first quarter the pieces of the history were taken in."""
_REASON: Final = "Penjualan satu pameran baru masuk buku sesudah triwulan disetujui."
_EXPLAINED: Final = "Sudah diperiksa bersama dinas; dilengkapi pada pendataan berikutnya."


def quarters() -> list[Period]:
    """Return the last eight quarters that are over, the oldest first."""
    found = [Period.quarter_of(today()).before]
    while len(found) < QUARTERS:
        found.insert(0, found[0].before)
    return found


def seed_history(place: Location, people: Mapping[str, User]) -> None:
    """Live through all but the last of the quarters: sell and pay out.

    It ends where the sales of the last months begin, so that nothing is sold before what was sold earlier.
    """
    chance = random.Random(f"history of {current_council().slug}")
    begin = quarters()[0].first
    lots = _bring(chance, place, begin, by=people[Role.STAFF])
    _put_up_links(chance, begin, by=people[Role.STAFF])
    end = today() - timedelta(days=DAYS + 1)
    for number, quarter in enumerate(quarters()):
        last = min(quarter.last, end)
        _sell(chance, lots, place, (quarter.first, last), _wanted(number), by=people[Role.CASHIER])
        if quarter.last <= end:
            _settle(quarter, people)


def close_quarters(people: Mapping[str, User]) -> None:
    """Close the quarters that are over, and the year, once all that happened in them is written down. One is revised.

    The figures of a quarter are those of its trainings, fairs, help and visits too.
    """
    chance = random.Random(f"closings of {current_council().slug}")
    place = Location.objects.get(kind=LocationKind.SHOWROOM)
    for number, quarter in enumerate(quarters()):
        close(quarter, people)
        if number == QUARTERS - 2:
            _revise(chance, _brought(), place, quarter.before, people)


def close(period: Period, people: Mapping[str, User], *, reason: str = "", days: int = 20) -> Snapshot:
    """Close a period some days after its end: staff prepares and explains, the chair approves. A year follows its
    fourth quarter."""
    at = min(now(), start_of(period.last + timedelta(days=days)) + timedelta(hours=10))
    with standing_at(at):
        closing = prepare(period, by=people[Role.STAFF], reason=reason)
        explain(closing, {one["code"]: _EXPLAINED for one in closing.soundness})
        snapshot = approve(closing, by=people[Role.CHAIR])
    if period.quarter == 4 and not reason and Snapshot.objects.filter(period=Period(period.year, 1).code).exists():
        close(Period(period.year), people, days=days + 5)
    return snapshot


def _wanted(number: int) -> int:
    """Return how many sales the quarter of this number sees, the oldest being 0."""
    return round(_A_QUARTER[current_council().slug] * _BUSY[quarters()[number].quarter] * _GROWTH**number)


def _brought() -> list[Lot]:
    """Return the lots that were taken in as the history began."""
    return list(Lot.objects.filter(taken_in_on=quarters()[0].first - _BEFORE).select_related("maker").order_by("pk"))


def _bring(chance: random.Random, place: Location, begin: date, *, by: User) -> list[Lot]:
    """Take in pieces of many makers as the history begins, as many as it sells."""
    shown = Product.objects.filter(state=ProductState.PUBLISHED, price__gt=0, lots=None).exclude(kind="one")
    first_of_each: dict[UUID, Product] = {}
    for product in shown.select_related("maker").order_by("published_at", "pk"):
        first_of_each.setdefault(product.maker_id, product)
    chosen = list(first_of_each.values())[: SELLERS[current_council().slug]]
    each = _PIECES_A_SALE * sum(map(_wanted, range(QUARTERS))) / len(chosen)
    with standing_at(start_of(begin - _BEFORE)):
        coming = [
            Coming(
                product=product,
                maker=product.maker,
                pieces=round(each * chance.uniform(1.1, 1.7)) + _LATE_PIECES,
                price=product.price or 0,
                terms=Terms(**{**TERMS.__dict__, "agreed_price": product.price or 0}).as_json(),
                location=place,
                term_days=4 * TERM,
                grace_days=4 * TERM,
            )
            for product in chosen
        ]
        return add_lots(coming, by=by)


def _sell(
    chance: random.Random,
    lots: Sequence[Lot],
    place: Location,
    days: tuple[date, date],
    wanted: int,
    *,
    by: User,
) -> None:
    """Sell about so many pieces over some days, week by week, as a till's batch."""
    first, last = days
    span = (last - first).days
    on_days = sorted(first + timedelta(days=chance.randrange(span + 1)) for _ in range(wanted if span > 0 else 0))
    left = {lot: there.get(place.pk, 0) for lot, there in levels_of(lot.pk for lot in lots).items()}
    told = [
        _told(chance, [lot for lot in lots if left.get(lot.pk, 0) > _LATE_PIECES], left, place, day) for day in on_days
    ]
    for _week, group in groupby(told, key=lambda one: one.device_at and one.device_at.isocalendar()[:2]):
        sales = list(group)
        with standing_at(max(one.device_at for one in sales if one.device_at) + timedelta(minutes=5)):
            record_sales(sales, by=by)


def _told(chance: random.Random, lots: Sequence[Lot], left: dict[UUID, int], place: Location, day: date) -> SaleTold:
    lot = chance.choice(lots)
    at = start_of(day) + timedelta(hours=9, minutes=chance.randrange(0, 420))
    channel = chance.choices([one for one, _ in _CHANNELS], [weight for _, weight in _CHANNELS])[0]
    pieces = chance.choice((1, 1, 1, 2))
    left[lot.pk] -= pieces
    total = lot.price * pieces
    return SaleTold(
        id=new_id(),
        channel=channel,
        location=place.pk,
        lines=(LineTold(pieces, lot=lot.pk),),
        tenders=(TenderTold("cash", (total + 50) // 100 * 100),),
        device_at=at,
    )


def _settle(quarter: Period, people: Mapping[str, User]) -> None:
    """Bring the cash to the bank and pay what the quarter sold."""
    with standing_at(start_of(quarter.last + timedelta(days=9)) + timedelta(hours=10)):
        if (drawer := balance("cash_drawer")) > 0:
            move_money("cash_drawer", "bank", drawer, reason="Setoran kas galeri", by=people[Role.TREASURER])
        run = settlements.preview(quarter.last, by=people[Role.STAFF])
        settlements.approve(run, by=people[Role.TREASURER])
        settlements.post(run, by=people[Role.STAFF])


def _revise(
    chance: random.Random, lots: Sequence[Lot], place: Location, quarter: Period, people: Mapping[str, User]
) -> None:
    """Record sales of a fair that came in after a quarter was approved, and approve the quarter again."""
    on = quarter.last - timedelta(days=10)
    makers = {lot.maker_id: lot for lot in lots}
    left = dict.fromkeys([lot.pk for lot in lots], 0)
    told = [_told(chance, [lot], left, place, on) for lot in list(makers.values())[:_LATE]]
    with standing_at(start_of(quarter.last + timedelta(days=130))):
        record_sales(told, by=people[Role.CASHIER])
    close(quarter, people, reason=_REASON, days=132)


def _put_up_links(chance: random.Random, begin: date, *, by: User) -> None:
    """Put links to the shop's pages into profiles, and let people follow them week by week."""
    with standing_at(start_of(begin)):
        links: list[tuple[Link, int]] = [
            (make_link(Target(page="products"), "instagram", name="Bio Instagram", by=by), 60),
            (make_link(Target(page="home"), "whatsapp", name="Profil WhatsApp", by=by), 35),
        ]
    weeks = (today() - begin).days // 7
    LinkDay.objects.bulk_create(
        LinkDay.of_scope(
            link=link,
            on=begin + timedelta(days=7 * week),
            visits=round(chance.randrange(busy // 2, busy) * (1 + week / 80)),
            machines=chance.randrange(9),
            baskets=chance.randrange(1 + busy // 12),
        )
        for link, busy in links
        for week in range(weeks)
    )
