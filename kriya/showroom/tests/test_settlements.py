"""Settlements: each entry is paid once, by a second person's word, and what is below zero or too little waits."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.actions.makers import credit, deduct, give_advance
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import Account, NumberKind
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.makers.actions.merge.merging import merge_makers
from kriya.makers.actions.personal import change_bank_account
from kriya.makers.models import BankAccount
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import Sale, SaleLine
from kriya.showroom.actions import settlements
from kriya.showroom.actions.agreements import agree
from kriya.showroom.models import Settlement, SettlementItem, SettlementMaker, SettlementOutcome, SettlementState
from kriya.showroom.queries.settlements import lines, parts
from tests import build
from tests.trade import showroom, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = showroom()
    made.treasurer = build.member(made.council, "treasurer", "Ratna")
    made.chair = build.member(made.council, "chair", "Wulan")
    return made


def sell(at, lot, pieces=1, **more):
    sale = Sale.objects.get(pk=record_sale(told(at, (lot, pieces), **more)).sale)
    return sale, SaleLine.objects.get(sale=sale)


def settle(at, through=None):
    run = settlements.preview(through or today(), by=at.treasurer)
    settlements.approve(run, by=at.chair)
    return settlements.post(run, by=at.treasurer)


def part_of(run, maker):
    return SettlementMaker.objects.get(settlement=run, maker=maker)


def test_makers_are_paid_what_they_are_owed_and_then_owed_nothing(at):
    with council_scope(at.council):
        tejo, siti = at.makers
        sell(at, at.lot(tejo), 2)
        sell(at, at.lot(siti))
        BankAccount(maker=siti, bank="BPD", number="123", number_hash="x").save()
        run = settle(at)
        assert run.number == f"PL/{today().year}/0001"
        assert [(part.amount, part.method, part.receipt[:3]) for part in parts(run)] == [
            (140_000, "cash", "KW/"),
            (70_000, "bank", "KW/"),
        ]
        assert (owed_to(tejo.pk).total, owed_to(siti.pk).total) == (0, 0)
        assert balance(Account.BANK) == -70_000
        assert trust().is_proved
        again = settle(at)
        assert not SettlementMaker.objects.filter(settlement=again).exists()
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_whoever_made_a_run_does_not_approve_it_not_even_past_the_code(at):
    with council_scope(at.council):
        run = settlements.preview(today(), by=at.treasurer)
        with pytest.raises(Refused, match="settlement_same_person"):
            settlements.approve(run, by=at.treasurer)
        with pytest.raises(Refused, match="settlement_not_approved"):
            settlements.post(run, by=at.chair)
    with pytest.raises(IntegrityError, match="settlement_second_person"), council_scope(at.council):
        Settlement.objects.update(approved_by=at.treasurer)


def test_a_run_is_posted_once_however_often_it_is_asked_for(at):
    """trap:29"""
    with council_scope(at.council):
        sell(at, at.lot())
        run = settle(at)
        for _click in range(3):
            assert settlements.post(run, by=at.chair).number == run.number
        assert balance(Account.CASH_OFFICE) == 100_000 - 70_000
        with pytest.raises(Refused, match="settlement_finished"):
            settlements.cancel(run)


def test_only_one_run_is_open_and_a_cancelled_one_frees_its_entries(at):
    with council_scope(at.council):
        sell(at, at.lot())
        run = settlements.preview(today(), by=at.treasurer)
        with pytest.raises(Refused, match="settlement_open_already"):
            settlements.preview(today(), by=at.treasurer)
        settlements.cancel(run)
        assert not SettlementItem.objects.exists()
        assert settle(at).state == SettlementState.POSTED


def test_a_sale_that_comes_late_is_paid_by_the_next_run_and_the_posted_one_stays(at):
    """trap:26 — a range of dates would have skipped it."""
    with council_scope(at.council):
        scarf = at.lot()
        sell(at, scarf)
    with time_machine.travel(timezone.now() + timedelta(days=10)), council_scope(at.council):
        first = settle(at)
        sell(at, scarf, 2, device_at=timezone.now() - timedelta(days=20))
        second = settle(at)
        assert part_of(first, at.makers[0]).amount == 70_000
        assert part_of(second, at.makers[0]).amount == 140_000


def test_what_is_on_hold_waits_and_so_does_what_takes_it_back(at):
    with council_scope(at.council):
        held, free = at.lot(hold_days=14), at.lot()
        sale, line = sell(at, held)
        sell(at, free)
        refund(sale, [Back(line.pk, 1)], reason="kembali", by=None)
        run = settle(at)
        assert part_of(run, at.makers[0]).amount == 70_000, "the refund does not take what is due for another sale"
    with time_machine.travel(timezone.now() + timedelta(days=15)), council_scope(at.council):
        part = part_of(settle(at), at.makers[0])
        assert (part.amount, part.outcome, part.sales, part.refunds) == (0, SettlementOutcome.NOTHING, 70_000, -70_000)


def test_a_refund_after_the_payout_is_carried_below_zero_and_never_paid_out(at):
    """trap:27"""
    with council_scope(at.council):
        scarf = at.lot()
        sale, line = sell(at, scarf)
        settle(at)
        refund(sale, [Back(line.pk, 1)], reason="kembali", by=None)
        assert owed_to(at.makers[0].pk).total == -70_000
        part = part_of(settle(at), at.makers[0])
        assert (part.amount, part.outcome, part.transaction_id) == (-70_000, SettlementOutcome.NEGATIVE, None)
        sell(at, scarf, 3)
        part = part_of(settle(at), at.makers[0])
        assert (part.amount, part.sales, part.refunds, part.entries) == (140_000, 210_000, -70_000, 2)
        assert owed_to(at.makers[0].pk).total == 0
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_less_than_the_smallest_payout_waits(at):
    with council_scope(at.council):
        agree(None, from_on=today(), by=None, commission="flat", basis_points=3000, minimum_payout=100_000)
        scarf = at.lot()
        sell(at, scarf)
        assert part_of(settle(at), at.makers[0]).outcome == SettlementOutcome.BELOW_MINIMUM
        sell(at, scarf)
        assert part_of(settle(at), at.makers[0]).amount == 140_000
        agree(at.makers[0], from_on=today(), by=None, commission="flat", minimum_payout=0)
        sell(at, scarf)
        assert part_of(settle(at), at.makers[0]).amount == 70_000, "its own agreement goes before the standard"


def test_advances_deductions_and_credits_stand_in_the_run_with_their_reasons(at):
    with council_scope(at.council):
        tejo = at.makers[0]
        sell(at, at.lot(tejo), 2)
        give_advance(tejo, 30_000, reason="beli malam", by=None)
        deduct(tejo, 5_000, reason="ganti label", by=None)
        credit(tejo, 1_000, reason="salah hitung", by=None)
        run = settle(at)
        part = part_of(run, tejo)
        assert (part.sales, part.other, part.advances, part.amount) == (140_000, -4_000, -30_000, 106_000)
        told_ = {(line.source, line.amount, line.note) for line in lines(part)}
        assert ("advance", -30_000, "beli malam") in told_
        (sold,) = [line.sold for line in lines(part) if line.sold]
        assert (sold.pieces, sold.price, sold.rate, sold.commission) == (2, 100_000, 3000, 60_000)
        assert owed_to(tejo.pk).total == 0
        assert owed_to(tejo.pk).advance == 0


def test_what_is_taken_off_after_the_preview_stops_the_posting_until_it_is_worked_out_anew(at):
    with council_scope(at.council):
        scarf = at.lot()
        sale, line = sell(at, scarf, 2)
        run = settlements.preview(today(), by=at.treasurer)
        settlements.approve(run, by=at.chair)
        refund(sale, [Back(line.pk, 1)], reason="kembali", by=None)
        with pytest.raises(Refused) as no:
            settlements.post(run, by=at.treasurer)
        assert (no.value.code, no.value.facts) == ("settlement_changed_since", {"makers": 1})
        with pytest.raises(Refused, match="settlement_not_preview"):
            settlements.refresh(run)
        settlements.refresh(settlements.take_back_approval(run))
        settlements.approve(run, by=at.chair)
        settlements.post(run, by=at.treasurer)
        assert part_of(run, at.makers[0]).amount == 70_000


def test_a_sale_after_the_preview_does_not_stop_it_and_waits_for_the_next(at):
    with council_scope(at.council):
        scarf = at.lot()
        sell(at, scarf)
        run = settlements.preview(today(), by=at.treasurer)
        sell(at, scarf)
        settlements.approve(run, by=at.chair)
        settlements.post(run, by=at.treasurer)
        assert owed_to(at.makers[0].pk).total == 70_000


def test_a_payout_that_did_not_arrive_is_owed_again_and_paid_by_the_next_run(at):
    with council_scope(at.council):
        tejo = at.makers[0]
        sell(at, at.lot())
        give_advance(tejo, 10_000, reason="beli malam", by=None)
        part = part_of(settle(at), tejo)
        settlements.reverse(part, reason="rekening tutup", by=at.chair)
        assert owed_to(tejo.pk).total == 60_000
        with pytest.raises(Refused, match="settlement_reversed_already"):
            settlements.reverse(part, reason="lagi", by=at.chair)
        assert part_of(settle(at), tejo).amount == 60_000
        assert owed_to(tejo.pk).total == 0
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_a_maker_that_was_merged_is_paid_with_the_kept_one(at):
    with council_scope(at.council):
        tejo, siti = at.makers
        sell(at, at.lot(tejo))
        sell(at, at.lot(siti), 2)
        merge_makers(tejo, siti, choices={}, by=None)
        run = settle(at)
        assert [(part.maker, part.amount) for part in parts(run)] == [(tejo, 210_000)]
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_how_a_maker_is_paid_may_be_chosen_until_it_is_posted(at):
    with council_scope(at.council):
        sell(at, at.lot())
        run = settlements.preview(today(), by=at.treasurer)
        with pytest.raises(Refused, match="settlement_no_account"):
            settlements.choose_method(part_of(run, at.makers[0]), "bank")
        change_bank_account(at.makers[0], bank="Bank Jateng", number="3012345678", holder="Tejo")
        settlements.choose_method(part_of(run, at.makers[0]), "bank")
        settlements.approve(run, by=at.chair)
        settlements.post(run, by=at.treasurer)
        assert balance(Account.BANK) == -70_000
        with pytest.raises(Refused, match="settlement_finished"):
            settlements.choose_method(part_of(run, at.makers[0]), "cash")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE showroom_settlement SET state = 'preview'",
        "DELETE FROM showroom_settlementitem",
        "UPDATE showroom_settlementmaker SET amount = amount + 1, sales = sales + 1",
        "DELETE FROM showroom_settlement",
    ],
)
def test_what_was_paid_stays_by_the_database_itself(at, statement):
    with council_scope(at.council):
        sell(at, at.lot())
        settle(at)
    with pytest.raises(DatabaseError, match="stays as it is"), council_scope(at.council), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_entry_is_in_one_settlement_by_the_database_itself(at):
    with council_scope(at.council):
        sell(at, at.lot())
        run = settle(at)
        item = SettlementItem.objects.get(part__settlement=run)
        sell(at, at.lot())
        other = settlements.preview(today(), by=at.treasurer)
    with pytest.raises(IntegrityError, match="settlement_item_entry_once"), council_scope(at.council):
        SettlementItem(part=part_of(other, at.makers[0]), entry=item.entry).save(force_insert=True)


@pytest.mark.parametrize("makers", [1, 4])
def test_a_run_asks_as_often_for_many_makers_as_for_one(at, makers, count_queries):
    with council_scope(at.council):
        people = [build.maker(f"Perajin {number}") for number in range(makers)]
        for maker in people:
            sell(at, at.lot(maker))
            sell(at, at.lot(maker))
        with count_queries(7):  # two savepoints and their release; the run, parts, items
            run = settlements.preview(today(), by=at.treasurer)
        settlements.approve(run, by=at.chair)
        with count_queries(19):  # eleven for the money; who is told, and how
            settlements.post(run, by=at.treasurer)
        part = part_of(run, people[0])
        with count_queries(1):
            assert len(lines(part)) == 2


def test_a_number_that_no_paper_bears_is_told(at):
    with council_scope(at.council):
        sell(at, at.lot())
        settle(at)
    assert [result.differences for result in run_checks() if not result.ok] == []
    with council_scope(at.council):
        lost = next_number(NumberKind.RETURN)
    (line,) = next(result.differences for result in run_checks() if result.name == "numbers without gaps")
    assert line == f"pekalongan: no paper bears {lost}"
