"""What follows a paid order: parcels, calling off, making to order; and vouchers, whoever bears them."""

from datetime import timedelta

import pytest

from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.queries.stock import available
from kriya.ledger.queries.balances import owed_to
from kriya.sales.models import SaleLine, Task, TaskKind
from kriya.shop.actions.carts import put
from kriya.shop.actions.ending import cancel, free_money, pay_out, take_back
from kriya.shop.actions.making import accept, bring, decline
from kriya.shop.actions.paying import ask_payment, left_to_pay, take_in
from kriya.shop.actions.placing import place_order
from kriya.shop.actions.sending import finish, send
from kriya.shop.models import Order, OrderEvent, OrderEventKind, OrderState, Payment, PaymentState, Voucher, VoucherUse
from kriya.shop.queries.money import money_of
from kriya.shop.tests.builders import PICK_UP, RINI, holds, lines_of, paid
from kriya.showroom.actions.agreements import agree


class TestSending:
    def test_parts_go_in_parcels_and_the_last_one_makes_it_sent(self, at):
        order = paid(at.order((at.lot(), 3), (at.lot(), 1)))
        scarf, vase = lines_of(order)
        send(order, [(scarf, 2)], courier="JNE", tracking="A1", by=None)
        assert Order.objects.get(pk=order.pk).state == OrderState.PAID
        with pytest.raises(Refused, match="order_line_too_many"):
            send(order, [(scarf, 2)], by=None)
        send(order, [(scarf, 1), (vase, 1)], courier="JNE", tracking="A2", by=None)
        assert Order.objects.get(pk=order.pk).state == OrderState.SENT
        assert finish(order, from_buyer=True).state == OrderState.DONE

    def test_where_the_rest_comes_back_before_it_went_the_order_is_sent(self, at):
        order = paid(at.order((at.lot(price=50_000), 3)))
        (scarf,) = lines_of(order)
        send(order, [(scarf, 2)], courier="JNE", tracking="A1", by=None)
        take_back(order, [(scarf, 1, "damaged")], reason="sobek", by=None)
        assert Order.objects.get(pk=order.pk).state == OrderState.SENT
        told = OrderEvent.objects.filter(order=order, amount=50_000)
        assert [event.kind for event in told] == [OrderEventKind.RETURNED]
        pay_out(order, 50_000, account="bank", reason="sobek", by=None)
        assert set(told.values_list("kind", flat=True)) == {OrderEventKind.RETURNED, OrderEventKind.REFUNDED}
        holds()

    def test_nothing_is_sent_before_it_is_paid(self, at):
        order = at.order((at.lot(), 1))
        with pytest.raises(Refused, match="order_not_paid"):
            send(order, [(lines_of(order)[0], 1)], by=None)

    def test_what_is_fetched_is_done(self, at):
        order = paid(at.order((at.lot(), 1), to=PICK_UP))
        send(order, [(lines_of(order)[0], 1)], by=None)
        assert Order.objects.get(pk=order.pk).state == OrderState.DONE


class TestEnding:
    def test_called_off_after_paying_everything_goes_back(self, at):
        lot = at.lot()
        order = paid(at.order((lot, 2)))
        cancel(order, reason="salah ukuran", by=None)
        order = Order.objects.get(pk=order.pk)
        assert (order.state, at.room.level(lot)) == (OrderState.CANCELLED, 10)
        assert (money_of(order).held, free_money(order)) == (order.total, order.total)
        assert owed_to(at.room.makers[0].pk).total == 0
        pay_out(order, order.total, account="bank", reason="dibatalkan", by=None)
        holds()

    def test_a_piece_that_comes_back_is_given_back_by_the_frozen_terms(self, at):
        order = paid(at.order((at.lot(price=33_333), 3)))
        take_back(order, [(lines_of(order)[0], 1, "shelf")], reason="cacat", by=None)
        assert money_of(order).held == 33_333
        assert owed_to(at.room.makers[0].pk).total == 69_999 - 23_333
        holds()

    def test_money_for_a_cancelled_order_is_never_lost(self, at):
        order = at.order((at.lot(), 1))
        payment = ask_payment(order, "transfer")
        cancel(order, reason="batal", by=None, from_buyer=True)
        take_in(Payment.objects.get(pk=payment.pk), payment.amount)
        order = Order.objects.get(pk=order.pk)
        assert (order.state, free_money(order)) == (OrderState.CANCELLED, order.total)
        assert Task.objects.get().kind == TaskKind.ORDER_OVERPAID
        holds()

    def test_an_open_payment_ends_with_its_order(self, at):
        order = at.order((at.lot(), 1))
        payment = ask_payment(order, "transfer")
        cancel(order, reason="batal", by=None)
        assert Payment.objects.get(pk=payment.pk).state == PaymentState.OVER


