"""The example files of real kinds, against the counts that stand beside them."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kriya.makers.imports.sheets import Recognition, read_workbook, recognise

DATA = Path(__file__).resolve().parents[4].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"EXAMPLE DATA NOT FOUND at {DATA}: headers and rows of real registers are NOT tested"
)
EXPECTED: dict[str, Any] = json.loads((DATA / "expected.json").read_text()) if DATA.is_dir() else {}
CITY = EXPECTED.get("binaan-kota.xlsx", {"sheets": {}})["sheets"]


@lru_cache(maxsize=8)
def recognised(name: str) -> Recognition:
    return recognise(read_workbook(DATA / name))


@pytest.mark.parametrize("sheet", CITY)
def test_every_sheet_of_the_city_register_has_its_rows_counted_exactly(sheet: str) -> None:
    (table,) = [found.table for found in recognised("binaan-kota.xlsx").tables if found.table.sheet == sheet]
    known = CITY[sheet]
    totals = known.get("subtotal_rows", 0) + known["total_rows"] + known.get("ref_error_total_rows", 0)
    labels = known["header_rows"]
    assert (len(table), table.first_data_row) == (known["data_rows"], known["first_data_row"])
    assert table.header_rows[:2] == tuple(labels)
    counts = table.ignored
    assert counts.title == known["title_rows"]
    assert counts.header == len(labels) + known.get("column_number_rows", 0)
    assert (counts.total, counts.section, counts.footer) == (totals, known.get("section_rows", 0), 0)


def test_the_city_register_has_4174_data_rows() -> None:
    recognition = recognised("binaan-kota.xlsx")
    assert (recognition.kind, len(recognition.tables), recognition.others) == ("makers", 11, [])
    assert sum(len(found.table) for found in recognition.tables) == 4174
    assert recognition.ignored().for_report() == {"title": 14, "header": 23, "total": 22, "empty": 17}


def test_errors_in_data_cells_are_kept_to_be_told() -> None:
    tables = [found.table for found in recognised("binaan-kota.xlsx").tables]
    broken = [
        table.address(row.number, index)
        for table in tables
        for row in table.rows
        for index, value in enumerate(row.cells)
        if value == "#REF!"
    ]
    assert broken == ["mesin!U10", "makanan!U167", "aneka&kerajinan!U195"]


CITY_FIELDS = (
    "no name owner gender address village district phone legal_form licence_year kbli_code kbli_name commodity product_names data_year"
    " labour_men labour_women capital capacity capacity_unit yearly_sales raw_material_value export_percent export_countries iumk pirt"
).split()


def test_the_columns_of_the_city_register_are_understood_on_every_sheet() -> None:
    for found in recognised("binaan-kota.xlsx").tables:
        fields = [column.field for column in found.mapping.columns if column.field != "ignore"]
        more = ["halal", "brand"] if found.table.sheet == "legalitas" else []
        assert fields == CITY_FIELDS + more
        thousands = [column.letters for column in found.table.columns if column.unit == 1_000]
        assert thousands == ["T", "W", "X"]


def test_the_weaving_register_is_understood() -> None:
    (found,) = recognised("industri-tenun.xlsx").tables
    assert (len(found.table), found.table.first_data_row) == (1415, 5)
    assert [column.field for column in found.mapping.columns] == [
        "name", "owner", "full_address", "phone", "labour_total", "capital", "capacity", "commodity",
    ]  # fmt: skip


def test_the_export_of_small_businesses_is_understood() -> None:
    workbook = read_workbook(DATA / "umkm-kota.csv")
    (found,) = recognise(workbook).tables
    assert (workbook.encoding, workbook.delimiter) == ("cp1252", ";")
    assert len(found.table) == 11_204
    assert [(column.field, column.why) for column in found.mapping.columns] == [
        ("name", "both"), ("kind", "both"), ("ignore", "constant"), ("ignore", "constant"), ("ignore", "constant"), ("latitude", "both"), ("longitude", "both"),
    ]  # fmt: skip
    mended = [workbook.sheets[0].rows[number - 1][1] for number in workbook.sheets[0].repairs]
    assert sorted(mended) == ["batik tulis; batik cap"] * 3 + ["jual kain; sarung"] * 3


def test_the_recap_is_no_register() -> None:
    recognition = recognised("rekap-kecamatan.xlsx")
    assert (recognition.kind, recognition.reason, recognition.tables) == ("recap", "file_is_recap", [])
    assert [found.kind for found in recognition.others] == ["recap", "recap", "recap"]


def test_the_product_list_is_a_product_list() -> None:
    recognition = recognised("produk.xlsx")
    (found,) = recognition.tables
    assert (recognition.kind, len(found.table), found.table.first_data_row) == ("products", 600, 5)
    assert [column.field for column in found.mapping.columns] == [
        "no", "name", "maker", "category", "price", "stock", "description", "photo",
    ]  # fmt: skip
