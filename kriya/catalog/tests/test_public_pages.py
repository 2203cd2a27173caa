"""The visitors' list: counts as by hand, pages by key, questions pinned, other councils never, frames pressed true."""

import json
import random
import re

import pytest
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.checks import published_counts
from kriya.catalog.models import Kind, Product, PublishedProduct
from kriya.catalog.public_urls import PROJECTED
from kriya.catalog.queries.public import find_products
from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.views import pressed
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from tests import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def here():
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def fill(count: int) -> None:
    chance = random.Random(count)
    makers = [build.maker(f"Batik {name}") for name in ("Sekar", "Mulya")]
    for maker in makers:
        give_consent(maker, ["name"], source="uji", by=None)
    crafts = list(Craft.objects.filter(code__in=["batik", "batik.tulis", "tenun"]))
    for number in range(count):
        fields = {"craft": chance.choice(crafts), "kind": chance.choice(Kind.values), "order_days": 14}
        price = chance.choice([None, 50_000, 150_000, 900_000])
        publish_product(
            add_product(maker=chance.choice(makers), name=f"Kain Kawung {number % 5}", price=price, **fields)
        )


def by_hand(facets: list[str]) -> dict[str, int]:
    """Count the facets of the products that have all of `facets`, one by one."""
    counted: dict[str, int] = {}
    for product in PublishedProduct.objects.all():
        if set(facets) <= set(product.facets):
            for facet in product.facets:
                counted[facet] = counted.get(facet, 0) + 1
    return counted


CHOICES = {"craft": ["batik", "batik.tulis", "tenun"], "kind": Kind.values, "price": ["0", "1", "3", "ask"]}


def test_counts_equal_counting_by_hand_whatever_is_chosen(here):
    fill(30)

    @given(st.fixed_dictionaries({}, optional={topic: st.sampled_from(values) for topic, values in CHOICES.items()}))
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def check(chosen):
        asked = Asked(chosen=tuple(chosen.items()))
        counts = find_products(here.pk, asked).counts
        for topic in ("craft", "kind", "price", "maker"):
            rest = [facet for facet in asked.facets if not facet.startswith(f"{topic}:")]
            wanted = by_hand(rest)
            shown = {value.facet: value.n for value in counts.topics[topic]}
            assert shown == {
                facet: n for facet, n in wanted.items() if facet.startswith(f"{topic}:") and "." not in facet
            }

    check()


def test_counts_follow_changes_and_withdrawals(here):
    fill(12)
    products = list(Product.objects.all())
    change_product(products[0], name="Selendang Truntum", price=2_000_000)
    withdraw_product(products[1])
    found = published_counts()
    assert (found.differences, found.checked > 20) == ([], True)


def test_each_product_stands_on_one_page_while_others_are_added(here):
    fill(60)
    there = set(PublishedProduct.objects.values_list("slug", flat=True))
    seen: list[str] = []
    asked = Asked()
    maker = Product.objects.first().maker
    while True:
        page = find_products(here.pk, asked).page
        seen += [card.slug for card in page.cards]
        publish_product(add_product(maker=maker, name="Baru datang"))
        if not page.after:
            break
        asked = Asked(after=page.after)
    assert sorted(slug for slug in seen if slug in there) == sorted(there)


@pytest.mark.parametrize("sort", ["", "termurah", "termahal", "nama"])
def test_back_leads_to_the_page_one_came_from(here, sort):
    fill(30)
    first = find_products(here.pk, Asked(sort=sort)).page
    second = find_products(here.pk, Asked(sort=sort, after=first.after)).page
    back = find_products(here.pk, Asked(sort=sort, before=second.before)).page
    assert [card.slug for card in back.cards] == [card.slug for card in first.cards]
    assert not {card.slug for card in first.cards} & {card.slug for card in second.cards}


@pytest.mark.parametrize(
    ("path", "most"), [("/pekalongan/produk/", 3), ("/pekalongan/cari/?q=kawng", 4), ("/pekalongan/produk/{}/", 2)]
)
def test_a_page_asks_as_often_with_one_product_as_with_many(here, path, most):
    counted = []
    for more in (1, 40):
        fill(more)
        slug = PublishedProduct.objects.order_by("slug").first().slug
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(path.format(slug)).status_code == 200
        counted.append(len(asked))
    assert counted == [most, most]


def test_another_councils_products_are_never_shown(here):
    with council_scope(build.gunungkidul(crafts=True)):
        fill(3)
    assert find_products(here.pk, Asked()).page.cards == []
    assert "Kain Kawung" not in Client().get("/pekalongan/produk/").content.decode()


@pytest.mark.parametrize("path", ["/pekalongan/produk/?urut=nama", "/pekalongan/en/cari/?q=kawng"])
def test_a_pressed_frame_says_what_a_rendered_one_says(here, path, monkeypatch):
    fill(2)
    quick = Client().get(path).content
    monkeypatch.setattr(pressed, "is_shared", lambda _request: False)
    assert Client().get(path).content == quick


def test_a_changed_profile_shows_at_once(here):
    assert "Dekranasda Kota Pekalongan" in Client().get("/pekalongan/produk/").content.decode()
    type(here).objects.filter(pk=here.pk).update(name="Dekranasda Baru")
    page = Client().get("/pekalongan/produk/").content.decode()
    assert "Dekranasda Baru" in page
    assert "Kota Pekalongan" not in re.sub(r"<meta[^>]*>", "", page)


def test_a_product_tells_machines_its_price_and_its_maker_and_a_shared_link_shows_it(here):
    fill(3)
    product = PublishedProduct.objects.exclude(price=None).first()
    page = Client().get(f"/pekalongan/produk/{product.slug}/").content.decode()
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])["@graph"]
    piece = next(one for one in told if one["@type"] == "Product")
    assert (piece["name"], piece["offers"]["price"], piece["offers"]["priceCurrency"]) == (
        product.name,
        product.price,
        "IDR",
    )
    assert piece["brand"]["name"] == product.maker_name
    assert f'<meta property="og:title" content="{product.name}">' in page
    assert page.count('property="og:title"') == 1


def test_every_page_of_projections_alone_is_shown_before_anything_asks_who_reads(here):
    fill(1)
    slug = PublishedProduct.objects.get().slug
    paths = [
        reverse(f"catalog:{one.name}", project.COUNCIL_URLCONF, [slug] if "slug" in str(one.pattern) else [])
        for one in PROJECTED
    ]
    assert all(path.startswith(project.PROJECTION_PATHS) for path in paths)
    for path in paths:
        answer = Client().get(f"/pekalongan{path}")
        assert (answer.status_code, hasattr(answer.wsgi_request, "session")) == (200, False), path


@pytest.mark.parametrize(("path", "status"), [("produk/tiada/", 404), ("produk/tiada", 301), ("produk/%00/", 404)])
def test_what_is_not_simply_shown_goes_the_long_way(here, path, status):
    answer = Client().get(f"/pekalongan/{path}")
    assert (answer.status_code, hasattr(answer.wsgi_request, "session")) == (status, True)


def test_a_phrase_kept_for_one_language_is_not_said_in_the_other(here):
    fill(1)
    for _round in range(2):
        assert "Terbaru" in Client().get("/pekalongan/produk/").content.decode()
        english = Client().get("/pekalongan/en/produk/").content.decode()
        assert "Newest" in english
        assert "Terbaru" not in english
