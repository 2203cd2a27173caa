"""Feeds keep the published rules of their fields, and say the price and stock of the page."""

import csv
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.catalog.models import Product, ProductVariant, PublishedProduct
from kriya.core.scoping import council_scope
from kriya.inventory.actions.prices import change_price
from kriya.promotion.feeds import items as feed_items
from kriya.promotion.feeds.google import google_feed
from kriya.promotion.feeds.items import Availability, Item, cut, in_one_line, items, plain
from kriya.promotion.feeds.meta import meta_feed
from kriya.sales.actions.recording import record_sale
from kriya.shop.models import ShopRules
from kriya.shop.queries.offers import offers_of
from kriya.shop.tests.builders import Shop, opened
from tests.trade import told

pytestmark = pytest.mark.usefixtures("real_db")
HOME = "https://kriya.example/pekalongan"
G = "{http://base.google.com/ns/1.0}"
PHOTO = {"key": "abc123", "width": 960, "height": 1200, "alt_id": "Kain", "alt_en": ""}


@pytest.fixture
def at():
    return opened()


def shown(at: Shop, **more: Any) -> Any:
    """A lot whose product has a photo."""
    with council_scope(at.room.council):
        lot = at.lot(**more)
        PublishedProduct.objects.filter(pk=lot.product_id).update(photos=[PHOTO])
    return lot


def read_google(at: Shop) -> list[dict[str, list[str]]]:
    answer = Client().get("/pekalongan/umpan-belanja/google.xml")
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    return google_items("".join(part.decode() for part in answer.streaming_content))


def google_items(text: str) -> list[dict[str, list[str]]]:
    found = []
    for item in Xml.fromstring(text).iter("item"):
        fields: dict[str, list[str]] = {}
        for field in item:
            fields.setdefault(field.tag.removeprefix(G), []).append(field.text or "")
        found.append(fields)
    return found


def read_meta(at: Shop) -> list[dict[str, str]]:
    answer = Client().get("/pekalongan/umpan-belanja/meta.csv")
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))


ITEM = Item(
    id="a" * 32, name="Kain", variant="", description="Batik", link=f"{HOME}/produk/kain/",
    pictures=(f"{HOME}/foto/a-960.jpg",),
    availability=Availability.IN_STOCK, ready_on=None, price=150_000, sale_price=None, brand="Batik Tejo", craft="Batik", weight_g=400,
)  # fmt: skip
HARDEST = replace(
    ITEM, name='Kain <"&> ' * 40, variant="Merah, besar", description="ka ta, " * 2_000, brand="Batik " * 40, craft="x" * 900,
    pictures=tuple(f"{HOME}/foto/{n}-960.jpg" for n in range(11)), availability=Availability.MADE_TO_ORDER,
    ready_on=datetime(2026, 12, 1, tzinfo=UTC).date(),
)  # fmt: skip


@pytest.mark.parametrize("item", [ITEM, HARDEST], ids=["plain", "hardest"])
def test_google_gets_what_its_rules_ask(item: Item):
    """support.google.com/merchants/answer/7052112: required fields, lengths, values."""
    (told,) = google_items("".join(google_feed("Dewan & Co", HOME, [item])))
    for name, most in (
        ("id", 50),
        ("title", 150),
        ("description", 5000),
        ("link", 2000),
        ("image_link", 2000),
        ("brand", 70),
    ):
        assert 0 < len(told[name][0]) <= most, name
    assert told["availability"][0] in {"in_stock", "out_of_stock", "preorder", "backorder"}
    assert re.fullmatch(r"\d+\.\d{2} IDR", told["price"][0])
    assert told["condition"] == ["new"]
    assert told["identifier_exists"] == ["no"]
    assert not {"gtin", "mpn"} & told.keys()
    assert len(told.get("additional_image_link", [])) <= 10
    assert all(len(value) <= 750 for value in told["product_type"])
    assert ("availability_date" in told) == (told["availability"] == ["backorder"])
    for day in told.get("availability_date", []):
        datetime.fromisoformat(day)


@pytest.mark.parametrize("item", [ITEM, HARDEST], ids=["plain", "hardest"])
def test_meta_gets_what_its_rules_ask(item: Item):
    (told,) = csv.DictReader(StringIO("".join(meta_feed([item]))))
    for name, most in (
        ("id", 100),
        ("title", 200),
        ("description", 9999),
        ("brand", 100),
        ("link", 2000),
        ("image_link", 2000),
    ):
        assert 0 < len(told[name]) <= most, name
    assert told["availability"] in {"in stock", "out of stock", "available for order", "preorder", "discontinued"}
    assert told["condition"] in {"new", "refurbished", "used"}
    assert re.fullmatch(r"\d+ IDR", told["price"])
    assert told["identifier_exists"] == "no"
    assert len(told["additional_image_link"].split(",")) <= 20


