"""Many products that change in one transaction are published once: one by one, five thousand took more than ten minutes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.catalog.actions.bulk import publish_many, withdraw_many
from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.actions.publish import published_together
from kriya.catalog.checks import published_products
from kriya.catalog.models import PublishedProduct
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def here():
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


@pytest.fixture
def drafts(here):
    maker = build.maker("Batik Sekar Jagad")
    give_consent(maker, ["name"], source="formulir", by=None)
    return [add_product(maker=maker, name=f"Kain Jlamprang {number}") for number in range(5)]


def publishings(seen: CaptureQueriesContext) -> int:
    return sum("now_true AS MATERIALIZED" in query["sql"] and "word_moved" in query["sql"] for query in seen)


def test_many_products_are_published_and_withdrawn_in_one_statement(here, drafts):
    by = build.member(here, Role.CURATOR)
    keys = [draft.pk for draft in drafts]
    with CaptureQueriesContext(connection) as seen:
        publish_many(keys, by=by)
    assert (publishings(seen), PublishedProduct.objects.count()) == (1, 5)
    with CaptureQueriesContext(connection) as seen:
        withdraw_many(keys[:3], by=by)
    assert (publishings(seen), PublishedProduct.objects.count()) == (1, 2)
    assert not published_products().differences


def test_without_that_there_are_as_many_as_products(drafts):
    """Twin: the guard off."""
    with CaptureQueriesContext(connection) as seen:
        for draft in drafts:
            publish_product(draft)
    assert publishings(seen) == 5


def test_what_is_refused_within_publishes_nothing_and_leaves_nothing_waiting(drafts):
    @published_together()
    def show_one_and_withdraw_a_draft() -> None:
        publish_product(drafts[0])
        withdraw_product(drafts[1])

    with pytest.raises(Refused):
        show_one_and_withdraw_a_draft()
    assert not PublishedProduct.objects.exists()
    publish_product(drafts[2])
    assert PublishedProduct.objects.get().name == "Kain Jlamprang 2"


def test_together_within_together_ends_with_the_outer_one(drafts):
    with published_together():
        with published_together():
            publish_product(drafts[0])
        assert not PublishedProduct.objects.exists()
    assert PublishedProduct.objects.count() == 1
