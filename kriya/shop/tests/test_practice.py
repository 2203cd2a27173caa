"""The practice gateway: the same way as every provider's, where it is wanted."""

import pytest
from django.test import Client

from kriya.core.refusal import Refused
from kriya.shop.actions.paying import ask_payment
from kriya.shop.forms.settings import RulesForm
from kriya.shop.models import Method
from kriya.shop.payments.registry import gateway_of
from kriya.shop.queries.rules import methods, shop_rules
from kriya.shop.tests.builders import PICK_UP
from kriya.shop.tests.world import PAID


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

    def test_where_it_is_not_wanted_nobody_is_offered_it(self, world, settings):
        """A council that was a demo once keeps its rules; its buyers are not led to a page that is none."""
        with world.scope:
            assert Method.PRACTICE in methods(shop_rules())
            assert "practice" in RulesForm(instance=shop_rules()).as_p()
        settings.PRACTICE_GATEWAY = False
        with world.scope:
            order = world.shop.order((world.shop.lot(), 1), to=PICK_UP)
            assert methods(shop_rules()) == [Method.TRANSFER]
            assert "practice" not in RulesForm(instance=shop_rules()).as_p()
            with pytest.raises(Refused, match="payment_method_unknown"):
                ask_payment(order, "practice")
