"""One page makes an order: every mistake at once, nothing typed is lost, sent twice is once, and no price is taken from it."""

import re
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client, override_settings

from kriya.catalog.models import PublishedProduct
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.queries.stock import available
from kriya.sales.actions.recording import record_sale
from kriya.shop.letters import letter_about
from kriya.shop.models import CartLine, Order, OrderEvent, Payment, Voucher
from kriya.shop.tests.builders import opened
from kriya.shop.tests.test_basket_pages import text
from tests import build
from tests.trade import questions, told

pytestmark = pytest.mark.usefixtures("real_db")

PAGE = "/pekalongan/keranjang/pesan/"
RINI = {"name": "Rini Ayuningtyas", "phone": "0812 0000 1111", "method": "transfer", "do": "place"}
HOME = {"way": "send", "village": "33.75.01.1002", "street": "Jl. Mawar No. 3", "delivery": "table:"}


@pytest.fixture
def at():
    """A buyer with two scarves of Rp80.000 in the basket."""
    made = opened()
    with council_scope(made.room.council):
        scarf = made.lot(pieces=5, price=80_000)
        slug = PublishedProduct.objects.get().slug
    buyer = Client()
    buyer.post(f"/pekalongan/produk/{slug}/beli/", {"pieces": "2"})
    return SimpleNamespace(shop=made, council=made.room.council, scarf=scarf, slug=slug, buyer=buyer)


def field(page, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1]


def form(at, **more) -> dict[str, str]:
    page = at.buyer.get(PAGE)
    return {**RINI, "way": "fetch", "key": field(page, "key"), "seen": field(page, "seen"), **more}


def orders(at) -> list[Order]:
    with council_scope(at.council):
        return list(Order.objects.order_by("placed_at"))


def test_it_makes_an_order_that_is_followed_by_its_secret(at):
    response = at.buyer.post(PAGE, form(at, **HOME))
    (order,) = orders(at)
    assert response.headers["Location"] == f"/pekalongan/pesanan/{order.code}/"
    assert (order.buyer_phone, order.goods, order.shipping, order.total) == ("+6281200001111", 160_000, 15_000, 175_000)
    assert order.postal_code == "51111"
    assert response.cookies["isi_keranjang"].value == "0"
    with council_scope(at.council):
        assert Payment.objects.get().method == "transfer"
        assert available([at.scarf.pk]) == {at.scarf.pk: 3}


def test_prices_and_more_that_a_browser_sends_count_for_nothing(at):
    said = {
        "goods": "1",
        "total": "1",
        "price": "1",
        "shipping": "0",
        "discount": "159999",
        "due": "1",
        "state": "paid",
    }
    at.buyer.post(PAGE, form(at, **HOME, **said, number="X", code="ABC", expires_at="2099-01-01"))
    (order,) = orders(at)
    assert (order.total, order.state, order.code != "ABC") == (175_000, "awaiting", True)


def test_every_mistake_is_told_at_once_with_its_place_and_nothing_typed_is_lost(at):
    page = at.buyer.post(
        PAGE, form(at, name="", phone="12", email="rini@", way="send", street="", postal_code="5", note="Bungkus kado")
    )
    assert page.status_code == 422
    for place in ("id_name", "id_phone", "id_email", "id_place", "id_street", "id_postal_code"):
        assert f'href="#{place}"' in page.content.decode(), place
        assert f'id="{place}"' in page.content.decode(), place
    assert "Bungkus kado" in page.content.decode()
    assert 'value="12"' in page.content.decode()
    assert orders(at) == []


def test_the_other_buttons_only_look(at):
    page = at.buyer.post(PAGE, form(at, do="look", way="send", place="medono pekalongan", name="Rini"))
    assert page.status_code == 200
    assert "Medono" in text(page)
    assert "Rp15.000" in text(page)
    assert 'value="Rini"' in page.content.decode()
    assert "perlu diperbaiki" not in text(page)
    assert orders(at) == []


