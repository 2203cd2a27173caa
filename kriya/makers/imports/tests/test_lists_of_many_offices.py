"""Lists of offices that nobody had shown us: exports of other systems, forms of the web, lists written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kriya.makers.imports.preview.content import preview_of
from kriya.makers.imports.reading import read_file
from kriya.makers.imports.rows import read_rows
from kriya.makers.imports.sheets.fields import MAKERS, PRODUCTS
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.tests.office import GUNUNGKIDUL, Read, incoming, told
from kriya.makers.imports.tests.registers import CITY, table_of
from kriya.makers.models import Status

LICENSED = [
    "id_proyek",
    "nib",
    "nama_perusahaan",
    "uraian_jenis_perusahaan",
    "nama_proyek",
    "kecamatan",
    "nama_user",
    "nomor_identitas_user",
    "tki",
]


def test_an_export_of_the_licence_system_tells_the_owner_and_not_the_project(read: Read) -> None:
    rows = [
        ["R-1", "9120101234567", "BATIK JAYA", "Perseorangan", "INDUSTRI BATIK", "Playen", "Siti", "3403014107800001", 2],
        ["R-2", "9120101234568", "CV TENUN", "Persekutuan Komanditer (CV)", "MEBEL", "Patuk", "Joko", "3403014107700002", 12],
    ]  # fmt: skip
    found = read(Sheet1=[LICENSED, *rows])
    assert told(found, "name", "owner_name", "legal_form") == [
        ("Batik Jaya", "Siti", "person"),
        ("CV Tenun", "Joko", "cv"),
    ]
    assert [(one.nik, one.figures) for one in incoming(found)] == [
        ("3403014107800001", {"labour_total": 2}),
        ("3403014107700002", {"labour_total": 12}),
    ]


@pytest.mark.parametrize("label", ["Nama Pendamping", "Nama Istri", "NAMA PETUGAS", "Nama Proyek", "No HP Suami"])
def test_names_and_numbers_of_others_are_not_the_owners(label: str) -> None:
    assert fields_for((label,), MAKERS) == {}


def test_the_lines_of_a_question_in_a_form_are_papers_each(read: Read) -> None:
    question = "9. Legalitas yang sudah dimiliki"
    head = ["Nama Usaha", "Nama Pemilik", f"{question} [NIB]", f"{question} [Halal]", "Punya P-IRT"]
    found = read(
        Form=[head, ["Batik A", "Ani", "Sudah", "Belum", "Ya"], ["Batik B", "Budi", "Proses", "Sudah", "Tidak"]]
    )
    assert [[paper.kind for paper in one.papers] for one in incoming(found)] == [["nib", "pirt"], ["halal"]]


@pytest.mark.parametrize("tick", ["v", "√", "✔️", "☑", True, 1, "ada"])
def test_a_tick_under_legality_is_the_paper_of_its_column(tick: object, read: Read) -> None:
    head = [["Nama Usaha", "Pemilik", "LEGALITAS", "", ""], ["", "", "NIB", "PIRT", "SNI"]]
    cross = False if isinstance(tick, bool) else "-"
    found = read(
        Data=[*head, *([f"Batik {n}", "Ani", tick, cross, tick] for n in range(3))],
        merges=[("A1:A2", "Nama Usaha"), ("B1:B2", "Pemilik"), ("C1:E1", "LEGALITAS")],
    )
    assert {tuple(paper.kind for paper in one.papers) for one in incoming(found)} == {("nib", "sni")}
    assert found.left_out == []


def test_a_business_stands_in_the_column_that_asks_for_it_and_the_participant_is_its_owner(read: Read) -> None:
    head = ["No", "Nama Peserta", "Alamat", "Usaha yang dimiliki", "No. HP/WA"]
    found = read(Peserta=[head, [1, "Ani", "Playen", "Ecoprint Ani", ""], [2, "Cici", "Patuk", "Jumputan Cici", ""]])
    assert told(found, "name", "owner_name") == [("Ecoprint Ani", "Ani"), ("Jumputan Cici", "Cici")]


def test_what_people_make_is_told_beside_their_names(read: Read) -> None:
    found = read(
        Data=[["No", "Nama", "Usaha", "HP"], [1, "Siti", "Batik cap", ""], [2, "Rahmat", "Sangkar burung", ""]]
    )
    assert told(found, "name", "kind_of_business") == [("Siti", "Batik cap"), ("Rahmat", "Sangkar burung")]


def test_a_list_with_labels_in_two_languages_is_no_recap(read: Read) -> None:
    head = [
        "No", "Nama Usaha/Perusahaan\nName of Establishment", "Alamat\nAddress", "Tenaga Kerja\nWorkers", "Jumlah\nTotal",
        "Pendapatan (000 Rp)\nIncome (000 Rp)",
    ]  # fmt: skip
    found = read(Tabel=[head, [1, "Batik A", "Jl. A", 2, 5, 45_000], [2, "Kayu B", "Jl. B", 1, 1, 12_000]])
    assert told(found, "name") == [("Batik A",), ("Kayu B",)]
    assert [one.figures["yearly_sales"] for one in incoming(found)] == [45_000_000, 12_000_000]


def test_units_and_hints_in_brackets_below_the_labels_are_no_business(read: Read) -> None:
    head = [
        ["Nama Usaha *", "Nama Pemilik *", "Omzet", "Tenaga Kerja"],
        ["(wajib diisi)", "(sesuai KTP)", "(Rp. 000)", "(orang)"],
    ]
    found = read(Data=[*head, ["Batik A", "Ani", 12_000, 3], ["Batik B", "Budi", 8_000, 2]])
    assert told(found, "name") == [("Batik A",), ("Batik B",)]
    assert [one.figures["yearly_sales"] for one in incoming(found)] == [12_000_000, 8_000_000]


def test_the_same_as_above_is_what_stands_above(read: Read) -> None:
    head = ["No", "Nama Perajin", "Kapanewon", "Jenis Produk", "HP"]
    rows = [
        [1, "Sugeng", "Playen", "Besek", "0899-0000-1234"],
        [2, "Wati", "sda", '"', ""],
        [3, "Tinah", "s.d.a.", "Tampah", "idem"],
        [4, "Idem", "- \" -", "-", ""],
    ]  # fmt: skip
    found = read(Data=[head, *rows])
    assert told(found, "name", "district_name", "products_made") == [
        ("Sugeng", "Playen", "Besek"), ("Wati", "Playen", "Besek"), ("Tinah", "Playen", "Tampah"), ("Idem", "Playen", None),
    ]  # fmt: skip
    assert [(one.cell, one.value) for one in found.left_out] == [("Data!E4", "idem")]
    assert found.repairs["same_as_above"] == 4


@pytest.mark.parametrize(
    ("label", "cells", "inactive"),
    [
        ("Aktif/Tidak", ["Ya", "Tidak", "TA", "Aktif", ""], [1, 2]),
        ("Masih aktif?", ["v", "x", "√", "v", "x"], [1, 4]),
        ("Aktif", ["x", "", "x", "x", ""], []),
    ],
)
def test_an_answer_whether_somebody_is_active_is_the_status(
    label: str, cells: list[str], inactive: list[int], read: Read
) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", label], *([f"Batik {n}", "Ani", c] for n, c in enumerate(cells))])
    assert [n for n, one in enumerate(incoming(found)) if one.status == Status.INACTIVE] == inactive


def test_digits_that_an_export_kept_from_becoming_a_number_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ekspor.csv"
    path.write_text('Nama Usaha,NPWP,NIK\nBatik A,"=""091234567502000""",="3403014107800001"\n')
    (one,) = incoming(read_file(path, regency=GUNUNGKIDUL, today=date(2026, 11, 28)))
    assert (one.nik, [paper.number for paper in one.papers]) == ("3403014107800001", ["0091234567502000"])


