"""The figures of the reports equal what was counted by hand, and the same counted in Python."""

from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.core.clock import now, today
from kriya.core.scoping import council_scope
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Lot, Movement
from kriya.ledger.models import Entry
from kriya.ledger.terms import Terms, discount_of_maker, part_of_pieces
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import RefundLine, Sale, SaleLine, VisitorTap
from kriya.showroom.actions.losses import answer_transfer, write_off
from kriya.showroom.actions.returns import hand_back
from kriya.showroom.reports.narrowed import By, Narrowed
from kriya.showroom.reports.queries.ageing import OWN, ageing, lots_held, quiet_lots
from kriya.showroom.reports.queries.hours import hours
from kriya.showroom.reports.queries.margin import margin, together
from kriya.showroom.reports.queries.selling import selling
from tests.trade import Showroom, showroom, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Any:
    made = showroom()
    with council_scope(made.council):
        yield made


def of(**more: Any) -> Narrowed:
    return Narrowed(**{"since": today() - timedelta(days=364), "until": today(), **more})


def sold(at: Showroom, *lines: tuple[Lot, int], days: int = 0, **more: Any) -> Sale:
    """Sell so many days ago."""
    when = now() - timedelta(days=days)
    return Sale.objects.get(pk=record_sale(told(at, *lines, device_at=when, **more)).sale)


def back(sale: Sale, pieces: int, **more: Any) -> None:
    refund(sale, [Back(SaleLine.objects.get(sale=sale).pk, pieces, **more)], reason="uji", by=None)


def test_pieces_that_came_in_are_sold_given_back_lost_or_still_there(at: Showroom) -> None:
    tejo, siti = at.makers
    scarf, shirt, vase = at.lot(tejo, days=40), at.lot(siti, pieces=4, days=10), at.public_goods(pieces=3)
    for days, pieces in ((30, 1), (20, 2), (5, 1)):
        sold(at, (scarf, pieces), days=days)
    back(sold(at, (scarf, 2), days=1), 1)
    hand_back(tejo, [(scarf, at.place, 2)], received_by="Tejo", by=None)
    write_off(shirt, at.place, 1, damaged=True, reason="sobek", by=None)
    lines, whole = selling(of())
    found = {one.key: one for one in lines}
    first = found[tejo.pk]
    assert (first.taken, first.sold, first.returned, first.gone, first.held) == (10, 5, 2, 0, 3)
    # Sold after 10, 20, 20, 35 and 39 days: the piece that came back is not sold.
    assert first.median == 20
    assert first.share == 0.5
    assert (found[siti.pk].taken, found[siti.pk].gone, found[siti.pk].median) == (4, 1, None)
    assert found[None].taken == 3
    assert (whole.lots, whole.taken, whole.sold, whole.median) == (3, 17, 5, 20)
    assert vase.maker_id is None


def test_of_one_place_counts_what_was_sold_and_lies_there(at: Showroom) -> None:
    scarf = at.lot()
    stall = at.places["stall"]
    sent = send(at.place, stall, [(scarf, 4)], by=None)
    answer_transfer(sent.lines.get(), accepted=4, by=None)
    sold(at, (scarf, 3), location=stall.pk)
    sold(at, (scarf, 1))
    here, there = (selling(of(location=place.pk))[1] for place in (at.place, stall))
    assert (here.taken, here.sold, here.held) == (6, 1, 5)
    assert (there.taken, there.sold, there.held) == (4, 3, 1)


def test_lots_that_came_in_on_other_days_are_left_out(at: Showroom) -> None:
    at.lot(days=40)
    assert selling(of(since=today() - timedelta(days=30)))[1].taken == 0
    assert selling(of(until=today() - timedelta(days=30)))[1].taken == 10


