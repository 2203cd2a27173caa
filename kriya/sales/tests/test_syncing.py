"""What a till sends lands once, in any order; what is bad is kept aside with its money, and stops nothing."""

import json
from datetime import timedelta

import pytest
from django.db import OperationalError

from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.actions import recording
from kriya.sales.actions.quarantine import resolve
from kriya.sales.actions.shifts import open_shift
from kriya.sales.actions.syncing import MOST_MESSAGES, receive
from kriya.sales.actions.tills import register_till, revoke_till
from kriya.sales.models import CashMovement, QuarantinedSale, Sale, Shift, ShiftClosing, Task, TaskKind, Till
from kriya.sales.queries.shifts import figures
from kriya.sales.told import read_sale
from tests import build
from tests.trade import message, showroom

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.till, _secret = register_till("Kasir 1", "A1", made.place, by=None)
        made.shift = open_shift(made.till, opening_cash=100_000)
        made.scarf = made.lot(pieces=100)
    return made


def sale(at, **more):
    return message(at, (at.scarf, 1), shift=at.shift.pk, **more)


def send(at, *messages, **more):
    return receive(at.till, messages, **{"device_now": now(), **more})


BAD = {
    "an unknown lot": lambda said: said["lines"][0].update(lot=str(new_id())),
    "no lines": lambda said: said.update(lines=[]),
    "pieces that are no whole number": lambda said: said["lines"][0].update(pieces=1.5),
    "pieces below zero": lambda said: said["lines"][0].update(pieces=-1),
    "a price beyond bounds": lambda said: said["lines"][0].update(price=10**13),
    "a total that the database cannot hold": lambda said: said["lines"][0].update(price=10**12, pieces=99_999),
    "another version": lambda said: said.update(version=99),
    "no instant": lambda said: said.update(device_at="kemarin"),
    "an instant without a zone": lambda said: said.update(device_at="2026-01-01T10:00:00"),
    "money that does not add up": lambda said: said["tenders"].append({"kind": "qris", "amount": 7_777}),
    "a place of nobody": lambda said: said.update(location=str(new_id())),
    "an unknown way to pay": lambda said: said["tenders"].append({"kind": "emas", "amount": 1}),
    "signs that no database holds": lambda said: said.update(note="\x00\ud800", lines="x\x00"),
    "lines that are no lines": lambda said: said.update(lines=[None]),
}


@pytest.mark.parametrize("what", BAD)
def test_one_bad_sale_of_ten_is_kept_aside_with_its_money_and_nine_land(at, what):
    """trap:16"""
    messages = [sale(at) for _number in range(10)]
    BAD[what](messages[3])
    with council_scope(at.council):
        answers = send(at, *messages)
        assert [one.status for one in answers].count("recorded") == 9
        assert answers[3].status == "quarantined"
        assert [one.id for one in answers] == [one["id"] for one in messages]
        aside = QuarantinedSale.objects.get()
        assert json.loads(aside.payload)["id"] == messages[3]["id"]
        assert aside.tenders["cash"] == 100_000
        told = figures(at.shift)
        assert (told.sales, told.quarantines) == (9, 1)
        assert told.expected_cash == 100_000 + 10 * 100_000
        assert balance(Account.CASH_DRAWER) == told.expected_cash
        assert trust().is_proved
        assert Task.objects.filter(kind=TaskKind.QUARANTINE).count() == 1
    with council_scope(at.council):
        again = send(at, *messages)
        assert {one.status for one in again} == {"again", "quarantined"}
        assert QuarantinedSale.objects.count() == 1
        assert balance(Account.CASH_DRAWER) == 1_100_000


@pytest.mark.parametrize("rubbish", [None, 7, "x", [], {}, {"kind": "?"}, {"kind": "shift_opened"}, {"id": 5}])
def test_rubbish_is_kept_aside_and_the_next_one_lands(at, rubbish):
    with council_scope(at.council):
        first, second = send(at, rubbish, sale(at))
        assert (first.status, second.status) == ("quarantined", "recorded")


