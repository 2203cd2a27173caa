"""Sari gives Tejo, the owner of Batik Sekar, a way in, and takes it back."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from kriya.accounts.models import LoginLink, Membership, Removal, User
from kriya.accounts.roles import Role
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.logins import give_login, take_login
from kriya.makers.actions.register import Phone
from kriya.makers.models import Maker, MakerLogin
from tests import build

pytestmark = pytest.mark.django_db
NUMBER = "+6281234567890"


@pytest.fixture
def pekalongan() -> Council:
    return build.pekalongan()


@pytest.fixture
def sekar(pekalongan: Council) -> Maker:
    with council_scope(pekalongan):
        return build.maker("Batik Sekar", owner_name="Tejo Wibowo", phones=[Phone(NUMBER)])


@pytest.fixture
def sari(pekalongan: Council) -> Client:
    return build.browser_of(build.member(pekalongan, Role.STAFF, "Sari"))


def _page(maker: Maker, rest: str = "") -> str:
    return f"/pekalongan/kelola/umkm/{maker.pk}/masuk/{rest}"


def _give(sari: Client, maker: Maker, **more: str) -> Any:
    return sari.post(_page(maker), {"name": "Tejo Wibowo", "phone": "0812-3456-7890", "email": "", **more})


def _logins(council: Council) -> list[MakerLogin]:
    with council_scope(council):
        return list(MakerLogin.objects.select_related("user"))


def test_the_form_knows_the_owner_and_the_number(sari: Client, sekar: Maker) -> None:
    page = sari.get(_page(sekar)).content.decode()
    assert 'value="Tejo Wibowo"' in page
    assert f'value="{NUMBER}"' in page


def test_giving_twice_is_one_login_of_one_person(pekalongan: Council, sari: Client, sekar: Maker) -> None:
    for _press in range(2):
        assert _give(sari, sekar).status_code == 302
    (login,) = _logins(pekalongan)
    assert (login.user.name, login.user.phone, login.user.has_usable_password()) == ("Tejo Wibowo", NUMBER, False)
    with council_scope(pekalongan):
        assert Membership.objects.get(user=login.user).role == Role.MAKER


def test_one_person_may_stand_for_two_makers_and_in_two_councils(
    pekalongan: Council, sari: Client, sekar: Maker
) -> None:
    gunungkidul = build.gunungkidul()
    with council_scope(pekalongan):
        mega = build.maker("Batik Mega")
    with council_scope(gunungkidul):
        lurik = build.maker("Lurik Jaya")
        give_login(lurik, by=None, phone=NUMBER)
    _give(sari, sekar)
    _give(sari, mega)
    assert User.objects.filter(phone=NUMBER).count() == 1
    assert len(_logins(pekalongan)) == 2
    assert len(_logins(gunungkidul)) == 1


def test_without_number_or_address_there_is_one_person_with_a_card_only(pekalongan: Council, sekar: Maker) -> None:
    with council_scope(pekalongan):
        assert give_login(sekar, by=None).pk == give_login(sekar, by=None).pk
        assert MakerLogin.objects.get().user.name == "Tejo Wibowo"


def test_a_number_and_an_address_of_two_people_are_refused(pekalongan: Council, sari: Client, sekar: Maker) -> None:
    build.person("Bagus", email="bagus@contoh.id")
    build.person("Endah", email="", phone=NUMBER)
    answer = _give(sari, sekar, email="bagus@contoh.id")
    assert "dua orang yang berbeda" in answer.content.decode()
    assert _logins(pekalongan) == []


def test_another_number_does_not_overwrite_the_one_a_person_has(pekalongan: Council, sekar: Maker) -> None:
    bagus = build.person("Bagus", email="bagus@contoh.id", phone="+6281299990000")
    with council_scope(pekalongan):
        with pytest.raises(Refused, match="login_contact_differs"):
            give_login(sekar, by=None, email="bagus@contoh.id", phone=NUMBER)
        assert not MakerLogin.objects.exists()
    bagus.refresh_from_db()
    assert bagus.phone == "+6281299990000"


def test_an_officer_gives_no_new_way_in_to_somebody_who_also_serves_elsewhere(
    pekalongan: Council, sekar: Maker
) -> None:
    gunungkidul = build.gunungkidul()
    with council_scope(gunungkidul):
        give_login(build.maker("Lurik Jaya"), by=None, phone=NUMBER)
    with council_scope(pekalongan):
        with pytest.raises(Refused, match="login_contact_differs"):
            give_login(sekar, by=None, phone=NUMBER, email="orang.lain@contoh.id")
        give_login(sekar, by=None, phone=NUMBER)
    assert User.objects.get(phone=NUMBER).email is None


def test_an_address_is_added_to_somebody_who_is_known_here_alone(pekalongan: Council, sekar: Maker) -> None:
    with council_scope(pekalongan):
        give_login(sekar, by=None, phone=NUMBER)
        give_login(sekar, by=None, phone=NUMBER, email="tejo@contoh.id")
    assert User.objects.get(phone=NUMBER).email == "tejo@contoh.id"


def test_the_link_is_shown_once_and_goes_to_the_makers_whatsapp(
    pekalongan: Council, sari: Client, sekar: Maker
) -> None:
    _give(sari, sekar)
    (login,) = _logins(pekalongan)
    page = sari.post(_page(sekar, f"{login.pk}/tautan/"))
    assert "no-store" in page.headers["Cache-Control"]
    chat, url = page.context["chat"], page.context["url"]
    assert chat.startswith("https://wa.me/6281234567890?text=")
    assert url in unquote(chat)
    # The officer reads English, Tejo does not.
    in_english = sari.post(_page(sekar, f"{login.pk}/tautan/").replace("/pekalongan/", "/pekalongan/en/"))
    assert unquote(in_english.context["chat"]).partition("?text=")[2].startswith("Tautan masuk Pekalongan untuk")
    url = in_english.context["url"]
    tejo = Client()
    assert tejo.post(url.removeprefix("http://localhost:8000")).url == "/pekalongan/beranda/"


def test_the_card_is_a_pdf_and_replaces_the_link(pekalongan: Council, sari: Client, sekar: Maker) -> None:
    _give(sari, sekar)
    (login,) = _logins(pekalongan)
    url = sari.post(_page(sekar, f"{login.pk}/tautan/")).context["url"]
    card = sari.post(_page(sekar, f"{login.pk}/kartu/"))
    assert card.headers["Content-Type"] == "application/pdf"
    assert "no-store" in card.headers["Cache-Control"]
    assert card.content.startswith(b"%PDF")
    assert Client().post(url.removeprefix("http://localhost:8000")).status_code == 410


def test_cards_for_several_makers_come_on_one_sheet(pekalongan: Council, sari: Client, sekar: Maker) -> None:
    with council_scope(pekalongan):
        others = [build.maker(f"Batik {number}", owner_name=f"Ibu {number}") for number in range(3)]
    answer = sari.post("/pekalongan/kelola/umkm/kartu-masuk/", {"maker": [sekar.pk, *(one.pk for one in others), "x"]})
    assert b"/Type/Pages/Count 1/" in answer.content
    with council_scope(pekalongan):
        assert LoginLink.objects.count() == 4


def test_taking_the_last_login_ends_the_sessions_and_can_be_undone(
    pekalongan: Council, sari: Client, sekar: Maker
) -> None:
    """trap:44 The maker's side of it."""
    _give(sari, sekar)
    (login,) = _logins(pekalongan)
    url = sari.post(_page(sekar, f"{login.pk}/tautan/")).context["url"]
    tejo = Client()
    tejo.post(url.removeprefix("http://localhost:8000"))
    assert tejo.get("/pekalongan/akun/sessions/").status_code == 200
    for expected in (302, 404):
        assert sari.post(_page(sekar, f"{login.pk}/cabut/")).status_code == expected
    assert tejo.get("/pekalongan/akun/sessions/").status_code == 302
    with council_scope(pekalongan):
        assert Removal.objects.get().role == Role.MAKER
    sari.post(_page(sekar, f"{login.user_id}/kembalikan/"))
    assert [one.user for one in _logins(pekalongan)] == [login.user]


