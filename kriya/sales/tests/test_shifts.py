"""A drawer from float to blind count; its reports never change, and what comes late is told beside them."""

import pytest
from django.db import DatabaseError, connection

from kriya.core.checks.running import run_checks
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.actions.shifts import close_shift, move_cash, open_shift
from kriya.sales.actions.tills import change_secret, is_revoked, register_till, revoke_till, till_of
from kriya.sales.models import Sale, SaleLine, Shift, ShiftReport, Task, TaskKind
from kriya.sales.queries.shifts import figures, missing_counters, open_shifts, reported
from kriya.sales.told import TenderTold
from tests.trade import showroom, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.till, made.secret = register_till("Kasir 1", "a1", made.place, by=None)
    return made


def sell(at, shift, counter, *lines, **more):
    return record_sale(told(at, *lines, shift=shift.pk, counter=counter, **more), till=at.till)


def test_a_till_is_known_by_its_secret_alone(at):
    with council_scope(at.council):
        assert till_of(at.secret) == at.till
        assert till_of("") is None
        assert till_of(at.secret[:-1]) is None
        newer = change_secret(at.till)
        assert (till_of(at.secret), till_of(newer)) == (None, at.till)
        assert at.secret not in str(vars(at.till).values())


@pytest.mark.parametrize(("prefix", "code"), [("1A", "till_prefix_wrong"), ("TOOLONG", "till_prefix_wrong"), ("A1", "till_taken")])  # fmt: skip
def test_a_prefix_is_short_and_nobody_elses(at, prefix, code):
    with council_scope(at.council), pytest.raises(Refused, match=code):
        register_till("Kasir 2", prefix, at.place, by=None)


def test_a_till_is_revoked_once_with_a_reason(at):
    with council_scope(at.council):
        revoke_till(at.till, reason="hilang di pameran", by=None)
        assert is_revoked(at.till)
        with pytest.raises(Refused, match="till_revoked_already"):
            revoke_till(at.till, reason="lagi", by=None)


def test_the_figures_of_a_shift_are_its_sales_refunds_and_cash(at, count_queries):
    with council_scope(at.council):
        scarf = at.lot()
        shift = open_shift(at.till, opening_cash=200_000)
        sell(at, shift, 1, (scarf, 2), off=10_000)
        sell(at, shift, 4, (scarf, 1), tenders=(TenderTold("qris", 100_000),))
        sale = Sale.objects.get(counter=1)
        refund(sale, [Back(SaleLine.objects.get(sale=sale).pk, 1)], reason="kembali", by=None, shift=shift)
        move_cash(shift, kind="in", amount=50_000, reason="uang kecil")
        move_cash(shift, kind="out", amount=30_000, reason="beli plastik")
        with count_queries(7):
            told_ = figures(shift)
        assert (told_.sales, told_.total, told_.discount, told_.missing) == (2, 290_000, 10_000, 2)
        assert told_.tenders == {"cash": 190_000, "qris": 100_000}
        assert told_.refund_tenders == {"cash": 95_000}
        assert told_.expected_cash == 200_000 + 190_000 - 95_000 + 50_000 - 30_000
        assert missing_counters(at.till.pk) == [2, 3]
        assert list(open_shifts()) == [shift]
        assert balance(Account.CASH_DRAWER) == told_.expected_cash


@pytest.mark.parametrize("counted", [290_000, 300_000, 310_000])
def test_closing_brings_the_counted_cash_to_the_office_and_what_differs_to_over_or_short(at, counted):
    with council_scope(at.council):
        shift = open_shift(at.till, opening_cash=200_000)
        sell(at, shift, 1, (at.lot(), 1))
        report = close_shift(shift, counted=counted, reason="uang kembali salah")
        assert report.number.startswith("Z/")
        assert report.figures["expected_cash"] == 300_000
        assert balance(Account.CASH_DRAWER) == 0
        assert balance(Account.OVER_SHORT) == 300_000 - counted
        assert balance(Account.CASH_OFFICE) == counted - 200_000
        assert Task.objects.filter(kind=TaskKind.CASH_DIFFERS).count() == (counted != 300_000)
        assert not open_shifts().exists()


