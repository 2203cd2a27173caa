"""One notice twice at once, two payments of one order, the last piece online and at the till, a voucher's last use."""

import json
from collections.abc import Callable
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.actions import reserving
from kriya.inventory.models import Lot, Reservation
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import SaleLine, TaskKind
from kriya.sales.models import Task as Asked
from kriya.shop.actions import paying, placing
from kriya.shop.actions.carts import put
from kriya.shop.actions.hearing import hear
from kriya.shop.actions.paying import ask_payment
from kriya.shop.actions.placing import Buyer, place_order
from kriya.shop.models import Cart, Order, OrderEvent, OrderLine, Payment, PaymentEvent, Voucher, VoucherUse
from kriya.shop.payments.practice import HEADER, signature_of
from kriya.shop.payments.registry import keys_of
from kriya.shop.queries.money import money_of_all
from kriya.shop.tests.builders import PICK_UP, Shop, opened
from tests.at_once import at_once
from tests.trade import told

RACES = 40
BUYERS = (Buyer("Rini", "+6281200001111"), Buyer("Budi", "+6281200002222"))


@pytest.fixture
def open_one(real_db: None, settings: Any) -> Shop:
    """An open shop, its scope closed: each work opens its own."""
    settings.PRACTICE_GATEWAY = True
    return opened()


def paid(at: Shop, payment: Payment, amount: int | None = None) -> Callable[[], str]:
    """The practice gateway's notice that a payment came."""
    body = json.dumps({
        "reference": payment.reference, "status": "paid", "amount": amount or payment.amount,
    }).encode()  # fmt: skip
    with council_scope(at.room.council):
        sign = signature_of(body, keys_of("practice"))
    return lambda: hear(at.room.council, "practice", {HEADER: sign}, body)


def payments(at: Shop, n: int, lot: Lot | None = None) -> list[Payment]:
    with council_scope(at.room.council):
        goods = lot or at.lot(pieces=n)
        return [ask_payment(at.order((goods, 1), to=PICK_UP, method="practice"), "practice") for _payment in range(n)]


def booked(at: Shop) -> tuple[int, int, int]:
    """What is at the provider, the lines that were sold, and the times that a buyer was told of money."""
    with council_scope(at.room.council):
        told_of = OrderEvent.objects.filter(kind="paid").count()
        return balance(Account.PROVIDER), SaleLine.objects.count(), told_of


def holds(at: Shop) -> None:
    with council_scope(at.room.council):
        assert [(one.name, one.differences) for one in run_checks() if not one.ok] == []


def test_one_notice_three_times_at_once_is_one_payment_forty_times(open_one: Shop):
    """trap:31"""
    asked = payments(open_one, RACES)
    for payment in asked:
        assert at_once(*[paid(open_one, payment)] * 3) == ["again", "again", "taken"]
    assert booked(open_one) == (RACES * 100_000, RACES, RACES)
    with council_scope(open_one.room.council):
        assert PaymentEvent.objects.count() == 3 * RACES
    holds(open_one)


def test_without_lock_and_key_it_is_booked_twice(open_one: Shop, monkeypatch: pytest.MonkeyPatch):
    """trap:31, twin — who looks whether it is paid and books it then, in two steps, books it twice."""
    (payment,) = payments(open_one, 1)
    together, real = Barrier(2), paying.now

    def both_looked() -> Any:
        together.wait(30)
        return real()

    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_how: rows)
    monkeypatch.setattr(paying, "now", both_looked)
    monkeypatch.setattr(paying, "uuid5", lambda *_names: new_id())
    assert at_once(*[paid(open_one, payment)] * 2) == ["taken", "taken"]
    amount, _sold, told_of = booked(open_one)
    assert (amount, told_of) == (200_000, 2)


def test_two_payments_of_one_order_at_once_sell_it_once_and_keep_the_rest_for_the_buyer(open_one: Shop):
    firsts = payments(open_one, 10)
    with council_scope(open_one.room.council):
        seconds = [
            Payment.objects.create(
                pk=new_id(), order=one.order, method="practice", amount=one.amount, asked_at=one.asked_at,
                expires_at=one.expires_at, reference=f"{one.reference}B",
            )
            for one in firsts
        ]  # fmt: skip
    for first, second in zip(firsts, seconds, strict=True):
        assert at_once(paid(open_one, first), paid(open_one, second)) == ["taken", "taken"]
    assert booked(open_one)[:2] == (10 * 200_000, 10)
    with council_scope(open_one.room.council):
        assert {one.held for one in money_of_all().values()} == {100_000}
        assert Asked.objects.filter(kind=TaskKind.ORDER_OVERPAID).count() == 10
    holds(open_one)


def carts_of(at: Shop, lots: list[Lot]) -> list[list[Cart]]:
    with council_scope(at.room.council):
        return [[put(None, lot.product_id, None, 1) for _buyer in BUYERS] for lot in lots]


def placing_it(at: Shop, cart: Cart, buyer: Buyer, **more: Any) -> Callable[[], None]:
    def work() -> None:
        with council_scope(at.room.council):
            place_order(cart, buyer, PICK_UP, method="practice", key=new_id(), **more)

    return work