def test_two_taps_are_one_order_and_a_replayed_form_is_the_same(at):
    said = form(at)
    first, second = (at.buyer.post(PAGE, said) for _tap in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(orders(at)) == 1


def test_a_replayed_form_with_other_words_makes_no_second_order(at):
    said = form(at)
    at.buyer.post(PAGE, said)
    at.buyer.post(PAGE, {**said, "name": "Orang Lain"})
    assert [order.buyer_name for order in orders(at)] == ["Rini Ayuningtyas"]


def test_a_price_that_changed_is_shown_before_it_is_ordered(at):
    said = form(at)
    with council_scope(at.council):
        type(at.scarf).objects.filter(pk=at.scarf.pk).update(price=90_000)
    page = at.buyer.post(PAGE, said)
    assert (page.status_code, orders(at)) == (422, [])
    assert "berubah sejak halaman dibuka" in text(page)
    assert "Rp180.000" in text(page)
    at.buyer.post(PAGE, {**said, "seen": field(page, "seen")})
    assert [order.goods for order in orders(at)] == [180_000]


def test_what_sold_at_the_till_meanwhile_leads_back_to_the_basket(at):
    said = form(at)
    with council_scope(at.council):
        record_sale(told(at.shop.room, (at.scarf, 4)))
    assert at.buyer.post(PAGE, said).headers["Location"] == "/pekalongan/keranjang/"
    assert "tinggal 1" in text(at.buyer.get("/pekalongan/keranjang/"))
    assert orders(at) == []


@pytest.mark.parametrize("phone", ["12", "abc", "", "+62", "0" * 40])
def test_a_number_that_is_nobodys_is_asked_again(at, phone):
    assert at.buyer.post(PAGE, form(at, phone=phone)).status_code == 422
    assert orders(at) == []


@pytest.mark.parametrize("village", ["33.75", "99.99.99.9999", "x", "33.75.01.1002'--"])
def test_a_village_that_is_none_is_asked_again(at, village):
    assert at.buyer.post(PAGE, form(at, **{**HOME, "village": village})).status_code == 422
    assert orders(at) == []


def test_a_way_to_pay_or_send_that_is_not_offered_is_refused(at):
    assert at.buyer.post(PAGE, form(at, method="midtrans")).status_code == 422
    assert at.buyer.post(PAGE, form(at, way="teleport")).status_code == 422
    assert at.buyer.post(PAGE, form(at, **{**HOME, "delivery": "courier:gratis"})).status_code == 302
    # The only rate that there is holds, whatever the browser names.
    assert [order.shipping for order in orders(at)] == [15_000]


def test_a_voucher_is_tried_and_used(at):
    with council_scope(at.council):
        Voucher.objects.create(code="BATIK10", kind="share", value=1000, from_on=today(), until_on=today())
    assert "Rp144.000" in text(at.buyer.post(PAGE, form(at, do="look", voucher="batik10")))
    assert "tidak dikenal" in text(at.buyer.post(PAGE, form(at, do="look", voucher="GRATIS")))
    assert at.buyer.post(PAGE, form(at, voucher="GRATIS")).status_code == 422
    at.buyer.post(PAGE, form(at, voucher="batik10"))
    assert [order.total for order in orders(at)] == [144_000]


def test_a_voucher_that_covers_all_leaves_nothing_to_pay(at):
    with council_scope(at.council):
        Voucher.objects.create(code="HADIAH", kind="share", value=10_000, from_on=today(), until_on=today())
    looked = form(at, do="look", voucher="hadiah")
    page = text(at.buyer.post(PAGE, looked))
    assert "kode HADIAH menanggung semuanya" in page
    assert "Transfer dari bank mana pun" not in page
    sent = text(at.buyer.post(PAGE, {**looked, **HOME}))
    assert "Transfer dari bank mana pun" in sent
    followed = at.buyer.post(
        PAGE, {**form(at, voucher="HADIAH", email="rini@contoh.invalid"), "method": ""}, follow=True
    )
    assert "Terima kasih, barangnya kami siapkan untuk diambil" in text(followed)
    with council_scope(at.council):
        letter = letter_about(OrderEvent.objects.get())
    assert "Tidak ada yang perlu dibayar" in letter.body


def test_what_no_database_can_hold_is_left_out(at):
    assert at.buyer.post(PAGE, form(at, do="look", voucher="A\x00", place="\x00", village="\x00")).status_code == 200
    at.buyer.post(PAGE, form(at, name="Ri\x00ni", note="\x00"))
    assert [order.buyer_name for order in orders(at)] == ["Rini"]


@pytest.mark.parametrize("there", ["https://jahat.example/", "//jahat.example", "/\\jahat.example"])
def test_nothing_leads_to_another_site(at, there):
    said = form(at, next=there, back=there, redirect=there)
    response = at.buyer.post(f"{PAGE}?next={there}", said)
    assert response.headers["Location"].startswith("/pekalongan/pesanan/")


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_a_host_that_is_not_ours_is_refused(at):
    assert at.buyer.post(PAGE, form(at), headers={"host": "jahat.example"}).status_code == 400
    response = at.buyer.post(PAGE, form(at), headers={"x-forwarded-host": "jahat.example"})
    assert "jahat" not in response.headers["Location"]
    assert "jahat" not in at.buyer.get(response.headers["Location"]).content.decode()


def test_letters_bear_our_own_address_and_the_buyers_language(at, settings):
    settings.SITE_URL = "https://kriya.example"
    at.buyer.post(PAGE.replace("/pekalongan/", "/pekalongan/en/"), form(at, email="rini@contoh.id"))
    with council_scope(at.council):
        letter = letter_about(OrderEvent.objects.select_related("order").get())
    (order,) = orders(at)
    assert letter is not None
    assert (letter.to, order.language) == (["rini@contoh.id"], "en")
    assert f"https://kriya.example/pekalongan/en/pesanan/{order.code}/" in letter.body
    assert "Thank you, we received your order" in letter.body
    assert mail.outbox == []


def test_an_order_that_was_not_made_leaves_the_basket(at):
    at.buyer.post(PAGE, form(at, phone="1"))
    with council_scope(at.council):
        assert CartLine.objects.get().pieces == 2


def test_one_number_makes_no_flood_of_orders(at, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "shop_order": "1/h/key"}
    assert at.buyer.post(PAGE, form(at)).status_code == 302
    at.buyer.post(f"/pekalongan/produk/{at.slug}/beli/", {"pieces": "1"})
    page = at.buyer.post(PAGE, form(at))
    assert page.status_code == 422
    assert "Terlalu banyak pesanan" in text(page)


def test_it_asks_the_database_as_often_for_one_line_as_for_ten(at):
    one = questions(at.buyer, PAGE)
    with council_scope(at.council):
        slugs = [PublishedProduct.objects.get(pk=at.shop.lot().product_id).slug for _line in range(9)]
    for slug in slugs:
        at.buyer.post(f"/pekalongan/produk/{slug}/beli/", {"pieces": "1"})
    at.buyer.get("/pekalongan/keranjang/")
    assert questions(at.buyer, PAGE) == one


def test_a_form_key_of_another_councils_order_gives_nothing_away(at):
    other = build.gunungkidul()
    page = at.buyer.post(PAGE, form(at, key="not a key"))
    assert page.status_code == 302
    assert at.buyer.get(f"/{other.slug}{page.headers['Location'].removeprefix('/pekalongan')}").status_code == 404
    assert at.buyer.get(f"/pekalongan/pesanan/{new_id()}/").status_code == 404


def guess(at, code, buyer=None, **headers):
    client = buyer or at.buyer
    return text(client.post(PAGE, {**RINI, "do": "voucher", "way": "fetch", "voucher": code}, **headers))


def voucher(at, code="BATIK10"):
    with council_scope(at.council):
        day = today()
        return Voucher.objects.create(code=code, kind="share", value=1000, from_on=day, until_on=day)


def test_who_guesses_at_vouchers_is_stopped_and_may_still_order(at, settings):
    """trap:43 — counted in a store that all processes share, by address and council; a true code is no guess."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "shop_voucher": "3/h/key"}
    voucher(at)
    assert "BATIK10" in guess(at, "BATIK10")
    for code in ("A1", "A2", "A3"):
        assert "tidak dikenal" in guess(at, code)
    assert "Terlalu banyak kode" in guess(at, "BATIK10")
    spoofed = guess(at, "BATIK10", HTTP_X_FORWARDED_FOR="203.0.113.9", HTTP_X_REAL_IP="203.0.113.9")
    assert "Terlalu banyak kode" in spoofed
    refused = at.buyer.post(PAGE, form(at, voucher="BATIK10"))
    assert (refused.status_code, orders(at)) == (422, [])
    assert at.buyer.post(PAGE, form(at)).status_code == 302
    assert "Potongan" in guess_from_elsewhere(at)


def guess_from_elsewhere(at) -> str:
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    elsewhere.post(f"/pekalongan/produk/{at.slug}/beli/", {"pieces": "1"})
    return guess(at, "BATIK10", elsewhere)


def test_a_wrong_voucher_of_an_order_that_was_not_made_counts_too(at, settings):
    """The order is rolled back; the guess is not."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "shop_voucher": "1/h/key"}
    assert "tidak dikenal" in text(at.buyer.post(PAGE, form(at, voucher="SALAH")))
    assert "Terlalu banyak kode" in text(at.buyer.post(PAGE, form(at, voucher="SALAH2")))
