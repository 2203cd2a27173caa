"""What stands among the rows of a list and is no business: examples to follow, sums, small recaps, days for names."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from kriya.makers.imports.reading import read_file
from kriya.makers.imports.tests.office import GUNUNGKIDUL, Read, incoming, told
from kriya.makers.imports.values.reading import Context
from kriya.makers.imports.values.text import read_name

HEAD = ["No", "Nama Usaha", "Pemilik", "Kapanewon", "HP", "Modal", "TK"]


def maker(number: int) -> list[object]:
    return [number, f"Batik {number}", f"Bu {number}", "Playen", f"0899000012{number:02d}", number * 1_000_000, number]


MAKERS = [maker(number) for number in range(1, 4)]
THEM = [("Batik 1",), ("Batik 2",), ("Batik 3",)]


@pytest.mark.parametrize(
    ("number", "name"),
    [("Contoh", "Batik Sekar"), (1, "Contoh: Batik Sekar"), ("", "Contoh pengisian"), (1, "(Contoh) Batik"), ("cth.", "A")],
)  # fmt: skip
def test_the_example_of_a_template_is_no_maker(number: object, name: str, read: Read) -> None:
    found = read(Data=[HEAD, [number, name, *maker(9)[2:]], *MAKERS])
    assert told(found, "name") == THEM
    assert found.taken[0].table.ignored.header == 2


@pytest.mark.parametrize("word", ["JUMLAH", ""])
def test_sums_that_nobody_has_worked_out_are_no_maker(word: str, read: Read) -> None:
    sums = ["", word, "", "", "", "=SUM(F2:F4)", "=SUM(G2:G4)"]
    found = read(Data=[HEAD, *MAKERS, [], sums])
    assert (told(found, "name"), found.refused) == (THEM, [])
    assert found.taken[0].table.ignored.total == 1


def test_a_sum_beside_the_district_that_is_merged_over_it_is_no_maker(read: Read) -> None:
    head = ["Kapanewon", "Kalurahan", "No", "Nama UMKM", "Pemilik", "Modal", "TK"]
    rows = [
        ["", "Logandeng", 1, "Batik 1", "Bu 1", 1_000_000, 1],
        ["", "", 2, "Batik 2", "Bu 2", 2_000_000, 2],
        ["", "Jumlah", "", "", "", 3_000_000, 3],
        ["", "Ngawu", 1, "Batik 3", "Bu 3", 3_000_000, 3],
        ["", "Jumlah", "", "", "", 3_000_000, 3],
    ]
    found = read(Data=[head, *rows], merges=[("A2:A6", "Playen"), ("B2:B3", "Logandeng")])
    assert (told(found, "name"), found.refused) == (THEM, [])
    assert told(found, "district_name", "village_name")[1:] == [("Playen", "Logandeng"), ("Playen", "Ngawu")]


def test_a_business_may_be_called_contoh(read: Read) -> None:
    assert told(read(Data=[HEAD, [9, "Contoh Jaya", *maker(9)[2:]]]), "name") == [("Contoh Jaya",)]


@pytest.mark.parametrize(("number", "sign"), [("", "Σ"), ("∑", ""), ("", "∑ Total")])
def test_a_line_that_adds_up_under_a_sign_is_no_maker(number: str, sign: str, read: Read) -> None:
    found = read(Data=[HEAD, *MAKERS, [number, sign, "", "", "", 6_000_000, 6]])
    assert (told(found, "name"), found.refused, found.taken[0].table.ignored.total) == (THEM, [], 1)


@pytest.mark.parametrize(
    "lines",
    [
        [["", "Rekap per kapanewon"], ["", "Kapanewon", "Jumlah"], ["", "Playen", 3], ["", "Patuk", 0], ["", "Jumlah", 3]],
        [["", "", "", "Playen", "", 3], ["", "", "", "Patuk", "", 2]],
        [["", "Laki-laki", "2 orang"], ["", "Perempuan", "1 orang"]],
    ],
)  # fmt: skip
def test_a_small_recap_below_a_numbered_list_is_its_footer(lines: list[list[object]], read: Read) -> None:
    found = read(Data=[HEAD, *MAKERS, [], *lines])
    assert (told(found, "name"), found.refused) == (THEM, [])


def test_a_maker_below_a_numbered_list_who_has_no_number_yet_stays(read: Read) -> None:
    found = read(Data=[HEAD, *MAKERS, [], ["", "Tenun Baru", "", "", "", "", 2], ["", "Kayu Baru", "Ani"]])
    assert told(found, "name") == [*THEM, ("Tenun Baru",), ("Kayu Baru",)]


@pytest.mark.parametrize("cell", [date(2026, 5, 1), datetime(2026, 5, 1, 7, 30), "1-5-2026"])
def test_a_cell_that_holds_a_day_names_nobody(cell: object) -> None:
    reading = read_name(cell, Context(regency=GUNUNGKIDUL))
    assert (reading.value, reading.problem) == (None, "name_is_date")


@pytest.mark.parametrize("day", ["01/05/2026", "2026-05-01"])
def test_a_row_with_a_day_for_its_name_is_refused_with_the_cell(day: str, read: Read) -> None:
    found = read(Data=[HEAD, [1, day, *maker(1)[2:]], [2, "Batik 2", day, *maker(2)[3:]]])
    assert told(found, "name", "owner_name") == [("Batik 2", None)]
    assert [(one.cell, one.code) for one in found.refused] == [("Data!B2", "name_is_date")]
    assert [(one.cell, one.code) for one in found.left_out] == [("Data!C3", "name_is_date")]


def _csv(tmp_path: Path, *names: str) -> Path:
    path = tmp_path / "daftar.csv"
    lines = [f"{name};Bu {n};Playen;0899000012{n:02d};{n}000000" for n, name in enumerate(names, 1)]
    path.write_text("\n".join(["Nama Usaha;Pemilik;Kapanewon;HP;Omzet", *lines]))
    return path


@pytest.mark.parametrize(
    "names",
    [
        ['"Batik A', "Batik B", 'Batik "C"', "Batik D"],
        ["Batik A", '"Batik B', "Batik C", "Batik D"],
        ["Batik A", '"Batik B', '"Batik C"', "Batik D"],
        ['"Batik A" Jaya', '"Batik B', 'Batik C"', "Batik D"],
    ],
)
def test_a_quote_that_is_never_closed_swallows_no_rows(names: list[str], tmp_path: Path) -> None:
    found = read_file(_csv(tmp_path, *names), regency=GUNUNGKIDUL, today=date(2026, 11, 28))
    assert [one.columns["owner_name"] for one in incoming(found)] == ["Bu 1", "Bu 2", "Bu 3", "Bu 4"]
    assert [len(one.phones) for one in incoming(found)] == [1, 1, 1, 1]


def test_an_address_of_several_lines_stays_one_field(tmp_path: Path) -> None:
    path = tmp_path / "sheets.csv"
    rows = [
        'Batik A,Ani,"Jl. Melati 3,\nRT 01, RW 02, Kel, Kec\nPlayen",089900001201',
        "Batik B,Budi,Jl. Mawar,089900001202",
    ]
    path.write_text("\n".join(["Nama Usaha,Pemilik,Alamat,HP", *rows]))
    found = read_file(path, regency=GUNUNGKIDUL, today=date(2026, 11, 28))
    assert told(found, "name", "owner_name") == [("Batik A", "Ani"), ("Batik B", "Budi")]


@pytest.mark.parametrize("was", ["Modal awal", "MODAL SEMULA"])
@pytest.mark.parametrize("now", ["Modal sekarang", "Modal saat ini", "Modal"])
def test_the_capital_of_now_comes_before_the_one_at_first(was: str, now: str, read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", was, now], ["Batik A", "Ani", 1_000_000, 5_000_000]])
    assert incoming(found)[0].figures == {"capital": 5_000_000}
