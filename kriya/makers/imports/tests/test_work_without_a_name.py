"""Work that bears no name of its own goes under its owner's, and a name that is known elsewhere comes before."""

from __future__ import annotations

import pytest

from kriya.makers.imports.sheets.model import Cell
from kriya.makers.imports.tests.office import Read, incoming, told

NIK = "3403095505800001"


def test_work_without_a_name_goes_under_its_owners_and_is_told(read: Read) -> None:
    rows = [[1, "Batik A", "Ani"], [2, "", "Budi"], [3, "-", "Cici"], [4, "Belum ada", "Dedi"]]
    found = read(Data=[["No", "Nama Usaha", "Pemilik"], *rows])
    assert told(found, "name") == [("Batik A",), ("Budi",), ("Cici",), ("Dedi",)]
    assert found.repairs["owner_for_name"] == 3
    assert [one.reckoned for one in incoming(found)] == [frozenset(), *[{"name"}] * 3], "it overrules no name"


@pytest.mark.parametrize(
    ("name", "code"),
    [("sda", "name_missing"), ("#REF!", "name_missing"), ('="Batik "&C2', "formula_not_calculated"),
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
