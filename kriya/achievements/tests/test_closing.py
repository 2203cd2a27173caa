"""A period is counted, checked, explained and approved by a second person; then it stands, and a revision says why."""

from datetime import date

import psycopg
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare, send_back
from kriya.achievements.actions.publish import publish_numbers
from kriya.achievements.checks import publications_unchanged
from kriya.achievements.models import PeriodClosing, Snapshot
from kriya.achievements.period import Period
from kriya.achievements.queries.snapshots import current, newest_of, periods_published
from kriya.achievements.sheet import Sheet
from kriya.achievements.tests.sold import lots_of, sell
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.actions.makers import credit
from tests import build, trade

pytestmark = pytest.mark.usefixtures("real_db")

Q2 = Period(2026, 2)


@pytest.fixture
def at():
    return trade.showroom(makers=0)


@pytest.fixture
def sari(at):
    return build.member(at.council, Role.STAFF, "Sari")


@pytest.fixture
def wulan(at):
    return build.member(at.council, Role.CHAIR, "Wulan")


def explained(closing: PeriodClosing) -> PeriodClosing:
    return explain(closing, {one["code"]: "sudah diperiksa" for one in closing.soundness})


def closed(period: Period, sari, wulan, reason: str = "") -> Snapshot:
    return approve(explained(prepare(period, by=sari, reason=reason)), by=wulan)