def test_stock_is_told_by_age_and_each_number_leads_to_its_lots(at: Showroom) -> None:
    tejo, siti = at.makers
    ages = {"0-30": (0, 30), "31-60": (31, 60), "61-90": (61, 90), "91-180": (91, 180), "181": (181, 900)}
    for first, last in ages.values():
        at.lot(tejo, pieces=2, price=10_000, days=first)
        at.lot(siti, pieces=1, price=50_000, days=last)
    at.public_goods(pieces=7, price=1_000)
    found = {one.key: one for one in ageing(of())}
    assert found[tejo.pk].pieces == dict.fromkeys(ages, 2)
    assert found[siti.pk].worth == dict.fromkeys(ages, 50_000)
    assert (found[None].all_pieces, found[None].all_worth) == (7, 7_000)
    for band in ages:
        lots = list(lots_held(of(), band=band, maker=tejo.pk))
        assert [(lot.held, lot.worth) for lot in lots] == [(2, 20_000)]
    assert [lot.held for lot in lots_held(of(), maker=OWN)] == [7]
    assert sum(lot.held for lot in lots_held(of())) == sum(one.all_pieces for one in found.values())


def test_goods_lie_still_from_their_last_sale_or_from_when_they_came(at: Showroom) -> None:
    never, lately, long_ago, gone = (at.lot(days=200) for _each in range(4))
    sold(at, (lately, 1), days=89)
    sold(at, (long_ago, 1), days=90)
    sold(at, (gone, 10), days=150)
    at.lot(days=89)
    quiet = list(quiet_lots(of(days=90)))
    assert [lot.pk for lot in quiet] == [never.pk, long_ago.pk]
    assert [lot.held for lot in quiet] == [10, 9]


def test_what_is_left_of_sales_is_whole_and_says_who_bore_discounts(at: Showroom) -> None:
    tejo = at.makers[0]
    shared = at.lot(tejo, price=100_000, discount_bearer="shared", maker_share=5_000, floor=9_000)
    own = at.public_goods(price=40_000)
    # 30.000 off two pieces: 20.000 above the floor are shared, the 10.000 below it the council bears.
    sold(at, (shared, 2), off=30_000)
    sold(at, (own, 3))
    back(sold(at, (shared, 1)), 1)
    (month,) = margin(of(by=By.MONTH))
    assert month.key == today().replace(day=1)
    assert (month.total, month.back, month.left, month.pieces) == (390_000, 100_000, 290_000, 5)
    assert (month.net, month.commission, month.own) == (133_000, 37_000, 120_000)
    assert (month.discount, month.borne) == (30_000, 20_000)
    assert month.left == month.net + month.commission + month.ppn + month.fee + month.own
    assert (month.cost, month.cost_unknown) == (0, 3)
    by_maker = {one.key: one for one in margin(of(by=By.MAKER))}
    assert by_maker[tejo.pk].left == 170_000
    assert by_maker[None].own == 120_000
    assert together(list(by_maker.values())).left == month.left


def test_sales_are_narrowed_by_days_place_and_channel(at: Showroom) -> None:
    lot = at.lot()
    sold(at, (lot, 1), days=3)
    stall = at.places["stall"]
    sold(at, (lot, 2), location=stall.pk, channel="exhibition")
    assert {one.key: one.left for one in margin(of(by=By.CHANNEL))} == {"exhibition": 200_000, "showroom": 100_000}
    assert margin(of(by=By.MONTH, location=stall.pk))[0].left == 200_000
    assert margin(of(by=By.MAKER, channel="showroom"))[0].left == 100_000
    assert margin(of(since=today())) == margin(of(since=today(), channel="exhibition"))


