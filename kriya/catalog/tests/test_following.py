"""What the public sees of products follows their maker, in the same transaction."""

import pytest
from django.utils.module_loading import import_string

from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.checks import published_products
from kriya.catalog.models import Product, ProductState, PublishedProduct
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.crafts.actions import add_craft, change_craft
from kriya.makers.actions.consent import give_consent, withdraw_consent
from kriya.makers.actions.life import take_step
from kriya.makers.actions.merge.merging import merge_makers
from kriya.makers.actions.merge.undoing import undo_merge
from kriya.makers.actions.register import change_maker
from kriya.makers.followers import followers
from kriya.makers.models import Status
from tests import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def here():
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


@pytest.fixture
def maker(here):
    made = build.maker("Batik Sekar Jagad")
    give_consent(made, ["name"], source="formulir", by=None)
    return made


def names() -> list[str]:
    return list(PublishedProduct.objects.order_by("name").values_list("name", flat=True))


def test_a_published_product_of_a_public_maker_is_public(maker):
    product = publish_product(add_product(maker=maker, name="Kain Jlamprang Indigo", price=450_000))
    shown = PublishedProduct.objects.get()
    assert (shown.name, shown.maker_name, shown.maker_slug, shown.price) == (
        "Kain Jlamprang Indigo", "Batik Sekar Jagad", maker.slug, 450_000,
    )  # fmt: skip
    assert shown.published_at == product.published_at


def test_a_draft_is_not_public(maker):
    add_product(maker=maker, name="Kain Jlamprang Indigo")
    assert names() == []


def test_a_published_product_of_a_maker_without_consent_is_not_public(here):
    publish_product(add_product(maker=build.maker("Batik Tanpa Izin"), name="Kain Kawung"))
    assert names() == []
    assert Product.objects.get().state == ProductState.PUBLISHED


def test_a_maker_that_changes_its_name_changes_it_beside_its_products(maker):
    publish_product(add_product(maker=maker, name="Kain Kawung"))
    change_maker(maker, name="Batik Sekar Arum")
    assert PublishedProduct.objects.get().maker_name == "Batik Sekar Arum"


def test_a_consent_taken_back_takes_the_products_away_and_given_again_brings_them_back(maker):
    publish_product(add_product(maker=maker, name="Kain Kawung"))
    withdraw_consent(maker, ["name"], by=None)
    assert names() == []
    give_consent(maker, ["name"], source="formulir", by=None)
    assert names() == ["Kain Kawung"]


def test_an_inactive_maker_has_no_public_products(maker):
    publish_product(add_product(maker=maker, name="Kain Kawung"))
    take_step(maker, Status.INACTIVE, by=None, reason="pindah kota")
    assert names() == []


def test_a_changed_product_keeps_its_address_and_changes_its_page(maker):
    product = publish_product(add_product(maker=maker, name="Kain Kawung", price=100_000))
    change_product(product, name="Kain Kawung Sogan", price=120_000)
    shown = PublishedProduct.objects.get()
    assert (shown.name, shown.price, shown.slug) == ("Kain Kawung Sogan", 120_000, "kain-kawung")


def test_a_withdrawn_product_is_gone_and_comes_back(maker):
    product = publish_product(add_product(maker=maker, name="Kain Kawung"))
    withdraw_product(product)
    assert names() == []
    publish_product(product)
    assert names() == ["Kain Kawung"]


def test_publishing_twice_is_once(maker):
    product = publish_product(add_product(maker=maker, name="Kain Kawung"))
    again = publish_product(product)
    assert again.published_at == product.published_at
    assert names() == ["Kain Kawung"]


def test_a_product_without_a_name_is_refused_and_leaves_no_trace(maker):
    with pytest.raises(Refused, match="product_without_name"):
        add_product(maker=maker, name="  ")
    assert not Product.objects.exists()


@pytest.mark.parametrize("price", [0, -1])
def test_a_price_that_is_not_above_zero_is_refused(maker, price):
    with pytest.raises(Refused, match="product_price_not_positive"):
        add_product(maker=maker, name="Kain Kawung", price=price)
    assert not Product.objects.exists()


def test_two_products_of_one_name_have_two_addresses(maker):
    slugs = {add_product(maker=maker, name="Kain Kawung").slug for _ in range(2)}
    assert len(slugs) == 2


def test_makers_that_were_merged_keep_their_products_and_undoing_gives_them_back(here, maker):
    other = build.maker("Batik Sekarjagad")
    give_consent(other, ["name"], source="formulir", by=None)
    publish_product(add_product(maker=other, name="Kain Kawung"))
    merge = merge_makers(maker, other, choices={}, by=None)
    assert PublishedProduct.objects.get().maker_name == "Batik Sekar Jagad"
    undo_merge(merge, by=None)
    assert PublishedProduct.objects.get().maker_name == "Batik Sekarjagad"


def test_a_craft_that_gets_another_name_gets_it_beside_its_products(here, maker):
    craft = add_craft(code="batik.rifaiyah", name_id="Batik Rifaiyah")
    publish_product(add_product(maker=maker, name="Kain Pelo Ati", craft=craft))
    change_craft(craft, name_id="Batik Tulis Rifaiyah", kbli_code="", kbli_edition="")
    shown = PublishedProduct.objects.get()
    assert (shown.craft_code, shown.craft_id) == ("batik.rifaiyah", "Batik Tulis Rifaiyah")
    assert published_products().differences == []


def test_every_follower_can_be_called():
    assert followers() == ["kriya.catalog.actions.publish.publish_products_of"]
    assert all(callable(import_string(path)) for path in followers())
