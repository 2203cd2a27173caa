"""Collections, previews, makers in front, words, and what becomes public by itself."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django import app as jobs

from kriya.accounts.roles import Role
from kriya.catalog.actions.collections import add_items, make_collection, preview_of, set_items
from kriya.catalog.actions.curation import publish_product, submit_product
from kriya.catalog.actions.featured import feature_maker
from kriya.catalog.actions.products import add_product
from kriya.catalog.actions.scheduled import publish_due
from kriya.catalog.actions.terms import give_terms
from kriya.catalog.models import (
    Collection,
    CollectionItem,
    FeaturedMaker,
    Motif,
    Product,
    ProductStep,
    PublishedProduct,
    StepKind,
)
from kriya.catalog.tasks import publish_scheduled
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.consent import give_consent
from kriya.makers.models import Maker
from tests import build

OFFICE = "/pekalongan/kelola/koleksi/"


@pytest.fixture
def council(db: None):
    council = build.pekalongan(crafts=True)
    with council_scope(council):
        yield council


@pytest.fixture
def maker(council: Any) -> Maker:
    return public_maker()


@pytest.fixture
def curator(council: Any) -> Client:
    return build.browser_of(build.member(council, Role.CURATOR, "Laras"))


def public_maker() -> Maker:
    maker = build.maker("Batik Sekar")
    give_consent(maker, ["name"], source="uji", by=None)
    return maker


def names(collection: Collection) -> list[str]:
    items = CollectionItem.objects.filter(collection=collection).select_related("product").order_by("position")
    return [item.product.name for item in items]


def test_products_stand_in_a_collection_in_the_order_that_was_given(maker: Maker):
    collection = make_collection(name_id="Hari Batik")
    first, second, third = (add_product(maker=maker, name=name) for name in ("Kawung", "Parang", "Truntum"))
    set_items(collection, [first.pk, second.pk])
    add_items(collection, [third.pk, first.pk])
    assert names(collection) == ["Kawung", "Parang", "Truntum"]
    kept = CollectionItem.objects.get(product=third).pk
    set_items(collection, [third.pk, first.pk])
    assert names(collection) == ["Truntum", "Kawung"]
    assert CollectionItem.objects.get(product=third).pk == kept


def test_two_collections_of_one_name_have_their_own_addresses(council: Any):
    assert make_collection(name_id="Lebaran").slug != make_collection(name_id="Lebaran").slug


def test_days_the_wrong_way_round_are_refused(maker: Maker):
    days = {"starts_on": date(2026, 10, 9), "ends_on": date(2026, 10, 2)}
    with pytest.raises(Refused, match="days_wrong_way_round"):
        make_collection(name_id="Hari Batik", **days)
    with pytest.raises(Refused, match="days_wrong_way_round"):
        feature_maker(maker=maker, **days)


def test_the_office_puts_a_collection_together(curator: Client, maker: Maker):
    product, other = add_product(maker=maker, name="Kain Kawung"), add_product(maker=maker, name="Kain Parang")
    curator.post(f"{OFFICE}baru/", {"name_id": "Hari Batik", "kind": "season", "starts_on": "2026-10-02"})
    collection = Collection.objects.get()
    page = f"{OFFICE}{collection.pk}/"
    assert "Kain Kawung" in curator.get(f"{page}?cari=kawung").content.decode()
    curator.post(f"{page}produk/", {"tambah": [str(product.pk), str(other.pk)]})
    curator.post(f"{page}produk/", {f"urutan_{product.pk}": "2", f"urutan_{other.pk}": "1"})
    assert names(collection) == ["Kain Parang", "Kain Kawung"]
    curator.post(f"{page}produk/", {"lepas": str(other.pk), f"urutan_{product.pk}": "1"})
    assert names(collection) == ["Kain Kawung"]
    curator.post(page, {"name_id": "Hari Batik", "kind": "season", "publish_at": "2026-10-02T08:00"})
    assert Collection.objects.get().publish_at.isoformat() == "2026-10-02T01:00:00+00:00"
    assert "Hari Batik" in curator.get(OFFICE).content.decode()
    curator.post(f"{page}hapus/")
    assert not Collection.objects.exists()
    assert Product.objects.count() == 2


def test_the_lists_cost_the_same_at_one_and_at_many(
    curator: Client, maker: Maker, django_assert_num_queries: Any, django_assert_max_num_queries: Any
):
    collection = make_collection(name_id="Hari Batik")
    add_items(collection, [add_product(maker=maker, name="Kain").pk])
    feature_maker(maker=maker, starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 2))
    pages = (OFFICE, f"{OFFICE}{collection.pk}/", "/pekalongan/kelola/istilah/")
    curator.get(OFFICE)
    cost = {}
    for page in pages:
        with django_assert_max_num_queries(30) as counted:
            curator.get(page)
        cost[page] = len(counted)
    give_terms()
    add_items(collection, [add_product(maker=maker, name=f"Kain {number}").pk for number in range(30)])
    for number in range(30):
        make_collection(name_id=f"Musim {number}")
        feature_maker(maker=maker, starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 2))
    for page in pages:
        with django_assert_num_queries(cost[page]):
            curator.get(page)


def test_a_draft_is_seen_by_whoever_has_the_link_and_never_kept(maker: Maker):
    product = add_product(maker=maker, name="Kain Kawung")
    secret = preview_of(product)
    assert preview_of(product) == secret
    answer = Client().get(f"/pekalongan/pratinjau/{secret}/")
    assert "Kain Kawung" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert Client().get(f"/pekalongan/pratinjau/{secret}x/").status_code == 404
    assert Client().get("/pekalongan/produk/kain-kawung/").status_code == 404


def test_a_collection_is_previewed_with_its_drafts(maker: Maker):
    collection = make_collection(name_id="Hari Batik")
    add_items(collection, [add_product(maker=maker, name="Kain Kawung").pk])
    answer = Client().get(f"/pekalongan/pratinjau/{collection.preview_key}/")
    assert "Kain Kawung" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_secret_of_one_council_opens_nothing_in_another(maker: Maker):
    secret = preview_of(add_product(maker=maker, name="Kain Kawung"))
    build.gunungkidul()
    assert Client().get(f"/gunungkidul/pratinjau/{secret}/").status_code == 404


def test_a_maker_stands_in_front_until_it_is_ended(curator: Client, maker: Maker):
    data = {
        "maker": str(maker.pk),
        "starts_on": "2026-10-01",
        "ends_on": "2026-10-09",
        "words_id": "Setia pada canting.",
    }
    curator.post(f"{OFFICE}perajin/", data)
    row = FeaturedMaker.objects.get()
    assert "Setia pada canting." in curator.get(OFFICE).content.decode()
    curator.post(f"{OFFICE}perajin/{row.pk}/selesai/")
    assert not FeaturedMaker.objects.exists()


def test_the_office_adds_and_retires_a_word(curator: Client):
    curator.post("/pekalongan/kelola/istilah/baru/?daftar=motif", {"name_id": "Cuwiri", "meaning_id": "Kehormatan."})
    motif = Motif.objects.get()
    page = f"/pekalongan/kelola/istilah/{motif.pk}/"
    curator.post(page, {"name_id": "cuwiri", "meaning_id": "Dihormati."})
    curator.post(f"{page}pensiunkan/")
    found = Motif.objects.get()
    assert (found.name_id, found.meaning_id, found.retired_at is None) == ("cuwiri", "Dihormati.", False)
    assert "tidak dipakai lagi" in curator.get("/pekalongan/kelola/istilah/?daftar=motif").content.decode()
    curator.post(f"{page}aktifkan/")
    assert Motif.objects.get().retired_at is None


def scheduled(maker: Maker, name: str, *, due: bool) -> Product:
    product = publish_product(
        submit_product(add_product(maker=maker, name=name), by=None), at=now() + timedelta(days=1)
    )
    if due:
        Product.objects.filter(pk=product.pk).update(publish_at=now() - timedelta(seconds=1))
    return product


def test_what_is_due_becomes_public_once(maker: Maker):
    due = scheduled(maker, "Kain Kawung", due=True)
    scheduled(maker, "Kain Parang", due=False)
    assert publish_due() == 1
    assert publish_due() == 0
    assert list(PublishedProduct.objects.values_list("name", flat=True)) == ["Kain Kawung"]
    assert ProductStep.objects.filter(product=due, kind=StepKind.PUBLISHED).count() == 1


def test_the_job_publishes_what_is_due_in_each_council_once(real_db: None):
    for council in (build.pekalongan(), build.gunungkidul()):
        with council_scope(council):
            scheduled(public_maker(), "Kain Kawung", due=True)
    for _time in range(2):
        publish_scheduled(timestamp=0)
    assert PublishedProduct.objects.count() == 2
    assert _published_steps() == 2


def test_the_time_that_comes_is_looked_at_every_minute():
    periodic = {task.task.name: task.cron for task in jobs.periodic_registry.periodic_tasks.values()}
    assert periodic["kriya.catalog.tasks.publish_scheduled"] == "* * * * *"


def _published_steps() -> int:
    count = 0
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            count += ProductStep.objects.filter(kind=StepKind.PUBLISHED).count()
    return count