def test_another_content_under_a_recorded_id_is_flagged_and_its_money_not_counted_twice(at):
    """trap:14"""
    first = sale(at)
    other = {**first, "note": "berubah"}
    with council_scope(at.council):
        send(at, first)
        assert send(at, other)[0].code == "sale_other_payload"
        assert Task.objects.get().kind == TaskKind.OTHER_PAYLOAD
        assert figures(at.shift).expected_cash == 200_000
        assert [one.status for one in send(at, first, other)] == ["again", "quarantined"]
        assert QuarantinedSale.objects.count() == 1


def test_a_revoked_tills_sales_are_kept_aside_not_lost(at):
    with council_scope(at.council):
        revoke_till(at.till, reason="hilang", by=None)
        (answer,) = send(at, sale(at))
        assert (answer.status, answer.code) == ("quarantined", "till_revoked")
        assert balance(Account.SUSPENSE) == -100_000
        assert not Sale.objects.exists()


def test_what_was_kept_aside_is_recorded_once_its_lot_is_known_and_its_money_stays_counted_once(at):
    said = sale(at)
    said["lines"][0]["lot"] = str(new_id())
    with council_scope(at.council):
        send(at, said)
        aside = QuarantinedSale.objects.get()
        said["lines"][0]["lot"] = str(at.scarf.pk)
        resolve(aside, as_sale=read_sale(said), note="label salah cetak", by=None)
        assert owed_to(at.makers[0].pk).total == 70_000
        assert (balance(Account.SUSPENSE), balance(Account.CASH_DRAWER)) == (0, 200_000)
        assert figures(at.shift).expected_cash == 200_000
        with pytest.raises(Refused, match="quarantine_resolved_already"):
            resolve(aside, note="lagi", by=None)


def test_what_was_no_sale_takes_its_money_out_again(at):
    with council_scope(at.council):
        send(at, sale(at, lines=[]))
        resolve(QuarantinedSale.objects.get(), note="percobaan", by=None)
        assert (balance(Account.SUSPENSE), balance(Account.CASH_DRAWER)) == (0, 100_000)
        assert figures(at.shift).expected_cash == 100_000


DRAWER = {
    "shift_opened": {"opening_cash": 50_000, "cashier_name": "Dimas"},
    "cash_moved": {"direction": "out", "amount": 5_000, "reason": "parkir"},
    "shift_closed": {"counted": 45_000, "reason": "receh"},
}


def day_of_drawer(cashier):
    key, when = str(new_id()), now().isoformat()
    told = [
        {"kind": kind, "id": str(new_id()), "shift": key, "device_at": when, "cashier": cashier, **said}
        for kind, said in DRAWER.items()
    ]
    return [{**told[0], "id": key}, *told[1:]]


@pytest.mark.parametrize("role", ["cashier", "curator", "nobody"])
def test_a_cashier_is_kept_as_a_name_and_as_a_person_who_may_sell_here(at, role):
    dimas = build.person("Dimas") if role == "nobody" else build.member(at.council, role, "Dimas")
    known = dimas if role == "cashier" else None
    with council_scope(at.council):
        assert {one.status for one in send(at, *day_of_drawer(dimas.pk))} == {"recorded"}
        shift = Shift.objects.exclude(pk=at.shift.pk).get()
        assert (shift.cashier, shift.cashier_name) == (known, "Dimas")
        assert (CashMovement.objects.get().by, ShiftClosing.objects.get().by) == (known, known)


@pytest.mark.parametrize("cashier", ["x", 1.5, True, -1, 10**30, [1]])
def test_a_cashier_who_is_nobody_stops_nothing(at, cashier):
    with council_scope(at.council):
        assert {one.status for one in send(at, *day_of_drawer(cashier))} == {"recorded"}


