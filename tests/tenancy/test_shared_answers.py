"""What anyone may keep holds nothing of anybody: every public page from the URL map, asked by nobody and by each role."""

from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.middleware.csrf import get_token
from django.test import Client

from kriya.accounts.gate import signature
from kriya.accounts.roles import Role
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Collection
from kriya.core import sharing
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build
from tests.tenancy.addresses import addresses

FILLED = {"kind": "produk", "page": "1", "craft": "batik", "side": "192"}
# The till holds nothing of anybody either, but is kept whole by its own worker (tests/journeys/test_till_server.py).
CLOSED = (
    "kelola/",
    "mitra/",
    "kasir/",
    "struk/",
    "akun/",
    "design/",
    "keluar",
    "undangan",
    "kartu/",
    "masuk",
    "demo",
    "gabung",
    "beranda",
    # A basket and an order are somebody's: test_baskets_and_orders_are_kept_by_nobody.
    "keranjang/",
    "pesanan/",
    # What an address may be told, and what its letters lead to, is somebody's too.
    "buletin/",
    # Forms with a token of the visitor's own, and what is asked about one certificate.
    "pesan-instansi/",
    "kunjungan/",
    "sertifikat/",
)
PUBLIC = [
    one
    for one in addresses(list(import_module(settings.COUNCIL_URLCONF).urlpatterns))
    if not one.route.startswith(CLOSED) and signature(one.view) is None and "<key>" not in one.route
]
SECRET = "Tri Rahasia"


@pytest.fixture
def world(db: None) -> dict[str, Any]:
    here = build.pekalongan(crafts=True)
    with council_scope(here):
        maker = build.maker("Batik Sekar Jagad")
        give_consent(maker, ["name"], source="uji", by=None)
        product = publish_product(add_product(maker=maker, name="Kain Kawung", price=450_000))
        Collection(slug="hari-batik", name_id="Hari Batik", publish_at=now(), preview_key="k" * 32).save()
    slugs = {"umkm": maker.slug, "produk": product.slug, "koleksi": "hari-batik"}
    return {"council": here, "slugs": slugs}


def paths(world: dict[str, Any]) -> list[str]:
    found = []
    for one in PUBLIC:
        path = f"/{one.route}"
        for name, _kind in one.holes:
            top = one.route.partition("/")[0]
            path = path.replace(f"<{name}>", FILLED.get(name) or world["slugs"].get(top, "x"))
        found += [f"/pekalongan{path}", f"/pekalongan/en{path}"]
    return ["/", "/en/", "/robots.txt", "/sitemap.xml", *found]


def kept_by_anyone(answer: Any) -> bool:
    return "public" in answer.headers.get("Cache-Control", "")


def faults(path: str, answer: Any) -> list[tuple[str, str]]:
    """What an answer that anyone may keep must not have."""
    if not kept_by_anyone(answer):
        return []
    text = answer.getvalue().decode(errors="replace")
    checks = {
        "cookie": bool(answer.cookies),
        "varies by cookie": "cookie" in answer.headers.get("Vary", "").lower(),
        "token": "csrfmiddlewaretoken" in text,
        "somebody's name": SECRET in text,
        "somebody's address": "rahasia@" in text,
    }
    return [(path, name) for name, found in checks.items() if found]


def test_every_public_page_may_be_kept_by_anyone_and_holds_nothing_of_anybody(world: dict[str, Any]):
    visitor = Client()
    answers = {path: visitor.get(path) for path in paths(world)}
    assert [found for path, answer in answers.items() for found in faults(path, answer)] == []
    pages = [path for path, answer in answers.items() if answer.status_code == 200]
    assert {"/", "/pekalongan/", "/pekalongan/en/umkm/", "/pekalongan/koleksi/hari-batik/"} <= set(pages)
    assert [path for path in pages if "/produk/" not in path and not kept_by_anyone(answers[path])] == []


def test_baskets_and_orders_are_kept_by_nobody(world: dict[str, Any]):
    buyer = Client()
    paths = (
        "keranjang/", "en/keranjang/", "keranjang/pesan/", "produk/kain-kawung/beli/", "pesanan/ABC/", "buletin/",
        "buletin/konfirmasi/x/",
    )  # fmt: skip
    answers = {path: buyer.get(f"/pekalongan/{path}") for path in paths}
    assert {path: answer.headers["Cache-Control"] for path, answer in answers.items()} == dict.fromkeys(
        paths, sharing.KEPT_BY_NOBODY
    )


def test_whoever_asks_again_is_told_that_nothing_changed_in_three_questions(
    world: dict[str, Any], django_assert_max_num_queries: Any
):
    etag = Client().get("/pekalongan/").headers["ETag"]
    # council with its public changes, savepoint in and out, council setting (3), collections shown, campaign pages shown
    with django_assert_max_num_queries(7):
        again = Client().get("/pekalongan/", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("role", list(Role))
def test_what_a_person_who_is_logged_in_gets_is_kept_by_nobody(world: dict[str, Any], role: str):
    somebody = build.member(world["council"], role, SECRET, email="rahasia@contoh.id")
    browser = build.browser_of(somebody)
    for path in paths(world):
        answer = browser.get(path)
        assert answer.headers["Cache-Control"] == sharing.KEPT_BY_NOBODY, path


def test_a_cookie_takes_the_word_public_away(world: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    """A view that is shared by mistake, though it sets a cookie, is kept by nobody."""
    monkeypatch.setattr("kriya.site.views.council.council_share", _with_token)
    answer = Client().get("/pekalongan/tentang/")
    assert settings.CSRF_COOKIE_NAME in answer.cookies
    assert answer.headers["Cache-Control"] == sharing.KEPT_BY_NOBODY


def test_without_the_last_word_a_cookie_would_be_kept_by_anyone(
    world: dict[str, Any], monkeypatch: pytest.MonkeyPatch, settings: Any
):
    """The twin: with the outer guard off the same page goes out as public, cookie and all, and the crawl sees it."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "kriya.core.sharing.SharedAnswers"]
    monkeypatch.setattr("kriya.site.views.council.council_share", _with_token)
    answer = Client().get("/pekalongan/tentang/")
    assert ("/", "cookie") in faults("/", answer)


def _with_token(request: Any) -> dict[str, Any]:
    get_token(request)
    return {"title": "x", "picture": {"url": "x"}}
