"""What is posted is drawn from the page's own photo, name and price; makers share only their own."""

from dataclasses import replace
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image

from kriya.accounts.roles import Role
from kriya.catalog.models import Collection, Product, PublishedProduct
from kriya.promotion.actions.links import Target
from kriya.promotion.kit.captions import caption, hashtags
from kriya.promotion.kit.pictures import MOST_BYTES, SIZES, Shape, post_jpeg
from kriya.promotion.kit.sharing import kit_of
from kriya.promotion.models import Channel, Link
from kriya.promotion.things import of_product, shortened
from kriya.shop.tests.builders import Shop
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")
ORIGIN = "https://kriya.example"


def product(at: Shop, **more) -> Product:
    return Product.objects.get(pk=at.lot(**more).product_id)


def noisy_photo(_width: int) -> bytes:
    out = BytesIO()
    Image.effect_noise((1280, 960), 90).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("photo", [noisy_photo, lambda _width: b""], ids=["photo", "none"])
def test_each_picture_has_its_size_its_code_and_few_bytes(at: Shop, shape: Shape, photo):
    thing = of_product(PublishedProduct.objects.get(pk=product(at, price=1_250_000).pk))
    long = replace(thing, title="Kain panjang batik tulis motif jlamprang pewarna alam " * 2, photo=photo)
    drawn = post_jpeg(long, shape, f"{ORIGIN}/s/ABCDEFG")
    assert len(drawn) <= MOST_BYTES or photo is noisy_photo
    with Image.open(BytesIO(drawn)) as picture:
        assert (picture.format, picture.size) == ("JPEG", SIZES[shape])
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"{ORIGIN}/s/ABCDEFG"]


@pytest.mark.parametrize("shape", list(Shape))
def test_a_word_longer_than_the_line_breaks_before_the_edge(at: Shop, shape: Shape):
    thing = of_product(PublishedProduct.objects.get(pk=product(at).pk))
    drawn = post_jpeg(replace(thing, title="Jlamprang" * 16, photo=lambda _width: b""), shape, f"{ORIGIN}/s/ABCDEFG")
    with Image.open(BytesIO(drawn)) as picture:
        width, height = picture.size
        below_the_photo = 0 if shape == Shape.CARD else round(height * 0.66)
        edge = picture.convert("L").crop((width - 24, below_the_photo, width, height))
    assert min(edge.getdata()) > 225  # paper, no ink


def test_captions_say_price_address_and_hashtags_in_both_languages(at: Shop):
    kit = kit_of(Target(product=product(at, price=150_000)), ORIGIN, by=None)
    assert kit is not None
    told = dict(kit.captions)
    assert "Harga: Rp150.000" in told["id"]
    assert "Karya Batik Tejo" in told["id"]
    assert "Price: Rp150,000" in told["en"]
    for words in told.values():
        assert f"{ORIGIN}/s/" in words
        assert "#Pekalongan" in words
        assert all(tag.isalnum() for word in words.split() if word.startswith("#") for tag in [word[1:]])


def test_a_tap_opens_each_messenger_with_its_own_measured_link(at: Shop):
    kit = kit_of(Target(product=product(at)), ORIGIN, by=None)
    assert kit is not None
    codes = {link.channel: link.code for link in Link.objects.all()}
    ways = {way.channel: way.url for way in kit.ways}
    assert f"/s/{codes['whatsapp']}" in unquote(ways[Channel.WHATSAPP])
    assert parse_qs(urlsplit(ways[Channel.FACEBOOK]).query)["u"] == [f"{ORIGIN}/s/{codes['facebook']}"]
    assert parse_qs(urlsplit(ways[Channel.X]).query)["url"] == [f"{ORIGIN}/s/{codes['x']}"]
    assert kit.address == f"{ORIGIN}/s/{codes['instagram']}"


def test_opening_a_kit_again_makes_no_more_links(at: Shop):
    goal = Target(product=product(at))
    for _time in range(2):
        kit_of(goal, ORIGIN, by=None)
    assert Link.objects.count() == 4