class TestMakingToOrder:
    def test_the_deposit_starts_it_and_the_rest_sells_it(self, at):
        agree(None, from_on=today(), by=None, commission="flat", basis_points=3000)
        product = at.made_to_order(price=200_000)
        cart = put(None, product.pk, None, 2)
        order = place_order(cart, RINI, PICK_UP, method="transfer", key=new_id())
        assert (order.total, order.due) == (400_000, 200_000)
        order = paid(order)
        (line,) = lines_of(order)
        accept(line, promised_on=today() + timedelta(days=14), by=None)
        line = bring(line, by=None)
        assert (line.sale, available([line.lot_id])) == (None, {line.lot_id: 0})
        assert left_to_pay(order) == 200_000
        paid(order)
        assert SaleLine.objects.get().total == 400_000
        assert owed_to(at.room.makers[0].pk).total == 280_000
        holds()

    def test_a_maker_who_cannot_leaves_the_money_to_the_buyer(self, at):
        product = at.made_to_order()
        order = place_order(put(None, product.pk, None, 1), RINI, PICK_UP, method="transfer", key=new_id())
        order = paid(order)
        decline(lines_of(order)[0], reason="benang habis", by=None)
        assert free_money(Order.objects.get(pk=order.pk)) == 100_000
        holds()


class TestVouchers:
    def voucher(self, **more):
        said = {"code": "BATIK10", "kind": "share", "value": 1000, "from_on": today(), "until_on": today(), **more}
        return Voucher.objects.create(**said)

    def test_the_discount_sums_over_the_lines_and_the_bearer_bears_it(self, at):
        self.voucher(bearer="maker")
        order = paid(at.order((at.lot(price=33_333), 1), (at.lot(price=66_666), 1), to=PICK_UP, voucher="batik10"))
        assert (order.goods, order.discount, order.total) == (99_999, 10_000, 89_999)
        assert sum(line.discount for line in lines_of(order)) == 10_000
        assert owed_to(at.room.makers[0].pk).total == sum(
            line.total - (line.total * 3000 * 2 + 10_000) // 20_000 for line in lines_of(order)
        )
        holds()

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"until_on": None, "from_on": None}, "voucher_not_now"),
            ({"least_goods": 100_001}, "voucher_too_little"),
            ({"most_uses": 0}, "voucher_used_up"),
        ],
    )
    def test_its_limits_hold(self, at, more, code):
        if "until_on" in more:
            more = {"from_on": today() - timedelta(days=9), "until_on": today() - timedelta(days=1)}
        self.voucher(**more)
        with pytest.raises(Refused, match=code):
            at.order((at.lot(), 1), voucher="BATIK10")

    def test_a_buyer_uses_it_once_and_gets_it_back_when_nothing_came_of_it(self, at):
        self.voucher()
        lot = at.lot()
        first = at.order((lot, 1), voucher="BATIK10")
        with pytest.raises(Refused, match="voucher_used_by_buyer"):
            at.order((lot, 1), voucher="BATIK10")
        cancel(first, reason="batal", by=None)
        assert Voucher.objects.get().used == 0
        at.order((lot, 1), voucher="BATIK10")
        assert VoucherUse.objects.filter(given_back_at=None).count() == 1