def test_a_quarter_tells_what_happened_in_it_and_what_stood_at_its_end(at, sari, wulan):
    with council_scope(at.council):
        lots = lots_of(at, 8)
        sell(at, lots)
        sell(at, lots[:2], date(2026, 7, 1))
        snapshot = closed(Q2, sari, wulan)
        sheet = Sheet(snapshot.figures)
    assert (snapshot.as_of, sheet.days) == (date(2026, 6, 30), (date(2026, 4, 1), date(2026, 6, 30)))
    assert sheet["trade.sales"].value == sum(lot.price for lot in lots)
    assert sheet["trade.earned"].value == sum(lot.price * 7 // 10 for lot in lots)
    assert (sheet["trade.pieces"].value, sheet["trade.makers"].value) == (8, 8)
    assert sheet["makers.fostered"].value == 8
    assert (snapshot.prepared_by_name, snapshot.published_by_name) == ("Sari", "Wulan")


def test_whoever_prepared_does_not_approve(at, wulan):
    with council_scope(at.council):
        lots_of(at, 5)
        closing = explained(prepare(Q2, by=wulan))
        with pytest.raises(Refused, match="closing_same_person"):
            approve(closing, by=wulan)
        assert not Snapshot.objects.exists()


def test_the_database_holds_it_too(at, wulan):
    """Twin: past the action, the constraint refuses who approves what they prepared."""
    with council_scope(at.council):
        lots_of(at, 5)
        closing = prepare(Q2, by=wulan)
        closing.ended_as, closing.ended_at, closing.ended_by = "approved", timezone.now(), wulan
        with pytest.raises(IntegrityError, match="closing_approved_by_another"), transaction.atomic():
            closing.save()


def test_what_was_counted_for_approval_cannot_be_changed(at, sari):
    with council_scope(at.council):
        lots_of(at, 5)
        closing = prepare(Q2, by=sari)
        closing.figures = {}
        with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
            closing.save()


def test_a_check_that_did_not_pass_is_explained_first(at, sari, wulan):
    with council_scope(at.council):
        lots_of(at, 5)
        closing = prepare(Q2, by=sari)
        failed = {one["code"] for one in closing.soundness if not one["ok"]}
        assert {"known.district", "known.gender", "known.labour", "in_time"} <= failed
        with pytest.raises(Refused, match="closing_unexplained"):
            approve(closing, by=wulan)
        assert approve(explained(closing), by=wulan).soundness[0]["explanation"] == "sudah diperiksa"


def test_each_check_says_what_and_where(at, sari):
    with council_scope(at.council):
        lots_of(at, 5)
        district = next(one for one in prepare(Q2, by=sari).soundness if one["code"] == "known.district")
    assert district["found"]["id"] == "Kecamatan diketahui pada 0% binaan; 5 belum (paling sedikit 90%)."
    assert (district["page"], district["query"]) == ("makers:list", "status=fostered&kecamatan=-")


def test_books_that_do_not_agree_with_the_sales_block_a_period(at, sari, wulan, owner: psycopg.Connection):
    with council_scope(at.council):
        lots = lots_of(at, 6)
        sell(at, lots)
        assert next(one for one in prepare(Q2, by=sari).soundness if one["code"] == "books")["ok"]
    with owner.transaction():
        owner.execute("SELECT set_config('kriya.council', %s, true)", [str(at.council.pk)])
        owner.execute("ALTER TABLE sales_saleline DISABLE TRIGGER USER")
        owner.execute(
            "UPDATE sales_saleline SET net = net - 5, commission = commission + 5 WHERE position = 1 OR position = 0"
        )
        owner.execute("ALTER TABLE sales_saleline ENABLE TRIGGER USER")
    with council_scope(at.council):
        send_back(PeriodClosing.objects.get(), by=wulan, note="hitung lagi")
        closing = explained(prepare(Q2, by=sari))
        with pytest.raises(Refused, match="closing_blocked"):
            approve(closing, by=wulan)


def test_a_period_that_is_not_over_or_waits_already_is_not_prepared(at, sari):
    with council_scope(at.council):
        lots_of(at, 5)
        with pytest.raises(Refused, match="period_not_over"):
            prepare(Period(2099, 1), by=sari)
        prepare(Q2, by=sari)
        with pytest.raises(Refused, match="closing_open_already"):
            prepare(Q2, by=sari)


def test_a_revision_needs_a_reason_and_something_that_changed(at, sari, wulan):
    with council_scope(at.council):
        sell(at, lots_of(at, 6))
        closed(Q2, sari, wulan)
        with pytest.raises(Refused, match="reason_missing"):
            prepare(Q2, by=sari)
        with pytest.raises(Refused, match="closing_nothing_changed"):
            prepare(Q2, by=sari, reason="iseng")


def test_a_revision_tells_what_changed_and_the_first_said_stays(at, sari, wulan):
    """trap:38"""
    with council_scope(at.council):
        lots = lots_of(at, 8)
        sell(at, lots)
        first = closed(Q2, sari, wulan)
        sell(at, lots[:6], date(2026, 6, 2))
        second = closed(Q2, sari, wulan, "satu pameran terlambat")
        before, after = (sum(lot.price for lot in some) for some in (lots, lots + lots[:6]))
        assert {"code": "trade.sales", "dimension": "", "key": "", "before": before, "after": after} in second.changed
        assert (second.revision, second.reason) == (1, "satu pameran terlambat")
        assert Snapshot.objects.get(pk=first.pk).public == first.public
        assert newest_of("2026-T2") == second
        assert [one.pk for one in periods_published()] == [second.pk]
        assert publications_unchanged().differences == []


def test_a_revision_of_one_makers_sale_leaves_the_public_sum_as_it_was(at, sari, wulan):
    """trap:39 — the difference of two revisions would be the sale of one maker."""
    with council_scope(at.council):
        lots = lots_of(at, 8)
        sell(at, lots)
        first = closed(Q2, sari, wulan)
        sell(at, lots[:1], date(2026, 6, 2))
        second = closed(Q2, sari, wulan, "satu struk terlambat")
        was, now = Sheet(first.public)["trade.sales"], Sheet(second.public)["trade.sales"]
        assert (now.value, now.stands_since) == (was.value, date(2026, 6, 30))
        assert Sheet(second.figures)["trade.sales"].value == (was.value or 0) + lots[0].price
        assert not [one for one in second.changed if one["code"].startswith("trade.")]


def test_sales_of_few_makers_are_not_public_but_stand_in_the_office(at, sari, wulan):
    with council_scope(at.council):
        lots = lots_of(at, 4)
        sell(at, lots)
        snapshot = closed(Q2, sari, wulan)
        assert Sheet(snapshot.public)["trade.sales"].value is None
        assert Sheet(snapshot.figures)["trade.sales"].value == sum(lot.price for lot in lots)
        assert "contributions" not in snapshot.public
        assert str(lots[0].maker_id) not in str(snapshot.public)


def test_a_sent_back_closing_says_what_to_mend_and_the_next_one_may_be_approved(at, sari, wulan):
    with council_scope(at.council):
        lots_of(at, 5)
        closing = prepare(Q2, by=sari)
        with pytest.raises(Refused, match="reason_missing"):
            send_back(closing, by=wulan, note=" ")
        assert send_back(closing, by=wulan, note="lengkapi kecamatan").ended_note == "lengkapi kecamatan"
        with pytest.raises(Refused, match="closing_not_open"):
            approve(closing, by=wulan)
        assert closed(Q2, sari, wulan).period == "2026-T2"


def test_from_the_first_period_on_nobody_publishes_alone(at, sari, wulan):
    with council_scope(at.council):
        lots_of(at, 5)
        publish_numbers(by=wulan)
        closed(Q2, sari, wulan)
        with pytest.raises(Refused, match="numbers_by_period"):
            publish_numbers(by=wulan)
        newest = current()
        assert newest is not None
        assert newest.period == "2026-T2"


def test_money_given_beside_sales_is_no_sale(at, sari, wulan):
    with council_scope(at.council):
        lots = lots_of(at, 6)
        sell(at, lots)
        credit(lots[0].maker, 50_000, reason="bonus", by=sari)
        assert closed(Q2, sari, wulan).figures["indicators"]