def both(at: Shop, carts: list[Cart], **more: Any) -> list[str]:
    return at_once(*[placing_it(at, cart, buyer, **more) for cart, buyer in zip(carts, BUYERS, strict=True)])


def test_the_last_piece_is_ordered_by_one_of_two_buyers_forty_times(open_one: Shop):
    """trap:24"""
    with council_scope(open_one.room.council):
        lots = [open_one.lot(pieces=1) for _race in range(RACES)]
    for carts in carts_of(open_one, lots):
        assert both(open_one, carts) in (["done", "product_short"], ["done", "stock_short"])
    with council_scope(open_one.room.council):
        assert Order.objects.count() == RACES


def test_without_the_lock_both_order_it(open_one: Shop, monkeypatch: pytest.MonkeyPatch):
    """trap:24, twin"""
    with council_scope(open_one.room.council):
        lot = open_one.lot(pieces=1)
    (carts,) = carts_of(open_one, [lot])
    together, real, numbers = Barrier(2), reserving.kept_for_others, count(1)

    def both_looked(*said: Any, **more: Any) -> Any:
        found = real(*said, **more)
        together.wait(30)
        return found

    monkeypatch.setattr(reserving, "_LOCK", reserving._LOCK.replace("FOR UPDATE", ""))
    monkeypatch.setattr(reserving, "kept_for_others", both_looked)
    monkeypatch.setattr(placing, "next_number", lambda _kind: f"PSN/{next(numbers)}")
    assert both(open_one, carts) == ["done", "done"]
    with council_scope(open_one.room.council):
        assert Reservation.objects.filter(lot=lot, ended_at=None).count() == 2


def test_the_last_piece_paid_online_and_sold_at_the_till_at_once_is_told_whichever_wins_forty_times(open_one: Shop):
    """trap:24 — what happened at the till happened; the buyer's money is the buyer's where the piece is gone."""
    with council_scope(open_one.room.council):
        lots = [open_one.lot(pieces=1) for _race in range(RACES)]
    asked = [payments(open_one, 1, lot)[0] for lot in lots]

    def at_the_till(lot: Lot) -> Callable[[], None]:
        def work() -> None:
            with council_scope(open_one.room.council):
                record_sale(told(open_one.room, (lot, 1)))

        return work

    for lot, payment in zip(lots, asked, strict=True):
        assert at_once(paid(open_one, payment), at_the_till(lot)) == ["done", "taken"]
    with council_scope(open_one.room.council):
        for lot in lots:
            line = OrderLine.objects.get(lot=lot)
            level, money = open_one.room.level(lot), money_of_all()[line.order_id]
            # Either the order had it and the till's sale shows as one too many, or it is gone and the money is held.
            assert (line.sale_id is not None, level, money.held) in {(True, -1, 0), (False, 0, 100_000)}
            assert (line.gone_at is None) == (line.sale_id is not None)
    holds(open_one)


def test_the_last_use_of_a_voucher_goes_to_one_of_two_buyers(open_one: Shop):
    with council_scope(open_one.room.council):
        lots = [open_one.lot() for _race in range(20)]
        for n in range(20):
            Voucher.objects.create(
                code=f"K{n}", kind="amount", value=5_000, from_on=today(), until_on=today(), most_uses=1
            )
    for n, carts in enumerate(carts_of(open_one, lots)):
        assert both(open_one, carts, voucher=f"K{n}") == ["done", "voucher_used_up"]
    with council_scope(open_one.room.council):
        assert (VoucherUse.objects.count(), set(Voucher.objects.values_list("used", flat=True))) == (20, {1})


def test_without_its_lock_only_the_database_has_the_last_word(open_one: Shop, monkeypatch: pytest.MonkeyPatch):
    """Twin — both find a use left, and the second one meets the constraint instead of a sentence."""
    with council_scope(open_one.room.council):
        lot = open_one.lot()
        Voucher.objects.create(code="K", kind="amount", value=5_000, from_on=today(), until_on=today(), most_uses=1)
    (carts,) = carts_of(open_one, [lot])
    together, real, numbers = Barrier(2), placing.voucher_for, count(1)

    def both_looked(*said: Any, **more: Any) -> Any:
        found = real(*said, **{**more, "lock": False})
        together.wait(30)
        return found

    def told_so(work: Callable[[], None]) -> Callable[[], str]:
        def told_work() -> str:
            try:
                work()
            except IntegrityError as no:
                return "voucher_within_limit" if "voucher_within_limit" in str(no) else str(no)
            return "done"

        return told_work

    monkeypatch.setattr(placing, "voucher_for", both_looked)
    monkeypatch.setattr(placing, "next_number", lambda _kind: f"PSN/{next(numbers)}")
    works = [placing_it(open_one, cart, buyer, voucher="K") for cart, buyer in zip(carts, BUYERS, strict=True)]
    assert at_once(*map(told_so, works)) == ["done", "voucher_within_limit"]
