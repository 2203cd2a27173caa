"""A buyer looks at what is left, puts it into a basket and changes it; nothing a browser sends sets a price."""

import re
from html import unescape
from types import SimpleNamespace

import pytest
from django.test import Client

from kriya.catalog.models import PublishedProduct
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.core.sharing import KEPT_BY_NOBODY
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.codes import new_code
from kriya.inventory.models import Level
from kriya.sales.actions.recording import record_sale
from kriya.shop.actions.rules import keep_rules
from kriya.shop.actions.settings import change_rules
from kriya.shop.models import Cart, CartLine, ShopRules
from kriya.shop.tests.builders import opened
from tests import build
from tests.trade import questions, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    """An open shop with a scarf of which two are left, a single mask, and something made to order."""
    made = opened()
    with council_scope(made.room.council):
        scarf, mask, cloth = made.lot(pieces=2, price=80_000), made.lot(pieces=1), made.made_to_order()
        rows = {row.pk: row.slug for row in PublishedProduct.objects.all()}
    return SimpleNamespace(
        shop=made,
        council=made.room.council,
        scarf=scarf,
        slug=rows[scarf.product_id],
        mask=rows[mask.product_id],
        cloth=rows[cloth.pk],
        buyer=Client(),
    )


def text(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def buy(at, slug="", pieces="1", client=None, **more):
    return (client or at.buyer).post(f"/pekalongan/produk/{slug or at.slug}/beli/", {"pieces": pieces, **more})


def lines(at) -> list[tuple[int, str]]:
    with council_scope(at.council):
        return [(line.pieces, str(line.product_id)) for line in CartLine.objects.order_by("added_at")]


class TestTheProductPage:
    def test_it_leads_to_where_it_is_bought_and_anyone_may_keep_it(self, at):
        page = at.buyer.get(f"/pekalongan/produk/{at.slug}/")
        assert f'href="/pekalongan/produk/{at.slug}/beli/"' in page.content.decode()
        assert 'href="/pekalongan/keranjang/"' in page.content.decode()
        assert page.headers["Cache-Control"].startswith("public")
        assert "csrf" not in page.content.decode()

    def test_the_same_page_is_given_with_a_basket_as_without(self, at):
        path = f"/pekalongan/produk/{at.slug}/"
        before = at.buyer.get(path)
        buy(at)
        at.buyer.get("/pekalongan/keranjang/")
        del at.buyer.cookies["messages"]  # told by now: a browser forgets it by itself
        again = at.buyer.get(path)
        assert (again.content, again.headers["ETag"]) == (before.content, before.headers["ETag"])

    def test_when_the_shop_closes_pages_that_were_kept_do_not_hold_any_more(self, at):
        path = f"/pekalongan/produk/{at.slug}/"
        etag = at.buyer.get(path).headers["ETag"]
        with council_scope(at.council):
            change_rules(is_open=False)
        page = at.buyer.get(path, headers={"if-none-match": etag})
        assert page.status_code == 200
        assert "/beli/" not in page.content.decode()
        assert "/keranjang/" not in page.content.decode()
        assert "sedang tutup" in text(at.buyer.get(f"{path}beli/"))


class TestBuying:
    def test_it_tells_price_and_what_is_left_and_nobody_keeps_it(self, at):
        page = at.buyer.get(f"/pekalongan/produk/{at.slug}/beli/")
        assert "tinggal 2" in text(page)
        assert "Rp80.000" in text(page)
        assert page.headers["Cache-Control"] == KEPT_BY_NOBODY
        assert "noindex" in page.headers["X-Robots-Tag"]

    def test_what_travels_is_not_promised_and_the_page_says_where_it_can_be_bought(self, at):
        """Twin: back in the showroom it is sold again."""
        stall, home = at.shop.room.places["stall"], at.shop.room.place
        page = f"/pekalongan/produk/{at.mask}/beli/"
        with council_scope(at.council):
            level = Level.objects.exclude(lot=at.scarf).get(location=home, pieces=1)
            move([Move(level.lot_id, home.pk, stall.pk, 1)], reason="transfer", by=None)
        shown = text(at.buyer.get(page))
        assert "Sedang dibawa ke pameran: Inacraft 2026" in shown
        assert "Masukkan keranjang" not in shown
        assert buy(at, at.mask).status_code == 422
        with council_scope(at.council):
            move([Move(level.lot_id, stall.pk, home.pk, 1)], reason="transfer", by=None)
        assert "Masukkan keranjang" in text(at.buyer.get(page))

    def test_what_is_made_to_order_tells_days_and_deposit(self, at):
        page = text(at.buyer.get(f"/pekalongan/produk/{at.cloth}/beli/"))
        assert "dibuat untuk Anda, 14 hari" in page
        assert "uang muka Rp100.000" in page

    def test_a_page_gets_the_form_alone(self, at):
        part = at.buyer.get(f"/pekalongan/produk/{at.slug}/beli/", headers={"hx-request": "true"})
        assert "csrfmiddlewaretoken" in part.content.decode()
        assert "<html" not in part.content.decode()

    def test_it_goes_into_a_basket_whose_cookie_is_this_councils_alone(self, at):
        response = buy(at, pieces="2")
        assert response.headers["Location"] == "/pekalongan/keranjang/"
        cookie, count = response.cookies["keranjang"], response.cookies["isi_keranjang"]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/pekalongan/")
        assert (count.value, count["httponly"]) == ("2", "")
        assert lines(at) == [(2, str(at.scarf.product_id))]

    @pytest.mark.parametrize("pieces", ["-1", "0", "1000000000000", "NaN", "1.000,50", "", "1e3", "2.5", "0x2"])
    def test_only_whole_pieces_go_in_and_the_form_says_why_not(self, at, pieces):
        page = buy(at, pieces=pieces)
        assert page.status_code == 422
        assert "Ada yang perlu diperbaiki" in text(page)
        assert lines(at) == []

    def test_more_than_is_left_is_refused_with_what_is_left(self, at):
        page = buy(at, pieces="3")
        assert page.status_code == 422
        assert "tinggal 2" in text(page)
        assert lines(at) == []

    def test_a_price_from_the_browser_counts_for_nothing(self, at):
        buy(at, price="1", total="1", discount="79999")
        assert "Rp80.000" in text(at.buyer.get("/pekalongan/keranjang/"))

    def test_a_variant_of_another_product_is_none_of_it(self, at):
        assert buy(at, choice=str(new_id())).status_code == 422
        assert lines(at) == []

    @pytest.mark.parametrize("slug", ["tidak-ada", "x"])
    def test_what_is_not_there_is_not_found(self, at, slug):
        assert at.buyer.get(f"/pekalongan/produk/{slug}/beli/").status_code == 404
        assert buy(at, slug).status_code == 404

    def test_a_product_of_another_council_is_not_sold_here(self, at):
        other = build.gunungkidul()
        with council_scope(other):
            keep_rules(ShopRules(is_open=True, bank_account="1"))
        assert at.buyer.get(f"/gunungkidul/produk/{at.slug}/beli/").status_code == 404

    def test_it_wants_the_token_of_its_form(self, at):
        strict = Client(enforce_csrf_checks=True)
        assert buy(at, client=strict).status_code == 403
        assert lines(at) == []


class TestTheBasket:
    def test_an_empty_one_teaches(self, at):
        page = text(at.buyer.get("/pekalongan/keranjang/"))
        assert "Keranjang masih kosong" in page
        assert "Tidak perlu membuat akun" in page

    def test_more_fewer_out_and_back(self, at):
        buy(at)
        with council_scope(at.council):
            line = CartLine.objects.get()
        change = "/pekalongan/keranjang/baris/"
        assert at.buyer.post(change, {"baris": line.pk, "jumlah": "2"}).cookies["isi_keranjang"].value == "2"
        at.buyer.post(change, {"baris": line.pk, "jumlah": "0"})
        assert lines(at) == []
        page = at.buyer.get("/pekalongan/keranjang/")
        undo = re.search(r'action="(/pekalongan/keranjang/kembali/[^"]+)"', page.content.decode())
        assert undo is not None
        at.buyer.cookies["kriya_dari"] = led_by = new_code()
        at.buyer.post(undo[1])
        assert [pieces for pieces, _product in lines(at)] == [2]
        with council_scope(at.council):
            assert Cart.objects.get().attribution == led_by

    @pytest.mark.parametrize("pieces", ["-1", "100", "1000000000000", "NaN", "1.000,50", ""])
    def test_a_line_becomes_no_number_that_is_none(self, at, pieces):
        buy(at)
        with council_scope(at.council):
            line = CartLine.objects.get()
        at.buyer.post("/pekalongan/keranjang/baris/", {"baris": line.pk, "jumlah": pieces})
        assert [one for one, _product in lines(at)] == [1]

    def test_what_sold_meanwhile_is_said_kindly_and_stands_in_the_way(self, at):
        buy(at, pieces="2")
        with council_scope(at.council):
            record_sale(told(at.shop.room, (at.scarf, 1)))
        page = text(at.buyer.get("/pekalongan/keranjang/"))
        assert "sekarang tinggal 1" in page
        assert "Lanjut memesan" not in page
        assert at.buyer.get("/pekalongan/keranjang/pesan/").headers["Location"] == "/pekalongan/keranjang/"

    def test_a_line_of_somebody_else_is_left_alone(self, at):
        buy(at)
        with council_scope(at.council):
            line = CartLine.objects.get()
        stranger = Client()
        buy(at, at.mask, client=stranger)
        stranger.post("/pekalongan/keranjang/baris/", {"baris": line.pk, "jumlah": "0"})
        assert len(lines(at)) == 2

    @pytest.mark.parametrize("forged", ["", "x", "00000000-0000-0000-0000-000000000000", "a:b"])
    def test_a_forged_cookie_is_no_basket(self, at, forged):
        buy(at)
        with council_scope(at.council):
            cart = Cart.objects.get()
        at.buyer.cookies["keranjang"] = forged or str(cart.pk)
        assert "Keranjang masih kosong" in text(at.buyer.get("/pekalongan/keranjang/"))

    def test_a_basket_of_another_council_is_none_here(self, at):
        value = buy(at).cookies["keranjang"].value
        build.gunungkidul()
        stranger = Client()
        stranger.cookies["keranjang"] = value
        assert "Keranjang masih kosong" in text(stranger.get("/gunungkidul/keranjang/"))

    def test_a_way_back_that_was_made_up_is_none(self, at):
        assert at.buyer.post("/pekalongan/keranjang/kembali/x:y/").status_code == 404

    def test_it_asks_the_database_as_often_for_one_line_as_for_ten(self, at):
        buy(at)
        one = questions(at.buyer, "/pekalongan/keranjang/")
        with council_scope(at.council):
            lots = [at.shop.lot() for _line in range(9)]
            slugs = [PublishedProduct.objects.get(pk=lot.product_id).slug for lot in lots]
        for slug in slugs:
            buy(at, slug)
        at.buyer.get("/pekalongan/keranjang/")
        assert questions(at.buyer, "/pekalongan/keranjang/") == one

    def test_it_speaks_english(self, at):
        buy(at)
        PublishedProduct.objects.filter(slug=at.slug).update(name_en="Indigo scarf")
        page = text(at.buyer.get("/pekalongan/en/keranjang/"))
        assert "Indigo scarf" in page
        assert "Go on to order" in page
        assert "Rp80,000" in page