def test_a_sale_that_comes_after_the_z_stands_in_a_supplement_and_the_z_is_as_it_was(at):
    """trap:30 — its cash was in the drawer when it was counted, and was called over."""
    with council_scope(at.council):
        scarf = at.lot()
        shift = open_shift(at.till, opening_cash=0)
        sell(at, shift, 1, (scarf, 1))
        first = close_shift(shift, counted=200_000, reason="lebih")
        assert balance(Account.OVER_SHORT) == -100_000
        before = dict(first.figures)
        sell(at, shift, 2, (scarf, 1))
        first.refresh_from_db()
        assert first.figures == before
        second = ShiftReport.objects.get(supplement=1)
        assert (second.number, second.figures["sales"], second.figures["total"]) == (first.number, 1, 100_000)
        assert (balance(Account.OVER_SHORT), balance(Account.CASH_DRAWER)) == (0, 0)
        assert reported(shift) == figures(shift)
        assert Task.objects.filter(kind=TaskKind.AFTER_CLOSING).count() == 1
        move_cash(shift, kind="out", amount=5_000, reason="parkir, lupa dicatat")
        assert ShiftReport.objects.get(supplement=2).figures["cash_out"] == 5_000
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_shifts_cash_and_closing_sent_again_are_one_each(at):
    with council_scope(at.council):
        keys, when = [new_id() for _key in range(3)], now()
        for _time in range(3):
            shift = open_shift(at.till, opening_cash=10_000, key=keys[0], device_at=when)
            move_cash(shift, kind="in", amount=1_000, reason="uang kecil", key=keys[1], device_at=when)
            report = close_shift(shift, counted=11_000, key=keys[2], device_at=when)
        assert (Shift.objects.count(), ShiftReport.objects.count()) == (1, 1)
        assert report.figures["cash_in"] == 1_000
        with pytest.raises(Refused, match="shift_other_payload"):
            close_shift(shift, counted=12_000, key=keys[2], device_at=when)
        with pytest.raises(Refused, match="shift_closed_already"):
            close_shift(shift, counted=11_000)
        with pytest.raises(Refused, match="shift_other_payload"):
            open_shift(at.till, opening_cash=99, key=keys[0], device_at=when)


@pytest.mark.parametrize(("fields", "code"), [({"amount": 0}, "amount_not_positive"), ({"kind": "x"}, "amount_not_positive"), ({"reason": " "}, "reason_missing")])  # fmt: skip
def test_cash_moves_with_a_direction_an_amount_and_a_reason(at, fields, code):
    with council_scope(at.council):
        shift = open_shift(at.till, opening_cash=0)
        with pytest.raises(Refused, match=code):
            move_cash(shift, **{"kind": "in", "amount": 5, "reason": "x", **fields})


def test_a_report_is_written_once_and_the_check_proves_it(at, owner):
    with council_scope(at.council):
        close_shift(open_shift(at.till, opening_cash=0), counted=0)
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        council_scope(at.council),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE sales_shiftreport SET number = 'Z/2026/0099'")
    owner.execute("ALTER TABLE sales_shiftreport DISABLE TRIGGER never_changes")
    try:
        with owner.transaction():
            owner.execute("SELECT set_config('kriya.council', %s, true)", [str(at.council.pk)])
            owner.execute("UPDATE sales_shiftreport SET figures = figures || '{\"total\": 5}'")
    finally:
        owner.execute("ALTER TABLE sales_shiftreport ENABLE TRIGGER never_changes")
    lines = next(result.differences for result in run_checks() if result.name == "shift reports unchanged")
    assert ["was changed" in lines[0], "what its reports do not tell" in lines[1]] == [True, True]
