"""The pages of a bulk change: choose, look, do, take back."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from kriya.accounts.roles import Role
from kriya.councils.models import Council
from kriya.makers.models import BulkEdit, Group, Maker
from kriya.makers.tests import list_world as world
from tests import build

pytestmark = pytest.mark.django_db
LIST = "/pekalongan/kelola/umkm/"
BULK = f"{LIST}ubah/"


@pytest.fixture
def council() -> Iterator[Council]:
    with world.register() as made:
        yield made


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def hidden(response: Any) -> dict[str, list[str]]:
    """What the last form of a page would send along."""
    html = response.content.decode()
    form = html[html.index('class="bulk-') :]
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"', form):
        sent.setdefault(name, []).append(value)
    return sent


def previewed(client: Client, change: str, scope: dict[str, object], **values: object) -> Any:
    chosen = client.post(BULK, scope)
    assert chosen.status_code == 200
    sent = {f"{change}-{name}": value for name, value in values.items()}
    return client.post(f"{BULK}pratinjau/", {**hidden(chosen), "perubahan": change, **sent})


def pk_of(name: str) -> str:
    return str(Maker.objects.get(name=name).pk)


def test_rows_that_are_ticked_change_after_a_look_and_come_back(sari: Client) -> None:
    page = previewed(sari, "joined_year", {"umkm": [pk_of("Batik Sekar"), pk_of("Lurik Asih")]}, year="2024")
    html = page.content.decode()
    assert [(row["name"], row["before"], row["after"]) for row in page.context["changed"]] == [
        ("Batik Sekar", "2019", "2024")
    ]
    assert page.context["unchanged"][0][1] == "sudah seperti itu"
    assert "Terapkan pada 1 UMKM" in html
    assert Maker.objects.get(name="Batik Sekar").joined_year == 2019
    answer = sari.post(f"{BULK}terapkan/", hidden(page))
    assert answer["Location"] == LIST
    assert Maker.objects.get(name="Batik Sekar").joined_year == 2024
    undo = next(m.extra_tags for m in get_messages(answer.wsgi_request) if "undo:" in (m.extra_tags or ""))
    sari.post(undo.removeprefix("undo:"))
    assert Maker.objects.get(name="Batik Sekar").joined_year == 2019


def test_all_that_a_filter_finds_can_be_changed(sari: Client) -> None:
    page = previewed(sari, "kind_of_business", {"lingkup": "semua", "saringan": "tanpa=nib"}, kind="Tekstil")
    assert [row["name"] for row in page.context["changed"]] == ["Kriya Polos", "Lurik Asih"]
    answer = sari.post(f"{BULK}terapkan/", hidden(page))
    assert answer["Location"] == f"{LIST}?tanpa=nib"


def test_sending_the_same_form_twice_changes_once(sari: Client) -> None:
    page = previewed(sari, "joined_year", {"umkm": [pk_of("Batik Sekar")]}, year="2024")
    for _ in range(2):
        assert sari.post(f"{BULK}terapkan/", hidden(page)).status_code == 302
    assert BulkEdit.objects.count() == 1
    assert Maker.objects.get(name="Batik Sekar").revision == 2


def test_a_change_in_between_shows_the_new_plan_and_does_nothing(sari: Client) -> None:
    page = previewed(sari, "joined_year", {"umkm": [pk_of("Batik Sekar")]}, year="2024")
    Maker.objects.filter(name="Batik Sekar").update(joined_year=2011)
    answer = sari.post(f"{BULK}terapkan/", hidden(page))
    assert answer.status_code == 200
    assert answer.context["changed"][0]["before"] == "2011"
    assert Maker.objects.get(name="Batik Sekar").joined_year == 2011


@pytest.mark.parametrize(
    ("change", "values", "words"),
    [
        ("status", {"step": "inactive", "reason": ""}, "Tuliskan alasannya"),
        ("joined_year", {"year": "12"}, "1980"),
        ("joined_year", {"year": "2099"}, "1980"),
        ("consent", {"on": "2999-01-01", "source": "x", "subjects": ["name"]}, "Tanggal ini belum tiba"),
        ("consent", {"on": "0026-01-01", "source": "x", "subjects": ["name"]}, "Tahun harus antara"),
        ("add_craft", {"craft": "x"}, "x"),
    ],
)
def test_what_is_missing_is_asked_for_before_anybody_looks(
    sari: Client, change: str, values: dict[str, object], words: str
) -> None:
    page = previewed(sari, change, {"umkm": [pk_of("Batik Sekar")]}, **values)
    assert page.templates[0].name == "makers/lists/bulk_choose.html"
    assert words in page.content.decode()


def test_enter_in_a_field_sends_the_change_that_it_belongs_to(sari: Client) -> None:
    page = sari.post(BULK, {"umkm": [pk_of("Batik Sekar")]}).content.decode()
    forms = [form for form in page.split("<form")[1:] if f'action="{BULK}pratinjau/"' in form]
    assert [form.count('name="perubahan"') for form in forms] == [1] * len(forms)
    year = next(form for form in forms if 'name="joined_year-year"' in form)
    assert 'value="joined_year"' in year


def test_a_preview_that_is_opened_without_a_form_says_what_it_is(sari: Client) -> None:
    """Choosing the other language there asks for the page again."""
    page = sari.get(f"/pekalongan/en{BULK.removeprefix('/pekalongan')}pratinjau/", headers={"accept": "text/html,*/*"})
    assert page.status_code == 405
    assert "only appears after a form was sent" in page.content.decode()


@pytest.mark.parametrize("change", ["add_craft", "add_group", "district", "typed_size_class", "consent", "status"])
def test_every_change_can_be_looked_at(sari: Client, change: str) -> None:
    values: dict[str, object] = {
        "add_craft": {"craft": str(world.craft("bordir").pk), "main": "on"},
        "add_group": {"group": str(Group.objects.get().pk)},
        "district": {"district": "33.75.02"},
        "typed_size_class": {"size": "micro"},
        "consent": {"on": "2026-01-01", "source": "Formulir", "subjects": ["name", "photo"]},
        "status": {"step": "graduated", "reason": "Sudah mandiri"},
    }
    page = previewed(sari, change, {"lingkup": "semua", "saringan": ""}, **values[change])  # type: ignore[arg-type]
    assert page.templates[0].name == "makers/lists/bulk_preview.html"
    assert sari.post(f"{BULK}terapkan/", hidden(page)).status_code == 302
    edit = BulkEdit.objects.get()
    assert sari.get(f"{BULK}{edit.pk}/").status_code == 200
    assert edit.value in sari.get(f"{BULK}riwayat/").content.decode()


def test_what_could_not_be_taken_back_is_listed(sari: Client) -> None:
    page = previewed(sari, "joined_year", {"lingkup": "semua", "saringan": ""}, year="2023")
    sari.post(f"{BULK}terapkan/", hidden(page))
    Maker.objects.filter(name="Lurik Asih").update(joined_year=2001)
    edit = BulkEdit.objects.get()
    answer = sari.post(f"{BULK}{edit.pk}/urungkan/")
    assert answer["Location"] == f"{BULK}{edit.pk}/"
    assert [row["maker"].name for row in sari.get(answer["Location"]).context["left"]] == ["Lurik Asih"]


def test_nothing_ticked_goes_back_to_the_list_with_a_hint(sari: Client) -> None:
    assert sari.post(BULK, {"saringan": "kelamin=man"})["Location"] == f"{LIST}?kelamin=man"
    assert sari.get(BULK)["Location"] == LIST


@pytest.mark.parametrize("word", ["x", "abcd", "é"])
def test_ids_that_are_none_are_not_found(sari: Client, word: str) -> None:
    assert sari.post(f"{BULK}pratinjau/", {"makers": word, "perubahan": "joined_year"}).status_code == 404


def test_a_reader_may_look_at_edits_and_change_nothing(council: Council, sari: Client) -> None:
    page = previewed(sari, "joined_year", {"umkm": [pk_of("Batik Sekar")]}, year="2024")
    sari.post(f"{BULK}terapkan/", hidden(page))
    edit = BulkEdit.objects.get()
    hendra = build.browser_of(build.member(council, Role.TRADE_OFFICE, "Hendra"))
    assert hendra.get(f"{BULK}{edit.pk}/").status_code == 200
    for address in (BULK, f"{BULK}pratinjau/", f"{BULK}terapkan/"):
        assert hendra.post(address).status_code == 403
    assert hendra.post(f"{BULK}{edit.pk}/urungkan/").status_code == 404


def test_another_councils_edit_is_not_there(council: Council, sari: Client) -> None:
    page = previewed(sari, "joined_year", {"umkm": [pk_of("Batik Sekar")]}, year="2024")
    sari.post(f"{BULK}terapkan/", hidden(page))
    edit = BulkEdit.objects.get()
    bagus = build.browser_of(build.member(build.gunungkidul(), Role.STAFF, "Bagus"))
    assert bagus.get(f"/gunungkidul/kelola/umkm/ubah/{edit.pk}/").status_code == 404
    assert bagus.post(f"/gunungkidul/kelola/umkm/ubah/{edit.pk}/urungkan/").status_code == 404
    assert Maker.objects.get(name="Batik Sekar").joined_year == 2024
