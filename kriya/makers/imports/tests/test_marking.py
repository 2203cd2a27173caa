"""The user's own file back with wrong cells marked: everything else in it stays, and nothing in it comes alive."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xlsxwriter

from kriya.makers.imports.marking import Mark, marks_of, write_marked
from kriya.makers.imports.reading import BadCell
from kriya.makers.imports.report import plain_cell
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests.sheets_files import write_ods, write_raw_xlsx
from kriya.makers.imports.tests.wizard_files import DATA, SEKAR, xlsx

A = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTE = "Nomor telepon terlalu pendek.\nYang diharapkan: nomor telepon & kode."


def rich_file(path: Path) -> Path:
    """A file as offices have them: formats, a formula, a note of their own, a picture of a chart, a table, two sheets."""
    with xlsxwriter.Workbook(str(path)) as book:
        page, other = book.add_worksheet("Data"), book.add_worksheet("Lain & lagi")
        bold = book.add_format({"bold": True, "num_format": "#,##0", "bg_color": "#00FF00"})
        page.write_row(0, 0, ["Nama", "HP", "Modal", "Jumlah"])
        page.write_row(1, 0, ["Batik", "0812", 1000], bold)
        page.write_formula(1, 3, "=C2*2", None, 2000)
        page.write_comment(1, 0, "Catatan pengurus")
        page.data_validation("A5:A9", {"validate": "list", "source": ["a > b", "c"], "input_message": "pilih a > b"})
        page.conditional_format("C2:C9", {"type": "data_bar", "data_bar_2010": True})
        page.add_table("F1:G3")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$C$2:$C$3"})
        page.insert_chart("H5", chart)
        other.write(4, 1, "x")
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fill_of(path: Path, place: str, sheet: int = 1) -> str:
    """The colour of a cell's ground, as a spreadsheet program looks it up."""
    parts = parts_of(path)
    cell = ElementTree.fromstring(parts[f"xl/worksheets/sheet{sheet}.xml"]).find(f".//{A}c[@r='{place}']")
    styles = ElementTree.fromstring(parts["xl/styles.xml"])
    assert cell is not None
    style = styles.findall(f"{A}cellXfs/{A}xf")[int(cell.get("s", 0))]
    colour = styles.findall(f"{A}fills/{A}fill")[int(style.get("fillId", 0))].find(f".//{A}fgColor")
    return colour.get("rgb", "") if colour is not None else ""


def notes_of(path: Path) -> dict[str, str]:
    parts = parts_of(path)
    return {
        note.get("ref", ""): "".join(note.itertext())
        for name, part in parts.items()
        if re.fullmatch(r"xl/comments\d+\.xml", name)
        for note in ElementTree.fromstring(part).iter(f"{A}comment")
    }


