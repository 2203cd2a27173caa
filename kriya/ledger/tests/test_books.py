"""The books: they sum to zero, say so by themselves, and are written once."""

from datetime import timedelta

import psycopg
import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.actions.cash import move_money, record_opening
from kriya.ledger.actions.makers import credit, deduct, give_advance
from kriya.ledger.actions.numbering import next_number, next_numbers
from kriya.ledger.actions.posting import Line, post, reverse
from kriya.ledger.models import Account, Entry, NumberKind, Source, Transaction
from kriya.ledger.queries.balances import balance, owed_by_maker, owed_to, trust
from kriya.ledger.queries.statements import statement
from kriya.makers.actions.merge.merging import merge_makers
from kriya.makers.actions.merge.undoing import undo_merge
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def here():
    return build.pekalongan()


@pytest.fixture
def tejo(here):
    with council_scope(here):
        return build.maker("Batik Tejo")


def sold(maker, net, commission):
    """A sale in cash as the books see it."""
    lines = [
        Line(Account.CASH_DRAWER, net + commission),
        Line(Account.MAKER, -net, maker=maker.pk, payable_on=today()),
        Line(Account.COMMISSION, -commission),
    ]
    return post(Source.SALE, lines, document=new_id())


def test_what_a_maker_is_owed_is_the_sum_of_its_entries(here, tejo):
    with council_scope(here):
        sold(tejo, 70_000, 30_000)
        give_advance(tejo, 20_000, reason="beli malam", by=None)
        deduct(tejo, 5_000, reason="label hilang", by=None)
        credit(tejo, 1_000, reason="salah hitung", by=None)
        owed = owed_to(tejo.pk)
        assert (owed.money, owed.advance, owed.total) == (66_000, 20_000, 46_000)
        assert balance(Account.COMMISSION) == -34_000
        held = trust()
        assert (held.owed, held.sum_of_makers, held.advances, held.on_hand) == (66_000, 66_000, 20_000, 80_000)
        assert held.is_proved
        assert held.covered


def test_a_balance_of_yesterday_is_not_changed_by_what_happens_today(here, tejo):
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=False), council_scope(here):
        sold(tejo, 70_000, 30_000)
        then, day = now(), today()
    with council_scope(here):
        sold(tejo, 7_000, 3_000)
        post(
            Source.CREDIT,
            [Line(Account.OPENING, 500), Line(Account.MAKER, -500, maker=tejo.pk, payable_on=day)],
            happened_at=then - timedelta(days=9),
        )
        assert owed_to(tejo.pk, at=then).total == 70_000, "what happened before, but came later, counts later"
        assert owed_to(tejo.pk).total == 77_500
        told = statement(tejo.pk, until=day)
        assert (told.opening, told.closing, len(told.lines)) == (0, 70_000, 1)
        later = statement(tejo.pk, since=day + timedelta(days=1))
        assert (later.opening, later.closing) == (70_000, 77_500)
        assert [line.balance for line in later.lines] == [77_000, 77_500]


def test_a_transaction_that_does_not_sum_to_zero_is_refused_before_and_by_the_database(here):
    with council_scope(here), pytest.raises(Refused, match="transaction_unbalanced"):
        post(Source.MOVE, [Line(Account.BANK, 5), Line(Account.CASH_OFFICE, -4)])
    with council_scope(here):
        assert not Transaction.objects.exists()


def raw(sql, *arguments):
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)


def write_past_the_code(council, *statements):
    with council_scope(council):
        for sql, *arguments in statements:
            raw(sql, *arguments)


def write_as_owner(owner, council, sql):
    with owner.transaction():
        owner.execute("SELECT set_config('kriya.council', %s, true)", [str(council.pk)])
        owner.execute(sql)


ENTRY = "INSERT INTO ledger_entry (id, council_id, transaction_id, account, amount, posted_at) VALUES (%s, %s, %s, %s, %s, (SELECT posted_at FROM ledger_transaction WHERE id = %s))"


@pytest.mark.parametrize("amounts", [(1,), (5, -4), (5, -5), (1_000_000, -1_000_000)])
def test_nobody_adds_entries_to_a_transaction_past_the_code_not_even_balanced_ones(here, amounts):
    with council_scope(here):
        posted = record_opening(Account.BANK, 1_000, reason="awal", by=None)
    with pytest.raises(IntegrityError, match=r"sum to zero|entries and says"):
        write_past_the_code(
            here, *((ENTRY, new_id(), here.pk, posted.pk, "bank", amount, posted.pk) for amount in amounts)
        )
    with council_scope(here):
        assert balance(Account.BANK) == 1_000


def test_nobody_writes_an_unbalanced_transaction_past_the_code(here):
    made = "INSERT INTO ledger_transaction (id, council_id, source, happened_at, happened_on, posted_at, lines, note, payload_hash) VALUES (%s, %s, 'move', now(), now(), now(), 2, '', '')"
    key = new_id()
    entries = [(ENTRY, new_id(), here.pk, key, account, amount, key) for account, amount in (("bank", 7), ("qris", -6))]
    with pytest.raises(IntegrityError, match="does not sum to zero"):
        write_past_the_code(here, (made, key, here.pk), *entries)
    with pytest.raises(IntegrityError, match="has 0 entries and says 2"):
        write_past_the_code(here, (made, key, here.pk))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET amount = amount * 2",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_transaction SET posted_at = now() - interval '1 year'",
        "DELETE FROM ledger_transaction",
    ],
)
def test_the_books_can_be_neither_changed_nor_deleted(here, owner, statement):
    """As the application there is no right; as the owner of the tables the trigger refuses."""
    with council_scope(here):
        record_opening(Account.BANK, 1_000, reason="awal", by=None)
    with pytest.raises(DatabaseError, match="permission denied"), council_scope(here):
        raw(statement)
    with pytest.raises(psycopg.IntegrityError, match="written once"):
        write_as_owner(owner, here, statement)


