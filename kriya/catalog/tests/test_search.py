"""What visitors find in the catalogue."""

import pytest

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.queries.public import find_products
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build


@pytest.fixture
def here(db):
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def show(*names: str) -> None:
    maker = build.maker("Batik Sekar Jagad")
    give_consent(maker, ["name"], source="formulir", by=None)
    for name in names:
        publish_product(add_product(maker=maker, name=name))


def found(text: str) -> list[str]:
    return sorted(product.name for product in find_products(text).products)


def test_a_word_of_the_name_finds_it_whatever_its_ending(here):
    show("Sarung Jlamprang Indigo", "Selendang Kawung")
    assert found("jlamprang") == ["Sarung Jlamprang Indigo"]
    assert found("SARUNGNYA") == ["Sarung Jlamprang Indigo"]
    assert found("sekar jagad kawung") == ["Selendang Kawung"]


@pytest.mark.parametrize("typed", ["jlamprng", "jlampran", "jlamparng indgo"])
def test_a_slip_of_the_finger_finds_what_looks_alike_and_says_so(here, typed):
    show("Sarung Jlamprang Indigo", "Selendang Kawung")
    answer = find_products(typed)
    assert answer.alike
    assert [product.name for product in answer.products][:1] == ["Sarung Jlamprang Indigo"]


@pytest.mark.parametrize("typed", ["", "   ", "'", "\x00", "&|!", "a" * 5000, "%_", "🧵"])
def test_whatever_is_typed_is_no_error(here, typed):
    show("Selendang Kawung")
    assert {product.name for product in find_products(typed).products} <= {"Selendang Kawung"}


def test_another_councils_products_are_not_found(here):
    with council_scope(build.gunungkidul(crafts=True)):
        show("Topeng Panji")
    assert found("topeng") == []
