"""The story behind a label: what is public of a piece, for everybody, by the code that is printed on it."""

import pytest
from django.test import Client

from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.papers import add_paper
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        yield made


def public_lot(at, **words):
    lot = at.lot()
    give_consent(at.makers[0], ["name"], source="uji", by=None)
    for name, value in words.items():
        setattr(lot.product, name, value)
    lot.product.save()
    publish_product(lot.product)
    return lot


def page(path: str):
    return Client().get(path)


def test_a_scan_leads_from_the_short_address_to_the_story_in_the_readers_language(at):
    lot = public_lot(at)
    for path, target in ((f"/l/{lot.code}", "/pekalongan"), (f"/en/l/{lot.code}/", "/pekalongan/en")):
        answer = page(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{target}/l/{lot.code}/")
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_story_tells_the_piece_and_its_maker_in_both_languages_and_anyone_may_keep_it(at):
    lot = public_lot(at, story_id="Dibuat saat hujan.", story_en="Made while it rained.")
    told, english = (page(f"/pekalongan{part}/l/{lot.code}/") for part in ("", "/en"))
    for word in (lot.product.name, at.makers[0].name, "Dibuat saat hujan.", f"{lot.code[:4]} {lot.code[4:]}"):
        assert word in told.content.decode()
    assert "Made while it rained." in english.content.decode()
    assert "public" in told.headers["Cache-Control"]
    assert not told.cookies


def test_papers_of_the_maker_are_told(at):
    lot = public_lot(at)
    add_paper(at.makers[0], kind="batikmark", number="B-1", by=None)
    assert "Batikmark" in page(f"/pekalongan/l/{lot.code}/").content.decode()


def test_what_is_not_public_is_not_told_though_the_piece_stands_in_the_showroom(at):
    lot = public_lot(at, story_id="Rahasia keluarga.")
    withdraw_product(lot.product)
    answer = page(f"/pekalongan/l/{lot.code}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "noindex" in text
    for secret in ("Rahasia keluarga.", lot.product.name, at.makers[0].name):
        assert secret not in text


def test_a_code_typed_by_hand_finds_its_page(at):
    lot = public_lot(at)
    typed = f"{lot.code[:4].lower()}-{lot.code[4:].lower()}"
    answer = page(f"/pekalongan/l/{typed}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/pekalongan/l/{lot.code}/")


@pytest.mark.parametrize("code", ["", "x", "AAAAAAA", "%00", "D8S8JA6x"])
def test_what_is_no_code_of_ours_is_not_there(at, code):
    for path in (f"/l/{code}", f"/pekalongan/l/{code}/"):
        assert page(path).status_code in {404, 301}, path


def test_another_council_does_not_show_the_label(at):
    lot = public_lot(at)
    other = showroom("gunungkidul")
    for path in (f"/{other.council.slug}/l/{lot.code}", f"/{other.council.slug}/l/{lot.code}/"):
        assert page(path).status_code == 404


def test_the_story_asks_the_database_as_often_for_any_piece(at, count_queries):
    lot = public_lot(at)
    path = f"/pekalongan/l/{lot.code}/"
    page(path)
    # council and its changes, scope in and out with its setting (4), label, address of the product, product, maker
    with count_queries(7):
        assert page(path).status_code == 200
