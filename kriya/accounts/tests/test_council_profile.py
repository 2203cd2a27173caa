"""Wulan, the chair, changes how Pekalongan looks."""

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.actions import give_domain
from kriya.councils.models import Council
from tests import build

pytestmark = pytest.mark.django_db
PAGE = "/pekalongan/kelola/dewan/"
PROFILE = {
    "name": "Dekranasda Kota Pekalongan",
    "short_name": "Pekalongan",
    "address": "Jl. Contoh No. 1",
    "phone": "+6285000000",
    "email": "galeri@contoh.id",
    "about_id": "Batik.",
    "about_en": "Batik.",
    "dye": "soga",
    "motif": "jlamprang",
    "time_zone": "Asia/Makassar",
}


@pytest.fixture
def wulan() -> Client:
    return build.browser_of(build.member(build.pekalongan(), Role.CHAIR, "Wulan"))


def test_what_is_saved_is_seen_at_once(wulan: Client) -> None:
    assert wulan.post(PAGE, PROFILE).url == PAGE
    council = Council.objects.get()
    assert {field: getattr(council, field) for field in PROFILE} == PROFILE
    page = Client().get("/pekalongan/akun/login/").content.decode()
    assert 'data-dye="soga" data-motif="jlamprang"' in page


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("dye", "neon"), ("motif", "lain"), ("time_zone", "Europe/Paris"), ("name", ""), ("email", "x")],
)
def test_what_makes_no_sense_changes_nothing(wulan: Client, field: str, wrong: str) -> None:
    answer = wulan.post(PAGE, {**PROFILE, field: wrong})
    assert field in answer.context["form"].errors
    assert Council.objects.get().dye == "indigo"
    assert Council.objects.get().about_id == ""


def test_address_and_region_stay_whatever_is_sent(wulan: Client) -> None:
    wulan.post(PAGE, {**PROFILE, "slug": "lain", "region_code": "11", "level": "province"})
    council = Council.objects.get()
    assert (council.slug, council.region_code) == ("pekalongan", "33.75")


def test_own_domains_are_shown(wulan: Client) -> None:
    with council_scope(Council.objects.get()):
        give_domain(Council.objects.get(), "batik.contoh.id")
    assert "batik.contoh.id" in wulan.get(PAGE).content.decode()


def test_staff_may_not() -> None:
    sari = build.browser_of(build.member(build.pekalongan(), Role.STAFF, "Sari"))
    assert sari.get(PAGE).status_code == 403
    assert sari.post(PAGE, PROFILE).status_code == 403
    assert Council.objects.get().dye == "indigo"
