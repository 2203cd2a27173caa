"""Figures of several years in one file: a series, in which no year takes the place of another."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
import xlsxwriter
from django.test import Client

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.undo_import import undo_import
from kriya.makers.imports.tests.importing import import_bytes, snapshot
from kriya.makers.imports.tests.office import Read, incoming
from kriya.makers.imports.tests.wizard_walk import accepted, send
from kriya.makers.models import YearlyFigure
from tests import build


@pytest.fixture
def council(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def by(council: Council) -> User:
    return build.member(council, Role.STAFF, "Sari")


HEAD = ("No", "Nama Usaha", "Pemilik", "Modal", "Omzet 2022", "Omzet 2024", "Omzet 2023")
ROWS = ((1, "Batik Ayu", "Ani", "5 jt", "1 jt", "3 jt", "2 jt"), (2, "Tenun Bayu", "Budi", "", "", "6 jt", 0))
JUTA = 1_000_000


def series(found: Any) -> list[dict[int | None, dict[str, int]]]:
    return [{year: figures for year, figures in one.series if figures} for one in incoming(found)]


def book(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        for name, rows in sheets:
            sheet = workbook.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


def test_columns_of_several_years_are_a_series_beside_what_tells_no_year(read: Read) -> None:
    assert series(read(Data=[HEAD, *ROWS])) == [
        {
            None: {"capital": 5 * JUTA},
            2022: {"yearly_sales": JUTA},
            2023: {"yearly_sales": 2 * JUTA},
            2024: {"yearly_sales": 3 * JUTA},
        },
        {2024: {"yearly_sales": 6 * JUTA}},
    ]


def test_where_all_tell_their_year_the_newest_is_the_row_s_own(read: Read) -> None:
    years = [None, None, None, 2023, None, 2024, None]
    head = ["No", "Nama Usaha", "Pemilik", "Tenaga Kerja", None, None, None]
    rows = [[1, "Batik Ayu", "Ani", 1, 2, 3, 4], [2, "Tenun Bayu", "Budi", 0, 0, 2, 2]]
    found = read(Data=[head, years, [None, None, None, "L", "P", "L", "P"], *rows])
    one, other = incoming(found)
    assert (one.year, one.figures) == (2024, {"labour_men": 3, "labour_women": 4, "labour_total": 7})
    assert one.by_year == {2023: {"labour_men": 1, "labour_women": 2, "labour_total": 3}}
    assert (other.year, other.by_year) == (2024, {})  # nobody at all is unknown in every year


def test_of_each_year_several_kinds_of_workers_are_added_up(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Tenaga Kerja 2023", None, None, None, "Tenaga Kerja 2024", None, None, None]
    kinds = [None, None, *["Tetap", None, "Tidak tetap", None] * 2]
    found = read(Data=[head, kinds, [None, None, *["L", "P"] * 4], ["Batik Ayu", "Ani", 3, 2, 1, 4, 7, 6, 5, 8]])
    assert series(found) == [
        {
            2024: {"labour_men": 12, "labour_women": 14, "labour_total": 26},
            2023: {"labour_men": 4, "labour_women": 6, "labour_total": 10},
        }
    ]


HEAD_OF_A_YEAR = ("No", "Nama Usaha", "Pemilik", "Omzet", "Tenaga Kerja")


@pytest.mark.parametrize(
    ("names", "titles"),
    [(("Th 2023", "Th 2024"), ("", "")), (("Lama", "Baru"), ("DATA TAHUN 2023", "DATA TAHUN 2024"))],
)
def test_sheets_of_a_year_each_are_a_series_of_one_business(read: Read, names: Sequence[str], titles: Sequence[str]):
    sheets = {
        name: [*([[title], []] if title else []), HEAD_OF_A_YEAR, (1, "Batik Ayu", "Ani", sales * JUTA, workers)]
        for name, title, sales, workers in zip(names, titles, (2, 3), (4, 5), strict=True)
    }
    found = read(**sheets)
    assert series(found) == [
        {2024: {"labour_total": 5, "yearly_sales": 3 * JUTA}, 2023: {"labour_total": 4, "yearly_sales": 2 * JUTA}}
    ]
    assert found.repairs["year_from_sheet"] == 2
    assert [business.contradictions for business in found.businesses] == [()]


def test_rows_of_a_year_each_are_a_series_of_one_business(read: Read) -> None:
    rows = [(2022, "Batik Ayu", 1), (2023, "Batik Ayu", 2), (2022, "Tenun Bayu", 5), (2024, "Batik Ayu", 3)]
    told = [(year, name, "Ani" if name == "Batik Ayu" else "Budi", sales * JUTA) for year, name, sales in rows]
    found = read(Data=[("Tahun Data", "Nama Usaha", "Pemilik", "Omzet"), *told])
    assert series(found) == [
        {year: {"yearly_sales": sales * JUTA} for year, sales in ((2024, 3), (2022, 1), (2023, 2))},
        {2022: {"yearly_sales": 5 * JUTA}},
    ]
    assert [business.contradictions for business in found.businesses] == [(), ()]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        (["DATA UMKM TAHUN 2024"], 2024),
        (["DATA UMKM BINAAN", "KEADAAN S.D. DESEMBER 2023"], 2023),
        (["DATA UMKM", "dicetak 04/03/2024"], None),
        (["DATA UMKM MENURUT PP NOMOR 7 TAHUN 2021"], None),
        (["DATA UMKM TAHUN 2024", "menurut PP Nomor 7 Tahun 2021"], 2024),
        (["DATA UMKM MASA BAKTI 2021-2026"], None),
        (["DATA UMKM TAHUN 2039"], None),
    ],
)
def test_the_year_of_a_sheet_s_title_is_that_of_its_figures(read: Read, title: Sequence[str], year: int | None) -> None:
    found = read(Data=[*([line] for line in title), [], HEAD_OF_A_YEAR, (1, "Batik Ayu", "Ani", 2 * JUTA, 4)])
    assert [one.year for one in incoming(found)] == [year]
    assert found.repairs.get("year_from_sheet", 0) == (year is not None)


def test_where_rows_tell_their_year_the_title_speaks_for_none(read: Read) -> None:
    head = ("Tahun Data", "Nama Usaha", "Pemilik", "Omzet")
    rows = [(2022, "Batik Ayu", "Ani", JUTA), (0, "Tenun Bayu", "Budi", 2 * JUTA)]
    found = read(Data=[["KEADAAN DESEMBER 2023"], [], head, *rows])
    assert [one.year for one in incoming(found)] == [2022, None]


def test_a_year_that_one_sheet_names_is_that_of_the_file(read: Read) -> None:
    rows = [HEAD_OF_A_YEAR, (1, "Batik Ayu", "Ani", 2 * JUTA, 4)]
    found = read(
        Semua=[["KEADAAN DESEMBER 2023"], [], *rows], Batik=[HEAD_OF_A_YEAR, (1, "Batik Bayu", "Budi", JUTA, 2)]
    )
    assert [one.year for one in incoming(found)] == [2023, 2023]


def test_the_file_of_the_next_year_overwrites_nothing(council: Council, tmp_path: Path) -> None:
    for year, workers in (2023, 4), (2024, 5):
        rows = [[f"DATA UMKM TAHUN {year}"], [], HEAD_OF_A_YEAR, (1, "Batik Ayu", "Ani", 2 * JUTA, workers)]
        run = import_bytes(council, book(("Data", rows)), tmp_path)
    assert run.report["changed"] == 1
    with council_scope(council):
        kept = YearlyFigure.objects.order_by("year").values_list("year", "labour_total", "yearly_sales")
        assert list(kept) == [(2023, 4, 2 * JUTA), (2024, 5, 2 * JUTA)]


def test_a_series_is_written_once_grows_by_a_year_and_is_taken_back(
    council: Council, by: User, owner: psycopg.Connection, tmp_path: Path
) -> None:
    before = snapshot(owner, council)
    run = import_bytes(council, book(("Data", [HEAD, *ROWS])), tmp_path)
    again = import_bytes(council, book(("Data", [HEAD, *ROWS])), tmp_path)
    head, rows = (*HEAD, "Omzet 2025"), [(*ROWS[0], "4 jt"), (*ROWS[1], "")]
    more = import_bytes(council, book(("Data", [head, *rows])), tmp_path)
    told = [[one.report[name] for name in ("new", "changed", "same")] for one in (run, again, more)]
    assert told == [[2, 0, 0], [0, 0, 2], [0, 1, 1]]
    with council_scope(council):
        kept = YearlyFigure.objects.filter(maker__name="Batik Ayu").order_by("year")
        assert list(kept.values_list("year", "yearly_sales", "capital")) == [
            (2022, JUTA, None),
            (2023, 2 * JUTA, None),
            (2024, 3 * JUTA, None),
            (2025, 4 * JUTA, None),
            (None, None, 5 * JUTA),
        ]
        undo_import(more, by=by)
        assert not kept.filter(year=2025).exists()
        undo_import(run, by=by)
    assert snapshot(owner, council) == before


def test_the_wizard_shows_each_year_in_its_own_column_and_takes_a_measure_once_a_year(sari: Client):
    address = send(sari, book(("Data", [HEAD, *ROWS])))
    page = sari.get(f"{address}kolom/")
    group = page.context["alike"][0]
    first = dict(zip(group["heads"], (cell["read"] for cell in group["first"][0]["cells"]), strict=True))
    assert {head: said for head, said in first.items() if "Rp" in said} == {
        "Modal/investasi": "Rp5.000.000",
        "Penjualan setahun (2022)": "Rp1.000.000",
        "Penjualan setahun (2023)": "Rp2.000.000",
        "Penjualan setahun (2024)": "Rp3.000.000",
    }
    assert sari.post(f"{address}kolom/", accepted(page)).status_code == 302
    twice = sari.post(f"{address}kolom/", accepted(page, **{"k0-3": "yearly_sales"}))
    assert twice.status_code == 422
    assert "sudah dipilih untuk kolom D" in twice.content.decode()
