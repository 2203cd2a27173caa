"""Wulan, the chair of Pekalongan, takes roles away; Sari served there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from kriya.accounts.actions import roles
from kriya.accounts.actions.roles import give_role, remove_person, take_role, undo_removal
from kriya.accounts.models import Membership, Removal, User
from kriya.accounts.roles import Role
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def pekalongan() -> Council:
    return build.pekalongan()


@pytest.fixture
def wulan(pekalongan: Council) -> User:
    return build.member(pekalongan, Role.CHAIR, "Wulan")


@pytest.fixture
def sari(pekalongan: Council) -> User:
    return build.member(pekalongan, Role.STAFF, "Sari")


def _at_work(user: User) -> Client:
    browser = build.browser_of(user, first_page=True)
    assert browser.get("/pekalongan/kelola/").status_code == 200
    return browser


def _remove(by: User, user: User, reason: str = "") -> Any:
    return build.browser_of(by).post(f"/pekalongan/kelola/orang/{user.pk}/keluarkan/", {"reason": reason})


def test_whoever_is_removed_is_out_at_once_on_every_device(wulan: User, sari: User) -> None:
    """trap:44 A role is taken but the session lives."""
    office, phone = _at_work(sari), _at_work(sari)
    _remove(wulan, sari, "pindah tugas")
    for browser in (office, phone):
        assert browser.get("/pekalongan/akun/sessions/").url.startswith("/pekalongan/akun/login/")
    assert not UserSession.objects.filter(user=sari).exists()
    assert not Session.objects.filter(session_key=office.session.session_key).exists()


def test_without_ending_sessions_the_removed_stay_logged_in(
    wulan: User, sari: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of trap:44 with its guard off: Sari still reads her account page."""
    office = _at_work(sari)
    monkeypatch.setattr(roles, "end_sessions", lambda _user: 0)
    _remove(wulan, sari)
    assert office.get("/pekalongan/akun/sessions/").status_code == 200


def test_a_removal_says_who_when_and_why(pekalongan: Council, wulan: User, sari: User) -> None:
    _remove(wulan, sari, " pindah tugas ")
    with council_scope(pekalongan):
        removal = Removal.objects.get()
        assert (removal.user, removal.role, removal.removed_by, removal.reason) == (
            sari,
            "staff",
            wulan,
            "pindah tugas",
        )
        assert not Membership.objects.filter(user=sari).exists()
    page = build.browser_of(wulan).get("/pekalongan/kelola/orang/").content.decode()
    assert "pindah tugas" in page


def test_a_removal_is_undone_by_the_button_in_the_message(pekalongan: Council, wulan: User, sari: User) -> None:
    with council_scope(pekalongan):
        give_role(sari, Role.CURATOR, by=wulan)
    chair = build.browser_of(wulan)
    chair.post(f"/pekalongan/kelola/orang/{sari.pk}/keluarkan/", {"reason": ""})
    page = chair.get("/pekalongan/kelola/orang/")
    undo = next(str(message.extra_tags) for message in page.context["messages"]).removeprefix("undo:")
    for _press in range(2):
        chair.post(undo)
    with council_scope(pekalongan):
        assert set(Membership.objects.filter(user=sari).values_list("role", flat=True)) == {"staff", "curator"}
        assert not Removal.objects.filter(undone_at=None).exists()


def test_one_role_goes_and_the_other_stays(pekalongan: Council, wulan: User, sari: User) -> None:
    with council_scope(pekalongan):
        give_role(sari, Role.CASHIER, by=wulan)
    office = _at_work(sari)
    build.browser_of(wulan).post(f"/pekalongan/kelola/orang/{sari.pk}/peran/cashier/cabut/")
    with council_scope(pekalongan):
        assert list(Membership.objects.filter(user=sari).values_list("role", flat=True)) == ["staff"]
    assert office.get("/pekalongan/kelola/").status_code == 302


