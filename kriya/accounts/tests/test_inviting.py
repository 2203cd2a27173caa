"""Wulan, the chair of Pekalongan, invites people to serve."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from kriya.accounts.actions.invitations import invite, new_link, withdraw
from kriya.accounts.models import Invitation, Membership, User
from kriya.accounts.roles import Role
from kriya.accounts.tasks import send_invitation
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from tests import build

pytestmark = pytest.mark.django_db
PASSWORD = "kain-panjang-jlamprang"


def _letter_link() -> str:
    return re.search(r"http://\S+(/pekalongan/undangan/\S+)", mail.outbox[-1].body).group(1)  # type: ignore[union-attr]


def _send_all(council: Council) -> None:
    with council_scope(council):
        waiting = list(Invitation.objects.all())
    for invitation in waiting:
        send_invitation(council_id=council.pk, invitation_id=str(invitation.pk))


def test_a_letter_brings_a_new_person_in_and_to_the_second_factor() -> None:
    pekalongan = build.pekalongan()
    wulan = build.member(pekalongan, Role.CHAIR, "Wulan")
    form = {"name": "Sari Kinanti", "email": "Sari@Contoh.id", "role": "staff"}
    build.browser_of(wulan).post("/pekalongan/kelola/orang/undang/", form)
    _send_all(pekalongan)
    assert mail.outbox[-1].to == ["sari@contoh.id"]
    assert "Wulan mengundang Anda menjadi pengurus di Dekranasda Kota Pekalongan." in mail.outbox[-1].body

    sari = Client()
    link = _letter_link()
    assert "Selamat datang, Sari Kinanti" in sari.get(link).content.decode()
    answer = sari.post(link, {"name": "Sari Kinanti", "password": PASSWORD, "again": PASSWORD})
    assert answer.url == "/pekalongan/beranda/"
    assert sari.get("/pekalongan/beranda/").url == "/pekalongan/kelola/"
    assert sari.get("/pekalongan/kelola/").url == "/pekalongan/akun/2fa/"
    # The password was chosen a moment ago: it is not asked for again.
    assert sari.get("/pekalongan/akun/2fa/totp/activate/").status_code == 200
    with council_scope(pekalongan):
        assert Membership.objects.get(user__email="sari@contoh.id").role == Role.STAFF


def test_a_letter_for_an_invitation_withdrawn_meanwhile_is_neither_sent_nor_said_to_be() -> None:
    pekalongan = build.pekalongan()
    chair = build.browser_of(build.member(pekalongan, Role.CHAIR, "Wulan"))
    chair.post("/pekalongan/kelola/orang/undang/", {"name": "Sari", "email": "sari@contoh.id", "role": "staff"})
    with council_scope(pekalongan):
        address = f"/pekalongan/kelola/orang/undangan/{Invitation.objects.get().pk}/"
    chair.get("/pekalongan/kelola/orang/")
    chair.post(f"{address}tarik/")
    page = chair.post(f"{address}kirim-ulang/", follow=True).content.decode()
    assert "Undangan ini sudah diterima atau ditarik." in page
    assert "Undangan dikirim" not in page


def test_a_link_works_once() -> None:
    pekalongan = build.pekalongan()
    with council_scope(pekalongan):
        link = new_link(invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None))
    path = link.removeprefix("http://localhost:8000")
    given = {"name": "Sari", "password": PASSWORD, "again": PASSWORD}
    assert Client().post(path, given).status_code == 302
    again = Client().post(path, {**given, "name": "Bukan Sari"})
    assert again.status_code == 410
    assert User.objects.get(email="sari@contoh.id").name == "Sari"


@pytest.mark.parametrize("end", ["withdrawn", "expired", "replaced", "wrong"])
def test_a_link_that_is_over_says_so_and_lets_nobody_in(end: str) -> None:
    pekalongan = build.pekalongan()
    with council_scope(pekalongan):
        invitation = invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None)
        path = new_link(invitation).removeprefix("http://localhost:8000")
        if end == "withdrawn":
            withdraw(invitation)
        if end == "replaced":
            new_link(invitation)
    path = f"{path[:-2]}{'y' if path[-2] == 'x' else 'x'}/" if end == "wrong" else path
    late = timedelta(days=7, seconds=1) if end == "expired" else timedelta()
    with time_machine.travel(timezone.now() + late, tick=False):
        for answer in (Client().get(path), Client().post(path, {"password": PASSWORD, "again": PASSWORD})):
            assert answer.status_code == 410
    assert not User.objects.filter(email="sari@contoh.id").exists()


def test_a_link_of_one_council_is_nothing_in_another() -> None:
    pekalongan, _other = build.pekalongan(), build.gunungkidul()
    with council_scope(pekalongan):
        link = new_link(invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None))
    path = link.removeprefix("http://localhost:8000").replace("/pekalongan/", "/gunungkidul/")
    assert Client().get(path).status_code == 410


def test_whoever_serves_elsewhere_accepts_with_the_account_they_have() -> None:
    pekalongan, gunungkidul = build.pekalongan(), build.gunungkidul()
    bagus = build.member(gunungkidul, Role.STAFF, "Bagus", email="bagus@contoh.id")
    with council_scope(pekalongan):
        link = new_link(invite(email="bagus@contoh.id", name="Bagus", role=Role.AUDITOR, by=None))
    path = link.removeprefix("http://localhost:8000")
    page = Client().get(path)
    assert "password" not in page.content.decode()
    Client().post(path)
    assert bagus.check_password("tenun-lurik-7")
    office = build.browser_of(bagus)
    for slug, other in (("pekalongan", "gunungkidul"), ("gunungkidul", "pekalongan")):
        assert f'href="/{other}/beranda/"' in office.get(f"/{slug}/kelola/").content.decode()


def test_somebody_elses_invitation_is_not_accepted_by_who_happens_to_be_logged_in() -> None:
    pekalongan = build.pekalongan()
    wulan = build.member(pekalongan, Role.CHAIR, "Wulan")
    with council_scope(pekalongan):
        link = new_link(invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=wulan))
    path = link.removeprefix("http://localhost:8000")
    browser = build.browser_of(wulan)
    answer = browser.post(path, {"name": "Wulan", "password": PASSWORD, "again": PASSWORD})
    assert "Undangan untuk orang lain" in answer.content.decode()
    assert not User.objects.filter(email="sari@contoh.id").exists()


def test_a_weak_password_is_refused_with_a_reason() -> None:
    pekalongan = build.pekalongan()
    with council_scope(pekalongan):
        link = new_link(invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None))
    answer = Client().post(link.removeprefix("http://localhost:8000"), {"name": "S", "password": "1234", "again": "12"})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"password", "again"}
    assert not User.objects.filter(email="sari@contoh.id").exists()


def test_inviting_twice_is_one_invitation_with_one_living_link() -> None:
    pekalongan = build.pekalongan()
    browser = build.browser_of(build.member(pekalongan, Role.CHAIR, "Wulan"))
    for _press in range(2):
        browser.post("/pekalongan/kelola/orang/undang/", {"name": "Sari", "email": "sari@contoh.id", "role": "staff"})
    with council_scope(pekalongan):
        assert Invitation.objects.count() == 1
    _send_all(pekalongan)
    first = _letter_link()
    _send_all(pekalongan)
    assert Client().get(first).status_code == 410
    assert Client().get(_letter_link()).status_code == 200


def test_makers_and_those_who_have_the_role_are_not_invited() -> None:
    pekalongan = build.pekalongan()
    build.member(pekalongan, Role.STAFF, "Sari", email="sari@contoh.id")
    with council_scope(pekalongan):
        with pytest.raises(Refused, match="role_already_held"):
            invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None)
        with pytest.raises(Refused, match="role_not_for_invitation"):
            invite(email="tejo@contoh.id", name="Tejo", role=Role.MAKER, by=None)
        assert not Invitation.objects.exists()


def test_a_withdrawn_invitation_sends_no_letter() -> None:
    pekalongan = build.pekalongan()
    with council_scope(pekalongan):
        withdraw(invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None))
    _send_all(pekalongan)
    assert mail.outbox == []


def test_the_token_stands_nowhere_in_the_database(settings: Any) -> None:
    pekalongan = build.pekalongan()
    with council_scope(pekalongan):
        link = new_link(invite(email="sari@contoh.id", name="Sari", role=Role.STAFF, by=None))
        assert link.rstrip("/").rsplit("/", 1)[1] not in str(Invitation.objects.values())


def test_a_letter_never_takes_its_address_from_the_host_header(settings: Any) -> None:
    settings.SITE_URL = "https://kriya.contoh.id"
    pekalongan = build.pekalongan()
    wulan = build.browser_of(build.member(pekalongan, Role.CHAIR, "Wulan"), host="penipu.example")
    wulan.post("/pekalongan/kelola/orang/undang/", {"name": "Sari", "email": "sari@contoh.id", "role": "staff"})
    _send_all(pekalongan)
    assert "https://kriya.contoh.id/pekalongan/undangan/" in mail.outbox[-1].body
    assert "penipu" not in mail.outbox[-1].body


def test_only_the_chair_invites() -> None:
    pekalongan = build.pekalongan()
    sari = build.browser_of(build.member(pekalongan, Role.STAFF, "Sari"))
    assert sari.get("/pekalongan/kelola/orang/").status_code == 403
    assert (
        sari.post(
            "/pekalongan/kelola/orang/undang/", {"name": "X", "email": "x@contoh.id", "role": "chair"}
        ).status_code
        == 403
    )
    with council_scope(pekalongan):
        assert not Invitation.objects.exists()
    assert Authenticator.objects.count() == 1
