"""Makers as visitors see them: only what they consented to, found by words and by look, cut by key."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent, withdraw_consent
from kriya.makers.actions.merge import merge_makers, undo_merge
from kriya.makers.actions.papers import Upload
from kriya.makers.actions.photos import add_photo
from kriya.makers.actions.register import Phone
from kriya.makers.models import Maker, Paper
from tests import build
from tests.tight import tight

HOME = "/pekalongan/umkm/"


@pytest.fixture
def council(db: None) -> Any:
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def public(name: str, craft: str = "batik.tulis", *, consents: tuple[str, ...] = ("name",), **fields: Any) -> Maker:
    maker = build.maker(name, crafts=[Craft.objects.get(code=craft)], **fields)
    give_consent(maker, consents, source="formulir", by=None)
    return maker


def picture() -> Upload:
    out = BytesIO()
    Image.new("RGB", (900, 1200), "navy").save(out, "JPEG")
    return Upload(BytesIO(out.getvalue()), out.tell())


def names(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/pekalongan/umkm/[^"]*">([^<]+)</a>', page)


def shown(query: str = "") -> list[str]:
    return names(Client().get(f"{HOME}{query}").content.decode())


def test_only_what_a_maker_consented_to_stands_on_its_page(council: Any):
    maker = public(
        "Batik Sekar",
        owner_name="Siti Aminah",
        phones=[Phone("+6281234567890")],
        address="Jl. Jlamprang 5",
        nik="3375014101800001",
        note="rahasia kantor",
    )
    Paper(maker=maker, kind="nib", number="1234567890123").save()
    give_consent(maker, [], source="formulir", by=None)
    page = Client().get(f"{HOME}{maker.slug}/").content.decode()
    assert "Siti Aminah" in page
    assert "NIB" in page
    for secret in ("81234567890", "Jlamprang", "3375014101800001", "rahasia", "1234567890123", "wa.me"):
        assert secret not in page
    give_consent(maker, ["phone", "address"], source="formulir", by=None)
    page = Client().get(f"{HOME}{maker.slug}/").content.decode()
    assert "https://wa.me/6281234567890?text=" in page
    assert "Jl. Jlamprang 5" in page


def test_a_withdrawn_consent_makes_the_page_404_at_once_and_takes_it_off_the_list(council: Any):
    maker = public("Batik Sekar")
    visitor = Client()
    assert visitor.get(f"{HOME}{maker.slug}/").status_code == 200
    withdraw_consent(maker, ["name"], by=None)
    assert visitor.get(f"{HOME}{maker.slug}/").status_code == 404
    assert shown() == []


def test_a_withdrawn_photo_is_gone_at_once_though_its_smaller_copies_were_made(council: Any):
    maker = public("Batik Sekar", consents=("name", "photo"))
    add_photo(maker, picture(), alt_text="", by=None)
    visitor = Client()
    answer = visitor.get(f"{HOME}{maker.slug}/foto/?l=320")
    assert answer.headers["Content-Type"] == "image/webp"
    assert Image.open(BytesIO(answer.content)).size == (320, 427)
    assert len(answer.content) < 20_000
    for extension, named in (("avif", "image/avif"), ("jpg", "image/jpeg")):
        assert visitor.get(f"{HOME}{maker.slug}/foto/?l=320&jenis={extension}").headers["Content-Type"] == named
    assert visitor.get(f"{HOME}{maker.slug}/foto/?jenis=exe").status_code == 404
    withdraw_consent(maker, ["photo"], by=None)
    assert visitor.get(f"{HOME}{maker.slug}/foto/?l=320").status_code == 404
    assert visitor.get(f"{HOME}{maker.slug}/").status_code == 200


def test_pages_may_be_cached_by_anyone_are_asked_for_anew_and_set_no_cookie(council: Any):
    maker = public("Batik Sekar")
    for path in (HOME, f"{HOME}{maker.slug}/"):
        answer = Client().get(path)
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert not answer.cookies
        again = Client().get(path, headers={"if-none-match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert "Last-Modified" in answer.headers


def test_another_profile_of_the_council_is_another_page(council: Any):
    maker = public("Batik Sekar")
    etag = Client().get(f"{HOME}{maker.slug}/").headers["ETag"]
    council.phone = "+62285421234"
    council.save()
    assert Client().get(f"{HOME}{maker.slug}/", headers={"if-none-match": etag}).status_code == 200


def test_makers_are_found_by_name_craft_place_story_and_with_typos(council: Any):
    public("Batik Sekar Jagad", village_code="33.75.01.1002", district_code="33.75.01")
    public("Tenun Wening", "tenun.atbm", story_id="Dari benang sutra.")
    assert shown("?q=sekar") == ["Batik Sekar Jagad"]
    assert shown("?q=SEKAR+jagad") == ["Batik Sekar Jagad"]
    assert shown("?q=sekr+jgad") == ["Batik Sekar Jagad"]
    assert shown("?q=tenun") == ["Tenun Wening"]
    assert shown("?q=sutra") == ["Tenun Wening"]
    assert shown("?q=xylofon") == []
    for odd in ("?q=%00", "?q='%22(", "?q=%", "?sesudah=x", "?sesudah=1~2~3", "?kerajinan=%00&kecamatan=~"):
        assert Client().get(f"{HOME}{odd}").status_code == 200


def test_facets_count_what_they_would_leave(council: Any):
    public("A", "batik.tulis", district_code="33.75.01")
    public("B", "batik.cap", district_code="33.75.02")
    public("C", "tenun.atbm", district_code="33.75.01")
    page = tight(Client().get(f"{HOME}?kecamatan=33.75.01").content.decode())
    assert re.search(r'kerajinan=batik&amp;kecamatan=33\.75\.01">Batik ?<span class="count">1</span>', page)
    assert re.search(r'kecamatan=33\.75\.02">[^<]+<span class="count">1</span>', page)
    assert shown("?kerajinan=batik") == ["A", "B"]
    assert shown("?kerajinan=batik.cap") == ["B"]
    assert shown("?kerajinan=batik&kecamatan=33.75.01") == ["A"]


def test_pages_cut_by_key_show_everybody_once_forwards_and_back(council: Any):
    for number in range(60):
        public(f"Batik {number % 7:02} {number:02}")
    query, forwards = "", []
    while True:
        page = Client().get(f"{HOME}{query}").content.decode()
        forwards.append(names(page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if following is None:
            break
        query = following[1].replace("&amp;", "&")
    assert [len(page) for page in forwards] == [24, 24, 12]
    everybody = [name for page_of in forwards for name in page_of]
    assert everybody == sorted(set(everybody))
    assert len(everybody) == 60
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back is not None
    assert shown(back[1].replace("&amp;", "&")) == forwards[1]


def test_pages_of_a_search_are_cut_by_key_too(council: Any):
    for number in range(30):
        public(f"{'Batik ' if number % 2 else ''}Sekar {number:02}")
    first = Client().get(f"{HOME}?q=sekar").content.decode()
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    assert len({*names(first), *shown(following[1].replace("&amp;", "&"))}) == 30


@pytest.mark.parametrize("size", [1, 100])
def test_the_list_asks_the_same_number_of_questions_for_1_and_100_rows(
    council: Any, size: int, django_assert_num_queries: Any
):
    for number in range(size):
        public(f"Batik {number:03}")
    # council with its public changes, savepoint in and out, council setting (3), rows, total, crafts, names of crafts, districts
    with django_assert_num_queries(8):
        Client().get(HOME)


def test_machines_read_what_is_public_and_cannot_break_out_of_it(council: Any):
    maker = public(
        "Batik </script><b>", owner_name="Siti", consents=("name", "phone"), phones=[Phone("+6281234567890")]
    )
    page = Client().get(f"{HOME}{maker.slug}/").content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert block is not None
    business, crumbs = json.loads(block[1])["@graph"]
    assert (business["name"], business["telephone"]) == ("Batik </script><b>", "+6281234567890")
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2, 3]
    assert f'<link rel="alternate" hreflang="en" href="http://testserver/pekalongan/en/umkm/{maker.slug}/">' in page
    assert f'<link rel="canonical" href="http://testserver/pekalongan/umkm/{maker.slug}/">' in page


def test_english_readers_get_the_english_story_or_the_one_there_is_marked(council: Any):
    both = public("Dua", story_id="Dari rumah.", story_en="From home.")
    one = public("Satu", story_id="Dari rumah.")
    assert "From home." in Client().get(f"/pekalongan/en/umkm/{both.slug}/").content.decode()
    page = tight(Client().get(f"/pekalongan/en/umkm/{one.slug}/").content.decode())
    assert 'lang="id"><p>Dari rumah.</p>' in page


def test_the_address_of_a_merged_maker_leads_to_the_one_it_became_until_that_is_undone(council: Any):
    kept, absorbed = public("Batik Sekar"), public("Batik Sekar Baru")
    merge = merge_makers(kept, absorbed, choices={}, by=None)
    answer = Client().get(f"{HOME}{absorbed.slug}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{HOME}{kept.slug}/")
    undo_merge(merge, by=None)
    assert Client().get(f"{HOME}{absorbed.slug}/").status_code == 200


def test_another_councils_maker_is_not_here(council: Any):
    with council_scope(build.gunungkidul(crafts=True)):
        theirs = public("Topeng Bobung", "kayu.topeng")
    assert Client().get(f"{HOME}{theirs.slug}/").status_code == 404
    assert shown("?q=topeng") == []
