"""Whole files as somebody who means ill, or a tired clerk, makes them: read as a person would, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kriya.core.refusal import Refused
from kriya.makers.imports.incoming import Incoming
from kriya.makers.imports.plan import prepare
from kriya.makers.imports.reading import FileRead, read_file
from kriya.makers.imports.report import LONGEST, plain_cell
from kriya.makers.imports.tests.sheets_files import cell_xml, write_raw_xlsx, write_xlsx

HEAD = [
    "No",
    "Nama Usaha",
    "Nama Pemilik",
    "No HP",
    "Alamat",
    "Kelurahan",
    "Kecamatan",
    "Omset per Tahun",
    "Tenaga Kerja",
]
Rows = Sequence[Sequence[Any]]
Read = Callable[..., FileRead]


def row(n: int, **other: Any) -> list[Any]:
    plain = [n, f"Batik Sekar {n}", f"Siti {n}", f"0812345678{n:02d}", f"Jl. Mawar {n}", "Bendan Kergon"]
    cells = dict(zip(HEAD, [*plain, "Pekalongan Barat", 12_000_000, n], strict=True))
    return list({**cells, **other}.values())


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(made: Rows | bytes | Path, ending: str = ".csv", **more: Any) -> FileRead:
        path = made if isinstance(made, Path) else tmp_path / f"berkas{ending}"
        if isinstance(made, bytes):
            path.write_bytes(made)
        elif not isinstance(made, Path):
            path = write_xlsx(tmp_path / "berkas.xlsx", made, **more)
        return read_file(path, regency="33.75", today=date(2026, 11, 28))

    return run


def incoming(found: FileRead) -> list[Incoming]:
    return prepare(found, "33.75")


def names(found: FileRead) -> list[str]:
    return [one.columns["name"] for one in incoming(found)]


def cells(found: FileRead) -> list[tuple[str, str]]:
    return [(one.cell, one.code) for one in (*found.refused, *found.left_out)]


def test_sums_among_the_rows_are_no_businesses_also_when_they_are_typed_as_text(read: Read) -> None:
    sums = {"No": "", "Nama Pemilik": "", "No HP": "", "Alamat": "", "Kelurahan": "", "Kecamatan": ""}
    middle = row(0, **sums, **{"Nama Usaha": "Jumlah", "Omset per Tahun": "Rp 24.000.000"})
    last = row(0, **sums, **{"Nama Usaha": "TOTAL", "Omset per Tahun": "48 jt"})
    found = read([HEAD, row(1), row(2), middle, row(3), last])
    assert names(found) == ["Batik Sekar 1", "Batik Sekar 2", "Batik Sekar 3"]
    assert found.taken[0].table.ignored.total == 2


def test_dots_at_the_end_of_a_list_are_no_business_and_are_looked_at_once(read: Read) -> None:
    found = read([HEAD, row(1), row(2), [3, "-", "-", "-", "..."], ["dst"], ["...", "...", "..."], ["#", "-", "***"]])
    assert len(names(found)) == 2
    assert found.refused == []


def test_a_business_called_total_with_a_telephone_is_one(read: Read) -> None:
    found = read([HEAD, row(1), row(2, **{"No": "", "Nama Usaha": "Total Karya"}), row(3)])
    assert names(found)[1] == "Total Karya"


def test_lists_side_by_side_are_each_read_and_their_cells_named_where_they_stand(read: Read) -> None:
    labels = ["No", "Nama Usaha", "Pemilik", "HP"]
    left = [[n, f"Batik {n}", f"Ani {n}", f"0812345678{n:02d}"] for n in range(1, 5)]
    right = [[n, f"Tenun {n}", f"Budi {n}", "0813"] for n in range(5, 8)]
    rows = [[*labels, "", *labels], *([*a, "", *b] for a, b in zip(left, [*right, [""] * 4], strict=True))]
    found = read(rows)
    assert len(names(found)) == 7
    assert [len(one.phones) for one in incoming(found)][:4] == [1, 1, 1, 1]
    assert cells(found)[0] == ("Sheet1!I2", "phone_too_short")
    assert len({one.key for one in found.tables}) == 2


def test_a_survey_of_300_questions_with_ticks_keeps_its_register(read: Read) -> None:
    questions = [f"Seberapa puas dengan layanan {n}?" for n in range(300)]
    ticks = ["x" if n % 2 else n for n in range(300)]
    found = read([[*HEAD, *questions], *([*row(n), *ticks] for n in range(1, 5))])
    assert (found.kind, len(names(found))) == ("makers", 4)


def test_figures_of_several_years_give_the_newest_with_its_year(read: Read) -> None:
    labels = ["Nama Usaha", "Pemilik", "Omzet 2022", "Omzet 2023", "Kecamatan"]
    found = read([labels, *([f"Batik {n}", f"Ani {n}", 10_000_000, 12_000_000, "Pekalongan Barat"] for n in range(4))])
    assert {(one.year, one.figures["yearly_sales"]) for one in incoming(found)} == {(2023, 12_000_000)}


def test_an_english_header_in_millions_is_understood(read: Read) -> None:
    labels = ["Business Name", "Owner", "Phone Number", "District", "Annual Revenue (IDR million)"]
    found = read(
        [labels, *([f"Batik {n}", f"Ani {n}", f"+62812345678{n:02d}", "Pekalongan Barat", 12.5] for n in range(4))]
    )
    assert {one.figures["yearly_sales"] for one in incoming(found)} == {12_500_000}


def test_money_without_a_header_is_no_telephone(read: Read) -> None:
    found = read([row(n, **{"Omset per Tahun": "Rp 12.000.000"}) for n in range(1, 9)])
    assert (found.kind, cells(found)) == ("makers", [])


TEXT = "Nama Usaha;Pemilik;Kecamatan\r\nBatik Sekar;Siti;Pekalongan Barat\r\nTenun Jaya;Budi;Pekalongan Timur\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode().replace(b"Sekar", b"Se\0kar").replace(b"Budi", b"B\0udi"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        ("sep=;\n" + TEXT).encode("cp1252"),
    ],
    ids=["zeros", "utf-16", "utf-16-le", "utf-16-be", "sep"],
)
def test_text_with_stray_zeros_or_two_bytes_a_letter_is_read(data: bytes, read: Read) -> None:
    assert names(read(data)) == ["Batik Sekar", "Tenun Jaya"]


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0" * 5_000, b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 900])
def test_bytes_that_are_no_text_stay_refused(data: bytes, read: Read) -> None:
    with pytest.raises(Refused, match="not_a_spreadsheet"):
        read(data)


def test_what_programs_tell_each_other_is_no_list_of_businesses(read: Read) -> None:
    found = [{"name": f"Batik {number}", "owner": "Siti"} for number in range(9)]
    with pytest.raises(Refused, match="not_a_spreadsheet"):
        read(json.dumps({"kind": "makers", "makers": found}, indent=1).encode())


def test_a_letter_is_no_list_of_owners(read: Read) -> None:
    letter = "Kepada Yth.\nKetua Dekranasda\ndi Pekalongan\n\nDengan hormat,\nDaftar UMKM kami sampaikan, terlampir.\n\nSiti\n"
    assert read(letter.encode()).kind == "unknown"
    assert names(read(b"Nama Pemilik\nSiti Aminah\nBudi Santoso\n")) == ["Siti Aminah", "Budi Santoso"]


def test_marks_that_turn_a_name_around_are_not_kept_and_the_rest_is(read: Read) -> None:
    told = ["\u202eتسم Batik", "Batik 🌸 👨‍👩‍👧", "\ufeffBa\u00adtik\u200b Nol", "Батик Ñandú", True, "x" * 32_000]
    found = read([HEAD, *(row(n, **{"Nama Usaha": name}) for n, name in enumerate(told, 1))])
    seen = names(found)
    assert seen[:4] == ["تسم Batik", "Batik 🌸 👨‍👩‍👧", "Batik Nol", "Батик Ñandú"]
    assert len(seen[-1]) == 160
    assert [one.cell for one in found.refused] == ["Sheet1!B6"], "TRUE is nobody's name"


def test_what_is_told_of_a_cell_with_32_000_characters_is_short(read: Read) -> None:
    found = read([HEAD, row(1, **{"No HP": "0" * 32_000}), row(2)])
    told = plain_cell(found.left_out[0])
    assert (told["cell"], len(told["value"])) == ("Sheet1!D2", LONGEST + 1)


def test_numbers_that_a_spreadsheet_has_spoilt_are_mended_or_named(read: Read) -> None:
    labels = ["Nama Usaha", "NIK", "No HP", "Tahun Berdiri"]
    rows = [
        ["Batik 1", " 3375014101880001 ", 81234567890.0, 43831],
        ["Batik 2", 3.37501410188e15, 285.423123, "17 Agustus 1999"],
        ["Batik 3", "3,37501E+15", "8.12346E+11", datetime(2015, 5, 6)],
        ["Batik 4", "3375.0141.0188.0004", "0812-3456-7890 / 0285 423123 a.n. Budi", "th 2010 "],
    ]
    found = read([labels, *rows])
    makers = incoming(found)
    assert [one.nik for one in makers] == ["3375014101880001", "", "", "3375014101880004"]
    numbers = [[phone.number for phone in one.phones] for one in makers]
    assert numbers == [["+6281234567890"], ["+62285423123"], [], ["+6281234567890", "+62285423123"]]
    assert [one.columns.get("started_year") for one in makers] == [2020, 1999, 2015, 2010]
    lost = [("Sheet1!B3", "digits_lost"), ("Sheet1!B4", "digits_lost"), ("Sheet1!C4", "digits_lost")]
    assert cells(found) == lost


def test_cells_merged_down_a_hidden_row_and_a_formula_nobody_calculated(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "gabung.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Kecamatan", "Nama Usaha", "Pemilik"])
        for n in range(1, 5):
            sheet.write_row(n, 1, [f"Batik {n}", f"Ani {n}"])
        sheet.merge_range("A2:A5", "Pekalongan Barat")
        sheet.set_row(2, None, None, {"hidden": True})
    assert {one.columns["district_code"] for one in incoming(read(path))} == {"33.75.01"}
    head = "".join(cell_xml(f"{c}1", label) for c, label in zip("ABC", ["Nama Usaha", "Pemilik", "Modal"], strict=True))
    rows = "".join(
        f'<row r="{n}">{cell_xml(f"A{n}", f"Batik {n}")}{cell_xml(f"B{n}", f"Ani {n}")}<c r="C{n}"><f>{formula}</f></c></row>'
        for n, formula in ((2, "50000*2"), (3, "SUM(C2:C2)"))
    )
    found = read(write_raw_xlsx(tmp_path / "rumus.xlsx", f'<row r="1">{head}</row>{rows}'))
    assert [one.figures for one in incoming(found)] == [{"capital": 100_000}, {}]
    assert cells(found) == [("Data!C3", "formula_not_calculated")]


def test_column_numbers_that_come_again_on_every_printed_page_are_no_business(read: Read) -> None:
    for numbers in (list(range(1, 10)), [f"({n})" for n in range(1, 10)], list("abcdefghi")):
        found = read([HEAD, numbers, row(1), row(2), [], HEAD, numbers, row(3), numbers, row(4)])
        assert (names(found), found.taken[0].table.ignored.header) == ([f"Batik Sekar {n}" for n in range(1, 5)], 5)


def test_products_beside_a_business_merged_down_are_all_its_own(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "gabung.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["No", "Nama Usaha", "Pemilik", "Produk"])
        for n, top in enumerate((1, 4, 7), 1):
            for column, value in enumerate([n, f"Jlamprang {n}", f"Ani {n}"]):
                sheet.merge_range(top, column, top + 2, column, value)
            sheet.write_column(top, 3, ["Kain", "Kemeja", "Selendang"])
    found = read(path)
    assert (found.rows_read, len(found.businesses), found.folded) == (9, 3, 6)
    assert {one.columns["products_made"] for one in incoming(found)} == {"Kain, Kemeja, Selendang"}


def test_an_owner_of_two_names_beside_a_column_of_businesses_keeps_both(read: Read) -> None:
    found = read([HEAD, *(row(n, **{"Nama Pemilik": f"Siti Aminah / Bp. Joko {n}"}) for n in range(1, 5))])
    assert incoming(found)[0].columns["owner_name"] == "Siti Aminah / Bp. Joko 1"


def test_a_village_in_the_address_beside_a_column_of_districts_is_found(read: Read) -> None:
    head = ["Nama Usaha", "Alamat", "Kecamatan"]
    found = read([head, *([f"Batik {n}", f"Jl. Mawar {n} RT 01 RW 02 Kel. Medono", "Pkl Barat"] for n in range(1, 4))])
    one = incoming(found)[0].columns
    assert (one["address"], one["village_code"], one["district_code"]) == (
        "Jl. Mawar 1 RT 01 RW 02", "33.75.01.1002", "33.75.01",
    )  # fmt: skip


def test_a_shortened_district_above_its_rows_is_found_and_an_unknown_one_ends_the_one_before_it(read: Read) -> None:
    head = ["No", "Nama Usaha", "Pemilik", "Tenaga Kerja"]
    places = ["Kec. Pekalongan Barat", "KEC. PKL. UTARA", "Kec. Entah"]
    rows = [cells for place in places for cells in ([place], *([n, f"Batik {n} {place}", "Ani", 2] for n in (1, 2)))]
    codes = [one.columns.get("district_code") for one in incoming(read([head, *rows]))]
    assert codes == ["33.75.01", "33.75.01", "33.75.03", "33.75.03", None, None]


def test_marks_under_l_and_p_alone_tell_a_gender_and_numbers_count_workers(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "L", "P"]
    marked = read([head, ["Batik 1", "Ani", "", "v"], ["Batik 2", "Budi", "√", ""]])
    assert [one.columns.get("owner_gender") for one in incoming(marked)] == ["woman", "man"]
    counted = read([head, ["Batik 1", "Ani", 1, 1], ["Batik 2", "Budi", 1, ""]])
    assert not any("owner_gender" in one.columns for one in incoming(counted))


@pytest.mark.parametrize(
    ("tab", "code"),
    [("Pkl Barat", "33.75.01"), ("UTARA (2025)", "33.75.03"), ("3. Pekalongan Sel", "33.75.04"), ("Batik", None)],
)
def test_a_sheet_named_after_a_district_however_short_tells_it(tab: str, code: str | None, tmp_path: Path) -> None:
    path = tmp_path / "berkas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(tab)
        for place, cells in enumerate([["Nama Usaha", "Pemilik"], *([f"Canting {n}", f"Ani {n}"] for n in range(3))]):
            sheet.write_row(place, 0, cells)
    found = read_file(path, regency="33.75", today=date(2026, 11, 28))
    assert {one.columns.get("district_code") for one in incoming(found)} == {code}


@pytest.mark.parametrize(
    ("tab", "crafts"),
    [("TENUN ATBM", ("tenun.atbm",)), ("Kerajinan Kayu", ("kayu",)), ("Kerajinan", ()), ("Data 2025", ())],
)
def test_a_sheet_named_after_a_craft_tells_it_to_rows_that_do_not(
    tab: str, crafts: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "berkas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(tab)
        for place, cells in enumerate([["Nama Usaha", "Pemilik"], ["Griya Asri", "Ani"], ["Batik Melati", "Budi"]]):
            sheet.write_row(place, 0, cells)
    found = read_file(path, regency="33.75", today=date(2026, 11, 28))
    assert [one.crafts for one in incoming(found)] == [crafts, ("batik",)]


def test_capital_in_millions_of_rupiah_is_read_by_its_label(read: Read) -> None:
    found = read(
        [["Nama Usaha", "Pemilik", "Modal (juta Rp)", "Aset"], *([f"Batik {n}", f"Ani {n}", n, 9] for n in (1, 2))]
    )
    assert [one.figures["capital"] for one in incoming(found)] == [1_000_000, 2_000_000]