TERMS = st.fixed_dictionaries(
    {
        "basis_points": st.integers(0, 10_000),
        "discount_bearer": st.sampled_from(["council", "maker", "shared"]),
        "maker_share": st.integers(0, 10_000),
        "floor": st.integers(0, 10_000),
    }
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(TERMS, st.integers(1, 999_983), st.integers(1, 7), st.integers(0, 100), st.integers(0, 7)),
        min_size=1,
        max_size=5,
    )
)
def test_every_sum_of_sql_is_the_sum_of_the_rows_in_python(at: Showroom, deals: list[Any]) -> None:
    before = together(margin(of(by=By.CRAFT)))
    made = []
    for terms, price, pieces, share, returned in deals:
        lot = at.lot(at.makers[1], pieces=10, price=price, **terms)
        off = price * pieces * share // 100
        sale = sold(at, (lot, pieces), off=off) if price * pieces > off else None
        if sale is None:
            continue
        made.append(sale.pk)
        if returned:
            back(sale, min(returned, pieces))
    found = together(margin(of(by=By.CRAFT)))
    lines = SaleLine.objects.filter(sale__in=made).select_related("lot")
    backs = RefundLine.objects.filter(line__in=lines).select_related("line")
    for name in ("net", "commission", "ppn", "fee", "pieces"):
        counted = sum(getattr(line, name) for line in lines) - sum(getattr(one, name) for one in backs)
        assert getattr(found, name) - getattr(before, name) == counted, name
    borne = {
        line.pk: line.discount
        - discount_of_maker(Terms.of_json(line.lot.terms), price=line.price, pieces=line.pieces, discount=line.discount)
        for line in lines
    }
    given_back = sum(
        part_of_pieces(borne[one.line_id], pieces=one.line.pieces, first=one.first, count=one.pieces) for one in backs
    )
    assert found.borne - before.borne == sum(borne.values()) - given_back
    assert found.left - before.left == sum(line.total for line in lines) - sum(one.total for one in backs)
    # And the makers' part is what the books say.
    in_books = -sum(Entry.objects.filter(account="maker").values_list("amount", flat=True))
    assert found.net == in_books


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 4), st.integers(0, 4)), min_size=1, max_size=6))
def test_the_median_and_the_pieces_are_those_of_the_pieces(at: Showroom, deals: list[tuple[int, int, int]]) -> None:
    lot = at.lot(at.makers[0], pieces=40, days=60)
    _lines, before = selling(of())
    for days, pieces, returned in deals:
        sale = sold(at, (lot, pieces), days=days)
        if returned:
            back(sale, min(returned, pieces))
    lines, whole = selling(of())
    spans = []
    for line in SaleLine.objects.select_related("sale", "lot").prefetch_related("refund_lines"):
        kept = line.pieces - sum(one.pieces for one in line.refund_lines.all())
        spans += [(line.sale.happened_on - line.lot.taken_in_on).days] * kept
    assert whole.median == (median(spans) if spans else None)
    assert whole.sold == len(spans)
    # Nothing came or went by another way, so what came in is what the movements say.
    taken = sum(Movement.objects.filter(reason="intake").values_list("pieces", flat=True))
    assert whole.taken == taken == sum(one.taken for one in lines)
    assert before.taken == taken


def test_sales_and_visitors_fall_on_the_weekday_and_hour_of_the_councils_clock(at: Showroom) -> None:
    lot = at.lot()
    monday = date(2026, 11, 16)
    # 02.30 UTC is 09.30 in Pekalongan; 18.30 UTC on Sunday is half past one on Monday.
    for instant in (datetime(2026, 11, 16, 2, 30, tzinfo=UTC), datetime(2026, 11, 15, 18, 30, tzinfo=UTC)):
        record_sale(told(at, (lot, 1), device_at=instant))
        VisitorTap(location=at.place, people=4, at=instant, on=monday).save()
    VisitorTap(location=at.places["stall"], people=2, at=datetime(2026, 11, 16, 2, 59, tzinfo=UTC), on=monday).save()
    found = hours(of(since=date(2026, 11, 1), until=date(2026, 11, 29)))
    assert found.sales == {(1, 9): 1, (1, 1): 1}
    assert found.totals == {(1, 9): 100_000, (1, 1): 100_000}
    assert found.visitors == {(1, 9): 6, (1, 1): 4}
    assert found.span == range(1, 10)
    assert hours(of(location=at.place.pk)).visitors == {(1, 9): 4, (1, 1): 4}