def test_price_and_stock_are_those_of_the_page_and_follow_a_sale_at_the_till(at: Shop):
    lot = shown(at, pieces=1, price=120_000)
    with council_scope(at.room.council):
        offer = offers_of([lot.product_id])[lot.product_id, None]
    (google,), (meta,) = read_google(at), read_meta(at)
    assert (google["price"], meta["price"]) == ([f"{offer.price}.00 IDR"], f"{offer.price} IDR")
    assert (google["availability"], meta["availability"]) == (["in_stock"], "in stock")
    with council_scope(at.room.council):
        record_sale(told(at.room, (lot, 1)))
    (google,), (meta,) = read_google(at), read_meta(at)
    assert (google["availability"], meta["availability"]) == (["out_of_stock"], "out of stock")


def test_a_piece_that_was_marked_down_tells_both_prices_as_its_page_and_its_shelf_do(at: Shop):
    lot = shown(at, pieces=1, price=120_000)
    with council_scope(at.room.council):
        change_price(lot, 95_000, reason="turun harga", by=None)
    (google,), (meta,) = read_google(at), read_meta(at)
    assert (google["price"], google["sale_price"]) == (["120000.00 IDR"], ["95000.00 IDR"])
    assert (meta["price"], meta["sale_price"]) == ("120000 IDR", "95000 IDR")


def test_what_is_made_to_order_says_when_it_would_be_done(at: Shop):
    with council_scope(at.room.council):
        product = at.made_to_order(days=14)
        PublishedProduct.objects.filter(pk=product.pk).update(photos=[PHOTO])
    (google,), (meta,) = read_google(at), read_meta(at)
    assert google["availability"] == ["backorder"]
    assert google["availability_date"]
    assert meta["availability"] == "available for order"


def test_what_has_no_photo_or_no_price_stays_out(at: Shop):
    with council_scope(at.room.council):
        at.lot()
    assert read_google(at) == []
    assert read_meta(at) == []


def test_a_closed_shop_sells_nothing(at: Shop):
    shown(at)
    with council_scope(at.room.council):
        ShopRules.objects.update(is_open=False)
    assert [one["availability"] for one in read_google(at)] == [["out_of_stock"]]


def test_each_variant_is_an_item_with_its_own_id(at: Shop):
    with council_scope(at.room.council):
        product = at.made_to_order()
        for place, name in enumerate(("Kecil", "Besar")):
            ProductVariant.objects.create(product=product, name=name, price=100_000 * (place + 1), position=place)
        PublishedProduct.objects.filter(pk=product.pk).update(photos=[PHOTO])
        assert Product.objects.filter(pk=product.pk).exists()
    told_of = read_google(at)
    assert len({one["id"][0] for one in told_of}) == 2
    assert {one["price"][0] for one in told_of} == {"100000.00 IDR", "200000.00 IDR"}


def test_a_long_name_is_cut_before_what_tells_its_variants_apart():
    told = replace(ITEM, name="Kain " * 60, variant="Merah").title(150)
    assert (len(told), told[-9:]) == (150, "… (Merah)")
    assert len(replace(ITEM, name="Kain " * 60, variant="x" * 200).title(150)) <= 150
    assert in_one_line("=Kain\nbatik\t “é” 🧵") == "Kain batik “é” 🧵"


def test_a_name_that_a_spreadsheet_would_reckon_or_xml_cannot_hold_is_told_plainly():
    assert plain("=HYPERLINK(1)\x07") == "HYPERLINK(1)"
    assert plain("-10% Kain\x00") == "10% Kain"
    assert cut("kain panjang", 6) == "kain…"


def test_steps_go_through_all_and_ask_as_often_however_many_are_in_one(at: Shop, monkeypatch: pytest.MonkeyPatch):
    """trap: an answer that streams has no council; each step opens it by itself."""
    for _number in range(5):
        shown(at)
    every = [one.id for one in items(at.room.council, HOME)]
    monkeypatch.setattr(feed_items, "STEP", 2)
    assert sorted(one.id for one in items(at.room.council, HOME)) == sorted(every)
    monkeypatch.setattr(feed_items, "STEP", 100)
    counted = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            list(items(at.room.council, HOME))
        counted.append(len(asked))
        for _number in range(20):
            shown(at)
    assert counted[0] == counted[1]


def test_the_sitemap_lists_the_photos(at: Shop):
    shown(at)
    index = Client().get("/pekalongan/sitemap.xml").content.decode()
    assert "/pekalongan/sitemap-gambar-1.xml" in index
    answer = Client().get("/pekalongan/sitemap-gambar-1.xml")
    urls = Xml.fromstring(b"".join(answer.streaming_content))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "i": "http://www.google.com/schemas/sitemap-image/1.1"}
    pictures = [one.text for one in urls.findall("s:url/i:image/i:loc", names)]
    assert pictures == ["http://testserver/pekalongan/foto/abc123-960.jpg"]
    empty = b"".join(Client().get("/pekalongan/sitemap-gambar-9.xml").streaming_content)
    assert len(Xml.fromstring(empty)) == 0