@pytest.mark.parametrize(
    "take", [lambda user: remove_person(user, by=None), lambda user: take_role(user, Role.CHAIR, by=None)]
)
def test_the_last_chair_stays(pekalongan: Council, wulan: User, take: Callable[[User], object]) -> None:
    with council_scope(pekalongan):
        give_role(wulan, Role.STAFF, by=None)
        with pytest.raises(Refused, match="last_chair"):
            take(wulan)
        assert not Removal.objects.exists()
        assert Membership.objects.filter(user=wulan).count() == 2


def test_the_last_chair_reads_why(wulan: User) -> None:
    chair = build.browser_of(wulan)
    chair.post(f"/pekalongan/kelola/orang/{wulan.pk}/keluarkan/", {"reason": ""})
    page = chair.get(f"/pekalongan/kelola/orang/{wulan.pk}/").content.decode()
    assert "Wulan adalah satu-satunya ketua" in page


def test_one_of_two_chairs_may_go(pekalongan: Council, wulan: User) -> None:
    endah = build.member(pekalongan, Role.CHAIR, "Endah")
    with council_scope(pekalongan):
        remove_person(wulan, by=endah)
        with pytest.raises(Refused, match="last_chair"):
            remove_person(endah, by=endah)


def test_a_role_undone_twice_is_one_role(pekalongan: Council, wulan: User, sari: User) -> None:
    with council_scope(pekalongan):
        removal = take_role(sari, Role.STAFF, by=wulan)
        assert undo_removal(removal, by=wulan).pk == undo_removal(removal, by=wulan).pk


@pytest.mark.parametrize("address", ["", "keluarkan/", "peran/staff/cabut/"])
def test_a_page_that_was_open_while_somebody_was_removed_says_so(wulan: User, sari: User, address: str) -> None:
    _remove(wulan, sari)
    chair, path = build.browser_of(wulan), f"/pekalongan/kelola/orang/{sari.pk}/{address}"
    page = chair.post(path, follow=True) if address else chair.get(path, follow=True)
    assert page.redirect_chain == [("/pekalongan/kelola/orang/", 302)]
    assert "Sari tidak bertugas di dewan ini." in page.content.decode()


def test_people_of_another_council_are_not_found(wulan: User) -> None:
    bagus = build.member(build.gunungkidul(), Role.STAFF, "Bagus")
    chair = build.browser_of(wulan)
    for address in ("", "keluarkan/", "peran/", "peran/staff/cabut/"):
        path = f"/pekalongan/kelola/orang/{bagus.pk}/{address}"
        assert (chair.post(path) if address else chair.get(path)).status_code == 404


def test_a_person_gets_one_more_role(pekalongan: Council, wulan: User, sari: User) -> None:
    chair = build.browser_of(wulan)
    for _press in range(2):
        chair.post(f"/pekalongan/kelola/orang/{sari.pk}/peran/", {"role": "curator"})
    with council_scope(pekalongan):
        assert set(Membership.objects.filter(user=sari).values_list("role", flat=True)) == {"staff", "curator"}
    page = re.sub(r"<[^>]+>|\s+", " ", chair.get(f"/pekalongan/kelola/orang/{sari.pk}/").content.decode())
    assert re.search(r"kurator +sejak [^·]*· oleh Wulan", page)


def test_a_button_pressed_too_soon_makes_nobody_chair(pekalongan: Council, wulan: User, sari: User) -> None:
    chair, page = build.browser_of(wulan), f"/pekalongan/kelola/orang/{sari.pk}/"
    first, _word = chair.get(page).context["role_form"].fields["role"].choices[0]
    answer = chair.post(f"{page}peran/", {"role": first}, follow=True)
    assert "Pilih dulu perannya." in answer.content.decode()
    with council_scope(pekalongan):
        assert Membership.objects.get(user=sari).role == Role.STAFF


@pytest.mark.parametrize("size", [1, 30])
def test_the_people_page_asks_the_same_for_one_and_for_thirty(
    pekalongan: Council, wulan: User, size: int, django_assert_num_queries: Any
) -> None:
    for number in range(size):
        _at_work(build.member(pekalongan, Role.STAFF, f"Orang {number}"))
    chair = _at_work(wulan)
    # council, session, user, savepoint, scope, membership; people, devices, invitations, removals; scope, savepoint
    with django_assert_num_queries(12):
        chair.get("/pekalongan/kelola/orang/")
