"""Whatever is strewn over and into a table, its data rows are found exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kriya.makers.imports.sheets.model import Cell, Sheet
from kriya.makers.imports.sheets.table import find_tables

Rows = list[list[Cell]]
HEADS = [
    ["No", "Nama Usaha", "Nama Pemilik", "Alamat", "Kecamatan", "No HP", "Tenaga Kerja", "Omzet"],
    ["NO.", "NAMA IKM", "PEMILIK", "JALAN", "KEC.", "TELP", "JML TK", "NILAI INVESTASI (Rp.000)"],
    ["no", "business name", "owner", "address", "subdistrict", "phone", "workers", "sales"],
]
TITLES: list[list[Cell]] = [
    ["DATA UMKM BINAAN"],
    ["TAHUN 2023"],
    ["KABUPATEN GUNUNGKIDUL"],
    [],
    ["", "", "Keadaan Desember 2023"],
]
word = st.sampled_from("Batik Tenun Ukir Anyam Kulit Perak Sekar Mulya Jaya Asri Canting Lestari".split())


@st.composite
def data_row(draw: st.DrawFn, number: int) -> list[Cell]:
    name = f"{draw(word)} {draw(word)} {number}"
    known: list[Cell] = [
        f"{draw(word)} {number}",
        f"Jl. {draw(word)} No. {number}",
        draw(st.sampled_from(["Wonosari", "Semin", "Patuk"])),
        draw(st.sampled_from([f"08990000{number:04}", 89900000000.0 + number, "-", ""])),
        draw(st.sampled_from([2.0, 0.0, "", "3 orang"])),
        draw(st.sampled_from([25000.0, "Rp 2.300.000", "2,3 jt", 0.0, "#REF!"])),
    ]
    blanks = draw(st.sets(st.integers(0, 5), max_size=3))
    return [float(number), name, *("" if place in blanks else value for place, value in enumerate(known))]


def noise(head: list[str]) -> st.SearchStrategy[list[Cell]]:
    return st.sampled_from(
        [
            [],
            [" "],
            ["JUMLAH", "", "", "", "", "", 12.0, 5000.0],
            ["SUB TOTAL", "", "", "", "", "", 12.0],
            ["", "Jumlah Kec. Semin", "", "", "", "", 4.0, 100.0],
            ["", "", "", "", "", "", 48.0, 900.0],
            ["", "", "", "", "", "", "#REF!"],
            ["KECAMATAN PATUK"],
            ["DATA IKM DI SENTRA BATIK"],
            list(head),
        ]
    )


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Sheet, list[int]]:
    head = draw(st.sampled_from(HEADS))
    rows: Rows = [list(title) for title in draw(st.lists(st.sampled_from(TITLES), max_size=4))]
    rows.append(list(head))
    if draw(st.booleans()):
        rows.append([float(n) for n in range(1, len(head) + 1)])
    data: list[int] = []
    for number in range(1, draw(st.integers(3, 25)) + 1):
        if number > 1 and draw(st.integers(0, 5)) == 0:
            rows.append(draw(noise(head)))
        rows.append(draw(data_row(number)))
        data.append(len(rows))
    if draw(st.booleans()):
        rows += [
            [],
            ["TOTAL", "", "", "", "", "", 99.0],
            [],
            ["", "", "", "Mengetahui,"],
            ["", "", "", "Kepala Dinas"],
            ["", "", "", "NIP. 1965"],
        ]
    return Sheet("Data", rows), data


@settings(max_examples=80, deadline=None, derandomize=True)
@given(sheets())
def test_the_data_rows_are_found_exactly_whatever_stands_between_them(made: tuple[Sheet, list[int]]) -> None:
    sheet, data = made
    (table,) = find_tables(sheet)
    assert table.numbers == data
    assert len(table) + sum(table.ignored.for_report().values()) == len(sheet.rows)
