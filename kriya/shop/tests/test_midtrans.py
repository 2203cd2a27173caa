"""Midtrans, spoken by a server of its own: signatures, doubles, disorder, other amounts, money that goes back."""

import json

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.sales.models import Sale, Task, TaskKind
from kriya.shop.actions.ending import pay_out
from kriya.shop.actions.giving_back import give_back_online
from kriya.shop.models import Payment, PaymentEvent
from kriya.shop.payments import open_payment
from kriya.shop.payments.opening import open_alone
from kriya.shop.payments.registry import gateway_of, keys_of
from kriya.shop.queries.money import money_of
from kriya.shop.tests.world import PAID
from tests import build


class TestMidtrans:
    def test_a_paid_page_pays_the_order(self, world, midtrans):
        payment = world.order("midtrans")
        with world.scope:
            payment.refresh_from_db()
            assert payment.pay_address == f"https://pay.invalid/{payment.reference}"
            assert open_payment(payment) == payment.pay_address
        assert midtrans.control("happen", order=payment.reference, status="pending") == [[200, {"outcome": "pending"}]]
        assert midtrans.control("happen", order=payment.reference, status="settlement") == [[200, {"outcome": "taken"}]]
        assert world.now(payment) == PAID
        assert midtrans.calls() == ["POST /snap/v1/transactions"]
        with world.scope:
            assert (balance(Account.PROVIDER), Sale.objects.count()) == (100_000, 1)
        world.holds()

    def test_told_three_times_it_is_taken_once(self, world, midtrans):
        """trap:31"""
        payment = world.order("midtrans")
        midtrans.control("happen", order=payment.reference, status="settlement", send=3)
        assert world.outcomes() == ["taken", "again", "again"]
        with world.scope:
            assert balance(Account.PROVIDER) == 100_000

    def test_what_comes_in_another_order_never_goes_back(self, world, midtrans):
        """trap:31 — settlement before pending, and an expiry after it."""
        payment = world.order("midtrans")
        for status in ("settlement", "pending", "expire", "deny", "settlement"):
            midtrans.control("happen", order=payment.reference, status=status)
        assert world.now(payment) == PAID
        assert world.outcomes() == ["taken", "pending", "late", "late", "again"]

    def test_another_amount_than_was_signed_is_forged(self, world, midtrans):
        """trap:32 — the signature is over the text as it was sent: "100000" is not "100000.00"."""
        payment = world.order("midtrans")
        midtrans.control("happen", order=payment.reference, status="settlement", send=0)
        signed = {"signature_key": "0" * 128}
        assert midtrans.control("again", order=payment.reference, times=1, but=signed) == [403]
        with world.scope:
            url = f"{world.url}/pekalongan/pembayaran/midtrans/"
        true = midtrans.control("happen", order=payment.reference, status="pending", send=1, gross_amount="100000")
        assert true == [[200, {"outcome": "pending"}]]
        with world.scope:
            said = json.loads(bytes(PaymentEvent.objects.get(outcome="pending").body))
        forged = Client().post(url, json.dumps({**said, "gross_amount": "100000.00"}), "application/json")
        assert forged.status_code == 403
        assert world.now(payment)[0] == "asked"
        assert world.outcomes() == ["notice_forged", "pending", "notice_forged"]

    def test_money_that_is_in_doubt_is_not_taken(self, world, midtrans):
        payment = world.order("midtrans")
        doubt = {"fraud_status": "challenge", "status_code": "201"}
        midtrans.control("happen", order=payment.reference, status="capture", **doubt)
        midtrans.control("happen", order=payment.reference, status="capture", fraud_status="challenge")
        assert world.now(payment)[0] == "asked"
        midtrans.control("happen", order=payment.reference, status="capture", fraud_status="accept")
        assert world.now(payment) == PAID

    def test_another_amount_than_was_asked_is_taken_as_it_is_and_a_person_asked(self, world, midtrans):
        little, much = world.order("midtrans"), world.order("midtrans")
        midtrans.control("happen", order=little.reference, status="settlement", gross_amount="60000.00")
        midtrans.control("happen", order=much.reference, status="settlement", gross_amount="160000.00")
        assert world.now(little) == ("paid", 60_000, "awaiting")
        assert world.now(much) == ("paid", 160_000, "paid")
        with world.scope:
            kinds = set(Task.objects.values_list("kind", flat=True))
            assert kinds == {TaskKind.ORDER_UNDERPAID, TaskKind.ORDER_OVERPAID}
            assert balance(Account.PROVIDER) == 220_000
        world.holds()

    def test_the_same_page_paid_again_for_more_is_booked_beside_and_for_less_asked(self, world, midtrans):
        payment = world.order("midtrans")
        for amount in ("100000.00", "150000.00", "150000.00", "90000.00"):
            midtrans.control("happen", order=payment.reference, status="settlement", gross_amount=amount)
        assert world.outcomes() == ["taken", "other_amount", "again", "other_amount"]
        with world.scope:
            assert balance(Account.PROVIDER) == 150_000
            assert money_of(payment.order).held == 50_000
            assert Task.objects.filter(kind=TaskKind.PAYMENT_DIFFERS).get().facts["told"] == 90_000
        world.holds()

    def test_what_was_given_back_at_the_provider_is_asked_of_a_person_once_it_is_not_in_the_books(
        self, world, midtrans
    ):
        payment = world.order("midtrans")
        midtrans.control("happen", order=payment.reference, status="settlement", gross_amount="150000.00")
        with world.scope:
            payment.refresh_from_db()
            pay_out(payment.order, 50_000, account="provider", reason="lebih", by=None)
        back = {"refund_amount": "50000.00", "gross_amount": "150000.00"}
        midtrans.control("happen", order=payment.reference, status="partial_refund", **back)
        with world.scope:
            assert not Task.objects.filter(kind=TaskKind.PAYMENT_DIFFERS).exists()
        more = {**back, "refund_amount": "70000.00"}
        midtrans.control("happen", order=payment.reference, status="partial_refund", **more)
        with world.scope:
            assert Task.objects.get(kind=TaskKind.PAYMENT_DIFFERS).facts == {
                "number": payment.order.number, "booked": 50_000, "told": 70_000,
            }  # fmt: skip

    def test_its_page_is_asked_for_once_and_its_silence_is_said(self, world, midtrans):
        midtrans.control("trouble", broken=True)
        with pytest.raises(Refused, match="payment_silent"):
            world.order("midtrans")
        midtrans.control("trouble")
        with world.scope:
            payment = Payment.objects.select_related("order").get()
        assert open_alone(world.council, payment) == open_alone(world.council, payment)
        assert midtrans.calls().count("POST /snap/v1/transactions") == 2

    def test_money_goes_back_once_by_its_key(self, world, midtrans):
        payment = world.order("midtrans")
        midtrans.control("happen", order=payment.reference, status="settlement")
        with world.scope:
            gateway, keys = gateway_of("midtrans"), keys_of("midtrans")
        for _time in range(2):
            gateway.give_back(payment.reference, 40_000, key="K1", reason="rusak", keys=keys)
        assert gateway.pull(payment.reference, keys).returned == 40_000
        with pytest.raises(Refused, match="payment_back_refused"):
            gateway.give_back(payment.reference, 70_000, key="K2", reason="rusak", keys=keys)


