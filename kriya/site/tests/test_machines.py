"""What machines ask for: robots.txt, sitemaps, feeds, the manifest, icons; and what stands where something was."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import resolve
from PIL import Image

from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Collection
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.councils.actions import give_domain
from kriya.makers.actions.consent import give_consent
from kriya.site.views import machines
from tests import build

HOST = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Iterator[Any]:
    here = build.pekalongan()
    with council_scope(here):
        yield here


def piece(name: str = "Kain Jlamprang") -> Any:
    maker = build.maker(f"Rumah {name}", status="fostered")
    give_consent(maker, ["name"], source="uji", by=None)
    return publish_product(add_product(maker=maker, name=name))


def told(path: str) -> Any:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return ElementTree.fromstring(answer.getvalue())


def locations(path: str) -> list[str]:
    return [one.text or "" for one in told(path).iterfind(".//s:loc", NAMES)]


def test_from_robots_every_public_page_is_found_and_opens(council: Any):
    piece()
    Collection.of_scope(name_id="Hari Batik", slug="hari-batik", publish_at=now() - timedelta(days=1)).save()
    robots = Client().get("/robots.txt").content.decode()
    assert "Disallow: /*/kelola/" in robots
    (start,) = [line.split(": ")[1] for line in robots.splitlines() if line.startswith("Sitemap")]
    (own,) = locations(start.removeprefix(HOST))
    # The photos of a product are told of beside its page, which stands among the products already.
    parts = [part for part in locations(own.removeprefix(HOST)) if "gambar" not in part]
    pages = [page for part in parts for page in locations(part.removeprefix(HOST))]
    paths = {page.removeprefix(f"{HOST}/pekalongan") for page in pages}
    expected = {"/", "/en/", "/produk/kain-jlamprang/", "/umkm/rumah-kain-jlamprang/", "/koleksi/hari-batik/"}
    assert expected <= paths
    assert len(pages) == len(set(pages))
    assert {page: code for page in pages if (code := Client().get(page.removeprefix(HOST)).status_code) != 200} == {}


def test_a_council_with_its_own_domain_has_its_own_robots(council: Any, settings: Any):
    settings.ALLOWED_HOSTS = ["galeri.contoh.id"]
    give_domain(council, "galeri.contoh.id")
    robots = Client().get("/robots.txt", headers={"host": "galeri.contoh.id"})
    assert robots.status_code == 200
    lines = robots.content.decode().splitlines()
    assert {"Disallow: /kelola/", "Disallow: /en/kelola/", "Sitemap: http://galeri.contoh.id/sitemap.xml"} <= {*lines}


def test_each_entry_names_both_languages(council: Any):
    piece()
    entry = next(one for one in told("/pekalongan/sitemap-produk-1.xml").iterfind("s:url", NAMES))
    there = {one.get("hreflang"): one.get("href") for one in entry.iterfind("x:link", NAMES)}
    assert there == {
        "id": f"{HOST}/pekalongan/produk/kain-jlamprang/",
        "en": f"{HOST}/pekalongan/en/produk/kain-jlamprang/",
    }


def test_a_sitemap_is_cut_where_the_protocol_says(council: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machines, "PER_FILE", 2)
    for name in ("Satu", "Dua", "Tiga"):
        piece(name)
    parts = [path for path in locations("/pekalongan/sitemap.xml") if "produk" in path]
    found = [page for part in parts for page in locations(part.removeprefix(HOST)) if "/en/" not in page]
    assert (len(parts), len(found), len(set(found))) == (2, 3, 3)
    assert Client().get("/pekalongan/sitemap-produk-3.xml").status_code == 404
    assert Client().get("/pekalongan/sitemap-produk-0.xml").status_code == 404


def test_a_feed_tells_the_newest_first_and_a_crafts_feed_only_its_own(council: Any):
    piece("Lama")
    piece("Baru")
    entries = [one.findtext("a:title", "", ATOM) for one in told("/pekalongan/umpan.xml").iterfind("a:entry", ATOM)]
    assert entries == ["Baru", "Lama"]
    assert Client().get("/pekalongan/umpan/tak.ada.xml").status_code == 404


def test_a_withdrawn_piece_is_gone_not_missing_and_leaves_the_sitemap(council: Any):
    product = piece()
    withdraw_product(product)
    answer = Client().get("/pekalongan/produk/kain-jlamprang/")
    assert answer.status_code == 410
    assert 'href="/pekalongan/produk/' in answer.content.decode(), "a way on"
    assert Client().get("/pekalongan/produk/tidak-pernah-ada/").status_code == 404


def test_the_manifest_and_the_icons_wear_the_councils_own_colour(council: Any):
    assert Client().get("/pekalongan/manifest.webmanifest").json()["theme_color"] == "#2a4180"
    council.colour = "#5b2a6e"
    council.save()
    manifest = Client().get("/pekalongan/manifest.webmanifest").json()
    assert (manifest["theme_color"], manifest["scope"]) == ("#5b2a6e", "/pekalongan/")
    for icon in manifest["icons"]:
        answer = Client().get(icon["src"])
        assert answer.headers["Content-Type"] == icon["type"]
        if icon["type"] == "image/png":
            drawn = Image.open(BytesIO(answer.content)).convert("RGB")
            assert f"{drawn.width}x{drawn.height}" == icon["sizes"]
            assert drawn.getpixel((2, 2)) == (0x5B, 0x2A, 0x6E)
        else:
            assert b"#5b2a6e" in answer.content
    card = Image.open(BytesIO(Client().get("/pekalongan/kartu-bagi.jpg").content))
    assert card.size == (1200, 630)


def test_no_maker_takes_the_address_of_the_map(council: Any):
    maker = build.maker("Peta")
    assert maker.slug != "peta"
    assert resolve("/umkm/peta/", "kriya.config.council_urls").url_name == "map"


@pytest.mark.parametrize(
    "path", ["", "produk/", "cari/?q=batik", "umkm/", "umkm/peta/", "koleksi/", "tentang/", "kontak/"]
)
def test_a_link_to_a_list_unfurls_with_a_title_and_the_councils_cloth(council: Any, path: str):
    page = Client().get(f"/pekalongan/{path}").content.decode()
    assert '<meta property="og:title" content="' in page
    assert '<meta property="og:image" content="http://testserver/pekalongan/kartu-bagi.jpg">' in page
    assert page.count("og:image:width") == 1
