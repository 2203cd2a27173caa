"""The page of crafts over HTTP: counts, KBLI, a council's own, and who may change them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from kriya.makers.models import PublishedMaker
from tests import build

pytestmark = pytest.mark.django_db

PAGE = "/pekalongan/kelola/kerajinan/"


def crafts(council: Any, *codes: str) -> list[Craft]:
    with council_scope(council):
        return [Craft.objects.get(code=code) for code in codes]


def counted() -> CaptureQueriesContext:
    return CaptureQueriesContext(connection)


def add(council: Any, **said: str) -> Any:
    return build.browser_of(build.member(council, Role.STAFF)).post(f"{PAGE}baru/", {"kbli_edition": "2020", **said})


def test_a_kind_counts_each_fostered_maker_once_whatever_it_makes_of_it(council: Any) -> None:
    stamped, drawn = crafts(council, "batik.cap", "batik.tulis")
    with council_scope(council):
        build.maker("Batik Sekar", crafts=[stamped, drawn])
        build.maker("Batik Mulya", crafts=[stamped])
        build.maker("Batik Calon", crafts=[stamped], status="applied")
    page = build.browser_of(build.member(council, Role.STAFF)).get(PAGE)
    counts = {line.craft.code: line.makers for line in page.context["lines"]}
    assert (counts["batik"], counts["batik.cap"], counts["batik.tulis"]) == (2, 2, 1)


def test_the_page_asks_as_often_for_many_makers_as_for_one(council: Any) -> None:
    (stamped,) = crafts(council, "batik.cap")
    browser = build.browser_of(build.member(council, Role.STAFF))
    browser.get(PAGE)
    with counted() as few:
        browser.get(PAGE)
    with council_scope(council):
        for number in range(30):
            build.maker(f"Batik {number}", crafts=[stamped])
    with counted() as many:
        browser.get(PAGE)
    assert len(few) == len(many)


def test_a_craft_of_the_council_has_a_code_that_meets_no_common_one(council: Any) -> None:
    (batik,) = crafts(council, "batik")
    assert add(council, name_id="Jlamprang", name_en="Jlamprang batik", parent=str(batik.pk)).status_code == 302
    with council_scope(council):
        made = Craft.objects.get(name_id="Jlamprang")
    assert (made.code, made.is_own, made.kbli_code, made.kbli_edition) == (
        "batik.pekalongan-jlamprang", True, batik.kbli_code, "2020",
    )  # fmt: skip


def test_a_craft_without_kbli_of_its_own_or_above_is_asked_for_it(council: Any) -> None:
    page = add(council, name_id="Kriya Baru")
    assert page.status_code == 422
    assert "Tulis kode KBLI" in page.content.decode()
    with council_scope(council):
        assert not Craft.objects.filter(name_id="Kriya Baru").exists()


def test_the_same_name_twice_is_refused(council: Any) -> None:
    add(council, name_id="Jlamprang", kbli_code="13134")
    page = add(council, name_id="Jlamprang", kbli_code="13134")
    assert page.status_code == 422
    assert "sudah dipakai" in page.content.decode()


def test_renaming_an_own_craft_changes_the_public_pages_at_once(council: Any) -> None:
    add(council, name_id="Jlamprang", kbli_code="13134")
    with council_scope(council):
        own = Craft.objects.get(name_id="Jlamprang")
        maker = build.maker("Batik Sekar", crafts=[own])
        give_consent(maker, ["name"], source="contoh", by=None)
    said = {"name_id": "Batik jlamprang", "kbli_code": "13134", "kbli_edition": "2020"}
    build.browser_of(build.member(council, Role.STAFF)).post(f"{PAGE}{own.pk}/", said)
    with council_scope(council):
        assert PublishedMaker.objects.get(maker_id=maker.pk).crafts_id == "Batik jlamprang"


def test_a_common_craft_keeps_its_name_but_gets_a_kbli_code(council: Any) -> None:
    (craft,) = crafts(council, "ecoprint")
    said = {"name_id": "Lain", "kbli_code": "13134", "kbli_edition": "2020"}
    build.browser_of(build.member(council, Role.STAFF)).post(f"{PAGE}{craft.pk}/", said)
    (after,) = crafts(council, "ecoprint")
    assert (after.name_id, after.kbli_code, after.kbli_edition) == ("Ecoprint", "13134", "2020")


def test_a_retired_craft_is_not_offered_and_comes_back(council: Any) -> None:
    (craft,) = crafts(council, "batik.cap")
    browser = build.browser_of(build.member(council, Role.STAFF))
    browser.post(f"{PAGE}{craft.pk}/pensiunkan/")
    offered = f'value="{craft.pk}"'
    assert offered not in browser.get("/pekalongan/kelola/umkm/baru/").content.decode()
    browser.post(f"{PAGE}{craft.pk}/aktifkan/")
    assert offered in browser.get("/pekalongan/kelola/umkm/baru/").content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TRADE_OFFICE, Role.CASHIER, Role.TREASURER])
def test_roles_that_only_read_see_the_crafts_and_change_none(council: Any, role: str) -> None:
    (craft,) = crafts(council, "batik.cap")
    browser = build.browser_of(build.member(council, role))
    assert browser.get(PAGE).status_code == 200
    assert browser.get(f"{PAGE}baru/").status_code == 403
    assert browser.post(f"{PAGE}{craft.pk}/pensiunkan/").status_code == 404
    assert crafts(council, "batik.cap")[0].retired_at is None


def test_another_councils_craft_is_not_there(council: Any) -> None:
    (foreign,) = crafts(build.council("gunungkidul", region_code="34.03", crafts=True), "batik.cap")
    browser = build.browser_of(build.member(council, Role.STAFF))
    assert browser.get(f"{PAGE}{foreign.pk}/").status_code == 404
    assert browser.post(f"{PAGE}{foreign.pk}/pensiunkan/").status_code == 404
