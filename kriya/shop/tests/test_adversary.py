"""The shop and its quotations against somebody who means harm: each trick is named, and leaves no trace."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kriya.catalog.actions.curation import withdraw_product
from kriya.catalog.models import Product, PublishedProduct
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.queries.stock import available
from kriya.ledger.models import Entry
from kriya.sales.models import Sale
from kriya.shop.actions.ending import expire_due
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.letters import letter_about
from kriya.shop.models import CartLine, Order, OrderEvent, Payment
from kriya.shop.tests.builders import PICK_UP, opened
from kriya.shop.tests.test_checkout_page import PAGE, field
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

BASKET = "/pekalongan/keranjang/"
RINI = {"name": "Rini", "phone": "0812 0000 1111", "method": "transfer", "do": "place", "way": "fetch"}
NO_NUMBERS = ["-1", "0", "1000000000000", "NaN", "inf", "1.000,50", "1e3", "", " ", "1;2", "0x1", "1\x00"]
WISHES = {
    "price": "1", "total": "1", "goods": "1", "discount": "999999", "shipping": "0", "due": "0", "state": "paid",
    "order": "1", "lot": "1", "arrived": "999999", "council": "2", "voucher_id": "1", "harga": "1", "sale": "1",
}  # fmt: skip


@pytest.fixture
def at():
    """An open shop with five scarves at Rp80.000, and somebody with a browser."""
    made = opened()
    with council_scope(made.room.council):
        scarf = made.lot(pieces=5, price=80_000)
        slug = PublishedProduct.objects.get().slug
    return SimpleNamespace(shop=made, council=made.room.council, scarf=scarf, slug=slug, buyer=Client())


def buy(at, **said):
    return at.buyer.post(f"/pekalongan/produk/{at.slug}/beli/", {"pieces": "1", **said})


def form(at, **more):
    page = at.buyer.get(PAGE)
    return {**RINI, "key": field(page, "key"), "seen": field(page, "seen"), **more}


def orders(at):
    with council_scope(at.council):
        return list(Order.objects.order_by("placed_at"))


def pieces(at):
    with council_scope(at.council):
        return list(CartLine.objects.values_list("pieces", flat=True))


class TestMassAssignment:
    def test_no_field_that_a_browser_adds_sets_a_price_a_sum_or_a_state(self, at):
        buy(at, **WISHES)
        with council_scope(at.council):
            line = CartLine.objects.get()
        at.buyer.post(f"{BASKET}baris/", {"baris": line.pk, "jumlah": "2", **WISHES})
        at.buyer.post(PAGE, form(at, **WISHES))
        (order,) = orders(at)
        assert (order.goods, order.discount, order.total, order.due, order.state) == (
            160_000, 0, 160_000, 160_000, "awaiting",
        )  # fmt: skip
        at.buyer.post(f"/pekalongan/pesanan/{order.code}/bayar/", {"method": "transfer", "amount": "1", **WISHES})
        with council_scope(at.council):
            assert {one.amount + one.unique_code for one in Payment.objects.all()} == {160_000}
            assert not Entry.objects.exists()

    def test_a_way_to_send_is_one_of_ours_at_our_price(self, at):
        """What is not offered is refused, or the order goes by what is: at the council's own rate of that day."""
        for delivery in (
            "table:0",
            "courier:gratis@0",
            "courier:JNE REG@1",
            "pick_up:",
            "'; DROP TABLE shop_order; --",
        ):
            if not pieces(at):
                buy(at)
            said = {"way": "send", "village": "33.75.01.1002", "street": "Jl. Mawar 3", "delivery": delivery}
            at.buyer.post(PAGE, form(at, **said, **WISHES))
        assert {(one.shipping, one.total) for one in orders(at)} <= {(15_000, 95_000)}


class TestNumbers:
    @pytest.mark.parametrize("typed", NO_NUMBERS)
    def test_what_is_no_number_of_pieces_buys_nothing_and_changes_nothing(self, at, typed):
        assert buy(at, pieces=typed).status_code in {400, 422}
        assert pieces(at) == []
        buy(at)
        with council_scope(at.council):
            line = CartLine.objects.get()
        if typed != "0":
            at.buyer.post(f"{BASKET}baris/", {"baris": line.pk, "jumlah": typed})
        assert pieces(at) == [1]

    def test_more_than_there_is_in_small_steps_is_more_than_there_is(self, at):
        for _time in range(7):
            buy(at)
        assert pieces(at) == [5]


class TestForeignThings:
    def test_a_product_of_another_council_is_none_here(self, at):
        there = build.gunungkidul()
        assert at.buyer.post(f"/{there.slug}/produk/{at.slug}/beli/", {"pieces": "1"}).status_code == 404
        assert pieces(at) == []

    def test_a_product_that_is_not_public_is_not_sold_also_from_an_old_basket(self, at):
        buy(at)
        with council_scope(at.council):
            withdraw_product(Product.objects.get(pk=at.scarf.product_id), reason="rusak", by=None)
        assert buy(at).status_code in {404, 410}
        assert at.buyer.post(PAGE, {**RINI, "key": str(new_id())}).status_code in {302, 422}
        assert orders(at) == []

    def test_an_order_is_opened_by_its_own_secret_alone(self, at):
        there = build.gunungkidul()
        with council_scope(at.council):
            first, second = (at.shop.order((at.scarf, 1), to=PICK_UP) for _n in range(2))
            payment = ask_payment(first, "transfer")
        stranger = Client()
        for path in (
            f"/{there.slug}/pesanan/{first.code}/",
            f"/pekalongan/pesanan/{first.pk}/",
            f"/pekalongan/pesanan/{first.code.lower()}/",
            f"/pekalongan/pesanan/{first.number.replace('/', '-')}/",
            f"/pekalongan/pembayaran/buka/{second.code}/{payment.pk}/",
            f"/pekalongan/bayar-qris/{second.code}/{payment.pk}/",
        ):
            assert stranger.get(path).status_code == 404, path

    def test_a_basket_is_its_own_browsers_and_no_way_back_is_made_up(self, at):
        buy(at)
        with council_scope(at.council):
            line = CartLine.objects.get()
        stranger = Client()
        stranger.post(f"{BASKET}baris/", {"baris": line.pk, "jumlah": "0"})
        assert stranger.post(f"{BASKET}kembali/x:y/").status_code == 404
        assert pieces(at) == [1]


