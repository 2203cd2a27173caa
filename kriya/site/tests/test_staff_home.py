"""What Sari of the office reads first in the morning."""

from datetime import timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.makers.models import Paper
from tests import build

pytestmark = pytest.mark.django_db
OFFICE = "/pekalongan/kelola/"


def test_papers_that_end_soon_lead_to_the_makers_that_hold_them() -> None:
    pekalongan = build.pekalongan(crafts=True)
    sari = build.browser_of(build.member(pekalongan, Role.STAFF, "Sari"))
    with council_scope(pekalongan):
        for name, days in (("Batik Sekar", 20), ("Lurik Asih", 400)):
            ends = today() + timedelta(days=days)
            Paper(maker=build.maker(name), kind="brand", number=f"IDM{days}", expires_on=ends).save()
    page = sari.get(OFFICE).content.decode()
    assert f'href="{OFFICE}umkm/?berakhir=90"' in page
    listed = sari.get(f"{OFFICE}umkm/?berakhir=90").content.decode()
    assert "Batik Sekar" in listed
    assert "Lurik Asih" not in listed


def test_without_such_papers_the_first_page_says_nothing_of_them() -> None:
    sari = build.browser_of(build.member(build.pekalongan(), Role.STAFF, "Sari"))
    assert "berakhir=90" not in sari.get(OFFICE).content.decode()
