"""Whole files as offices keep them, with what stands above, beside or within other things: read as a person would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from kriya.makers.imports.reading import read_file
from kriya.makers.imports.tests.office import GUNUNGKIDUL, Read, Rows, incoming, told


@pytest.mark.parametrize("label", ["Nama Usaha / Pemilik", "NAMA PERUSAHAAN & PEMILIK", "Nama Pemilik/Usaha"])
@pytest.mark.parametrize(
    "cells",
    [
        ("Topeng Panji / Supriyono", "Bambu Wulung (Ibu Suparti)", "Lurik Ayu - Wagiyo", "Akar Wangi\nPak Sarijo"),
        ("Supriyono / Topeng Panji", "Ibu Suparti (Bambu Wulung)", "Wagiyo - Lurik Ayu", "Pak Sarijo\nAkar Wangi"),
    ],
    ids=["business first", "owner first"],
)
def test_business_and_owner_in_one_cell_are_parted_whichever_comes_first(
    label: str, cells: Sequence[str], read: Read
) -> None:
    found = read(Data=[["No", label, "Kapanewon"], *([n, cell, "Playen"] for n, cell in enumerate(cells, 1))])
    assert told(found, "name", "owner_name") == [
        ("Topeng Panji", "Supriyono"),
        ("Bambu Wulung", "Ibu Suparti"),
        ("Lurik Ayu", "Wagiyo"),
        ("Akar Wangi", "Pak Sarijo"),
    ]


def test_a_column_for_both_names_that_holds_only_one_is_the_business(read: Read) -> None:
    found = read(Data=[["No", "Nama Usaha / Pemilik", "Kec"], *([n, f"Batik {n}", "Playen"] for n in range(1, 5))])
    assert told(found, "name", "owner_name") == [(f"Batik {n}", None) for n in range(1, 5)]


def test_a_list_of_people_without_a_column_of_businesses_takes_their_names_and_says_so(read: Read) -> None:
    people = ["Kasmirah", "Tumini", "Wagiyo"]
    found = read(
        Data=[["No", "Nama Pemilik", "Jenis Produk", "HP"], *([n, who, "batik", ""] for n, who in enumerate(people, 1))]
    )
    assert (found.refused, found.repairs["name_from_owner"]) == ([], 3)
    assert told(found, "name", "owner_name") == [(who, who) for who in people]


MAKERS: Rows = [["No", "Nama", "Jenis Kerajinan"], [1, "Sarjono", "topeng"], [2, "Mugiyem", "anyaman bambu"]]


@pytest.mark.parametrize(
    ("sheets", "districts"),
    [
        ({"Data": [["DATA PERAJIN KAPANEWON PATUK TAHUN 2025"], [], *MAKERS]}, ["Patuk", "Patuk"]),
        ({"Kec. Playen": MAKERS}, ["Playen", "Playen"]),
        ({"Data": [MAKERS[0], ["", "KEC. SEMIN"], MAKERS[1], ["", "II. Kap. Tepus"], MAKERS[2]]}, ["Semin", "Tepus"]),
        ({"Data": [MAKERS[0], ["A", "KALURAHAN KEMADANG"], MAKERS[1], ["B", "KALURAHAN KEPEK"], MAKERS[2]]},
         ["Tanjungsari", None]),
        ({"Data": [["DATA UMKM KALURAHAN KEMADANG"], [], *MAKERS]}, ["Tanjungsari", "Tanjungsari"]),
        ({"Data": [["PERAJIN KECAMATAN PATUK DAN KECAMATAN PLAYEN"], [], *MAKERS]}, [None, None]),
        ({"Data": [["DAFTAR PERAJIN PER KECAMATAN TAHUN 2025"], [], *MAKERS]}, [None, None]),
        ({"Data": [[*MAKERS[0], "Alamat"], [*MAKERS[1], "Jl. Baron km 5 Paliyan"], [*MAKERS[2], "Jl. Wonosari"]]},
         ["Paliyan", None]),
        ({"Data": [[*MAKERS[0], "Alamat"], [*MAKERS[1], "Bejiharjo Karangmojo"], [*MAKERS[2], "Piyaman"]]},
         ["Karangmojo", "Wonosari"]),
    ],
    ids=["title", "tab", "sections", "sections of villages", "village in the title", "two in the title", "none in the title", "end of the address", "all of the address"],
)  # fmt: skip
def test_a_place_that_stands_above_its_rows_is_theirs(
    sheets: dict[str, Rows], districts: list[Any], read: Read
) -> None:
    assert told(read(**sheets), "district_name") == [(name,) for name in districts]


def test_a_district_of_the_row_comes_before_the_one_above_it(read: Read) -> None:
    rows = [[*row, place] for row, place in zip(MAKERS, ["Kapanewon", "Kap. Semin", "-"], strict=True)]
    assert told(read(PATUK=rows), "district_name") == [("Semin",), ("Patuk",)]


def test_hamlet_and_neighbourhood_in_columns_of_their_own_make_the_address(read: Read) -> None:
    found = read(
        Data=[
            ["Nama Usaha", "Dusun", "RT/RW", "Kalurahan", "Kapanewon"],
            ["Topeng A", "Bobung", "03/01", "Putat", "Patuk"],
            ["Topeng B", "Padukuhan Ngasem", "", "Putat", "Patuk"],
        ]
    )
    assert told(found, "address") == [("Dusun Bobung, RT 03/RW 01",), ("Padukuhan Ngasem",)]


def test_an_answer_ticked_in_columns_side_by_side_is_one_answer(read: Read) -> None:
    head = [
        ["No", "Nama Usaha", "Jenis Kelamin", "", "Skala Usaha", "", ""],
        ["", "", "L", "P", "Mikro", "Kecil", "Menengah"],
    ]
    merges = [("C1:D1", "Jenis Kelamin"), ("E1:G1", "Skala Usaha")]
    ticked = [[1, "Ukir A", "v", "", "v", "-", ""], [2, "Ukir B", "", "√", "", "√", ""]]
    found = read(Data=[*head, *ticked], merges=merges)
    assert told(found, "owner_gender", "typed_size_class") == [("man", "micro"), ("woman", "small")]


def test_years_side_by_side_under_one_label_give_the_newest_with_its_year(read: Read) -> None:
    head = [["No", "Nama Usaha", "Jumlah Tenaga Kerja", "", "Omzet (Juta)", ""], ["", "", 2023, 2024, 2023, 2024]]
    [one] = incoming(read(Data=[*head, [1, "Batik A", 4, 5, "60", "75,5"]]))
    assert (one.year, one.figures) == (2024, {"labour_total": 5, "yearly_sales": 75_500_000})


def test_a_name_and_its_address_in_one_cell_are_parted_and_a_craft_is_no_name(read: Read) -> None:
    cells = ["Sukini\nDk. Trowono RT 2, Karangasem, Paliyan", "Pujiyanto, Kepek, Wonosari"]
    found = read(Data=[["No", "NAMA/ALAMAT", "USAHA"], [1, cells[0], "Anyaman pandan"], [2, cells[1], "Kulit"]])
    assert told(found, "name", "address", "village_name", "district_name", "kind_of_business") == [
        ("Sukini", "Dk. Trowono RT 2", "Karangasem", "Paliyan", "Anyaman pandan"),
        ("Pujiyanto", None, "Kepek", "Wonosari", "Kulit"),
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Binaan", "fostered"), ("aktif", "fostered"), ("Tidak aktif (meninggal)", "inactive"), ("sudah tutup", "inactive"),
        ("Non-Aktif", "inactive"), ("Lulus/mandiri", "graduated"), ("binaan lulus 2022", "graduated"),
    ],
)  # fmt: skip
def test_a_status_is_read_out_of_its_sentence(said: str, status: str, read: Read) -> None:
    [one] = incoming(read(Data=[["Nama Usaha", "Pemilik", "Status Binaan"], ["Batik A", "Ani", said]]))
    assert one.status == status


def test_the_questions_of_a_form_are_understood(read: Read) -> None:
    asked = [
        "Nama lengkap pemilik usaha (sesuai KTP)", "Nama usaha / merek", "Sejak kapan usaha Anda berdiri?",
        "Omzet rata-rata per bulan", "Apakah sudah memiliki NIB? Bila ya, tuliskan nomornya",
    ]  # fmt: skip
    found = read(Jawaban=[asked, ["Ratna", "Griya Ratna", "tahun 2004", "1 jt", "9120001234567"]])
    assert told(found, "owner_name", "name", "started_year") == [("Ratna", "Griya Ratna", 2004)]
    [one] = incoming(found)
    assert (one.figures, [paper.number for paper in one.papers]) == ({"yearly_sales": 12_000_000}, ["9120001234567"])


def test_days_beside_a_papers_number_are_the_papers(read: Read) -> None:
    head = ["Nama Usaha", "NIB", "Tgl Terbit NIB", "P-IRT", "Berlaku s/d", "Halal", "Masa berlaku Halal"]
    row = ["Keripik A", "9120012345678", "4 Mei 2020", "2063403010123-25", "4-5-2027", "belum", "1-1-2030"]
    [one] = incoming(read(Data=[head, row, ["Keripik B", "", "", "", "", "", ""]]))[:1]
    assert [(paper.kind, paper.issued_on, paper.expires_on) for paper in one.papers] == [
        ("nib", date(2020, 5, 4), None),
        ("pirt", None, date(2027, 5, 4)),
    ]


def test_sales_that_tell_themselves_to_be_a_months_are_a_years_once(read: Read) -> None:
    cells = ["Rp. 1.5 jt/bln", "2 jt per bulan", "24 jt/tahun", "36 jt"]
    for label, rupiah in (("Omzet", [18, 24, 24, 36]), ("Omzet per bulan", [18, 24, 24, 432])):
        found = read(Data=[["Nama Usaha", label], *([f"Batik {cell}", cell] for cell in cells)])
        assert [one.figures["yearly_sales"] for one in incoming(found)] == [n * 1_000_000 for n in rupiah]


@pytest.mark.parametrize("cell", ["12 (4 L, 8 P)", "L: 4, P: 8", "4 laki-laki 8 perempuan", "4 lk / 8 pr"])
def test_men_and_women_in_one_cell_are_told_apart(cell: str, read: Read) -> None:
    [one] = incoming(read(Data=[["Nama Usaha", "Pemilik", "Tenaga Kerja"], ["Batik A", "Ani", cell]]))
    assert one.figures == {"labour_men": 4, "labour_women": 8, "labour_total": 12}


def test_workers_told_apart_by_how_they_are_employed_are_added_up(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Tenaga Kerja Tetap", "Tenaga Kerja Tidak Tetap"]
    found = read(Data=[head, ["Batik A", "Ani", 2, 3], ["Batik B", "Budi", 1, "-"], ["Batik C", "Cici", 0, 0]])
    assert [one.figures for one in incoming(found)] == [{"labour_total": 5}, {"labour_total": 1}, {}]


def test_men_and_women_of_several_kinds_of_workers_are_added_up(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Tenaga Kerja", None, None, None, None, None]
    kinds = [None, None, "Dalam keluarga", None, "Luar keluarga", None, "Jumlah", None]
    sexes = ["", "", "L", "P", "L", "P", "L", "P"]
    rows = [
        ["Batik A", "Ani", 1, 0, 2, 3, 3, 3],
        ["Batik B", "Budi", "", 2, 4, "-", 4, 2],
        ["Batik C", "Cici", 0, 0, 0, 0, 0, 0],
    ]
    figures = [
        {"labour_men": 3, "labour_women": 3, "labour_total": 6},
        {"labour_men": 4, "labour_women": 2, "labour_total": 6},
        {},
    ]
    for columns in (8, 6):  # whoever adds them up too is not added once more
        found = read(Data=[row[:columns] for row in (head, kinds, sexes, *rows)])
        assert [one.figures for one in incoming(found)] == figures


def test_of_men_in_several_years_the_newest_count(read: Read) -> None:
    head, years = ["Nama Usaha", "Pemilik", "Tenaga Kerja", "", "", ""], ["", "", 2022, "", 2023, ""]
    found = read(
        Data=[
            head,
            years,
            ["", "", "L", "P", "L", "P"],
            ["Batik A", "Ani", 9, 9, 2, 3],
            ["Batik B", "Budi", 9, 9, 1, 1],
        ]
    )
    assert [one.figures for one in incoming(found)] == [
        {"labour_men": 2, "labour_women": 3, "labour_total": 5},
        {"labour_men": 1, "labour_women": 1, "labour_total": 2},
    ]


@pytest.mark.parametrize("beside", ["5 unit", "6 IKM", "=SUM(C2:C4)"])
def test_a_total_with_its_unit_beside_is_no_business(beside: str, read: Read) -> None:
    rows = [["No", "Nama Usaha", "Pemilik"], *([n, f"Batik {n}", f"Ani {n}"] for n in range(1, 4))]
    found = read(Data=[*rows, ["", "JUMLAH KAP. PATUK", beside]])
    assert (found.rows_read, found.taken[0].table.ignored.total) == (3, 1)


def test_a_form_of_one_business_on_a_sheet_is_no_list_and_says_what_it_is(read: Read) -> None:
    asked = {"Nama Usaha": "Kriya A", "Nama Pemilik": "Pak A", "Alamat": "Jl. Baron", "No HP": "0899", "NIB": "-"}
    found = read(Satu=[["PROFIL UMKM"], [], *([label, ":", value] for label, value in asked.items())])
    assert (found.recognition.reason, found.taken, found.rows_read) == ("file_is_form", [], 0)


def test_a_word_merged_down_an_opendocument_sheet_stands_for_each_row(tmp_path: Path) -> None:
    office, table = (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    )
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

    def cell(value: str, about: str = "") -> str:
        return f'<table:table-cell office:value-type="string" {about}><text:p>{value}</text:p></table:table-cell>'

    rows = [cell("Kapanewon") + cell("Nama Usaha") + cell("Pemilik")]
    rows.append(cell("Playen", 'table:number-rows-spanned="3"') + cell("Topeng A") + cell("Ani"))
    rows += ["<table:covered-table-cell/>" + cell(f"Topeng {n}") + cell(f"Budi {n}") for n in "BC"]
    rows.append(cell("Patuk") + cell("Topeng D") + cell("Dedi"))
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    path = tmp_path / "berkas.ods"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body>'
            f'<office:spreadsheet><table:table table:name="Data"><table:table-row table:number-rows-repeated="2"/>{body}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    found = read_file(path, regency=GUNUNGKIDUL, today=date(2026, 11, 28))
    assert told(found, "name", "district_name") == [
        ("Topeng A", "Playen"), ("Topeng B", "Playen"), ("Topeng C", "Playen"), ("Topeng D", "Patuk"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Koordinat", "Titik Koordinat (lat, long)", "GPS"])
def test_a_point_in_one_cell_is_both_its_degrees(label: str, read: Read) -> None:
    cells = ["-7.9654, 110.6012", "-7,9701 110,6103", "110.5907, -7.9812", "dekat balai", ""]
    head = ["Nama Usaha", "Pemilik", label]
    found = read(Data=[head, *([f"Batik {n}", "Ani", cell] for n, cell in enumerate(cells, 1))])
    points = [(one.columns.get("latitude"), one.columns.get("longitude")) for one in incoming(found)]
    assert [tuple(map(float, point)) for point in points[:3]] == [
        (-7.9654, 110.6012),
        (-7.9701, 110.6103),
        (-7.9812, 110.5907),
    ]
    assert points[3:] == [(None, None)] * 2
    assert [(one.cell, one.code) for one in found.left_out] == [("Data!C5", "coordinate_unreadable")]


def test_how_long_there_was_work_and_where_a_map_is_are_no_names_and_no_pages(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Lama Usaha", "Link Maps"]
    rows = [["Batik A", "Ani", "5 tahun", "https://maps.app.goo.gl/x1"], ["Batik B", "Budi", "12 tahun", ""]]
    found = read(Data=[head, *rows])
    assert told(found, "name", "website", "address") == [("Batik A", None, None), ("Batik B", None, None)]
