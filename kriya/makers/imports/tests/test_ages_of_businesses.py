"""For how long a business has run: the year it began in, where the list says of which year it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.imports.tests.office import Read, told
from kriya.makers.models import Maker


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (10, 2015), ("5 tahun", 2020), ("± 7 th", 2018), ("2 th 6 bln", 2023), ("8 bulan", 2025), ("1,5 tahun", 2024),
        ("sejak 2010", 2010), (2012, 2012), ("Tahun 1998", 1998), ("-", None), ("0", None),
    ],
)  # fmt: skip
def test_the_year_of_the_list_tells_when_it_began(cell: object, year: int | None, read: Read) -> None:
    found = read(**{"Data 2025": [["Nama Usaha", "Pemilik", "Lama Usaha"], ["Batik A", "Ani", cell]]})
    assert (told(found, "started_year"), found.left_out) == ([(year,)], [])


@pytest.mark.parametrize("label", ["Lama Usaha (th)", "Umur Usaha", "Usia usaha", "Berapa lama usaha Anda berjalan?"])
def test_it_is_reckoned_from_the_year_of_each_row_and_said(label: str, read: Read) -> None:
    rows = [["Nama Usaha", "Pemilik", label, "Tahun Data"], ["Batik A", "Ani", 4, 2022], ["Batik B", "Budi", 4, 2024]]
    found = read(Data=rows)
    assert told(found, "started_year") == [(2018,), (2020,)]
    assert found.repairs["started_from_age"] == 2


def test_a_label_may_count_months(read: Read) -> None:
    found = read(**{"2025": [["Nama Usaha", "Pemilik", "Lama Usaha (bulan)"], ["A", "Ani", 30], ["B", "Budi", "3 th"]]})
    assert told(found, "started_year") == [(2023,), (2022,)]


def test_a_list_of_no_year_tells_nothing_and_says_why(read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", "Lama Usaha"], ["A", "Ani", "5 th"], ["B", "Budi", "sejak 2010"]])
    assert told(found, "started_year") == [(None,), (2010,)]
    assert found.repairs["age_without_year"] == 1


def test_a_year_that_is_told_stays(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Tahun Berdiri", "Lama Usaha"]
    assert told(read(**{"2025": [head, ["Batik A", "Ani", 2009, "10 th"]]}), "started_year") == [(2009,)]


@pytest.mark.parametrize(
    ("cell", "code"), [("5-10 tahun", "number_range"), ("<1 th", "number_limit"), ("lama", "number_unreadable")]
)
def test_what_is_no_length_of_time_is_left_out(cell: str, code: str, read: Read) -> None:
    found = read(**{"2025": [["Nama Usaha", "Pemilik", "Lama Usaha"], ["Batik A", "Ani", cell]]})
    assert [(one.cell, one.code) for one in found.left_out] == [("2025!C2", code)]


def test_a_reckoned_year_overrules_none_that_the_register_knows(council: Council, tmp_path: Path) -> None:
    import_bytes(council, b"Nama Usaha;Pemilik;HP;Tahun Berdiri\nBatik A;Ani;089900000011;2009\nBatik B;Budi;089900000012;\n",
                 tmp_path, name="a.csv")  # fmt: skip
    later = b"Nama Usaha;Pemilik;HP;Lama Usaha;Tahun Data\nBatik A;Ani;089900000011;10;2025\nBatik B;Budi;089900000012;10;2025\n"
    import_bytes(council, later, tmp_path, name="b.csv")
    with council_scope(council):
        assert list(Maker.objects.order_by("name").values_list("started_year", flat=True)) == [2009, 2015]
