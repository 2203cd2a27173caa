"""Work that bears no name of its own goes under its owner's, and a name that is known elsewhere comes before."""

from __future__ import annotations

from pathlib import Path

import pytest

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.sheets.model import Cell
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.imports.tests.office import Read, incoming, told
from kriya.makers.models import Maker

NIK = "3403095505800001"


def test_work_without_a_name_goes_under_its_owners_and_is_told(read: Read) -> None:
    rows = [[1, "Batik A", "Ani"], [2, "", "Budi"], [3, "-", "Cici"], [4, "Belum ada", "Dedi"]]
    found = read(Data=[["No", "Nama Usaha", "Pemilik"], *rows])
    assert told(found, "name") == [("Batik A",), ("Budi",), ("Cici",), ("Dedi",)]
    assert found.repairs["owner_for_name"] == 3
    assert [one.reckoned for one in incoming(found)] == [frozenset(), *[{"name"}] * 3], "it overrules no name"


@pytest.mark.parametrize(
    ("name", "code"),
    [("sda", "name_as_above"), ("#REF!", "name_missing"), ('="Batik "&C2', "formula_not_calculated"),
     ("12/05/2024", "name_is_date"), (True, "name_missing")],
)  # fmt: skip
def test_a_name_that_cannot_be_read_is_not_taken_from_the_owner(name: Cell, code: str, read: Read) -> None:
    found = read(Data=[["No", "Nama Usaha", "Pemilik"], [1, "Batik A", "Ani"], [2, name, "Budi"]])
    assert [(one.cell, one.code) for one in found.refused] == [("Data!B3", code)]


def test_a_row_of_neither_name_nor_owner_stays_refused(read: Read) -> None:
    found = read(Data=[["No", "Nama Usaha", "Pemilik", "HP"], [1, "Batik A", "Ani", ""], [2, "-", "", "081200001234"]])
    assert [(one.cell, one.code) for one in found.refused] == [("Data!B3", "name_missing")]


def test_one_nik_is_one_maker_also_where_only_one_list_knows_what_it_is_called(read: Read) -> None:
    head = ["No", "Nama Usaha", "Pemilik", "NIK"]
    found = read(A=[head, [1, "-", "Ani Suryani", NIK]], B=[head, [1, "Batik Sekar", "Ani Suryani", NIK]])
    assert told(found, "name") == [("Batik Sekar",)]
    assert [one.contradictions for one in found.businesses] == [()]


def test_two_people_of_one_name_with_telephones_of_their_own_stay_two(read: Read) -> None:
    head = ["No", "Nama Usaha", "Pemilik", "Kalurahan", "HP"]
    rows = [[n, "-", "Siti", "Kepek", f"0812000012{n}"] for n in (31, 32)]
    assert told(read(Data=[head, *rows]), "name") == [("Siti",), ("Siti",)]


@pytest.mark.parametrize("twice", [False, True], ids=["once", "again"])
def test_a_maker_keeps_its_name_where_a_later_list_tells_none(council: Council, tmp_path: Path, *, twice: bool) -> None:
    import_bytes(council, b"Nama Usaha;Pemilik;HP\nBatik Sekar;Ani Suryani;089900000011\n", tmp_path, name="a.csv")
    later = b"Nama Usaha;Pemilik;HP\n-;Ani Suryani;089900000011\n-;Budi;089900000012\n"
    for _turn in range(1 + twice):
        import_bytes(council, later, tmp_path, name="b.csv")
    with council_scope(council):
        assert list(Maker.objects.order_by("name").values_list("name", flat=True)) == ["Batik Sekar", "Budi"]


def test_a_maker_of_no_name_gets_the_one_that_a_later_list_tells(council: Council, tmp_path: Path) -> None:
    import_bytes(council, b"Nama Usaha;Pemilik;HP\n-;Ani Suryani;089900000011\n", tmp_path, name="a.csv")
    import_bytes(council, b"Nama Usaha;Pemilik;HP\nBatik Sekar;Ani Suryani;089900000011\n", tmp_path, name="b.csv")
    with council_scope(council):
        assert list(Maker.objects.values_list("name", flat=True)) == ["Batik Sekar"]