def test_with_another_maker_left_the_role_stays(pekalongan: Council, sekar: Maker) -> None:
    with council_scope(pekalongan):
        mega = build.maker("Batik Mega")
        first, _second = (give_login(maker, by=None, phone=NUMBER) for maker in (sekar, mega))
        take_login(first, by=None)
        assert Membership.objects.get(user=first.user).role == Role.MAKER
        assert not Removal.objects.exists()


def test_nobody_is_restored_who_never_was_here(pekalongan: Council, sari: Client, sekar: Maker) -> None:
    stranger = build.person("Orang Lain")
    assert sari.post(_page(sekar, f"{stranger.pk}/kembalikan/")).status_code == 404
    assert _logins(pekalongan) == []


def test_another_councils_maker_and_login_are_not_found(pekalongan: Council, sari: Client, sekar: Maker) -> None:
    gunungkidul = build.gunungkidul()
    with council_scope(gunungkidul):
        lurik = build.maker("Lurik Jaya")
        foreign = give_login(lurik, by=None, phone=NUMBER)
    assert sari.get(_page(lurik)).status_code == 404
    for owner in (sekar, lurik):
        for verb in ("tautan", "kartu", "cabut"):
            assert sari.post(_page(owner, f"{foreign.pk}/{verb}/")).status_code == 404
    assert _logins(gunungkidul) == [foreign]


def test_who_may_not_edit_the_register_gives_no_login(pekalongan: Council, sekar: Maker) -> None:
    hendra = build.browser_of(build.member(pekalongan, Role.TRADE_OFFICE, "Hendra"))
    assert hendra.get(_page(sekar)).status_code == 404
    assert hendra.post("/pekalongan/kelola/umkm/kartu-masuk/", {"maker": [sekar.pk]}).status_code == 403
    assert _logins(pekalongan) == []
