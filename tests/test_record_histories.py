"""What staff edit keeps its history, and the page of the record tells it: who, when, from what to what, by which request."""

from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.crafts.models import Craft
from kriya.makers.models import Group
from tests import build

GROUPS = "/pekalongan/kelola/umkm/kelompok/"


@pytest.fixture
def council(real_db: None) -> Council:
    # Real commits: who and by which request is told beside each statement of a request.
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> Any:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def group(council: Council) -> Group:
    with council_scope(council):
        made = Group(name="KUB Mekar", kind="kub")
        made.save()
    return made


def told(page: str) -> str:
    """The part of a page that tells the history, its words in one line."""
    return " ".join(page.partition('id="riwayat"')[2].partition("</section>")[0].split())


def test_a_group_tells_who_changed_what_and_by_which_request(council: Council, sari: Any) -> None:
    address = f"{GROUPS}{group(council).pk}/"
    assert "Belum pernah diubah." in told(sari.get(address).content.decode())
    sari.post(f"{address}ubah/", {"name": "KUB Mekar Jaya", "kind": "sentra"})
    history = told(sari.get(address).content.decode())
    for said in ("Sari", "Nama", "KUB Mekar", "KUB Mekar Jaya", "KUB", "sentra", "kelompok/…/ubah/", "permintaan"):
        assert said in history


def test_a_craft_tells_how_its_kbli_was_mapped(council: Council, sari: Any) -> None:
    with council_scope(council):
        craft = Craft.objects.get(code="batik.tulis")
    address = f"/pekalongan/kelola/kerajinan/{craft.pk}/"
    sari.post(address, {"kbli_code": "13911", "kbli_edition": "2025"})
    history = told(sari.get(address).content.decode())
    assert "13134" in history
    assert "13911" in history


def test_the_council_tells_what_its_profile_was_its_telephone_too(council: Council) -> None:
    """It tells everybody how to reach it: here it is masked from nobody."""
    wulan = build.browser_of(build.member(council, Role.CHAIR, "Wulan"))
    profile = {"name": "Dekranasda Kota Batik", "short_name": "Batik", "phone": "+62285000000"}
    cloth = {"dye": "soga", "motif": "kawung", "time_zone": "Asia/Jakarta"}
    page = "/pekalongan/kelola/dewan/"
    assert "Belum pernah diubah." in told(wulan.get(page).content.decode())
    wulan.post(page, {**profile, **cloth})
    history = told(wulan.get(page).content.decode())
    for said in ("Wulan", "Dekranasda Kota Pekalongan", "Dekranasda Kota Batik", "+62285000000", "/kelola/dewan/"):
        assert said in history


def test_a_form_that_was_refused_is_not_told_as_history(council: Council, sari: Any) -> None:
    made = group(council)
    sari.post(f"{GROUPS}{made.pk}/ubah/", {"name": "", "kind": "kub"})
    assert "Belum pernah diubah." in told(sari.get(f"{GROUPS}{made.pk}/").content.decode())


def test_who_may_not_read_histories_sees_none(council: Council) -> None:
    cashier = build.browser_of(build.member(council, Role.CASHIER, "Dimas"))
    page = cashier.get(f"{GROUPS}{group(council).pk}/")
    assert page.status_code == 200
    assert 'id="riwayat"' not in page.content.decode()
