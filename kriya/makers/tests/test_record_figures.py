"""Yearly figures over HTTP: a series by year with its source, unknown left unknown."""

from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.makers.models import Maker, YearlyFigure
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"


def figure(staff: Any, maker: Maker, **said: str) -> Any:
    said = {"year": "2025", "source": "Pendataan", **said}
    return staff.post(f"{OFFICE}{maker.pk}/angka/baru/", said, follow=True)


def test_a_year_keeps_what_is_known_and_leaves_the_rest_unknown(council: Any, staff: Any, maker: Maker) -> None:
    figure(staff, maker, labour_men="0", labour_women="3", yearly_sales="2,3 jt", capital="Rp 28.000.000")
    with council_scope(council):
        row = YearlyFigure.objects.get()
    assert (row.labour_men, row.labour_women, row.labour_total) == (0, 3, 3)
    assert (row.yearly_sales, row.capital, row.raw_material_value) == (2_300_000, 28_000_000, None)
    assert row.source == "Pendataan"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"labour_men": "2", "labour_women": "3", "labour_total": "9"},
            "berjumlah 5, tetapi jumlah tenaga kerja tertulis 9",
        ),
        ({"labour_men": "12", "labour_total": "9"}, "lebih kecil daripada laki-laki atau perempuannya"),
        ({"yearly_sales": "10 jt", "raw_material_value": "12 jt"}, "lebih besar daripada penjualan setahun"),
    ],
)
def test_figures_that_do_not_fit_are_kept_with_a_warning(
    council: Any, staff: Any, maker: Maker, said: dict[str, str], sentence: str
) -> None:
    assert sentence in figure(staff, maker, **said).content.decode()
    with council_scope(council):
        assert YearlyFigure.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Isi sekurangnya satu angka"),
        ({"yearly_sales": "1-2 jt"}, "bukan kisaran"),
        ({"yearly_sales": "2500"}, "sangat kecil"),
        ({"yearly_sales": "2.500.000,50"}, "rupiah utuh"),
        ({"labour_men": "-1"}, ""),
        ({"labour_men": "1", "year": "2099"}, "belum tiba"),
        ({"labour_men": "1", "source": ""}, ""),
    ],
)
def test_figures_that_cannot_be_meant_are_refused(
    council: Any, staff: Any, maker: Maker, said: dict[str, str], sentence: str
) -> None:
    page = figure(staff, maker, **said)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    with council_scope(council):
        assert not YearlyFigure.objects.exists()


def test_a_year_stands_once(council: Any, staff: Any, maker: Maker) -> None:
    figure(staff, maker, labour_men="1")
    page = figure(staff, maker, labour_men="2")
    assert "Angka tahun 2025 sudah ada" in page.content.decode()
    with council_scope(council):
        assert YearlyFigure.objects.get().labour_men == 1


def test_the_sum_of_men_and_women_follows_them_and_a_typed_total_stays(council: Any, staff: Any, maker: Maker) -> None:
    figure(staff, maker, labour_men="2", labour_women="4")
    with council_scope(council):
        row = YearlyFigure.objects.get()
    url = f"{OFFICE}{maker.pk}/angka/{row.pk}/"
    page = staff.post(url, {**build.opened(staff, url), "labour_women": "5"}, follow=True)
    assert "berjumlah" not in page.content.decode()
    with council_scope(council):
        assert YearlyFigure.objects.get().labour_total == 7
    staff.post(url, {**build.opened(staff, url), "labour_women": "6", "labour_total": "9"})
    with council_scope(council):
        assert YearlyFigure.objects.get().labour_total == 9


def test_a_removed_year_comes_back(council: Any, staff: Any, maker: Maker) -> None:
    figure(staff, maker, labour_men="4")
    with council_scope(council):
        row = YearlyFigure.objects.get()
    staff.post(f"{OFFICE}{maker.pk}/angka/{row.pk}/hapus/")
    with council_scope(council):
        assert not YearlyFigure.objects.exists()
    staff.post(f"{OFFICE}{maker.pk}/angka/{row.pk}/kembalikan/")
    with council_scope(council):
        assert YearlyFigure.objects.get().labour_men == 4