class TestTime:
    def test_an_order_that_expired_is_not_paid_by_its_page_and_its_pieces_are_anybodys(self, at):
        buy(at)
        at.buyer.post(PAGE, form(at))
        (order,) = orders(at)
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False), council_scope(at.council):
            assert expire_due() == 1
            assert available([at.scarf.pk]) == {at.scarf.pk: 5}
            with pytest.raises(Refused, match="order_not_open"):
                ask_payment(order, "transfer")
        at.buyer.post(f"/pekalongan/pesanan/{order.code}/bayar/", {"method": "transfer"})
        with council_scope(at.council):
            assert Payment.objects.exclude(state="over").count() == 0

    def test_money_that_comes_after_the_last_piece_went_stays_the_buyers(self, at):
        with council_scope(at.council):
            mask = at.shop.lot(pieces=1)
            late = at.shop.order((mask, 1), to=PICK_UP)
            payment = ask_payment(late, "transfer")
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False), council_scope(at.council):
            expire_due()
            quick = at.shop.order((mask, 1), to=PICK_UP)
            take_in(ask_payment(quick, "transfer"), 100_000)
            take_in(payment, payment.amount)
            assert Sale.objects.count() == 1
            assert Order.objects.get(pk=late.pk).lines.get().gone_at is not None

    def test_a_price_that_changed_since_the_page_was_read_is_not_charged_unseen(self, at):
        buy(at)
        said = form(at)
        with council_scope(at.council):
            type(at.scarf).objects.filter(pk=at.scarf.pk).update(price=90_000)
        assert at.buyer.post(PAGE, said).status_code == 422
        assert orders(at) == []


class TestReplay:
    def test_the_same_form_again_is_the_same_order_and_with_other_words_none(self, at):
        buy(at)
        said = form(at)
        places = {at.buyer.post(PAGE, said).headers.get("Location") for _time in range(3)}
        buy(at)
        assert at.buyer.post(PAGE, {**form(at), "key": said["key"], "name": "Orang lain"}).status_code == 422
        assert (len(orders(at)), len(places - {None, BASKET})) == (1, 1)

    def test_a_form_key_of_somebody_elses_order_tells_nothing_of_it(self, at):
        buy(at)
        said = form(at)
        at.buyer.post(PAGE, said)
        (order,) = orders(at)
        thief = Client()
        thief.post(f"/pekalongan/produk/{at.slug}/beli/", {"pieces": "1"})
        page = thief.get(PAGE)
        stolen = {**said, "seen": field(page, "seen"), "phone": "0812 9999 0000"}
        answer = thief.post(PAGE, stolen)
        assert order.code not in answer.content.decode() + str(answer.headers)


class TestAddresses:
    @pytest.mark.parametrize(
        "where", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
    )
    def test_no_parameter_sends_a_buyer_elsewhere(self, at, where):
        buy(at)
        names = ("next", "kembali", "return", "url", "finish", "back")
        for name in names:
            gone = buy(at, **{name: where}).headers.get("Location", "")
            assert "evil" not in gone
            assert "javascript" not in gone
        answer = at.buyer.post(PAGE, form(at, **dict.fromkeys(names, where)))
        assert re.fullmatch(r"/pekalongan/pesanan/\w+/", answer.headers["Location"])

    def test_a_false_host_is_refused_and_forwarded_ones_are_not_believed(self, at, settings, client):
        settings.ALLOWED_HOSTS = ["testserver"]
        settings.SITE_URL = "https://kriya.example"
        buy(at)
        said = form(at, email="rini@contoh.invalid")
        assert at.buyer.post(PAGE, said, HTTP_HOST="evil.example").status_code == 400
        lies = {
            "HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_FORWARDED_SERVER": "evil.example",
            "HTTP_X_ORIGINAL_URL": "https://evil.example/", "HTTP_FORWARDED": "host=evil.example",
        }  # fmt: skip
        answer = at.buyer.post(PAGE, said, **lies)
        page = at.buyer.get(answer.headers["Location"], **lies)
        assert "evil.example" not in page.content.decode() + str(page.headers)
        with council_scope(at.council):
            letter = letter_about(OrderEvent.objects.select_related("order").get())
        assert letter is not None
        assert "https://kriya.example/pekalongan/pesanan/" in letter.body

    def test_a_false_address_does_not_get_around_a_limit(self, at, settings):
        """trap:43"""
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "shop_order": "100/h/key,2/h/ip"}
        made = []
        for n in range(4):
            buy(at)
            said = form(at, phone=f"0812 0000 111{n}")
            made.append(at.buyer.post(PAGE, said, HTTP_X_FORWARDED_FOR=f"203.0.113.{n}").status_code)
        assert made == [302, 302, 422, 422]

    def test_a_form_from_another_site_is_not_taken(self, at):
        strict = Client(enforce_csrf_checks=True)
        answer = strict.post(f"/pekalongan/produk/{at.slug}/beli/", {"pieces": "1"}, HTTP_ORIGIN="https://evil.example")
        assert answer.status_code == 403
        assert pieces(at) == []
