"""Cells that somebody pushed beside their labels: nobody is written with another's district, telephone or name."""

from __future__ import annotations

import pytest

from kriya.makers.imports.tests.office import Read, told

HEAD = ["No", "Nama Usaha", "Pemilik", "NIK", "Alamat", "Kapanewon", "No HP", "Omzet"]


def listed(count: int = 8) -> list[list[object]]:
    return [
        [n, f"Batik {n}", f"Orang {n}", f"34030145078500{n:02}", "Jl. A", "Playen", f"0899000000{n:02}", n * 1_000_000]
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize(("at", "cell"), [(1, "B"), (3, "D"), (4, "E")])
def test_a_row_pushed_to_the_right_is_refused_at_the_cell_that_was_put_in(at: int, cell: str, read: Read) -> None:
    rows = listed()
    for row in rows[4:]:
        row.insert(at, "")
    found = read(Data=[HEAD, *rows])
    assert told(found, "name") == [(f"Batik {n}",) for n in range(1, 5)]
    assert [(one.cell, one.code) for one in found.refused] == [(f"Data!{cell}{n}", "row_shifted") for n in range(6, 10)]


def test_a_row_pulled_to_the_left_is_refused_too(read: Read) -> None:
    rows = listed()
    del rows[3][4]
    found = read(Data=[HEAD, *rows])
    assert [(one.cell, one.code, one.value) for one in found.refused] == [("Data!F5", "row_shifted", "089900000004")]


def test_a_nik_in_a_strange_cell_is_not_shown(read: Read) -> None:
    head, nik = ["Nama Usaha", "Pemilik", "HP", "NIK", "Kapanewon"], "3403014507850004"
    rows = [["Batik A", "Ani", "089900000011", "3403014507850001", "Playen"], ["Batik B", "Budi", nik, "Playen"]]
    (refused,) = read(Data=[head, *rows]).refused
    assert (refused.cell, refused.code) == ("Data!C3", "row_shifted")
    assert nik not in refused.value


def test_two_cells_that_changed_places_shift_nothing(read: Read) -> None:
    rows = listed()
    rows[3][5], rows[3][6] = rows[3][6], rows[3][5]
    assert read(Data=[HEAD, *rows]).refused == []


@pytest.mark.parametrize(("column", "letter"), [(1, "B"), (2, "C"), (6, "G")])
def test_a_column_with_a_gap_and_a_cell_left_below_the_list_is_said(column: int, letter: str, read: Read) -> None:
    rows = listed()
    rows.append([""] * len(HEAD))
    for place in range(8, 3, -1):
        rows[place][column] = rows[place - 1][column]
    rows[3][column] = ""
    found = read(Data=[HEAD, *rows])
    assert [
        (row.number, note.column) for _one, read_rows in found.rows for row in read_rows for note in row.repairs
        if note.code == "column_pushed_down"
    ] == [(6, letter)]  # fmt: skip


def test_a_signature_below_a_list_without_gaps_is_none_of_that(read: Read) -> None:
    found = read(Data=[HEAD, *listed(), ["", "", "Sugeng Riyadi"]])
    assert found.repairs["column_pushed_down"] == 0
