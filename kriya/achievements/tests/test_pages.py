"""The pages of the figures, and their files."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from kriya.accounts.roles import Role
from kriya.achievements.models import Snapshot
from kriya.achievements.page import public_page
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.sheet import Sheet
from kriya.achievements.tests.registers import Row, write
from kriya.core.scoping import council_scope
from kriya.makers.models import Group, GroupMember
from tests import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def here():
    return build.pekalongan(crafts=True)


@pytest.fixture
def chair(here):
    return build.browser_of(build.member(here, Role.CHAIR, "Wulan"))


def fill(here, count: int) -> None:
    with council_scope(here):
        write(
            [Row(crafts=("batik.tulis",), gender="woman", district="33.75.01", men=1, women=1, prices=(9000,))] * count
        )


def test_an_empty_council_says_what_comes_next(here):
    page = build.browser_of().get("/pekalongan/capaian/").content.decode()
    assert "Belum ada capaian untuk ditampilkan" in page


@pytest.mark.parametrize("address", ["/pekalongan/capaian/", "/pekalongan/", "/pekalongan/produk/", "/"])
def test_a_public_page_asks_as_much_for_one_maker_as_for_twenty(here, address):
    fill(here, 1)
    few = _questions(address)
    fill(here, 20)
    assert _questions(address) == few


def _questions(address: str) -> int:
    visitor = build.browser_of()
    with CaptureQueriesContext(connection) as counted:
        assert visitor.get(address).status_code == 200
    return len(counted)


def test_english_has_its_own_words(here):
    fill(here, 6)
    page = build.browser_of().get("/pekalongan/en/capaian/").content.decode()
    assert "Fostered makers" in page
    assert "Businesses in the register that are fostered" in page


def test_the_chair_publishes_and_the_public_page_says_when_and_by_whom(here, chair):
    fill(here, 6)
    answer = chair.post("/pekalongan/kelola/angka/terbitkan/", {"note": "Untuk tamu"}, follow=True)
    assert answer.status_code == 200
    page = build.browser_of().get("/pekalongan/capaian/").content.decode()
    assert "diterbitkan oleh Wulan" in page
    assert "Untuk tamu" in page


def test_the_office_without_the_right_does_not_publish(here):
    fill(here, 6)
    sari = build.browser_of(build.member(here, Role.STAFF, "Sari"))
    assert sari.post("/pekalongan/kelola/angka/terbitkan/", {"note": ""}).status_code == 403
    with council_scope(here):
        assert not Snapshot.objects.exists()


def test_a_publication_opens_as_it_was_made(here, chair):
    fill(here, 6)
    chair.post("/pekalongan/kelola/angka/terbitkan/", {"note": ""})
    fill(here, 3)
    with council_scope(here):
        kept = Snapshot.objects.get()
    page = chair.get(f"/pekalongan/kelola/angka/terbitan/{kept.pk}/").content.decode()
    assert kept.digest in page
    assert "6 dari 6" in page
    assert "9 dari 9" not in page


def test_the_csv_holds_every_figure_with_its_coverage_and_no_formula(here, chair):
    with council_scope(here):
        (maker,) = write([Row(sales=5)])
        group = Group(name='=HYPERLINK("http://jahat","Sentra")')
        group.save()
        GroupMember(group=group, maker=maker).save()
    answer = chair.get("/pekalongan/kelola/angka/angka.csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    fostered = next(row for row in rows if row["Kode"] == "makers.fostered" and not row["Menurut"])
    assert (fostered["Nilai"], fostered["Diketahui"], fostered["Dari"], fostered["Versi definisi"]) == (
        "1",
        "1",
        "1",
        "1",
    )
    assert fostered["Definisi"].startswith("Usaha dalam daftar")
    assert '\'=HYPERLINK("http://jahat","Sentra")' in {row["Bagian"] for row in rows}
    assert answer["Content-Disposition"].startswith('attachment; filename="angka-pekalongan-')


def test_the_spreadsheet_holds_the_same_rows(here, chair):
    fill(here, 6)
    sheet = load_workbook(BytesIO(chair.get("/pekalongan/kelola/angka/angka.xlsx").content)).get_sheet_by_index(0)
    cells = sheet.to_python()
    assert any(row[:2] == ["makers.fostered", "UMKM binaan"] and 6 in row for row in cells)


@pytest.mark.parametrize("query", ["?year=abc", "?district=99.99.99", "?craft='", "?year=-1&craft=%00"])
def test_an_address_that_makes_no_sense_shows_everything(here, chair, query):
    fill(here, 2)
    page = chair.get(f"/pekalongan/kelola/angka/{query}")
    assert page.status_code == 200


@pytest.mark.parametrize(("newest", "said"), [("2022", True), ("2200", False)])
def test_a_trend_that_ends_before_the_last_year_says_why(here, newest, said):
    with council_scope(here):
        figures = numbers().as_json()
        labour = next(one for one in figures["indicators"] if one["code"] == "labour.total")
        labour["by"]["year"] = {"2019": 60, newest: 96}
        assert public_page(Sheet(figures)).some_years_withheld is said
