"""From a post to the makers' money: each step of a campaign, online and in the showroom, in one place."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.catalog.models import Product
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.promotion.actions.counting import note_baskets
from kriya.promotion.models import Link
from kriya.promotion.queries.funnel import Funnel, funnels, total_of
from kriya.promotion.queries.links import by_channel, campaigns, lines_of, links_shown
from kriya.promotion.tests.builders import campaign, link_to, visitor
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import SaleLine
from kriya.shop.actions.carts import forget_old, put
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.actions.placing import place_order
from kriya.shop.attribution import COOKIE
from kriya.shop.models import Cart, Order, OrderLine
from kriya.shop.tests.builders import PICK_UP, RINI, Shop
from tests import build
from tests.trade import questions, told

pytestmark = pytest.mark.usefixtures("real_db")


def bought(at: Shop, lot: Any, code: str, *, pays: bool = True) -> Order:
    cart = put(None, lot.product_id, None, 1, attribution=code)
    order = place_order(cart, RINI, PICK_UP, method="transfer", key=new_id())
    if pays:
        payment = ask_payment(order, "transfer")
        take_in(payment, payment.amount)
    return order


def funnel(link: Link) -> Funnel:
    return funnels([link])[link.pk]


def test_a_campaign_tells_visits_baskets_orders_and_the_makers_money_online_and_in_the_showroom(at: Shop):
    lot = at.lot(price=100_000)
    link = link_to(lot, campaign=campaign())
    for _time in range(5):
        visitor().get(f"/s/{link.code}")
    put(None, lot.product_id, None, 1, attribution=link.code)
    bought(at, lot, link.code, pays=False)
    bought(at, lot, link.code)
    record_sale(told(at.room, (lot, 2), attribution=link.code.lower()))
    record_sale(told(at.room, (lot, 1), attribution="instagram"))
    found = funnel(link)
    assert (found.visits, found.baskets, found.orders) == (5, 1 + _baskets(link), 2)
    assert (found.sales_online, found.total_online, found.makers_online) == (1, 100_000, 70_000)
    assert (found.sales_showroom, found.total_showroom, found.makers_showroom) == (1, 200_000, 140_000)
    assert found.makers == 210_000


def _baskets(link: Link) -> int:
    """Baskets that were ordered are gone or there, as the shop decides."""
    return Cart.objects.filter(attribution=link.code).count() - 1


def test_what_comes_back_is_taken_off(at: Shop):
    lot = at.lot(price=100_000)
    link = link_to(lot)
    line = SaleLine.objects.get(sale=record_sale(told(at.room, (lot, 3), attribution=link.code)).sale)
    refund(line.sale, [Back(line.pk, 1, back_to="shelf")], reason="tidak cocok", by=None)
    found = funnel(link)
    assert (found.sales_showroom, found.total_showroom, found.makers_showroom) == (1, 200_000, 140_000)


def test_public_goods_earn_their_maker_nothing(at: Shop):
    vase = at.room.public_goods(price=50_000)
    link = link_to(at.lot())
    record_sale(told(at.room, (vase, 1), attribution=link.code))
    found = funnel(link)
    assert (found.total_showroom, found.makers_showroom) == (50_000, 0)


def test_baskets_are_still_counted_when_they_are_forgotten(at: Shop):
    """With the guard off (no noting) the figure falls back to nothing."""
    lot = at.lot()
    noted, unnoted = link_to(lot), link_to(lot, "poster")
    for link in (noted, unnoted):
        put(None, lot.product_id, None, 1, attribution=link.code)
    Cart.objects.filter(attribution=unnoted.code).update(attribution="LAIN")
    note_baskets()
    note_baskets()
    Cart.objects.filter(attribution="LAIN").update(attribution=unnoted.code)
    assert (funnel(noted).baskets, funnel(unnoted).baskets) == (1, 1)
    with time_machine.travel(now() + timedelta(days=40), tick=False):
        forget_old()
        assert (funnel(noted).baskets, funnel(unnoted).baskets) == (1, 0)


def test_channels_and_campaigns_add_up_to_their_links(at: Shop):
    lot, lebaran = at.lot(), campaign()
    first, second, loose = (
        link_to(lot, "instagram", campaign=lebaran), link_to(lot, "poster", campaign=lebaran), link_to(lot, "poster"),
    )  # fmt: skip
    for link, times in ((first, 1), (second, 2), (loose, 4)):
        for _time in range(times):
            visitor().get(f"/s/{link.code}")
    lines = lines_of(list(links_shown()))
    assert {channel.value: one.visits for channel, one in by_channel(lines)} == {"instagram": 1, "poster": 6}
    assert {str(line.campaign): (line.links, line.funnel.visits) for line in campaigns()} == {
        "Lebaran 2026": (2, 3), "None": (1, 4),
    }  # fmt: skip
    assert total_of(line.funnel for line in lines).visits == 7


def test_a_campaign_is_read_with_as_many_questions_for_one_link_as_for_a_hundred(at: Shop):
    lot = at.lot()
    lebaran = campaign()
    link_to(lot, campaign=lebaran)
    counted = [_asked()]
    for number in range(99):
        link_to(lot, campaign=campaign(f"Pameran {number}"))
    counted.append(_asked())
    assert counted[0] == counted[1] <= 13


def _asked() -> int:
    with CaptureQueriesContext(connection) as asked:
        campaigns()
        lines_of(list(links_shown()))
    return len(asked)


def test_the_office_pages_ask_as_often_for_one_link_as_for_a_hundred(at: Shop):
    lot, lebaran = at.lot(), campaign()
    link_to(lot, campaign=lebaran)
    sari = build.browser_of(build.member(at.room.council))
    paths = ["/pekalongan/kelola/promosi/", f"/pekalongan/kelola/promosi/{lebaran.pk}/"]
    before = [questions(sari, path) for path in paths]
    for _number in range(99):
        link_to(lot, campaign=lebaran)
    assert [questions(sari, path) for path in paths] == before


def test_order_and_sale_bear_the_code_of_the_basket(at: Shop):
    lot = at.lot()
    link = link_to(lot)
    order = bought(at, lot, link.code)
    line = OrderLine.objects.get(order=order)
    assert (order.attribution, line.sale.attribution) == (link.code, link.code)


def test_who_followed_a_link_and_buys_elsewhere_on_the_site_still_counts_for_it(at: Shop):
    """From the short link by the page of another product into the basket; a made-up code in the cookie says nothing."""
    posted, bought_one = at.lot(), at.lot()
    link, slug = link_to(posted), Product.objects.get(pk=bought_one.product_id).slug
    buyer, liar = visitor(), visitor()
    buyer.get(f"/s/{link.code}")
    liar.cookies[COOKIE] = "<script>"
    for client in (buyer, liar):
        assert client.post(f"/pekalongan/produk/{slug}/beli/", {"pieces": "1"}).status_code == 302
    assert sorted(Cart.objects.values_list("attribution", flat=True)) == ["", link.code]
    assert funnel(link).baskets == 1
