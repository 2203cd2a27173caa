"""The office makes campaigns, links and posters."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp

from kriya.accounts.roles import Role
from kriya.catalog.models import Collection, Product, PublishedProduct
from kriya.promotion.forms import target_at
from kriya.promotion.models import Campaign, Link
from kriya.promotion.posters.printing import Paper
from kriya.promotion.tests.builders import campaign, link_to
from kriya.shop.tests.builders import Shop
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/kelola/promosi/"


@pytest.fixture
def sari(at: Shop):
    return build.browser_of(build.member(at.room.council))


def test_a_campaign_is_begun_and_changed_and_its_name_is_there_once(at: Shop, sari):
    said = {"name": "Hari Batik", "starts_on": "2026-10-02", "ends_on": "2026-10-09", "note": ""}
    answer = sari.post(f"{HERE}baru/", said)
    made = Campaign.objects.get()
    assert answer.headers["Location"] == f"{HERE}{made.pk}/"
    assert "2 Okt 2026" in sari.get(f"{HERE}{made.pk}/").content.decode()
    again = sari.post(f"{HERE}baru/", {**said, "name": "hari batik"})
    assert again.status_code == 422
    assert "Sudah ada kampanye bernama" in again.content.decode()
    wrong = sari.post(f"{HERE}{made.pk}/ubah/", {**said, "ends_on": "2026-10-01"})
    assert wrong.status_code == 422
    sari.post(f"{HERE}{made.pk}/ubah/", {**said, "name": "Hari Batik Nasional"})
    assert Campaign.objects.get().name == "Hari Batik Nasional"


def test_a_link_is_made_to_a_page_a_collection_and_a_pasted_address(at: Shop, sari):
    lot, lebaran = at.lot(), campaign()
    slug = Product.objects.get(pk=lot.product_id).slug
    collection = Collection.objects.create(slug="musim", name_id="Musim hujan", preview_key="x")
    for goal, address in (
        ("p:home", ""),
        (f"c:{collection.pk}", ""),
        ("p:home", f"https://situs.example/pekalongan/en/produk/{slug}/?a=1"),
    ):
        said = {"channel": "instagram", "name": "", "campaign": lebaran.pk, "goal": goal, "address": address}
        assert sari.post(f"{HERE}tautan/baru/", said).status_code == 302
    assert [link.kind for link in Link.objects.order_by("made_at")] == ["page", "collection", "product"]
    assert Link.objects.filter(campaign=lebaran).count() == 3


@pytest.mark.parametrize(
    "address", ["https://jahat.example/", "/pekalongan/kelola/", "produk/tidak-ada/", "javascript:alert(1)", "/umkm/"]
)
def test_a_pasted_address_that_is_no_public_thing_of_the_council_is_refused(at: Shop, sari, address: str):
    assert target_at(address) is None
    answer = sari.post(f"{HERE}tautan/baru/", {"channel": "x", "goal": "p:home", "address": address})
    assert answer.status_code == 422
    assert Link.objects.count() == 0


def test_a_link_is_put_away_and_taken_back(at: Shop, sari):
    link = link_to(at.lot())
    sari.post(f"{HERE}tautan/{link.pk}/arsip/")
    row = f'href="{HERE}tautan/{link.pk}/"'
    assert row not in sari.get(f"{HERE}lepas/").content.decode()
    assert sari.get(f"{HERE}tautan/{link.pk}/").status_code == 200
    sari.post(f"{HERE}tautan/{link.pk}/pakai-lagi/")
    assert row in sari.get(f"{HERE}lepas/").content.decode()


@pytest.mark.parametrize("role", [Role.CASHIER, Role.TREASURER, Role.AUDITOR])
def test_who_only_reads_sales_makes_no_links(at: Shop, role: str):
    link = link_to(at.lot())
    reader = build.browser_of(build.member(at.room.council, role))
    assert reader.get(HERE).status_code == 200
    assert reader.get(f"{HERE}tautan/{link.pk}/").status_code == 200
    assert reader.post(f"{HERE}tautan/baru/").status_code == 403
    assert reader.post(f"{HERE}tautan/{link.pk}/arsip/").status_code == 404


@pytest.mark.parametrize("paper", Paper.values)
def test_a_poster_can_be_scanned(at: Shop, sari, paper: str):
    lot = at.lot()
    PublishedProduct.objects.filter(pk=lot.product_id).update(name="Selendang “Panjang” 🧵 " * 5 + "dan" * 15)
    link = link_to(lot, "poster")
    answer = sari.get(f"{HERE}tautan/{link.pk}/poster/?kertas={paper}")
    assert answer.headers["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(BytesIO(answer.content)) as pdf:
        assert len(pdf) == 1
        size = tuple(round(side / 72 * 25.4) for side in pdf[0].get_size())
        picture = pdf[0].render(scale=2).to_pil()
    assert size == ((297, 420) if paper == "a3" else (210, 297))
    read = zxingcpp.read_barcodes(picture)
    assert {code.text for code in read} == {f"http://testserver/s/{link.code}"}
    assert len(read) == (2 if paper == "meja" else 1)


def test_a_paper_that_is_none_is_not_found(at: Shop, sari):
    link = link_to(at.lot())
    assert sari.get(f"{HERE}tautan/{link.pk}/poster/?kertas=b9").status_code == 404
