"""What a sheet keeps out of sight."""

from __future__ import annotations

from pathlib import Path

from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests.office import Read, incoming
from kriya.makers.imports.tests.sheets_files import write_ods
from kriya.makers.imports.tests.sheets_old_files import write_xls


def test_what_the_sheet_hides_is_read_and_said(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "No HP"]
    rows = [["Batik A", "Ani", "089900000011"], ["Batik B", "Budi", ""], ["Batik C", "Cici", "089900000013"]]
    found = read(Data=[head, *rows], unseen=(3, "C:C"))
    assert [one.columns["name"] for one in incoming(found)] == ["Batik A", "Batik B", "Batik C"]
    assert (found.repairs["row_hidden"], found.repairs["column_hidden"]) == (1, 2)


def test_an_opendocument_sheet_tells_what_it_filters_and_folds(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>Batik C</text:p></table:table-cell>'
    away = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    filtered = f'<table:table-row table:visibility="filter">{cell}</table:table-row>'
    path = write_ods(
        tmp_path / "a.ods", [["Nama", "Pemilik", "HP"], ["Batik A", "Ani", "-"]], before=away, after=filtered
    )
    (sheet,) = read_workbook(path).sheets
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {2})


def test_an_old_workbook_tells_what_it_filters_and_folds(tmp_path: Path) -> None:
    rows = [["Nama", "Pemilik", "HP"], ["Batik A", "Ani", "-"], ["Batik B", "Budi", "-"]]
    (sheet,) = read_workbook(write_xls(tmp_path / "a.xls", rows, unseen=(2, 1))).sheets
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {1})
    (sheet,) = read_workbook(write_xls(tmp_path / "b.xls", rows)).sheets
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset(), frozenset())