def test_a_message_that_changed_since_it_was_sealed_is_kept_aside_with_its_money_and_the_rest_lands(at):
    def sealed(said):
        return {**said, "hash": digest_of(said)}

    opened, moved, _closed = day_of_drawer(None)
    changed = {**sealed(sale(at)), "tenders": [{"kind": "cash", "amount": 70_000}]}
    batch = [sealed(sale(at)), changed, sealed(opened), {**sealed(moved), "amount": 5_000_000}, sealed(sale(at))]
    with council_scope(at.council):
        answers = send(at, *batch)
        assert [one.status for one in answers] == ["recorded", "quarantined", "recorded", "quarantined", "recorded"]
        assert {one.code for one in answers} == {"", "message_damaged"}
        assert sorted(QuarantinedSale.objects.values_list("tenders", flat=True), key=len) == [{}, {"cash": 70_000}]
        assert figures(at.shift).expected_cash == 100_000 + 2 * 100_000 + 70_000
        assert balance(Account.CASH_DRAWER) == 100_000 + 270_000 + 50_000
        assert [one.status for one in send(at, *batch)].count("quarantined") == 2
        assert QuarantinedSale.objects.count() == 2


def test_a_sale_whose_shift_could_not_be_read_is_kept_aside_with_it(at):
    key = str(new_id())
    opened = {"kind": "shift_opened", "id": key, "opening_cash": "banyak", "device_at": now().isoformat()}
    with council_scope(at.council):
        assert send(at, message(at, (at.scarf, 1), shift=key))[0].status == "later"
        answers = send(at, message(at, (at.scarf, 1), shift=key), opened)
        assert [one.status for one in answers] == ["quarantined", "quarantined"]


@pytest.mark.parametrize(
    "claimed", ["0001-01-01T00:00:00+00:00", "1970-01-01T00:00:00+07:00", "9999-12-31T23:59:59-12:00"]
)
def test_a_sale_of_an_unlikely_year_is_of_today_and_told(at, claimed):
    with council_scope(at.council):
        assert send(at, sale(at, device_at=claimed))[0].status == "recorded"
        recorded = Sale.objects.get()
        assert recorded.happened_at == recorded.recorded_at
        assert Task.objects.get().kind == TaskKind.CLOCK_WRONG


@pytest.mark.parametrize("off", [timedelta(days=-3), timedelta(days=365), timedelta(hours=2)])
def test_a_wrong_clock_is_set_right_kept_and_told(at, off):
    """trap:23"""
    with council_scope(at.council):
        send(at, sale(at, device_at=(now() + off - timedelta(hours=1)).isoformat()), device_now=now() + off)
        recorded = Sale.objects.get()
        assert abs(recorded.recorded_at - timedelta(hours=1) - recorded.happened_at) < timedelta(seconds=5)
        assert abs(recorded.device_at - recorded.happened_at - off) < timedelta(seconds=5)
        assert Task.objects.get().kind == TaskKind.CLOCK_WRONG
        assert abs(Till.objects.get().clock_skew - off.total_seconds()) < 5


def test_a_wait_that_was_too_long_is_no_fault_of_the_sale_and_leaves_nothing(at, monkeypatch):
    def too_long(*_args, **_named):
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(recording, "_write", too_long)
    with pytest.raises(OperationalError), council_scope(at.council):
        send(at, sale(at))
    with council_scope(at.council):
        assert not QuarantinedSale.objects.exists()


@pytest.mark.parametrize("sales", [2, 60])
def test_a_batch_asks_as_often_for_sixty_sales_as_for_two(at, sales, count_queries):
    with council_scope(at.council):
        batch = [sale(at) for _number in range(sales)]
        with count_queries(5):  # seen and revoked?, a savepoint, look, write, its release
            send(at, *batch, unsent=3)
        assert Till.objects.get().unsent == 3


def test_more_than_a_batch_is_refused_whole(at):
    with council_scope(at.council), pytest.raises(Refused, match="message_unreadable"):
        send(at, *[sale(at)] * (MOST_MESSAGES + 1))
