"""The office's pages of the catalogue: the list, the form, the curator's desk, changes, rules."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from kriya.accounts.roles import Role
from kriya.catalog.actions.changes import ask_change
from kriya.catalog.actions.curation import publish_product, submit_product
from kriya.catalog.actions.photos import add_photo
from kriya.catalog.actions.products import add_product
from kriya.catalog.actions.terms import give_terms
from kriya.catalog.models import CatalogRules, FieldNote, Material, Motif, Product, ProductState, PublishedProduct
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.makers.models import Maker
from tests import build
from tests.tight import tight

pytestmark = pytest.mark.usefixtures("db")
LIST = "/pekalongan/kelola/produk/"


@pytest.fixture(autouse=True)
def council(db: None):
    council = build.pekalongan(crafts=True)
    with council_scope(council):
        give_terms()
        yield council


@pytest.fixture
def maker() -> Maker:
    maker = build.maker("Batik Sekar", district_code="33.75.01")
    give_consent(maker, ["name"], source="uji", by=None)
    return maker


@pytest.fixture
def curator(council: Any) -> Client:
    return build.browser_of(build.member(council, Role.CURATOR, "Laras"))


def waiting(maker: Maker, name: str) -> Product:
    return submit_product(add_product(maker=maker, name=name, price=100_000), by=None)


def page_of(product: Product, tail: str = "") -> str:
    return f"{LIST}{product.pk}/{tail}"


def state(product: Product) -> str:
    found: Product = Product.objects.get(pk=product.pk)
    return found.state


def test_the_list_costs_the_same_at_one_and_at_a_hundred_rows(
    curator: Client, maker: Maker, django_assert_num_queries: Any, django_assert_max_num_queries: Any
):
    waiting(maker, "Kain 0")
    curator.get(LIST)
    with django_assert_max_num_queries(30) as counted:
        curator.get(LIST)
    for number in range(1, 101):
        waiting(maker, f"Kain {number}")
    with django_assert_num_queries(len(counted)):
        curator.get(LIST)


def test_tabs_and_filters_live_in_the_address(curator: Client, maker: Maker):
    waiting(maker, "Kain Kawung")
    publish_product(add_product(maker=maker, name="Sarung Parang", kind="one"))
    for query, shown, hidden in [
        ("?tab=kurasi", "Kain Kawung", "Sarung Parang"),
        ("?tab=tayang", "Sarung Parang", "Kain Kawung"),
        ("?tanpa=harga", "Sarung Parang", "Kain Kawung"),
        ("?jenis=one", "Sarung Parang", "Kain Kawung"),
        ("?q=kawung", "Kain Kawung", "Sarung Parang"),
    ]:
        text = curator.get(LIST + query).content.decode()
        assert shown in text, query
        assert hidden not in text, query
    for query in ("?kecamatan=33.75.01", f"?umkm={maker.slug}", "?tanpa=foto", "?tab=apa&urut=apa&hal=x"):
        assert b"Kain Kawung" in curator.get(LIST + query).content, query


def test_many_are_published_at_once_and_taken_back(curator: Client, maker: Maker):
    chosen = [waiting(maker, name) for name in ("Kain Kawung", "Kain Parang")]
    data = {"produk": [str(one.pk) for one in chosen], "lakukan": "tayang"}
    said = curator.post(f"{LIST}banyak/", data, follow=True).content.decode()
    assert PublishedProduct.objects.count() == 2
    undo = said.split("banyak/")[-1].split("/urungkan/")[0] if "/urungkan/" in said else ""
    address = f"{LIST}banyak/{undo}/urungkan/"
    for _time in range(2):
        curator.post(address)
    assert [state(one) for one in chosen] == [ProductState.SUBMITTED] * 2
    assert PublishedProduct.objects.count() == 0


def test_a_product_is_described_whole_in_one_form(curator: Client, maker: Maker):
    product = add_product(maker=maker, name="Kain")
    kawung, cotton = Motif.objects.get(code="kawung"), Material.objects.get(code="katun")
    data = {
        "name": "Kain Kawung", "maker": str(maker.pk), "motif": str(kawung.pk), "material_0": str(cotton.pk),
        "size": "2,5 m x 115 cm", "weight_g": "1,2 kg", "price": "450.000", "kind": "to_order", "order_days": "14",
        "variant_name_0": "Besar", "variant_price_0": "500.000", "work_days": "20", "revision": "0",
    }  # fmt: skip
    assert curator.post(page_of(product), data).status_code == 302
    found = Product.objects.get(pk=product.pk)
    assert (found.length_mm, found.width_mm, found.weight_g, found.order_days) == (2500, 1150, 1200, 14)
    assert [row.material_id for row in found.materials.all()] == [cotton.pk]
    assert [(row.name, row.price) for row in found.variants.all()] == [("Besar", 500_000)]
    page = curator.get(page_of(product)).content.decode()
    assert "250 × 115 cm" in page
    assert kawung.meaning_id in page
    stale = curator.post(page_of(product), {**data, "name": "Lain"})
    assert stale.status_code == 422
    assert "baru saja diubah orang lain" in stale.content.decode()


@pytest.mark.parametrize("size", ["besar", "1 x 2 x 3 x 4"])
def test_a_size_that_cannot_be_read_is_asked_again(curator: Client, maker: Maker, size: str):
    product = add_product(maker=maker, name="Kain")
    answer = curator.post(page_of(product), {"name": "Kain", "maker": maker.pk, "size": size, "kind": "batch"})
    assert answer.status_code == 422
    assert "Ukuran tidak terbaca" in answer.content.decode()


def test_the_desk_goes_from_one_piece_to_the_next(curator: Client, maker: Maker):
    first, second = waiting(maker, "Kain Kawung"), waiting(maker, "Kain Parang")
    assert curator.get(f"{LIST}kurasi/").url == page_of(first, "kurasi/")
    answer = curator.post(page_of(first, "kurasi/"), {"lakukan": "setujui"})
    assert answer.url == page_of(second, "kurasi/")
    assert state(first) == ProductState.PUBLISHED
    answer = curator.post(
        page_of(second, "kurasi/"),
        {"lakukan": "kembalikan", "alasan_photos": ["Foto gelap atau kabur."], "catatan_photos": "Coba di luar."},
    )
    assert state(second) == ProductState.RETURNED
    note = FieldNote.objects.get()
    assert (note.field, note.reason) == ("photos", "Foto gelap atau kabur. Coba di luar.")
    assert curator.get(f"{LIST}kurasi/").url == LIST


def test_a_piece_returned_without_a_word_stays_on_the_desk(curator: Client, maker: Maker):
    product = waiting(maker, "Kain Kawung")
    answer = curator.post(page_of(product, "kurasi/"), {"lakukan": "kembalikan"})
    assert answer.status_code == 200
    assert "Tulis dulu apa yang perlu diperbaiki" in answer.content.decode()
    assert state(product) == ProductState.SUBMITTED


def test_a_piece_is_let_pass_for_a_later_time(curator: Client, maker: Maker):
    product = waiting(maker, "Kain Kawung")
    curator.post(page_of(product, "kurasi/"), {"lakukan": "setujui", "at": "2036-10-02T08:00"})
    found = Product.objects.get(pk=product.pk)
    assert (found.state, found.publish_at.isoformat()) == (ProductState.SUBMITTED, "2036-10-02T01:00:00+00:00")
    assert b"Tayang sendiri pada" in curator.get(page_of(product)).content
    curator.post(page_of(product, "batal-jadwal/"))
    assert Product.objects.get(pk=product.pk).publish_at is None


def test_a_change_is_shown_from_what_to_what_and_decided(curator: Client, maker: Maker):
    product = publish_product(add_product(maker=maker, name="Kain Kawung", price=450_000))
    change = ask_change(product, values={"price": 500_000}, by=None)
    assert change is not None
    address = f"{LIST}perubahan/{change.pk}/"
    page = curator.get(address).content.decode().replace("\xa0", " ")
    assert "450.000" in page
    assert "500.000" in page
    assert curator.post(address, {"lakukan": "kembalikan"}).status_code == 200
    curator.post(address, {"lakukan": "terima"})
    assert PublishedProduct.objects.get(pk=product.pk).price == 500_000


def test_the_council_says_what_goes_through_the_door(curator: Client):
    curator.post(f"{LIST}aturan/", {"words_by_curator": "on"})
    rules = CatalogRules.objects.get()
    assert (rules.price_by_curator, rules.photos_by_curator, rules.words_by_curator) == (False, False, True)


def test_whoever_does_not_curate_reads_only(council: Any, maker: Maker):
    product = waiting(maker, "Kain Kawung")
    auditor = build.browser_of(build.member(council, Role.AUDITOR, "Nila"))
    page = auditor.get(page_of(product))
    assert page.status_code == 200
    assert b"data-guard" not in page.content
    assert auditor.post(page_of(product), {"name": "Lain"}).status_code == 403
    assert auditor.get(page_of(product, "kurasi/")).status_code == 404
    assert auditor.get(f"{LIST}baru/").status_code == 403
    assert b"banyak/" not in auditor.get(LIST).content


def test_the_page_tells_all_that_happened(curator: Client, maker: Maker):
    product = waiting(maker, "Kain Kawung")
    curator.post(page_of(product, "kurasi/"), {"lakukan": "kembalikan", "catatan_price": "Terlalu murah."})
    curator.post(page_of(product), {"name": "Kain Kawung", "maker": str(maker.pk), "kind": "batch", "price": "300.000"})
    page = curator.get(page_of(product)).content.decode()
    assert "Harga: Terlalu murah." in page
    assert "Laras" in page
    assert page.count('class="change-from"') == 1


def test_photos_are_ordered_and_described_in_the_office(curator: Client, maker: Maker):
    product = add_product(maker=maker, name="Kain Kawung")
    first, second = (
        add_photo(product, picture, size=size, by=None) for picture, size in map(_picture, ("red", "blue"))
    )
    curator.post(
        page_of(product, "foto/"),
        {
            f"urutan_{first.pk}": "2",
            f"urutan_{second.pk}": "1",
            f"alt_id_{second.pk}": "Kain biru",
            f"alt_en_{second.pk}": "",
        },
    )
    assert list(product.photos.values_list("pk", "alt_id")) == [(second.pk, "Kain biru"), (first.pk, "")]


def test_what_another_wrote_below_a_photo_meanwhile_stays_and_is_asked_about(curator: Client, maker: Maker):
    product = add_product(maker=maker, name="Kain Kawung")
    picture, size = _picture("red")
    photo = add_photo(product, picture, size=size, by=None)
    names = [f"{name}_{photo.pk}" for name in ("urutan", "alt_id", "alt_en")]
    was = dict(zip(names, ("1", "", ""), strict=True))
    page = was | {f"dulu_{name}": value for name, value in was.items()}
    shown = tight(curator.get(page_of(product)).content.decode())
    assert all(f'name="{name}" value="{value}"' in shown for name, value in page.items())
    curator.post(page_of(product, "foto/"), page | {names[1]: "Kain merah"})
    curator.post(page_of(product, "foto/"), page | {names[2]: "Red cloth"})
    asked = curator.post(page_of(product, "foto/"), page | {names[1]: "Kain"}, follow=True).content.decode()
    assert list(product.photos.values_list("alt_id", "alt_en")) == [("Kain merah", "Red cloth")]
    assert "menjadi “Kain merah”. Tulisan Anda belum tersimpan: “Kain”." in asked


def _picture(colour: str) -> tuple[BytesIO, int]:
    out = BytesIO()
    Image.new("RGB", (64, 64), colour).save(out, "PNG")
    return out, out.tell()