def test_a_postal_code_parted_by_thousands_is_whole_and_one_with_a_digit_missing_is_refused(read: Read) -> None:
    found = read(
        Data=[
            ["Nama Usaha", "Pemilik", "Kode Pos"],
            ["A", "Ani", "55.812"],
            ["B", "Budi", 55812],
            ["C", "Cici", "5581"],
        ]
    )
    assert told(found, "postal_code") == [("55812",), ("55812",), (None,)]
    assert [(one.cell, one.code) for one in found.left_out] == [("Data!C4", "postal_code_unreadable")]


def test_degrees_say_on_which_side_they_lie_and_bear_the_marks_of_thousands(read: Read) -> None:
    cells = [
        "S 7.9654 E 110.6012",
        "7,9654 LS, 110,6012 BT",
        "-7.965.400, 110.601.200",
        "LS 07° 57' 55.44\" BT 110° 36' 4.32\"",
    ]
    found = read(
        Data=[["Nama Usaha", "Pemilik", "Koordinat"], *([f"Batik {n}", "Ani", c] for n, c in enumerate(cells))]
    )
    points = [(float(lat), float(lng)) for lat, lng in told(found, "latitude", "longitude")]
    assert points == [(-7.9654, 110.6012)] * 4


def test_what_is_told_of_a_day_a_week_or_some_months_is_no_years(read: Read) -> None:
    head = [
        "Nama Usaha",
        "Pemilik",
        "Omzet/minggu",
        "Kapasitas produksi per hari",
        "Omzet s.d. Juni 2024",
        "Omzet Mar",
        "Omzet 2023",
    ]
    found = read(Data=[head, ["Batik A", "Ani", "300.000", 20, "7,5 jt", "2 jt", "15 jt"]])
    assert [one.series for one in incoming(found)] == [[(2023, {"yearly_sales": 15_000_000})]]
    assert told(found, "capacity") == [(None,)]


