"""An order keeps its pieces, is paid once, is sold from the shelf, and every rupiah of it is somewhere."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.queries.stock import available
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Sale, Task, TaskKind
from kriya.shop.actions.carts import put
from kriya.shop.actions.ending import cancel, expire_due, free_money, pay_out
from kriya.shop.actions.making import accept, bring
from kriya.shop.actions.paying import ask_payment, left_to_pay, take_in
from kriya.shop.actions.placing import place_order, seen_of
from kriya.shop.models import Cart, CartLine, Order, OrderState, Payment, ShopRules, Voucher
from kriya.shop.queries.baskets import basket_of
from kriya.shop.queries.money import money_of
from kriya.shop.tests.builders import HER_HOUSE, PICK_UP, RINI, holds, lines_of, paid
from kriya.showroom.actions.agreements import agree
from tests.trade import told


class TestBasket:
    def test_pieces_add_up_and_stop_at_what_is_there(self, at):
        lot = at.lot(pieces=3)
        cart = put(None, lot.product_id, None, 2)
        assert put(cart.pk, lot.product_id, None, 1).pk == cart.pk
        with pytest.raises(Refused, match="basket_has_all"):
            put(cart.pk, lot.product_id, None, 1)
        assert [line.pieces for line in CartLine.objects.all()] == [3]

    @pytest.mark.parametrize("pieces", [0, -1, 100, 10**12, 1.0, "2", True, float("nan")])
    def test_only_whole_pieces_go_in(self, at, pieces):
        lot = at.lot()
        with pytest.raises(Refused, match="cart_pieces_wrong"):
            put(None, lot.product_id, None, pieces)

    def test_what_the_public_cannot_see_is_not_sold(self, at):
        hidden = at.room.lot()
        with pytest.raises(Refused, match="product_not_for_sale"):
            put(None, hidden.product_id, None, 1)
        with pytest.raises(Refused, match="product_not_for_sale"):
            put(None, new_id(), None, 1)

    def test_it_shows_the_price_of_the_shelf_and_what_sold_meanwhile(self, at):
        lot = at.lot(pieces=2, price=80_000)
        cart = put(None, lot.product_id, None, 2)
        assert (basket_of(cart).goods, basket_of(cart).is_whole) == (160_000, True)
        record_sale(told(at.room, (lot, 1)))
        assert [(line.left, line.is_short) for line in basket_of(cart).lines] == [(1, True)]


class TestPlacing:
    def test_it_keeps_the_pieces_and_works_out_every_amount_itself(self, at):
        scarf, vase = at.lot(price=100_000), at.lot(price=50_000)
        order = at.order((scarf, 2), (vase, 1))
        assert (order.goods, order.shipping, order.total, order.due) == (250_000, 30_000, 280_000, 280_000)
        assert available([scarf.pk, vase.pk]) == {scarf.pk: 8, vase.pk: 9}
        assert order.region.endswith("Jawa Tengah")
        assert not CartLine.objects.exists()

    def test_the_same_form_again_is_the_same_order_and_with_other_words_none(self, at):
        lot, key = at.lot(), new_id()
        cart = put(None, lot.product_id, None, 1)
        first = place_order(cart, RINI, PICK_UP, method="transfer", key=key)
        assert place_order(cart, RINI, PICK_UP, method="transfer", key=key).pk == first.pk
        with pytest.raises(Refused, match="order_other_payload"):
            place_order(cart, RINI, HER_HOUSE, method="transfer", key=key)
        assert Order.objects.count() == 1

    def test_two_orders_do_not_get_the_same_piece(self, at):
        lot = at.lot(pieces=1)
        carts = [put(None, lot.product_id, None, 1) for _buyer in range(2)]
        place_order(carts[0], RINI, PICK_UP, method="transfer", key=new_id())
        with pytest.raises(Refused, match="product_short"):
            place_order(carts[1], RINI, PICK_UP, method="transfer", key=new_id())

    def test_another_price_than_was_seen_is_asked_again(self, at):
        lot = at.lot(price=90_000)
        cart = put(None, lot.product_id, None, 1)
        seen = seen_of(basket_of(cart))
        type(lot).objects.filter(pk=lot.pk).update(price=95_000)
        with pytest.raises(Refused, match="basket_changed"):
            place_order(cart, RINI, PICK_UP, method="transfer", key=new_id(), seen=seen)

    def test_a_place_without_a_rate_and_a_way_that_is_not_offered_are_refused(self, at):
        lot = at.lot(pieces=90)
        cart = put(None, lot.product_id, None, 50)
        with pytest.raises(Refused, match="delivery_not_there"):
            place_order(cart, RINI, HER_HOUSE, method="transfer", key=new_id())
        with pytest.raises(Refused, match="payment_method_unknown"):
            place_order(cart, RINI, PICK_UP, method="midtrans", key=new_id())

    def test_an_order_that_nobody_pays_lets_its_pieces_go(self, at):
        lot = at.lot(pieces=1)
        order = at.order((lot, 1))
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            assert (expire_due(), expire_due()) == (1, 0)
        assert Order.objects.get(pk=order.pk).state == OrderState.EXPIRED
        assert available([lot.pk]) == {lot.pk: 1}
        holds()


class TestCoveredByVoucher:
    @pytest.mark.parametrize(("bearer", "maker_gets"), [("council", 140_000), ("maker", 0), ("shared", 70_000)])
    def test_what_costs_nothing_is_sold_at_once_and_who_bears_it_pays_the_maker(self, at, bearer, maker_gets):
        lot = at.lot(price=100_000)
        voucher(bearer)
        order = at.order((lot, 2), to=PICK_UP, method="", voucher="HADIAH")
        assert (order.total, order.state) == (0, OrderState.PAID)
        assert Sale.objects.get().total == 0
        assert owed_to(at.room.makers[0].pk).total == maker_gets == -balance(Account.MAKER)
        assert balance(Account.COMMISSION) == maker_gets
        assert not Task.objects.exists()
        assert (Payment.objects.count(), at.room.level(lot), available([lot.pk])) == (0, 8, {lot.pk: 8})
        with pytest.raises(Refused, match="payment_nothing_due"):
            ask_payment(order, "transfer")
        holds()

    def test_it_goes_back_as_it_came_and_its_use_is_free_again(self, at):
        lot = at.lot(price=100_000)
        used = voucher("council", most_uses=1)
        order = at.order((lot, 2), to=PICK_UP, method="", voucher="HADIAH")
        with pytest.raises(Refused, match="voucher_used_up"):
            at.order((lot, 1), to=PICK_UP, method="", voucher="HADIAH")
        cancel(order, reason="salah alamat", by=None)
        used.refresh_from_db()
        assert (used.used, at.room.level(lot), free_money(order)) == (0, 10, 0)
        assert (owed_to(at.room.makers[0].pk).total, balance(Account.COMMISSION)) == (0, 0)
        holds()

    def test_what_is_made_to_order_waits_for_its_maker_and_not_for_money(self, at):
        product = at.made_to_order()
        agree(at.room.makers[0], from_on=today(), by=None, commission="flat", basis_points=2000)
        voucher("council")
        cart = put(None, product.pk, None, 1)
        order = place_order(cart, RINI, PICK_UP, method="", key=new_id(), voucher="HADIAH")
        assert (order.state, left_to_pay(order), Sale.objects.count()) == (OrderState.PAID, 0, 0)
        (line,) = lines_of(order)
        accept(line, promised_on=today(), by=None)
        bring(line, by=None)
        assert Sale.objects.get().total == 0
        holds()

    def test_sending_is_paid_as_ever(self, at):
        voucher("council")
        order = at.order((at.lot(), 1), voucher="HADIAH")
        assert (order.total, order.state) == (15_000, OrderState.AWAITING)
        with pytest.raises(Refused, match="payment_method_unknown"):
            at.order((at.lot(), 1), method="", voucher="HADIAH", buyer=replace(RINI, phone="+6281200002222"))


def voucher(bearer: str, **more: Any) -> Voucher:
    said = {"code": "HADIAH", "kind": "share", "value": 10_000, "from_on": today(), "until_on": today(), **more}
    return Voucher.objects.create(**said, bearer=bearer)


class TestPaying:
    def test_money_sells_the_pieces_and_owes_each_maker_its_part(self, at):
        tejo, siti = at.room.makers
        scarf, basket = at.lot(maker=tejo, price=100_000), at.lot(maker=siti, price=40_000)
        order = paid(at.order((scarf, 1), (basket, 2)))
        assert order.state == OrderState.PAID
        assert (owed_to(tejo.pk).total, owed_to(siti.pk).total) == (70_000, 56_000)
        assert (at.room.level(scarf), at.room.level(basket)) == (9, 8)
        assert balance(Account.SHIPPING) == -30_000
        assert (money_of(order).held, balance(Account.ORDERS)) == (0, 0)
        holds()

    def test_told_twice_it_is_taken_once(self, at):
        order = at.order((at.lot(), 1))
        payment = ask_payment(order, "transfer")
        for _time in range(3):
            take_in(payment, payment.amount)
        assert Sale.objects.count() == 1
        assert balance(Account.BANK) == payment.amount
        holds()

    def test_two_transfers_of_one_price_are_told_apart(self, at):
        lot = at.lot()
        amounts = {ask_payment(at.order((lot, 1), to=PICK_UP), "transfer").amount for _order in range(5)}
        assert len(amounts) == 5
        assert all(100_000 - 999 <= amount < 100_000 for amount in amounts)

    def test_too_little_leaves_it_waiting_and_asks_a_person(self, at):
        order = paid(at.order((at.lot(), 1)), amount=40_000)
        assert order.state == OrderState.AWAITING
        assert Task.objects.get().kind == TaskKind.ORDER_UNDERPAID
        assert left_to_pay(order) == 75_000
        assert paid(order).state == OrderState.PAID
        holds()

    def test_a_second_payment_is_held_for_the_buyer(self, at):
        order = at.order((at.lot(), 1))
        first, second = ask_payment(order, "transfer"), ask_payment(order, "practice")
        take_in(first, first.amount)
        take_in(second, second.amount)
        order = Order.objects.get(pk=order.pk)
        assert Sale.objects.count() == 1
        assert Task.objects.get().kind == TaskKind.ORDER_OVERPAID
        assert (money_of(order).held, free_money(order)) == (115_000, 115_000)
        with pytest.raises(Refused, match="payout_too_much"):
            pay_out(order, 115_001, account="provider", reason="dua kali", by=None)
        pay_out(order, 115_000, account="provider", reason="dua kali", by=None)
        assert money_of(order).held == 0
        holds()

    def test_money_that_comes_after_the_time_still_gets_the_pieces_that_are_there(self, at):
        lot = at.lot(pieces=1)
        order = at.order((lot, 1))
        payment = ask_payment(order, "transfer")
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            expire_due()
            take_in(Payment.objects.get(pk=payment.pk), payment.amount)
        assert Order.objects.get(pk=order.pk).state == OrderState.PAID
        assert at.room.level(lot) == 0
        holds()

    def test_a_piece_that_sold_at_the_till_meanwhile_stays_sold_and_the_money_is_the_buyers(self, at):
        only, other = at.lot(pieces=1), at.lot(pieces=1, price=50_000)
        order = at.order((only, 1), (other, 1), to=PICK_UP)
        record_sale(told(at.room, (only, 1)))
        order = paid(order)
        assert at.room.level(only) == 0
        assert [(line.sale is not None, line.gone_at is not None) for line in lines_of(order)] == [
            (False, True),
            (True, False),
        ]
        assert Task.objects.get(kind=TaskKind.ORDER_SHORT).facts["names"] == [lines_of(order)[0].name]
        assert free_money(order) == 100_000
        pay_out(order, 100_000, account="bank", reason="barang terjual di galeri", by=None)
        assert (money_of(order).held, balance(Account.ORDERS)) == (0, 0)
        holds()


def test_a_closed_shop_sells_nothing(at):
    lot = at.lot()
    cart = put(None, lot.product_id, None, 1)

    ShopRules.objects.update(is_open=False)
    with pytest.raises(Refused, match="shop_closed"):
        place_order(cart, RINI, PICK_UP, method="transfer", key=new_id())
    assert Cart.objects.filter(touched_at__lte=now()).count() == 1
