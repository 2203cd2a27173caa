"""What visitors find in the catalogue by words."""

import pytest
from django.test import Client

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.queries.public import find_products
from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.queries.public_words import slips
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build


@pytest.fixture
def here(db):
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def show(*names: str, maker: str = "Batik Sekar Jagad") -> None:
    made = build.maker(maker)
    give_consent(made, ["name"], source="formulir", by=None)
    for name in names:
        publish_product(add_product(maker=made, name=name))


def found(here, text: str) -> list[str]:
    return sorted(card.name for card in find_products(here.pk, Asked(text=text)).page.cards)


def test_a_word_of_the_name_finds_it_whatever_its_ending(here):
    show("Sarung Jlamprang Indigo", "Selendang Kawung")
    assert found(here, "jlamprang") == ["Sarung Jlamprang Indigo"]
    assert found(here, "SARUNGNYA") == ["Sarung Jlamprang Indigo"]
    assert found(here, "sekar jagad kawung") == ["Selendang Kawung"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kawng", "kawung"),
        ("kwaung", "kawung"),
        ("jlamprng", "jlamprang"),
        ("jlampran", "jlamprang"),
        ("jlamparng indgo", "jlamprang indigo"),
    ],
)
def test_a_slip_of_the_finger_is_corrected_and_said(here, typed, meant):
    show("Sarung Jlamprang Indigo", "Selendang Kawung")
    answer = find_products(here.pk, Asked(text=typed))
    assert answer.words is not None
    assert (answer.words.shown, answer.words.corrected) == (meant, True)
    assert len(answer.page.cards) == 1


def test_words_are_left_as_typed_on_wish(here):
    show("Selendang Kawung")
    answer = find_products(here.pk, Asked(text="kawng", as_typed=True))
    assert (answer.page.cards, answer.counts.total) == ([], 0)


def test_the_page_says_what_it_understood_and_links_what_was_typed(here):
    show("Selendang Kawung", maker="Batik Kawung Lestari")
    answer = Client().get("/pekalongan/cari/?q=kawng")
    assert answer.headers["X-Robots-Tag"] == "noindex, follow"
    assert "X-Robots-Tag" not in Client().get("/pekalongan/produk/").headers
    page = answer.content.decode()
    assert "Menampilkan hasil untuk kawung" in page
    assert 'href="/pekalongan/cari/?q=kawng&amp;persis=1"' in page
    assert "/pekalongan/umkm/batik-kawung-lestari/" in page


@pytest.mark.parametrize(
    ("typed", "left"), [("jlamprang kawung", "jlamprang"), ("sarung indigo zzqq", "sarung indigo"), ("zzqq", "zzqq")]
)
def test_where_nothing_has_all_words_the_first_of_them_are_looked_for_and_that_is_said(here, typed, left):
    show("Sarung Jlamprang Indigo", "Selendang Kawung")
    answer = find_products(here.pk, Asked(text=typed))
    assert answer.words is not None
    assert answer.words.shown == left
    assert [card.name for card in answer.page.cards] == ["Sarung Jlamprang Indigo"] * answer.words.fewer
    page = Client().get("/pekalongan/cari/", {"q": typed}).content.decode()
    assert ("Tidak ada yang cocok dengan semua kata" in page) is answer.words.fewer
    as_typed = find_products(here.pk, Asked(text=typed, as_typed=True))
    assert (as_typed.page.cards, as_typed.counts.total) == ([], 0)


@pytest.mark.parametrize("typed", ["pewarna alami", "pewrna alam", "natural dye"])
def test_what_a_page_tells_of_the_dye_is_found(here, typed):
    made = build.maker("Batik Sekar Jagad")
    give_consent(made, ["name"], source="formulir", by=None)
    for name, dye in (("Kain Satu", "natural"), ("Kain Dua", "synthetic"), ("Kain Tiga", "")):
        publish_product(add_product(maker=made, name=name, dye=dye))
    assert found(here, typed) == ["Kain Satu"]


@pytest.mark.parametrize(("kind", "names"), [("batch", ["Kain kawung"]), ("one", [])])
def test_words_and_a_facet_narrow_together(here, kind, names):
    show("Kain kawung", "Syal mendung")
    answer = find_products(here.pk, Asked(text="kawung", chosen=(("kind", kind),)))
    assert [card.name for card in answer.page.cards] == names
    assert answer.counts.total == len(names)


def test_a_known_word_is_never_corrected(here):
    show("Kain Parang", "Kain Pareng")
    assert found(here, "pareng") == ["Kain Pareng"]


@pytest.mark.parametrize("typed", ["", "   ", "'", "\x00", "&|!", "a" * 5000, "%_", "🧵", "\\'", "xyzzyplugh"])
def test_whatever_is_typed_is_no_error(here, typed):
    show("Selendang Kawung")
    assert set(found(here, typed)) <= {"Selendang Kawung"}
    assert Client().get("/pekalongan/cari/", {"q": typed}).status_code == 200


def test_another_councils_products_and_words_are_not_found(here):
    with council_scope(build.gunungkidul(crafts=True)):
        show("Topeng Panji")
    assert found(here, "topeng") == []
    assert found(here, "topng") == []


@pytest.mark.parametrize(
    ("one", "other", "count"), [("kawng", "kawung", 1), ("kwaung", "kawung", 1), ("batik", "batik", 0), ("", "abc", 3)]
)
def test_slips_are_letters_in_out_changed_or_swapped(one, other, count):
    assert slips(one, other) == count
