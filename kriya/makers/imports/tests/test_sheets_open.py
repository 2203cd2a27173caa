"""Honest files of every kind, whatever their name says."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from kriya.core.refusal import Refused
from kriya.makers.imports.sheets.model import Cell
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests.sheets_files import write_ods, write_raw_xlsx, write_xlsx
from kriya.makers.imports.tests.sheets_old_files import write_xls

ROWS: list[list[Cell]] = [["Nama", "HP"], ["Batik Sekar", "0899 0000 0001"], ["Tenun, Jaya", "'-"]]


def test_an_xlsx_gives_its_cells_where_they_stand(tmp_path: Path) -> None:
    workbook = read_workbook(write_xlsx(tmp_path / "a.xlsx", ROWS))
    assert workbook.kind == "xlsx"
    assert workbook.sheets[0].rows == ROWS
    assert workbook.sheets[0].address(2, 1) == "Sheet1!B2"


@pytest.mark.parametrize("name", ["a.xlsm", "a.xls", "a.csv", "a", "a.txt"])
def test_the_content_decides_and_not_the_name(name: str, tmp_path: Path) -> None:
    assert read_workbook(write_xlsx(tmp_path / name, ROWS)).kind == "xlsx"


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    workbook = read_workbook(write_ods(tmp_path / "a.xlsx", [[str(cell) for cell in row] for row in ROWS]))
    assert (workbook.kind, workbook.sheets[0].name, workbook.sheets[0].rows) == ("ods", "Data", ROWS)


def test_the_empty_rest_of_an_opendocument_sheet_counts_for_nothing(tmp_path: Path) -> None:
    rest = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert read_workbook(write_ods(tmp_path / "a.ods", [["Nama"], ["Batik"]], after=rest)).sheets[0].rows == [
        ["Nama"],
        ["Batik"],
    ]


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    workbook = read_workbook(write_xls(tmp_path / "a.xlsx", [["Nama", "Tenaga"], ["Batik Séruni", 3.0]]))
    assert (workbook.kind, workbook.sheets[0].name) == ("xls", "Lama")
    assert workbook.sheets[0].rows == [["Nama", "Tenaga"], ["Batik Séruni", 3.0]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separated_text_is_read_in_any_encoding_with_any_delimiter(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    rows = [["Nama", "Kegiatan", "HP"], ["Café Sekar", "batik – tulis", "0899-0000-0001"], ['"Jaya"', "jual\nkain", ""]]
    path = tmp_path / "umkm.csv"
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == rows
    assert (workbook.kind, workbook.delimiter, workbook.sheets[0].name) == ("csv", delimiter, "umkm")


def test_a_line_that_names_the_delimiter_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nNama;Harga\nBatik, tulis, cap;1,5\n", encoding="utf-8")
    assert read_workbook(path).sheets[0].rows == [["Nama", "Harga"], ["Batik, tulis, cap", "1,5"]]


def test_a_field_too_many_is_joined_where_the_rest_falls_into_place(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    body = [f"Batik {n};batik tulis;Semin;-7.8{n:04};110.7{n:04}" for n in range(20)]
    body[6] = "Batik 6;jual kain; sarung;Semin;-7.80006;110.70006"
    path.write_text("\n".join(["Nama;Kegiatan;Kecamatan;lat;lng", *body]), encoding="utf-8")
    sheet = read_workbook(path).sheets[0]
    assert sheet.rows[7] == ["Batik 6", "jual kain; sarung", "Semin", "-7.80006", "110.70006"]
    assert sheet.repairs == {8: "field_too_many"}


def test_a_field_too_few_leaves_the_row_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Nama;Kegiatan;HP\nBatik;tulis;1\nTenun;ikat\nUkir;kayu;3\n", encoding="utf-8")
    assert read_workbook(path).sheets[0].rows[2] == ["Tenun", "ikat"]


def test_a_quote_that_is_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["Nama;Kegiatan", 'Batik;"tulis', *[f"Tenun {n};ikat" for n in range(300)]]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(read_workbook(path).sheets[0].rows) == 302


def test_dates_times_and_errors_survive_the_journey(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Isi")
        sheet.write_datetime(1, 1, datetime(2020, 5, 17), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(2, 1, datetime(2020, 5, 17, 8, 30), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        sheet.write_datetime(3, 1, time(8, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime(4, 1, timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))
        sheet.write_formula(5, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(6, 1, "=A1", None, "#REF!")
        sheet.write_boolean(7, 1, True)
        sheet.write_formula(8, 1, "=50*25", None, 1250)
        sheet.write_string(9, 1, "=89900001234")
    found = read_workbook(path).sheets[0]
    assert (found.first_row, found.first_column) == (2, 1)
    assert [row[0] for row in found.rows] == [
        date(2020, 5, 17), datetime(2020, 5, 17, 8, 30), time(8, 30), timedelta(hours=30), "#DIV/0!", "#REF!", True, 1250.0, "=89900001234",
    ]  # fmt: skip


def test_a_formula_nobody_calculated_comes_as_its_text(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1"><f>50*25</f></c><c r="B1"><f>1&lt;2</f><v></v></c><c r="C1"><f>2+2</f><v>4</v></c></row>'
    )
    assert read_workbook(write_raw_xlsx(tmp_path / "a.xlsx", data)).sheets[0].rows == [["=50*25", "=1<2", 4.0]]


def test_merged_ranges_and_hidden_sheets_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Muka").merge_range("B2:D3", "ALAMAT")
        book.add_worksheet("Lama").hide()
    shown, hidden = read_workbook(path).sheets
    assert [tuple(merge) for merge in shown.merges] == [(2, 1, 3, 3)]
    assert (shown.hidden, hidden.hidden) == (False, True)


def test_progress_is_told_while_reading(tmp_path: Path) -> None:
    told: list[int] = []
    read_workbook(write_xlsx(tmp_path / "a.xlsx", [["x"]] * 4_500), progress=told.append)
    assert told == [2_000, 4_000, 4_500]


def test_a_workbook_without_cells_is_read_as_empty(tmp_path: Path) -> None:
    assert [sheet.rows for sheet in read_workbook(write_xlsx(tmp_path / "a.xlsx", [])).sheets] == [[]]


def test_a_web_page_under_the_name_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xls"
    path.write_text(
        "<!DOCTYPE html><html><head><title>x</title><style>td{}</style></head><body><table><tr><th rowspan=2>Nama</th><th colspan=2>ALAMAT</th></tr>"
        "<tr><th>Jalan</th><th>Desa</th></tr><tr><td>Batik &amp; Tenun</td><td> Jl.  A<br>No. 1</td><td>Kauman</td></tr></table></body></html>",
        encoding="utf-8",
    )
    workbook = read_workbook(path)
    assert (workbook.kind, workbook.sheets[0].name) == ("html", "laporan")
    assert workbook.sheets[0].rows == [
        ["Nama", "ALAMAT", ""],
        ["", "Jalan", "Desa"],
        ["Batik & Tenun", "Jl. A\nNo. 1", "Kauman"],
    ]
    assert [tuple(merge) for merge in workbook.sheets[0].merges] == [(1, 0, 2, 0), (1, 1, 1, 2)]


def test_conditions_of_excel_within_a_web_page_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "umkm.xls"
    path.write_text(
        "<html><body><![if !excel]>&nbsp;<![endif]><table><tr><td>Nama</td><td>HP</td></tr><tr><td>Batik</td><td>-</td></tr>"
        "<![if supportMisalignedColumns]><tr height=0 style='display:none'><td></td></tr><![endif]></table></body></html>",
        encoding="utf-8",
    )
    assert read_workbook(path).sheets[0].rows[:2] == [["Nama", "HP"], ["Batik", "-"]]


def test_a_page_of_frames_says_that_its_sheets_are_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "umkm.xls"
    path.write_text('<html><head><meta name="Excel Workbook Frameset"></head><frameset></frameset></html>')
    with pytest.raises(Refused, match="sheets_beside"):
        read_workbook(path)


def test_the_xml_of_excel_2003_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lama.xml"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="Data"><Table ss:ExpandedColumnCount="3"><Row><Cell><Data ss:Type="String">Nama</Data></Cell><Cell ss:Index="3"><Data>HP</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell><Data>Batik</Data></Cell></Row></Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    sheet = read_workbook(path).sheets[0]
    assert (sheet.name, sheet.rows) == ("Data", [["Nama", "", "HP"], [], ["Batik"]])


def test_reading_stops_at_once_when_nobody_wants_the_rest(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["x", 1.0]] * 20_000)

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_workbook(path, progress=stop)
