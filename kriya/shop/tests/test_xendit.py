"""Xendit, spoken by a server of its own: nobody signs its notices, so its API is asked."""

from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.models import Task, TaskKind
from kriya.shop.models import Payment
from kriya.shop.payments.opening import open_alone
from kriya.shop.payments.registry import gateway_of, keys_of
from kriya.shop.queries.money import money_of
from kriya.shop.tests.world import PAID


class TestXendit:
    def test_a_notice_is_only_a_hint_and_what_the_api_says_is_believed(self, world, xendit):
        """trap:31 — nobody signs the body: a notice with a true token and a false amount changes nothing."""
        payment = world.order("xendit")
        forged = {"status": "PAID", "paid_amount": 999_999_999}
        assert xendit.control("again", order=payment.reference, times=1, but=forged) == [200]
        world.work()
        assert world.now(payment)[0] == "asked"
        assert xendit.control("happen", order=payment.reference, status="PAID") == [[200, {"outcome": "to_pull"}]]
        world.work()
        assert world.now(payment) == PAID
        with world.scope:
            assert Payment.objects.get().fee == 4_440
        world.holds()

    def test_another_token_is_forged(self, world, xendit):
        payment = world.order("xendit")
        assert xendit.control("again", order=payment.reference, times=2, token="tebakan") == [403, 403]
        assert world.outcomes() == ["notice_forged", "notice_forged"]

    def test_an_expired_invoice_ends_the_payment_and_money_that_comes_later_counts(self, world, xendit):
        payment = world.order("xendit")
        xendit.control("happen", order=payment.reference, status="EXPIRED")
        world.work()
        assert world.now(payment) == ("over", None, "awaiting")
        xendit.control("happen", order=payment.reference, status="SETTLED", paid_amount=100_000)
        world.work()
        assert world.now(payment) == PAID

    def test_two_invoices_of_one_payment_that_were_both_paid_are_both_booked(self, world, xendit):
        payment = world.order("xendit")
        with world.scope:
            Payment.objects.update(pay_address="")
            payment.refresh_from_db()
        open_alone(world.council, payment)
        xendit.control("happen", order=payment.reference, status="PAID", which=0)
        world.work()
        xendit.control("happen", order=payment.reference, status="PAID", which=1)
        world.work()
        with world.scope:
            assert balance(Account.PROVIDER) == 200_000
            assert money_of(payment.order).held == 100_000
            assert Task.objects.get().kind == TaskKind.ORDER_OVERPAID
        world.holds()

    def test_money_goes_back_by_the_invoice(self, world, xendit):
        payment = world.order("xendit")
        xendit.control("happen", order=payment.reference, status="PAID", send=0)
        with world.scope:
            keys = keys_of("xendit")
        gateway_of("xendit").give_back(payment.reference, 40_000, key="K1", reason="rusak", keys=keys)
        assert xendit.calls()[-1] == "POST /refunds"
