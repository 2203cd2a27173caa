"""What anybody sends to the webhook, and what no notice told of: kept, refused, asked for again."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kriya.core.refusal import Refused
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Task, TaskKind
from kriya.shop.actions.ending import expire_due
from kriya.shop.actions.hearing import MOST_REFUSED
from kriya.shop.actions.pulling import pull, reconcile
from kriya.shop.models import Payment, PaymentEvent, ShopRules
from kriya.shop.queries.money import money_of
from kriya.shop.tests.world import KEYS, PAID
from tests.trade import told


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
        world.holds()
