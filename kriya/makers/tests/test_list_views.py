"""Saved views of the list: own and shared, renamed, opened with, deleted and brought back."""

from collections.abc import Iterator

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.models import OpeningView, SavedView
from kriya.makers.queries.lists.columns import USUAL
from tests import build

pytestmark = pytest.mark.django_db
LIST = "/pekalongan/kelola/umkm/"
VIEWS = f"{LIST}tampilan/"


@pytest.fixture
def council() -> Iterator[Council]:
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        build.maker("Batik Sekar", owner_gender="woman")
        build.maker("Lurik Asih", owner_gender="man")
        yield made


@pytest.fixture
def sari_herself(council: Council) -> User:
    return build.member(council, Role.STAFF, "Sari")


@pytest.fixture
def sari(sari_herself: User) -> Client:
    return build.browser_of(sari_herself)


@pytest.fixture
def wulan(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.CHAIR, "Wulan"))


def save(
    client: Client, name: str = "Perempuan", query: str = "kelamin=woman&kolom=pemilik&urut=-nama", **more: str
) -> SavedView:
    response = client.post(f"{VIEWS}simpan/", {"nama": name, "saringan": query, **more})
    assert response.status_code == 302
    return SavedView.objects.latest("created_at")


def tabs(client: Client) -> list[str]:
    return [entry.view.name for entry in client.get(f"{LIST}?tampilan=-").context["views"]]


def test_a_view_keeps_filters_order_and_columns_but_not_the_page(sari: Client) -> None:
    view = save(sari, query="kelamin=woman&kolom=pemilik&urut=-nama&hal=3&tampilan=-&nonsense=1")
    assert view.query == "kelamin=woman&kolom=pemilik&urut=-nama"
    page = sari.get(f"{LIST}?{view.query}&tampilan={view.pk}")
    assert page.context["total"] == 1
    assert page.context["current_view"].view == view


def test_a_view_of_ones_own_is_seen_by_nobody_else(sari: Client, wulan: Client) -> None:
    save(sari)
    assert tabs(sari) == ["Perempuan"]
    assert tabs(wulan) == []


def test_a_shared_view_is_seen_by_all_and_changed_only_by_its_owner(sari: Client, wulan: Client) -> None:
    view = save(sari, untuk_semua="ya")
    assert tabs(wulan) == ["Perempuan"]
    assert wulan.post(f"{VIEWS}{view.pk}/", {"nama": "Lain"}).status_code == 404
    assert wulan.post(f"{VIEWS}{view.pk}/hapus/").status_code == 404
    view.refresh_from_db()
    assert (view.name, view.deleted_at) == ("Perempuan", None)


def test_a_reader_cannot_show_others_what_to_look_at(council: Council) -> None:
    hendra = build.browser_of(build.member(council, Role.TRADE_OFFICE, "Hendra"))
    assert not save(hendra, untuk_semua="ya").is_shared


def test_the_same_name_twice_is_refused_and_leaves_one(sari: Client) -> None:
    save(sari)
    response = sari.post(f"{VIEWS}simpan/", {"nama": "Perempuan", "saringan": ""})
    assert [str(m) for m in get_messages(response.wsgi_request)] == [
        "Tampilan “Perempuan” disimpan.",
        "Anda sudah punya tampilan bernama “Perempuan”. Pilih nama lain.",
    ]
    assert SavedView.objects.count() == 1


def test_a_blank_name_is_refused(sari: Client) -> None:
    sari.post(f"{VIEWS}simpan/", {"nama": "  ", "saringan": ""})
    assert not SavedView.objects.exists()


def test_a_view_is_renamed_and_shared(sari: Client) -> None:
    view = save(sari)
    sari.post(f"{VIEWS}{view.pk}/", {"nama": "Perempuan perajin", "untuk_semua": "ya"})
    view.refresh_from_db()
    assert (view.name, view.is_shared) == ("Perempuan perajin", True)


