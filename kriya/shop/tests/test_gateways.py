"""Each provider's real protocol, spoken by a server of its own: signatures, doubles, disorder, delay, other amounts."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kriya.accounts.roles import Role
from kriya.core.checks.running import run_checks
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.ledger.models import Account, MoneyRules
from kriya.ledger.queries.balances import balance
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Sale, Task, TaskKind
from kriya.shop.actions.ending import expire_due, pay_out
from kriya.shop.actions.giving_back import give_back_online
from kriya.shop.actions.hearing import MOST_REFUSED
from kriya.shop.actions.paying import ask_payment
from kriya.shop.actions.pulling import pull, reconcile
from kriya.shop.models import Payment, PaymentEvent, ShopRules
from kriya.shop.payments import open_payment
from kriya.shop.payments.opening import open_alone
from kriya.shop.payments.registry import gateway_of, keys_of
from kriya.shop.queries.money import money_of
from kriya.shop.tests.builders import PICK_UP, static_qris
from kriya.shop.tests.world import KEYS
from tests import build
from tests.trade import told

PAID = ("paid", 100_000, "paid")


def holds(world):
    with world.scope:
        assert [(one.name, one.differences) for one in run_checks() if not one.ok] == []


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
        holds(world)

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
        holds(world)

    def test_the_same_page_paid_again_for_more_is_booked_beside_and_for_less_asked(self, world, midtrans):
        payment = world.order("midtrans")
        for amount in ("100000.00", "150000.00", "150000.00", "90000.00"):
            midtrans.control("happen", order=payment.reference, status="settlement", gross_amount=amount)
        assert world.outcomes() == ["taken", "other_amount", "again", "other_amount"]
        with world.scope:
            assert balance(Account.PROVIDER) == 150_000
            assert money_of(payment.order).held == 50_000
            assert Task.objects.filter(kind=TaskKind.PAYMENT_DIFFERS).get().facts["told"] == 90_000
        holds(world)

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
        holds(world)

    def test_what_the_provider_refuses_or_leaves_unanswered_is_not_booked(self, world, midtrans):
        payment = self.over(world, midtrans)
        for trouble, code in (({"broken": True}, "payment_silent"), ({}, "payout_too_much")):
            midtrans.control("trouble", **trouble)
            amount = 50_000 if trouble else 50_001
            with world.scope, pytest.raises(Refused, match=code):
                give_back_online(payment.order, amount, key=new_id(), reason="lebih", by=None)
        with world.scope:
            assert balance(Account.PROVIDER) == 150_000


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
        holds(world)

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
        holds(world)

    def test_money_goes_back_by_the_invoice(self, world, xendit):
        payment = world.order("xendit")
        xendit.control("happen", order=payment.reference, status="PAID", send=0)
        with world.scope:
            keys = keys_of("xendit")
        gateway_of("xendit").give_back(payment.reference, 40_000, key="K1", reason="rusak", keys=keys)
        assert xendit.calls()[-1] == "POST /refunds"


class TestPractice:
    def press(self, world, payment, choice):
        page = f"/pekalongan/latihan-bayar/{payment.reference}/"
        assert Client().get(page).status_code == 200
        assert Client().post(page, {"pilih": choice}).status_code == 302
        world.work()

    def test_it_travels_the_same_way_as_every_provider(self, world):
        payment = world.order("practice")
        self.press(world, payment, "gagal")
        assert world.now(payment)[0] == "failed"
        self.press(world, payment, "bayar")
        self.press(world, payment, "dua")
        assert world.now(payment) == PAID
        assert world.outcomes() == ["failed", "taken", "again", "again"]

    def test_where_it_is_not_wanted_there_is_none(self, world, settings):
        payment = world.order("practice")
        settings.PRACTICE_GATEWAY = False
        assert Client().get(f"/pekalongan/latihan-bayar/{payment.reference}/").status_code == 404
        assert Client().post("/pekalongan/pembayaran/practice/", "{}", "application/json").status_code == 404
        with world.scope, pytest.raises(Refused, match="payment_method_unknown"):
            gateway_of("practice").open(None, {})


class TestWebhook:
    @pytest.mark.parametrize(
        ("body", "status"),
        [(b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b"{}", 403), (b"\xff\xfe", 400)],
    )
    def test_junk_is_kept_and_refused(self, world, body, status):
        url = "/pekalongan/pembayaran/midtrans/"
        assert Client().post(url, body, "application/json").status_code == status
        with world.scope:
            assert bytes(PaymentEvent.objects.get().body) == body

    def test_only_posts_of_a_known_provider_and_a_size_are_read(self, world):
        client = Client()
        assert client.get("/pekalongan/pembayaran/midtrans/").status_code == 405
        for name in ("transfer", "qris", "paypal"):
            assert client.post(f"/pekalongan/pembayaran/{name}/", "{}", "application/json").status_code == 404
        big = client.post("/pekalongan/pembayaran/midtrans/", "x" * 70_000, "application/json")
        assert big.status_code == 413
        assert world.outcomes() == []

    def test_it_asks_for_no_csrf_token_and_never_keeps_a_secret(self, world):
        client = Client(enforce_csrf_checks=True)
        url = "/pekalongan/pembayaran/xendit/"
        answer = client.post(url, "{}", "application/json", headers={"x-callback-token": "token-tetap"})
        assert answer.status_code == 400
        with world.scope:
            kept = PaymentEvent.objects.get()
        assert "token-tetap" not in json.dumps(kept.headers)

    def test_what_our_own_trouble_stopped_is_kept_and_comes_again(self, world, midtrans, monkeypatch):
        payment = world.order("midtrans")
        with monkeypatch.context() as patch:
            patch.setattr("kriya.shop.actions.hearing.take_in", lambda *_a, **_n: 1 / 0)
            logging.disable(logging.ERROR)
            (answer,) = midtrans.control("happen", order=payment.reference, status="settlement")
            logging.disable(logging.NOTSET)
        assert answer[0] == 500
        assert (world.outcomes(), world.now(payment)[0]) == (["trouble"], "asked")
        midtrans.control("again", order=payment.reference, times=1)
        assert world.now(payment) == PAID

    def test_a_payment_of_another_council_is_unknown(self, world, midtrans):
        payment = world.order("midtrans")
        with world.scope:
            other = Payment.objects.get()
            Payment.objects.update(reference="lain")
        assert other.reference == payment.reference
        midtrans.control("happen", order=payment.reference, status="settlement")
        assert world.outcomes() == ["unknown_payment"]

    def test_a_flood_of_junk_does_not_fill_the_disk(self, world, monkeypatch):
        monkeypatch.setattr("kriya.shop.actions.hearing.MOST_REFUSED", 3)
        codes = [
            Client().post("/pekalongan/pembayaran/midtrans/", "{", "application/json").status_code for _n in range(5)
        ]
        assert codes == [400, 400, 400, 429, 429]
        assert MOST_REFUSED >= 100

    def test_no_secret_is_ever_logged(self, world, midtrans, caplog):
        with caplog.at_level(logging.DEBUG):
            midtrans.control("trouble", broken=True)
            with pytest.raises(Refused):
                world.order("midtrans")
        assert not any(secret in caplog.text for keys in KEYS.values() for secret in keys.values())


class TestReconciling:
    def test_a_notice_that_never_came_is_missed_for_ten_minutes_at_most(self, world, midtrans, xendit):
        first, second = world.order("midtrans"), world.order("xendit")
        with world.scope:
            ShopRules.objects.update(provider="midtrans")
        assert reconcile(world.council) == {"pending": 2}
        midtrans.control("happen", order=first.reference, status="settlement", send=0)
        xendit.control("happen", order=second.reference, status="PAID", send=0)
        assert reconcile(world.council) == {"taken": 2}
        assert (world.now(first), world.now(second)) == (PAID, PAID)
        assert reconcile(world.council) == {}
        assert world.outcomes() == ["taken", "taken"]

    def test_a_payment_of_an_expired_order_is_asked_for_once_more_after_a_day(self, world, midtrans):
        payment = world.order("midtrans")
        for hours, asked in ((2, {}), (27, {"pending": 1}), (28, {}), (60, {})):
            with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False), world.scope:
                expire_due()
            with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
                assert reconcile(world.council) == asked, hours
        midtrans.control("happen", order=payment.reference, status="settlement", send=0)
        assert pull(world.council, payment.pk) == "taken"

    def test_one_provider_that_is_silent_stops_no_other(self, world, midtrans, xendit):
        world.order("midtrans"), world.order("xendit")
        midtrans.control("trouble", broken=True)
        assert reconcile(world.council) == {"payment_silent": 1, "pending": 1}

    def test_paid_late_and_sold_at_the_till_meanwhile_the_money_is_the_buyers(self, world, midtrans):
        """trap:31"""
        with world.scope:
            lot = world.shop.lot(pieces=1)
        payment = world.order("midtrans", lot=lot)
        with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False), world.scope:
            expire_due()
        with world.scope:
            record_sale(told(world.shop.room, (lot, 1)))
        midtrans.control("happen", order=payment.reference, status="settlement")
        assert world.now(payment) == ("paid", 100_000, "paid")
        with world.scope:
            assert Task.objects.get().kind == TaskKind.ORDER_SHORT
            assert (money_of(payment.order).held, world.shop.room.level(lot)) == (100_000, 0)
        holds(world)


def test_the_link_to_pay_sends_to_the_provider_and_says_why_not(world, midtrans):
    with world.scope:
        ShopRules.objects.update(provider="midtrans")
        order = world.shop.order((world.shop.lot(), 1), to=PICK_UP, method="midtrans")
        payment = ask_payment(order, "midtrans")
    page = f"/pekalongan/pembayaran/buka/{order.code}/{payment.pk}/"
    midtrans.control("trouble", broken=True)
    assert Client().get(page)["Location"] == f"/pekalongan/pesanan/{order.code}/"
    midtrans.control("trouble")
    assert Client().get(page)["Location"] == f"https://pay.invalid/{payment.reference}"
    assert Client().get(page.replace(order.code, "AAAABBBBCCCC")).status_code == 404


def test_the_councils_qris_asks_for_the_amount_and_a_person_confirms_it(world):
    with world.scope:
        MoneyRules.objects.create(static_qris=static_qris())
        order = world.shop.order((world.shop.lot(), 1), to=PICK_UP, method="qris")
        payment = ask_payment(order, "qris")
        assert open_payment(payment) == ""
        assert "5406100000" in payment.qris
    page = Client().get(f"/pekalongan/pembayaran/buka/{order.code}/{payment.pk}/", follow=True).content.decode()
    assert "DEKRANASDA KOTA" in page
    assert "Rp100.000" in page
    assert world.now(payment)[0] == "asked"