def test_cells_are_coloured_and_noted_and_everything_else_stays(tmp_path: Path):
    source, target = rich_file(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    marks = [
        Mark("Data", "B2", "refused", NOTE),
        Mark("Data", "A9", "left_out", "Kosong"),
        Mark("Lain & lagi", "B5", "left_out", "Lain"),
    ]
    assert write_marked(source, target, marks) == ".xlsx"
    assert fill_of(target, "B2") == "FFF6B8B0"
    assert fill_of(target, "B5", sheet=2) == "FFFFE39A"
    assert notes_of(target) == {"A2": "Catatan pengurus", "B2": NOTE, "B5": "Lain", "A9": "Kosong"}
    before, after = read_workbook(source), read_workbook(target)
    assert [sheet.rows for sheet in after.sheets] == [sheet.rows for sheet in before.sheets], "results of formulas too"
    untouched = {name for name, part in parts_of(source).items() if parts_of(target).get(name) == part}
    assert {
        name for name in parts_of(source) if "chart" in name or "drawing1.xml" in name or "table" in name
    } <= untouched
    for name, part in parts_of(target).items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(part)


def test_the_bold_number_under_a_mark_is_still_a_bold_number(tmp_path: Path):
    source, target = rich_file(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    write_marked(source, target, [Mark("Data", "C2", "refused", "x")])
    styles = ElementTree.fromstring(parts_of(target)["xl/styles.xml"])
    every = styles.findall(f"{A}cellXfs/{A}xf")
    before, after = (
        ElementTree.fromstring(parts_of(path)["xl/worksheets/sheet1.xml"]).find(f".//{A}c[@r='C2']")
        for path in (source, target)
    )
    assert before is not None
    assert after is not None
    was, became = every[int(before.get("s", 0))].attrib, every[int(after.get("s", 0))].attrib
    assert {name for name in became if became[name] != was.get(name)} <= {"fillId", "applyFill"}
    assert became["fontId"] == "1"
    assert after.findtext(f"{A}v") == "1000"


def test_the_pointer_to_the_notes_stands_where_spreadsheet_programs_want_it(tmp_path: Path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, ["Nama", "HP"])
        page.add_table("A1:B3")
    write_marked(tmp_path / "a.xlsx", tmp_path / "b.xlsx", [Mark("Data", "B1", "refused", "x")])
    root = ElementTree.fromstring(parts_of(tmp_path / "b.xlsx")["xl/worksheets/sheet1.xml"])
    order = [child.tag.removeprefix(A) for child in root]
    assert order[order.index("legacyDrawing") :] == ["legacyDrawing", "tableParts"]


def test_a_sparse_file_without_styles_or_addresses_is_marked_too(tmp_path: Path):
    source = write_raw_xlsx(
        tmp_path / "a.xlsx", '<row r="2"><c t="inlineStr"><is><t>Nama</t></is></c></row><row><c><v>1</v></c></row>'
    )
    write_marked(source, tmp_path / "b.xlsx", [Mark("Data", "A3", "refused", "x"), Mark("Data", "C2", "left_out", "y")])
    assert read_workbook(tmp_path / "b.xlsx").sheets[0].rows[0][0] == "Nama"
    root = ElementTree.fromstring(parts_of(tmp_path / "b.xlsx")["xl/worksheets/sheet1.xml"])
    first, second = root.findall(f".//{A}row")
    assert [cell.get("r") for cell in first] == [None, "C2"]
    assert second[0].get("s") == "2"


def test_a_macro_file_keeps_its_macros(tmp_path: Path):
    plain = rich_file(tmp_path / "plain.xlsx")
    source = tmp_path / "a.xlsm"
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(source, "w") as out:
        for name in before.namelist():
            content = before.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml")
            out.writestr(name, content)
        out.writestr("xl/vbaProject.bin", b"\x00macro")
    assert write_marked(source, tmp_path / "b.xlsm", [Mark("Data", "B2", "refused", "x")]) == ".xlsm"
    assert parts_of(tmp_path / "b.xlsm")["xl/vbaProject.bin"] == b"\x00macro"


def test_a_csv_becomes_an_xlsx_with_the_same_cells_at_the_same_addresses(tmp_path: Path):
    source = tmp_path / "data.csv"
    source.write_bytes("Nama;HP\r\nBatik Wijaya;=1+1\r\nToko é;0812\r\n".encode("cp1252"))
    assert write_marked(source, tmp_path / "b.xlsx", [Mark("data", "B3", "refused", NOTE)]) == ".xlsx"
    assert read_workbook(tmp_path / "b.xlsx").sheets[0].rows == [
        ["Nama", "HP"],
        ["Batik Wijaya", "=1+1"],
        ["Toko é", "0812"],
    ]
    assert fill_of(tmp_path / "b.xlsx", "B3") == "FFF6B8B0"
    assert notes_of(tmp_path / "b.xlsx") == {"B3": NOTE}
    assert b"<f>" not in parts_of(tmp_path / "b.xlsx")["xl/worksheets/sheet1.xml"], "a text is no formula"


def test_a_text_that_begins_like_a_formula_stays_a_text_in_an_xlsx(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(xlsx(("=HYPERLINK(1)", *SEKAR[1:])))
    write_marked(tmp_path / "a.xlsx", tmp_path / "b.xlsx", [Mark("Data", "A2", "refused", "x")])
    assert b"<f>" not in parts_of(tmp_path / "b.xlsx")["xl/worksheets/sheet1.xml"]


def test_an_ods_becomes_an_xlsx(tmp_path: Path):
    source = write_ods(tmp_path / "a.ods", [["Nama", "HP"], ["Batik", "12"]])
    name = read_workbook(source).sheets[0].name
    assert write_marked(source, tmp_path / "b.xlsx", [Mark(name, "B2", "refused", "x")]) == ".xlsx"
    assert read_workbook(tmp_path / "b.xlsx").sheets[0].rows == [["Nama", "HP"], ["Batik", "12"]]


def test_thousands_of_notes_are_numbered_in_blocks_that_do_not_meet(tmp_path: Path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet("Data")
        for row in range(6000):
            page.write_row(row, 0, ["a", "b"])
        page.write_comment(0, 0, "lama")
    marks = [Mark("Data", f"B{row}", "refused", "x") for row in range(1, 6001)]
    write_marked(tmp_path / "a.xlsx", tmp_path / "b.xlsx", marks)
    drawing = next(part for name, part in parts_of(tmp_path / "b.xlsx").items() if name.endswith(".vml")).decode()
    ids = re.findall(r'id="_x0000_s(\d+)"', drawing)
    assert len(ids) == len(set(ids)) == 5001, "further cells are coloured only"
    assert fill_of(tmp_path / "b.xlsx", "B6000") == "FFF6B8B0"


def test_the_note_says_why_and_what_is_expected_and_repeats_no_nik():
    nik = BadCell("Data", 2, "Data!C2", "nik_wrong_length", "33750112345678", "nik")
    name = BadCell("Data", 2, "Data!A2", "name_missing", "", "business_name", (nik,))
    marks = marks_of([plain_cell(name)], [])
    assert [(mark.place, mark.tone) for mark in marks] == [("A2", "refused"), ("C2", "refused")]
    assert "16" in marks[1].note
    assert not re.search(r"\d{5}", marks[1].note)
    assert plain_cell(nik)["value"] == "••••••••••5678"


@pytest.mark.skipif(
    not DATA.is_dir(), reason=f"EXAMPLE DATA NOT FOUND at {DATA}: marking of real registers is NOT tested"
)
@pytest.mark.parametrize("name", ["binaan-kota.xlsx", "industri-tenun.xlsx", "umkm-kota.csv"])
def test_example_files_are_marked_and_say_the_same_afterwards(name: str, tmp_path: Path):
    before = read_workbook(DATA / name)
    sheet = before.sheets[-1]
    write_marked(DATA / name, tmp_path / "b.xlsx", [Mark(sheet.name, "B8", "refused", NOTE)])
    after = read_workbook(tmp_path / "b.xlsx")
    assert [one.rows for one in after.sheets] == [one.rows for one in before.sheets]
    assert notes_of(tmp_path / "b.xlsx") == {"B8": NOTE}
