"""Cells as offices really write them: words for having none, numbers for names, papers to come."""

from __future__ import annotations

import pytest

from kriya.makers.imports.reading import FileRead
from kriya.makers.imports.tests.office import Read, incoming, told
from kriya.makers.models import Status


def one_each(read: Read, label: str, *cells: object) -> FileRead:
    return read(Data=[["Nama Usaha", "Pemilik", label], *([f"Batik {n}", "Ani", c] for n, c in enumerate(cells))])


def papers(found: FileRead) -> list[list[tuple[str, str | None]]]:
    return [[(paper.kind, paper.number) for paper in one.papers] for one in incoming(found)]


@pytest.mark.parametrize("cell", [46143, "46143", 20215.0])
def test_a_bare_number_is_nobodys_name(cell: object, read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", "Alamat"], ["Batik A", cell, "Jl. A"], [cell, "Budi", "Jl. B"]])
    assert told(found, "name", "owner_name") == [("Batik A", None)]
    assert [(one.cell, one.code) for one in found.refused] == [("Data!A3", "name_is_number")]
    assert [(one.cell, one.code) for one in found.left_out] == [("Data!B2", "name_is_number")]


@pytest.mark.parametrize("cell", ["Tidak punya NPWP", "Tidak Ada NPWP", "belom ada", "Tdk ada no. NPWP", "ndak ada"])
def test_words_for_having_none_are_no_fault(cell: str, read: Read) -> None:
    assert one_each(read, "NPWP", "09.123.456.7-502.000", cell).left_out == []


@pytest.mark.parametrize("cell", ["NON MAMIN", "ON PROGRESS", "dalam proses", "dlm proses"])
def test_a_paper_that_is_not_there_yet_or_does_not_apply_is_none(cell: str, read: Read) -> None:
    for label in ("Halal", "HAKI (Merek)"):
        found = one_each(read, label, cell)
        assert (papers(found), found.left_out) == ([[]], [])


@pytest.mark.parametrize("tick", ["ü", "P", "O", "●"])
def test_a_tick_of_a_font_of_signs_is_a_tick_in_any_other_font(tick: str, read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "NIB", "PIRT", "Merek"]
    found = read(Data=[head, *([f"Batik {n}", "Ani", tick if n % 2 else "", tick, tick] for n in range(4))])
    held = [("pirt", ""), ("brand", "")]
    assert papers(found) == [held, [("nib", ""), *held]] * 2
    assert (found.left_out, [one.columns.get("owner_gender") for one in incoming(found)]) == ([], [None] * 4)


def test_an_answer_whether_somebody_exports_names_no_country(read: Read) -> None:
    assert told(one_each(read, "Export (Y/N)", "Y", "N"), "export_countries") == [(None,), (None,)]
    assert papers(one_each(read, "Halal Certified?", "Yes", "No")) == [[("halal", "")], []]


def test_a_stroke_parts_men_and_women_where_the_label_says_which_is_which(read: Read) -> None:
    for label, men, women in (("Jml TK (L/P)", 2, 5), ("Karyawan (P/L)", 5, 2)):
        (one,) = incoming(one_each(read, label, "2/5"))
        assert one.figures == {"labour_men": men, "labour_women": women, "labour_total": 7}
    assert [cell.code for cell in one_each(read, "Jumlah TK", "2/5").left_out] == ["number_unreadable"]


def test_a_brand_that_is_registered_by_now_is_not_called_so(read: Read) -> None:
    assert [one.papers[0].title for one in incoming(one_each(read, "Merek", "Sudah Didaftar", "AYU"))] == ["", "AYU"]


def test_a_licence_kept_as_a_number_is_not_lost(read: Read) -> None:
    assert papers(one_each(read, "No TDP", 120155001234)) == [[("other", "120155001234")]]


def test_a_quotation_mark_before_the_digits_of_a_nik_is_no_part_of_it(read: Read) -> None:
    assert [one.nik for one in incoming(one_each(read, "NIK", "‘3403014107800001"))] == ["3403014107800001"]


@pytest.mark.parametrize("cell", ["Tidak aktiv", "tidak aktif", "Nonaktiv"])
def test_who_is_not_active_is_so_in_either_spelling(cell: str, read: Read) -> None:
    (one,) = incoming(one_each(read, "Status", cell))
    assert one.status == Status.INACTIVE


@pytest.mark.parametrize("cell", ["2123 4030 10203-24", "2063403020304.21", "206340302030421", 206340302030421])
def test_a_food_licence_is_read_with_spaces_a_dot_or_no_sign_before_its_year(cell: object, read: Read) -> None:
    ((kind, number),) = papers(one_each(read, "P-IRT", cell))[0]
    assert (kind, number) in (("pirt", "2123403010203-24"), ("pirt", "2063403020304-21"))


def test_a_tax_number_that_was_a_number_once_gets_its_nought_back(read: Read) -> None:
    found = one_each(read, "NPWP", "'91234567502000", "91234567502001")
    assert papers(found) == [[("npwp", "0091234567502000")], []]
    assert [one.code for one in found.left_out] == ["npwp_wrong_length"]


@pytest.mark.parametrize(
    "cell", ["Terfasilitasi", "Sudah tersertifikasi", "Sudah pernah didaftarkan atau difasilitasi"]
)
def test_a_certificate_without_its_number_is_one(cell: str, read: Read) -> None:
    assert papers(one_each(read, "Halal", cell)) == [[("halal", "")]]


@pytest.mark.parametrize("cell", ["12.000.000;", "Rata2 12.000.000"])
def test_an_amount_with_a_stray_sign_or_said_to_be_usual_is_that_amount(cell: str, read: Read) -> None:
    assert [one.figures for one in incoming(one_each(read, "Omzet per tahun", cell))] == [{"yearly_sales": 12_000_000}]


@pytest.mark.parametrize("cell", ["sama", "Sesuai KTP", "sama dgn alamat rumah", "SAMA"])
def test_the_same_beside_another_column_of_addresses_is_that_one_and_not_what_stands_above(
    cell: str, read: Read
) -> None:
    head = ["Nama Usaha", "Pemilik", "Alamat KTP", "Alamat Usaha"]
    found = read(
        Data=[head, ["Batik A", "Ani", "Jl. Satu 1", "Pasar Argosari"], ["Batik B", "Budi", "Jl. Dua 2", cell]]
    )
    assert told(found, "address") == [("Pasar Argosari",), ("Jl. Dua 2",)]
    assert (found.repairs["same_as_beside"], found.repairs["same_as_above"]) == (1, 0)


@pytest.mark.parametrize("cell", ["tanpa merk", "Tanpa Merek", "tidak bermerek"])
def test_no_brand_is_none(cell: str, read: Read) -> None:
    assert papers(one_each(read, "Merek", cell)) == [[]]


def test_an_address_of_numbers_and_short_words_is_not_said_to_be_in_capitals(read: Read) -> None:
    found = one_each(read, "Alamat", "RT 01 RW 02", "RT 05/03", "JL. MELATI 5")
    assert told(found, "address") == [("RT 01 RW 02",), ("RT 05/03",), ("Jl. Melati 5",)]
    assert found.repairs["name_case"] == 1
