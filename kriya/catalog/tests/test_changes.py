"""Changes of public products: which go through the door, and what a curator's word does."""

from typing import Any

import pytest

from kriya.catalog.actions.changes import ask_change, decide_change, set_rules, take_back_change
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.models import Kind, Material, Product, ProductChange, ProductStep, PublishedProduct
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(autouse=True)
def council(db: None):
    council = build.pekalongan(crafts=True)
    with council_scope(council):
        yield council


@pytest.fixture
def cloth() -> Product:
    maker = build.maker("Batik Sekar")
    give_consent(maker, ["name"], source="uji", by=None)
    return publish_product(add_product(maker=maker, name="Kain Kawung", price=450_000))


def material(code: str, name: str) -> Material:
    found = Material(code=code, name_id=name)
    found.save()
    return found


def shown(product: Product) -> PublishedProduct:
    return PublishedProduct.objects.get(pk=product.pk)


def test_a_price_waits_for_the_curator_and_words_do_not(cloth: Product):
    change = ask_change(cloth, values={"price": 500_000, "story_id": "Dari kebun sendiri."}, by=None)
    assert change is not None
    assert change.values == {"price": 500_000}
    assert (shown(cloth).price, shown(cloth).story_id) == (450_000, "Dari kebun sendiri.")
    decide_change(change, accept=True, by=None)
    assert shown(cloth).price == 500_000
    assert [step.kind for step in ProductStep.objects.filter(product=cloth)][1:] == ["change_asked", "change_accepted"]


def test_without_the_rule_a_price_changes_at_once(cloth: Product):
    set_rules(price_by_curator=False, photos_by_curator=True, words_by_curator=True)
    change = ask_change(cloth, values={"price": 500_000, "name": "Kain Kawung Sogan"}, by=None)
    assert change is not None
    assert change.values == {"name": "Kain Kawung Sogan"}
    assert (shown(cloth).price, shown(cloth).name) == (500_000, "Kain Kawung")


def test_what_is_not_public_changes_at_once(cloth: Product):
    draft = add_product(maker=cloth.maker, name="Sarung", price=100_000)
    assert ask_change(draft, values={"price": 120_000}, by=None) is None
    assert Product.objects.get(pk=draft.pk).price == 120_000


def test_a_second_asking_joins_the_first(cloth: Product):
    ask_change(cloth, values={"price": 500_000}, by=None)
    change = ask_change(cloth, values={"price": 550_000, "variants": [("Besar", 600_000)]}, by=None)
    assert change is not None
    assert ProductChange.objects.get().values == {"price": 550_000, "variants": [["Besar", 600_000]]}


def test_asking_for_what_is_there_already_leaves_nothing_to_decide(cloth: Product):
    ask_change(cloth, values={"price": 500_000}, by=None)
    assert ask_change(cloth, values={"price": 450_000}, by=None) is None
    assert not ProductChange.objects.exists()


def test_a_returned_change_needs_a_reason_and_changes_nothing(cloth: Product):
    change = ask_change(cloth, values={"price": 500_000}, by=None)
    assert change is not None
    with pytest.raises(Refused, match="change_without_reason"):
        decide_change(change, accept=False, by=None)
    decide_change(change, accept=False, reason="Naik terlalu jauh.", by=None)
    assert shown(cloth).price == 450_000
    with pytest.raises(Refused, match="change_already_decided"):
        decide_change(change, accept=True, by=None)
    assert decide_change(change, accept=False, reason="Lagi", by=None).reason == "Naik terlalu jauh."


def test_a_maker_takes_a_change_back_until_it_is_decided(cloth: Product):
    change = ask_change(cloth, values={"price": 500_000}, by=None)
    assert change is not None
    take_back_change(change, by=None)
    take_back_change(change, by=None)
    assert not ProductChange.objects.exists()


def test_materials_and_variants_go_through_the_door_whole(cloth: Product):
    cotton, silk = material("katun", "katun"), material("sutera", "sutera")
    set_rules(price_by_curator=True, photos_by_curator=True, words_by_curator=True)
    change = ask_change(
        cloth, values={"materials": [silk, cotton], "variants": [("Kecil", None), ("Besar", 500_000)]}, by=None
    )
    assert change is not None
    decide_change(change, accept=True, by=None)
    assert shown(cloth).materials_id == "sutera, katun"
    assert [(one["name"], one["price"]) for one in shown(cloth).variants] == [("Kecil", 450_000), ("Besar", 500_000)]


def test_two_people_at_the_same_form_do_not_overwrite_each_other(cloth: Product):
    change_product(cloth, revision=0, name="Kain Kawung Sogan")
    with pytest.raises(Refused, match="product_changed_meanwhile"):
        change_product(cloth, revision=0, name="Kain Kawung Indigo")


def test_materials_and_variants_that_stay_keep_their_rows(cloth: Product):
    cotton, silk = material("katun", "katun"), material("sutera", "sutera")
    change_product(cloth, materials=[cotton], variants=[("S", None), ("M", None)])
    before = set(cloth.variants.values_list("pk", flat=True))
    change_product(cloth, materials=[silk, cotton], variants=[("M", 480_000), ("S", None)])
    assert set(cloth.variants.values_list("pk", flat=True)) == before
    assert [str(row.material) for row in cloth.materials.select_related("material")] == ["sutera", "katun"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "product_without_name"),
        ({"price": 0}, "product_price_not_positive"),
        ({"length_mm": 0}, "product_measure_not_positive"),
        ({"made_year": 1700}, "product_year_unlikely"),
        ({"variants": [("S", None), ("s", None)]}, "product_variant_twice"),
        ({"variants": [("S", -1)]}, "product_price_not_positive"),
    ],
)
def test_what_cannot_be_is_refused(cloth: Product, fields: dict[str, Any], code: str):
    with pytest.raises(Refused, match=code):
        change_product(cloth, **fields)


def test_days_are_kept_only_for_what_is_made_to_order(cloth: Product):
    assert change_product(cloth, kind=Kind.TO_ORDER, order_days=14).order_days == 14
    assert change_product(cloth, kind=Kind.BATCH).order_days is None