def test_without_the_trigger_the_owner_could_change_them(here, owner):
    """Twin of the one above."""
    with council_scope(here):
        record_opening(Account.BANK, 1_000, reason="awal", by=None)
    with owner.transaction(force_rollback=True):
        owner.execute("ALTER TABLE ledger_entry DISABLE TRIGGER never_changes")
        owner.execute("SELECT set_config('kriya.council', %s, true)", [str(here.pk)])
        assert owner.execute("UPDATE ledger_entry SET amount = amount * 2").rowcount == 2


def test_a_mistake_is_reversed_once_by_its_opposite(here, tejo):
    with council_scope(here):
        wrong = sold(tejo, 70_000, 30_000)
        reverse(wrong, reason="salah pencet", by=None)
        assert owed_to(tejo.pk).total == 0
        assert balance(Account.CASH_DRAWER) == 0
        with pytest.raises(Refused, match="transaction_reversed_already"):
            reverse(wrong, reason="lagi", by=None)
        with pytest.raises(Refused, match="reason_missing"):
            reverse(wrong, reason=" ", by=None)


def test_the_same_key_posts_once_and_another_content_under_it_is_refused(here, tejo):
    key = new_id()
    with council_scope(here):
        for _time in range(3):
            give_advance(tejo, 20_000, reason="beli malam", by=None, key=key)
        assert owed_to(tejo.pk).advance == 20_000
        with pytest.raises(Refused, match="transaction_other_payload"):
            give_advance(tejo, 30_000, reason="beli malam", by=None, key=key)


@pytest.mark.parametrize(("amount", "reason", "code"), [(0, "x", "amount_not_positive"), (-5, "x", "amount_not_positive"), (5, "  ", "reason_missing")])  # fmt: skip
def test_an_advance_needs_an_amount_and_a_reason(here, tejo, amount, reason, code):
    with council_scope(here):
        with pytest.raises(Refused, match=code):
            give_advance(tejo, amount, reason=reason, by=None)
        assert not Entry.objects.exists()


def test_money_moves_between_places_of_money_only(here):
    with council_scope(here):
        record_opening(Account.CASH_OFFICE, 100_000, reason="kas awal", by=None)
        move_money(Account.CASH_OFFICE, Account.BANK, 60_000, reason="setor", by=None)
        assert (balance(Account.CASH_OFFICE), balance(Account.BANK)) == (40_000, 60_000)
        with pytest.raises(Refused, match="not_a_money_account"):
            move_money(Account.MAKER, Account.BANK, 1, reason="tidak", by=None)


def test_the_money_of_a_merged_maker_is_the_kept_ones_and_comes_apart_again(here, tejo):
    with council_scope(here):
        twin = build.maker("Batik Tejo Lama")
        sold(tejo, 70_000, 30_000)
        sold(twin, 7_000, 3_000)
        merge = merge_makers(tejo, twin, choices={}, by=None)
        assert owed_to(tejo.pk).total == 77_000
        assert owed_by_maker()[tejo.pk].total == 77_000
        assert twin.pk not in owed_by_maker()
        assert statement(tejo.pk).closing == 77_000
        assert trust().is_proved
        undo_merge(merge, by=None)
        assert owed_to(tejo.pk).total == 70_000


def test_numbers_of_papers_have_no_gaps_even_where_a_paper_was_refused(here):
    with council_scope(here):
        year = today().year
        assert next_number(NumberKind.INTAKE) == f"BAT/{year}/0001"
    with pytest.raises(ZeroDivisionError), council_scope(here):
        assert len(next_number(NumberKind.INTAKE)) / 0
    with council_scope(here):
        assert next_numbers(NumberKind.INTAKE, 3) == [f"BAT/{year}/{n:04}" for n in (2, 3, 4)]
        assert next_number(NumberKind.RETURN) == f"BAP/{year}/0001"


def test_the_checks_of_the_books_find_what_somebody_did_to_them_as_the_owner(here, tejo, owner):
    with council_scope(here):
        sold(tejo, 70_000, 30_000)
    assert all(result.ok for result in run_checks())
    owner.execute("ALTER TABLE ledger_entry DISABLE TRIGGER never_changes")
    try:
        write_as_owner(owner, here, "UPDATE ledger_entry SET amount = amount - 1 WHERE account = 'maker'")
    finally:
        owner.execute("ALTER TABLE ledger_entry ENABLE TRIGGER never_changes")
    (line,) = next(result.differences for result in run_checks() if result.name == "ledger sums to zero")
    assert "3 of 3 entries, which sum to -1" in line
    assert not next(result.ok for result in run_checks() if result.name == "trust is the sum of makers")