def test_what_is_not_public_has_no_kit(at: Shop):
    hidden = Product.objects.get(pk=at.room.lot().product_id)
    draft = Collection.objects.create(slug="nanti", name_id="Nanti", preview_key="x")
    assert kit_of(Target(product=hidden), ORIGIN, by=None) is None
    assert kit_of(Target(collection=draft), ORIGIN, by=None) is None
    assert Link.objects.count() == 0


def test_the_office_opens_kits_of_products_makers_and_collections(at: Shop):
    sari = build.browser_of(build.member(at.room.council))
    one, maker = product(at), at.room.makers[0]
    page = sari.get(f"/pekalongan/kelola/promosi/bahan/produk/{one.pk}/")
    assert "api.whatsapp" in page.content.decode() or "wa.me" in page.content.decode()
    assert sari.get(f"/pekalongan/kelola/promosi/bahan/umkm/{maker.pk}/").status_code == 200
    drawn = sari.get(f"/pekalongan/kelola/promosi/bahan/umkm/{maker.pk}/gambar/?bentuk=kartu&unduh=1")
    assert (drawn.status_code, drawn.headers["Content-Type"]) == (200, "image/jpeg")
    assert drawn.headers["Content-Disposition"] == 'attachment; filename="batik-tejo-kartu.jpg"'
    small = sari.get(f"/pekalongan/kelola/promosi/bahan/umkm/{maker.pk}/gambar/?bentuk=cerita&kecil=1")
    assert len(small.content) < 30_000
    assert sari.get(f"/pekalongan/kelola/promosi/bahan/umkm/{maker.pk}/gambar/?bentuk=lain").status_code == 404


def test_a_maker_shares_its_own_and_nobody_elses(at: Shop):
    own, other = at.room.makers
    mine, theirs = product(at), product(at, maker=other)
    tejo = build.browser_of(build.maker_person(at.room.council, own))
    page = tejo.get("/pekalongan/mitra/promosi/").content.decode()
    assert str(mine.pk) in page
    assert str(theirs.pk) not in page
    assert "/barang/" in page, "the maker's own bar along the bottom"
    kit = tejo.get(f"/pekalongan/mitra/promosi/produk/{mine.pk}/")
    assert (kit.status_code, "/barang/" in kit.content.decode()) == (200, True)
    assert tejo.get(f"/pekalongan/mitra/promosi/produk/{mine.pk}/gambar/").headers["Content-Type"] == "image/jpeg"
    for kind, pk in (("produk", theirs.pk), ("umkm", other.pk)):
        assert tejo.get(f"/pekalongan/mitra/promosi/{kind}/{pk}/").status_code == 404
        assert tejo.get(f"/pekalongan/mitra/promosi/{kind}/{pk}/gambar/").status_code == 404


def test_a_cashier_makes_no_links_by_looking(at: Shop):
    kasir = build.browser_of(build.member(at.room.council, Role.CASHIER))
    assert kasir.get(f"/pekalongan/kelola/promosi/bahan/produk/{product(at).pk}/").status_code == 404
    assert Link.objects.count() == 0


def test_long_words_end_at_a_sentence_or_a_word():
    assert shortened("Satu kalimat pendek. " + "kata " * 80, 40).endswith(("pendek.", "…"))
    assert shortened("kata " * 80, 41) == "kata kata kata kata kata kata kata kata…"


def test_a_hashtag_stands_once_and_holds_only_letters_and_digits(at: Shop):
    thing = replace(
        of_product(PublishedProduct.objects.get(pk=product(at).pk)),
        crafts=("batik tulis", "Batik Tulis", "…"),
        place="Kota Pekalongan",
    )
    assert hashtags(thing, "id").split()[:3] == ["#BatikTulis", "#KotaPekalongan", "#Pekalongan"]
    assert caption(thing, "x", "id").count("#BatikTulis") == 1
