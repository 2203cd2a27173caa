"""The steps of a product: handed in, taken back, returned, published now or at a time, withdrawn."""

from datetime import timedelta

import pytest

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.actions.curation import (
    publish_product,
    return_product,
    submit_product,
    take_back_product,
    unschedule_product,
    withdraw_product,
)
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.actions.scheduled import publish_due
from kriya.catalog.models import FieldNote, Product, ProductState, ProductStep, PublishedProduct, StepKind
from kriya.core.clock import now, standing_at
from kriya.core.refusal import Refused, say
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
def laras(council) -> User:
    return build.member(council, Role.CURATOR, "Laras")


@pytest.fixture
def cloth() -> Product:
    maker = build.maker("Batik Sekar")
    give_consent(maker, ["name"], source="uji", by=None)
    return add_product(maker=maker, name="Kain Kawung", price=450_000)


def steps(product: Product) -> list[tuple[str, str]]:
    rows = ProductStep.objects.filter(product=product).select_related("by")
    return [(row.kind, row.by.name if row.by else "") for row in rows]


def test_a_piece_is_handed_in_returned_with_a_reason_per_field_and_published(cloth: Product, laras: User):
    submit_product(cloth, by=None)
    return_product(cloth, notes={"price": "Belum wajar untuk kain cap.", "photos": "Terlalu gelap."}, by=laras)
    assert Product.objects.get(pk=cloth.pk).state == ProductState.RETURNED
    assert dict(FieldNote.objects.values_list("field", "reason")) == {
        "price": "Belum wajar untuk kain cap.",
        "photos": "Terlalu gelap.",
    }
    submit_product(cloth, by=None)
    publish_product(cloth, by=laras)
    assert PublishedProduct.objects.get(pk=cloth.pk).name == "Kain Kawung"
    assert steps(cloth) == [
        (StepKind.SUBMITTED, ""),
        (StepKind.RETURNED, "Laras"),
        (StepKind.SUBMITTED, ""),
        (StepKind.PUBLISHED, "Laras"),
    ]


def test_each_step_asked_for_twice_is_taken_once(cloth: Product, laras: User):
    for _time in range(2):
        submit_product(cloth, by=None)
    for _time in range(2):
        take_back_product(cloth, by=None)
    for _time in range(2):
        publish_product(cloth, by=laras)
    for _time in range(2):
        withdraw_product(cloth, reason="Habis terjual", by=laras)
    assert [kind for kind, _by in steps(cloth)] == ["submitted", "taken_back", "published", "withdrawn"]


def test_a_piece_is_not_returned_without_a_reason(cloth: Product, laras: User):
    submit_product(cloth, by=None)
    with pytest.raises(Refused, match="product_return_without_reason"):
        return_product(cloth, notes={"price": "  "}, reason=" ", by=laras)
    assert Product.objects.get(pk=cloth.pk).state == ProductState.SUBMITTED


@pytest.mark.parametrize("state", [ProductState.DRAFT, ProductState.PUBLISHED, ProductState.WITHDRAWN])
def test_only_a_piece_that_waits_is_returned(cloth: Product, laras: User, state: str):
    if state != ProductState.DRAFT:
        publish_product(cloth)
    if state == ProductState.WITHDRAWN:
        withdraw_product(cloth)
    with pytest.raises(Refused, match="product_not_waiting"):
        return_product(cloth, notes={}, reason="Foto gelap", by=laras)


def test_a_public_piece_is_neither_handed_in_nor_taken_back(cloth: Product):
    publish_product(cloth)
    with pytest.raises(Refused, match="product_is_public"):
        submit_product(cloth, by=None)
    with pytest.raises(Refused, match="product_not_waiting"):
        take_back_product(cloth, by=None)


def test_a_piece_that_was_never_shown_is_not_withdrawn(cloth: Product):
    submit_product(cloth, by=None)
    with pytest.raises(Refused, match="product_not_published"):
        withdraw_product(cloth)


def test_a_piece_let_pass_for_a_later_time_is_not_public_yet(cloth: Product, laras: User):
    submit_product(cloth, by=None)
    at = now() + timedelta(days=2)
    publish_product(cloth, by=laras, at=at)
    assert not PublishedProduct.objects.filter(pk=cloth.pk).exists()
    step = ProductStep.objects.get(product=cloth, kind=StepKind.SCHEDULED)
    assert (step.due_at, step.by) == (at, laras)
    unschedule_product(cloth, by=laras)
    assert Product.objects.get(pk=cloth.pk).publish_at is None


def test_a_time_that_is_past_is_now(cloth: Product, laras: User):
    publish_product(cloth, by=laras, at=now() - timedelta(minutes=1))
    assert PublishedProduct.objects.filter(pk=cloth.pk).exists()


def test_taking_a_piece_back_ends_its_schedule(cloth: Product, laras: User):
    submit_product(cloth, by=None)
    publish_product(cloth, by=laras, at=now() + timedelta(days=2))
    assert take_back_product(cloth, by=None).publish_at is None


def test_what_is_made_to_order_says_in_how_many_days_before_anybody_can_order_it(cloth: Product, laras: User):
    change_product(cloth, by=laras, kind="to_order")
    for at in (None, now() + timedelta(days=1)):
        with pytest.raises(Refused) as no:
            publish_product(cloth, by=laras, at=at)
        assert no.value.code == "product_without_days"
        assert "Kain Kawung" in say(no.value)
    change_product(cloth, by=laras, order_days=21)
    publish_product(cloth, by=laras)
    with pytest.raises(Refused, match="product_without_days"):
        change_product(cloth, by=laras, order_days=None)
    assert PublishedProduct.objects.get().order_days == 21
    change_product(cloth, by=laras, kind="batch")
    assert PublishedProduct.objects.get().order_days is None


def test_a_time_that_has_come_shows_the_others_when_one_lacks_its_days(cloth: Product, laras: User):
    other = add_product(maker=cloth.maker, name="Selendang", price=90_000)
    for product in (cloth, other):
        publish_product(product, by=laras, at=now() + timedelta(hours=1))
    # As it may have been let pass before the days were asked for.
    Product.objects.filter(pk=cloth.pk).update(kind="to_order")
    with standing_at(now() + timedelta(hours=2)):
        assert (publish_due(), publish_due()) == (1, 0)
    assert list(PublishedProduct.objects.values_list("name", flat=True)) == ["Selendang"]
    assert Product.objects.get(pk=cloth.pk).publish_at is None
