"""The wizard as a person walks it: upload, columns, review, save."""

from typing import Any

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import MELATI, NAMELESS, SEKAR, upload, xlsx
from kriya.makers.models import ImportRun, Maker
from tests import build

IMPORTS = "/pekalongan/kelola/impor/"


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def run_of(council: Council) -> ImportRun:
    with council_scope(council):
        return ImportRun.objects.latest("uploaded_at")


def walk(sari: Client, council: Council, content: bytes, name: str = "binaan.xlsx") -> tuple[str, Any]:
    """Upload a file and accept its columns; return its address and the review."""
    answer = sari.post(IMPORTS, {"file": upload(content, name)})
    address = answer["Location"]
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/")))
    return address, sari.get(address)


def accepted(page: Any) -> dict[str, str]:
    """What the form of the columns sends when nothing is changed."""
    form = page.context["form"]
    return {
        name: "on" if field.initial is True else field.initial for name, field in form.fields.items() if field.initial
    }


def test_a_file_is_uploaded_understood_reviewed_and_saved(sari: Client, council: Council):
    address, review = walk(sari, council, xlsx(SEKAR, MELATI))
    assert review.status_code == 200
    assert [(tab["key"], tab["count"]) for tab in review.context["tabs"]][:1] == [("new", 2)]
    with council_scope(council):
        assert not Maker.objects.exists(), "nothing is written before somebody says so"
    done = sari.post(f"{address}simpan/", {"tinjauan": run_of(council).shown}, follow=True)
    assert run_of(council).state == "done"
    assert "Tersimpan" in done.content.decode()
    with council_scope(council):
        assert sorted(Maker.objects.values_list("name", flat=True)) == ["Batik Sekar", "Tenun Melati"]


def test_a_refused_row_blocks_until_somebody_says_to_go_on_without_it(sari: Client, council: Council):
    address, _review = walk(sari, council, xlsx(SEKAR, NAMELESS))
    shown = run_of(council).shown
    sari.post(f"{address}simpan/", {"tinjauan": shown})
    assert run_of(council).state == "ready"
    sari.post(f"{address}simpan/", {"tinjauan": shown, "tanpa-ditolak": "1"})
    assert run_of(council).state == "done"
    with council_scope(council):
        assert Maker.objects.get().name == "Batik Sekar"