def test_mapped_by_hand_it_is_refused_and_says_why() -> None:
    header = {0: ("name", "Nama"), 1: ("yearly_sales", "Omzet/minggu"), 2: ("capacity", "Kapasitas/hari")}
    [row] = read_rows(*table_of("Data", header, [(2, ["Batik A", 300_000.0, "20 pcs"])]), CITY)
    assert [problem.code for problem in row.problems] == ["money_per_period", "number_per_period"]
    assert row.fields.keys() & {"yearly_sales", "capacity"} == set()


def test_several_answers_ticked_in_columns_side_by_side_are_all_told(read: Read) -> None:
    head = [
        ["Nama Usaha", "Jenis Usaha", "", "Pemasaran", "", ""],
        ["", "Batik", "Tenun", "Lokal", "Nasional", "Ekspor"],
    ]
    rows = [["Batik A", "v", "v", "√", "v", "-"], ["Tenun B", "", "v", "v", "", "Jepang"]]
    merges = [("A1:A2", "Nama Usaha"), ("B1:C1", "Jenis Usaha"), ("D1:F1", "Pemasaran")]
    found = read(Data=[*head, *rows], merges=merges)
    assert told(found, "kind_of_business", "markets") == [
        ("Batik, Tenun", "Lokal, Nasional"),
        ("Tenun", "Lokal, Jepang"),
    ]


@pytest.mark.parametrize("label", ["Tgl Cair", "Tgl Akhir", "Tanggal Hadir"])
def test_a_day_of_something_else_is_no_day_of_birth(label: str) -> None:
    assert "birth_year" not in fields_for((label,), MAKERS)


def test_a_survey_of_long_questions_keeps_its_header(read: Read) -> None:
    head = [
        "Responden", "Nama Usaha", "Nama Responden", "Berapa rata-rata penghasilan per bulan?", "Berapa modal awal usaha Anda?",
        "Sejak kapan usaha berjalan?", "Berapa orang yang bekerja?", "Apakah sudah punya sertifikat halal?", "Kendala utama",
    ]  # fmt: skip
    found = read(Data=[head, ["R1", "Batik A", "Ani", "Rp1.500.000", "5jt", "2015", "3", "sudah", "modal"]])
    (one,) = incoming(found)
    assert told(found, "name", "owner_name", "started_year") == [("Batik A", "Ani", 2015)]
    assert one.figures == {"yearly_sales": 18_000_000, "capital": 5_000_000, "labour_total": 3}