def test_a_deleted_view_comes_back_by_undo(sari: Client) -> None:
    view = save(sari)
    sari.post(f"{VIEWS}{view.pk}/hapus/")
    assert tabs(sari) == []
    sari.post(f"{VIEWS}{view.pk}/pulihkan/")
    assert tabs(sari) == ["Perempuan"]


def test_a_deleted_view_whose_name_was_given_anew_does_not_come_back(sari: Client) -> None:
    view = save(sari)
    sari.post(f"{VIEWS}{view.pk}/hapus/")
    save(sari)
    sari.post(f"{VIEWS}{view.pk}/pulihkan/")
    assert SavedView.objects.filter(deleted_at=None).count() == 1


def test_the_list_opens_with_the_chosen_view_and_everything_is_one_click_away(sari: Client, wulan: Client) -> None:
    view = save(wulan, untuk_semua="ya")
    sari.post(f"{VIEWS}awal/", {"tampilan": str(view.pk)})
    assert sari.get(LIST)["Location"] == f"?{view.query}&tampilan={view.pk}"
    assert sari.get(f"{LIST}?tampilan=-").context["total"] == 2
    assert wulan.get(LIST).status_code == 200
    sari.post(f"{VIEWS}awal/")
    assert sari.get(LIST).status_code == 200


def test_the_list_does_not_open_with_a_view_that_is_no_longer_shared(sari: Client, wulan: Client) -> None:
    view = save(wulan, untuk_semua="ya")
    sari.post(f"{VIEWS}awal/", {"tampilan": str(view.pk)})
    wulan.post(f"{VIEWS}{view.pk}/", {"nama": view.name})
    assert sari.get(LIST).status_code == 200
    assert sari.post(f"{VIEWS}awal/", {"tampilan": str(view.pk)}).status_code == 404
    assert sari.post(f"{VIEWS}awal/", {"tampilan": "bukan-tampilan"}).status_code == 404


def test_a_view_takes_over_what_the_list_shows_now(sari: Client) -> None:
    view = save(sari)
    sari.post(f"{VIEWS}{view.pk}/perbarui/", {"saringan": "kelamin=man"})
    view.refresh_from_db()
    assert view.query == "kelamin=man"


def test_a_view_that_is_narrowed_further_offers_to_take_that_over(sari: Client) -> None:
    view = save(sari)
    assert not sari.get(f"{LIST}?{view.query}&tampilan={view.pk}").context["is_view_changed"]
    sent = {"kelamin": "woman", "q": "sekar", "tampilan": str(view.pk)}
    page = sari.post(f"{LIST}saring/", sent, follow=True)
    assert page.context["current_view"].view == view
    assert page.context["is_view_changed"]


def test_a_view_of_another_council_is_not_there(sari: Client, sari_herself: User) -> None:
    other = build.gunungkidul()
    with council_scope(other):
        view = SavedView(name="Lain", owner=sari_herself)
        view.save()
        OpeningView(user=sari_herself, view=view).save()
    assert sari.post(f"{VIEWS}{view.pk}/hapus/").status_code == 404
    assert sari.get(LIST).status_code == 200
    assert tabs(sari) == []


def test_the_page_of_views_teaches_how_to_make_one(sari: Client) -> None:
    assert "Belum ada tampilan tersimpan" in sari.get(VIEWS).content.decode()


def test_what_belongs_together_stands_in_one_cell_so_that_the_usual_columns_fit_a_screen(sari: Client) -> None:
    usual = sari.get(LIST).context["table"].columns
    assert [(column.key, column.sub) for column in usual if column.sub] == [
        ("pemilik", "telepon"),
        ("kecamatan", "desa"),
    ]
    assert {column.key for column in usual} | {column.sub for column in usual if column.sub} == set(USUAL)
    alone = sari.get(f"{LIST}?kolom=desa,telepon").context["table"].columns
    assert [column.key for column in alone] == ["nama", "desa", "telepon"]