class TestGivingBack:
    def over(self, world, midtrans):
        payment = world.order("midtrans")
        midtrans.control("happen", order=payment.reference, status="settlement", gross_amount="150000.00")
        return payment

    def test_the_provider_sends_it_and_it_is_booked_once(self, world, midtrans):
        payment, key = self.over(world, midtrans), new_id()
        ratna = build.browser_of(build.member(world.council, Role.TREASURER, "Ratna"))
        page = f"/pekalongan/kelola/toko/pesanan/{payment.order_id}/"
        assert "Kembalikan lewat penyedia" in ratna.get(page).content.decode()
        said = {"jumlah": "50.000", "dari": "provider", "alasan": "lebih bayar", "kunci": str(key)}
        for _tap in range(2):
            assert ratna.post(f"{page}kembali-penyedia/", said).status_code == 302
        with world.scope:
            assert balance(Account.PROVIDER) == 100_000
            assert money_of(payment.order).held == 0
        assert sum("refund" in call for call in midtrans.calls()) == 1
        world.holds()

    def test_what_the_provider_refuses_or_leaves_unanswered_is_not_booked(self, world, midtrans):
        payment = self.over(world, midtrans)
        for trouble, code in (({"broken": True}, "payment_silent"), ({}, "payout_too_much")):
            midtrans.control("trouble", **trouble)
            amount = 50_000 if trouble else 50_001
            with world.scope, pytest.raises(Refused, match=code):
                give_back_online(payment.order, amount, key=new_id(), reason="lebih", by=None)
        with world.scope:
            assert balance(Account.PROVIDER) == 150_000
