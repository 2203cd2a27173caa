"""The record of a maker over HTTP: who sees what."""

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"


def test_the_record_shows_the_maker_to_staff() -> None:
    council = build.pekalongan(crafts=True)
    with council_scope(council):
        maker = build.maker("Batik Sekar Jagad", owner_name="Siti Kanigara")
    page = build.browser_of(build.member(council, Role.STAFF)).get(f"{OFFICE}{maker.pk}/")
    assert page.status_code == 200
    assert "Siti Kanigara" in page.content.decode()


def test_a_maker_is_entered_and_then_shown() -> None:
    council = build.pekalongan(crafts=True)
    page = build.browser_of(build.member(council, Role.STAFF)).post(
        f"{OFFICE}baru/", {"name": "Tenun Lurik"}, follow=True
    )
    assert page.status_code == 200
    assert "Tenun Lurik" in page.content.decode()