@pytest.mark.parametrize(
    "label",
    ["Umur Pemilik", "Usia Pemilik", "Kendala Usaha", "Nama Alat", "Upah Tenaga Kerja", "Sumber Modal",
     "Asal Bahan Baku", "Foto Produk", "Link GDrive", "Jenis Bantuan", "Tahun Pelatihan", "Status NIB", "Status Perkawinan", "No Rekening Listrik", "Pendapatan Keluarga", "Tempat Lahir", "Kota Kelahiran"],
)  # fmt: skip
def test_a_label_with_the_words_of_a_field_that_speaks_of_something_else_is_none(label: str) -> None:
    assert fields_for((label,), MAKERS) == {}


def test_the_photo_of_a_product_is_one_in_a_list_of_products() -> None:
    assert fields_for(("Foto Produk",), PRODUCTS)["photo"] > 0.6


def test_what_stood_before_gives_way_to_what_stands_now(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Omzet Sebelum", "Omzet Sesudah", "TK Sebelum", "TK Sesudah"]
    found = read(Data=[head, ["Batik A", "Ani", "1 juta", "3 juta", 2, 4]])
    assert incoming(found)[0].figures == {"yearly_sales": 3_000_000, "labour_total": 4}


@pytest.mark.parametrize("label", ["Omzet (US$)", "Omset USD", "Penjualan dalam dolar"])
def test_money_of_other_countries_is_not_taken_for_rupiah(label: str, read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", label], ["Batik A", "Ani", 150_000], ["Batik B", "Budi", 200_000]])
    assert [one.figures for one in incoming(found)] == [{}, {}]
    [row] = read_rows(
        *table_of("Data", {0: ("name", "Nama"), 1: ("capital", "Modal (USD)")}, [(2, ["A", 150_000.0])]), CITY
    )
    assert [problem.code for problem in row.problems] == ["money_foreign"]


@pytest.mark.parametrize("cell", ["Ani / 3403014107800001", "Ani\nNIK: 3403014107800001", "Ani (340301.410780.0001)"])
def test_a_nik_typed_beside_a_name_is_no_part_of_the_name(cell: str, read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Nama Pemilik / NIK"], ["Batik A", cell], ["Batik 9", "Budi"]])
    assert told(found, "name", "owner_name") == [("Batik A", "Ani"), ("Batik 9", "Budi")]
    assert incoming(found)[0].nik == "3403014107800001"
    assert "0780" not in str(preview_of(found, None))


def test_a_nik_in_the_column_of_telephones_is_one(read: Read) -> None:
    rows = [["Batik A", "Ani", "3403014107800001 / 0899 0000 1201"], ["Batik B", "Budi", "089900001202"]]
    found = read(Data=[["Nama Usaha", "Pemilik", "NIK/HP"], *rows])
    assert [(one.nik, len(one.phones)) for one in incoming(found)] == [("3403014107800001", 1), ("", 1)]
    assert "0780" not in str(preview_of(found, None))


def test_a_telephone_typed_beside_a_name_is_no_part_of_the_name(read: Read) -> None:
    rows = [["Batik A - 0899 0000 1201", "Ani", "089900001202"], ["Batik B", "Budi (WA 089900001203)", ""]]
    found = read(Data=[["Nama Usaha", "Pemilik", "HP"], *rows])
    assert told(found, "name", "owner_name") == [("Batik A", "Ani"), ("Batik B", "Budi")]
    assert [len(one.phones) for one in incoming(found)] == [2, 1]


def test_a_sheet_named_after_a_village_tells_it(read: Read) -> None:
    head = ["No", "Nama Usaha", "Pemilik"]
    found = read(**{name: [head, [1, f"Usaha {name}", "Ani"]] for name in ("Desa Bleberan", "Dengok", "Lembar3")})
    assert told(found, "village_name", "district_name") == [("Bleberan", "Playen"), ("Dengok", "Playen"), (None, None)]


def test_a_village_above_the_list_is_told_beside_the_district_of_the_rows(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Kapanewon"]
    found = read(Data=[["Kalurahan Bleberan"], head, ["Batik A", "Ani", "Playen"], ["Batik B", "Budi", "Patuk"]])
    assert told(found, "village_name", "district_name") == [("Bleberan", "Playen"), (None, "Patuk")]


@pytest.mark.parametrize("label", ["Nama Brand", "Nama Brand/Merek"])
def test_the_name_of_a_brand_is_the_brand(label: str) -> None:
    assert fields_for((label,), MAKERS)["brand"] > 0.9
