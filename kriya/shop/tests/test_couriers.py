"""Couriers behind one interface: asked once a way and weight, and never in anybody's way."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.models import Product
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.shop.actions.carts import put
from kriya.shop.actions.placing import Destination, place_order
from kriya.shop.delivery.couriers import days_of, read_rates
from kriya.shop.delivery.quotes import courier_quotes, quotes
from kriya.shop.models import CourierRates, Order, ShopRules
from kriya.shop.queries.baskets import basket_of, volume_weight_g
from kriya.shop.tests.builders import HER_HOUSE, RINI
from kriya.shop.tests.world import KEYS

MIROTO = HER_HOUSE.village_code
BOTH = pytest.mark.parametrize(
    ("provider", "origin", "dear"), [("biteship", "51111", "JNE Reguler"), ("rajaongkir", "31555", "JNE REG")]
)


def set_up(provider, origin, **more):
    said = {"courier": provider, "origin_area": origin, "couriers": "jne, pos", "keys": json.dumps(KEYS), **more}
    ShopRules.objects.update(**said)
    cache.clear()
    return ShopRules.objects.get()


def offered(rules, grams=400, **more):
    return [(quote.code, quote.price, quote.days) for quote in quotes(rules, MIROTO, grams, **more)]


@BOTH
def test_services_stand_beside_the_councils_own_rates(at, couriers, provider, origin, dear):
    rules = set_up(provider, origin)
    pos = dear.replace("JNE", "POS")
    assert offered(rules) == [
        ("pick_up:", 0, ""),
        (f"courier:{dear}@10000", 10_000, offered(rules)[1][2]),
        (f"courier:{pos}@11000", 11_000, offered(rules)[1][2]),
        ("table:", 15_000, ""),
    ]
    assert offered(rules)[1][2] in {"2–3 hari", "3 hari"}


@BOTH
def test_it_is_asked_once_for_a_way_and_a_weight(at, couriers, provider, origin, dear):
    rules = set_up(provider, origin)
    for grams in (1, 400, 500):
        offered(rules, grams)
    assert len(couriers.control("asked")) == 1
    offered(rules, 501)
    assert len(couriers.control("asked")) == 2
    places = [call for call in couriers.calls() if "destination" in call or "areas" in call]
    assert len(places) == 1
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        offered(rules)
    assert len(couriers.control("asked")) == 3


@BOTH
def test_the_right_one_of_two_villages_of_a_name_is_meant(at, couriers, provider, origin, dear):
    set_up(provider, origin)
    offered(ShopRules.objects.get())
    (said,) = couriers.control("asked")
    assert "7001" in str(said)


@BOTH
def test_while_it_is_silent_the_other_ways_are_offered_and_nobody_else_waits(at, couriers, provider, origin, dear):
    rules = set_up(provider, origin)
    couriers.control("trouble", broken=True)
    assert [code for code, _price, _days in offered(rules)] == ["pick_up:", "table:"]
    asked = len(couriers.calls())
    with pytest.raises(Refused, match="courier_silent"):
        courier_quotes(rules, MIROTO, 400)
    assert len(couriers.calls()) == asked
    couriers.control("trouble")
    cache.clear()
    assert len(offered(rules)) == 4


def test_one_that_takes_too_long_is_silent(at, couriers, monkeypatch):
    rules = set_up("biteship", "51111")
    monkeypatch.setattr("kriya.shop.delivery.couriers.SECONDS", 0.2)
    couriers.control("trouble", silence=2.0)
    with pytest.raises(Refused, match="courier_silent"):
        courier_quotes(rules, MIROTO, 400)


@BOTH
def test_wrong_keys_and_unknown_villages_offer_no_courier(at, couriers, provider, origin, dear):
    rules = set_up(provider, origin, keys="")
    assert [code for code, _price, _days in offered(rules)] == ["pick_up:", "table:"]
    rules = set_up(provider, origin)
    assert quotes(rules, "33.75.01.1002", 400)[-1].kind == "table"
    assert [one.kind for one in quotes(rules, "11.01.01.2001", 400)] == ["pick_up", "table"]


class TestPlacing:
    def cart(self, at):
        return put(None, at.lot().product_id, None, 1)

    def place(self, cart, code):
        to = Destination(code, HER_HOUSE.street, MIROTO, HER_HOUSE.postal_code)
        return place_order(cart, RINI, to, method="transfer", key=new_id())

    def test_an_order_pays_what_was_seen_and_asks_nobody(self, at, couriers):
        rules, cart = set_up("biteship", "51111"), self.cart(at)
        code = offered(rules)[1][0]
        couriers.control("kilo", kilo=99_000)
        asked = len(couriers.calls())
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            order = self.place(cart, code)
        assert (order.delivery, order.service, order.shipping) == ("courier", "JNE Reguler", 10_000)
        assert len(couriers.calls()) == asked

    def test_another_price_by_now_is_asked_again_and_one_that_is_gone_is_silent(self, at, couriers):
        rules, cart = set_up("biteship", "51111"), self.cart(at)
        code = offered(rules)[1][0]
        CourierRates.objects.update(found=[["JNE Reguler", 12_000, "2"]])
        with pytest.raises(Refused, match="basket_changed"):
            self.place(cart, code)
        CourierRates.objects.all().delete()
        with pytest.raises(Refused, match="courier_silent"):
            self.place(cart, code)
        for made_up in ("courier:JNE Reguler@1", "courier:", "courier:@0"):
            with pytest.raises(Refused):
                self.place(cart, made_up)
        assert not Order.objects.exists()


def test_what_takes_room_weighs_by_its_room(at):
    """6,000 cm³ are a kilogram; where a side is not known it weighs what it weighs."""
    assert volume_weight_g(300, 200, 100) == 1_000
    assert volume_weight_g(1, 1, 1) == 1
    lot = at.lot()
    cart = put(None, lot.product_id, None, 2)
    assert basket_of(cart).weight_g == 800
    product = Product.objects.get(pk=lot.product_id)
    for height, grams in ((None, 800), (100, 2_000), (10, 800)):
        product.length_mm, product.width_mm, product.height_mm = 300, 200, height
        product.save()
        publish_product(product)
        assert basket_of(cart).weight_g == grams


def test_what_couriers_write_is_read_or_left_out():
    rows = [
        ("A", 5_000, "2 - 3 days"),
        ("B", 0, ""),
        ("C", "1000", ""),
        ("D", 1_000.5, ""),
        ("E", True, ""),
        ("F", 1.0, 3),
    ]
    assert [(rate.service, rate.price, rate.days) for rate in read_rates(rows)] == [("F", 1, "3"), ("A", 5_000, "2–3")]
    assert [days_of(said) for said in (None, "", "1-1 day", "2-4", "besok")] == ["", "", "1", "2–4", ""]
