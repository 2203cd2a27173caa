"""The example registers as tables with a mapping, read with a few lines of calamine: no test of header finding here."""

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import load_workbook

from kriya.makers.imports.rows import MakerRow, read_rows
from kriya.makers.imports.sheets.model import Column, Table, letters
from kriya.makers.imports.values.reading import Context

DATA = Path(__file__).resolve().parents[4].parent / "shared" / "data"
MISSING = f"example data not found at {DATA}: the counts of real registers are NOT tested"
TODAY = dt.date(2026, 11, 24)
CITY = Context(regency="33.75", today=TODAY)

_CITY_HEADER = {
    0: ("no", "NO"), 3: ("name", "NAMA PERUSAHAAN"), 4: ("owner", "NAMA PEMILIK"), 5: ("gender", "JENIS KELAMIN"),
    6: ("address", "JALAN"), 7: ("village", "DESA/ KELURAHAN"), 8: ("district", "KECAMATAN"), 9: ("phone", "TELP/ FAX"),
    10: ("legal_form", "BENTUK BADAN USAHA"), 11: ("licence_year", "TAHUN DIKELUARKAN IZIN"),
    12: ("kbli_code", "NOMOR"), 13: ("kbli_name", "KBLI"), 14: ("commodity", "KOMODITI*"),
    15: ("product_names", "NAMA PRODUK"), 16: ("data_year", "TAHUN DATA"), 17: ("labour_men", "L"),
    18: ("labour_women", "P"), 19: ("capital", "NILAI INVESTASI (Rp.000)"), 20: ("capacity", "JUMLAH"),
    21: ("capacity_unit", "SATUAN"), 22: ("yearly_sales", "NILAI PRODUKSI (Rp.000)"),
    23: ("raw_material_value", "NILAI BB/BP (Rp.000)"), 24: ("export_percent", "% PEMASARAN EKSPOR"),
    25: ("export_countries", "NEGARA TUJUAN EKSPOR"), 26: ("iumk", "IUMK"), 27: ("pirt", "PIRT"),
    28: ("halal", "Halal"), 29: ("brand", "Merek"),
}  # fmt: skip
_WEAVING_HEADER = {
    0: ("name", "Nama Industri"), 1: ("owner", "Nama Pemilik"), 2: ("full_address", "Alamat"), 3: ("phone", "No Telp"),
    4: ("labour_total", "Tenaga Kerja"), 5: ("capital", "Nilai Investasi"), 6: ("capacity", "Kapasitas Produksi"),
    7: ("commodity", "Komoditi"),
}  # fmt: skip


def table_of(
    sheet: str, header: dict[int, tuple[str, str]], rows: list[tuple[int, list[Any]]], title: tuple[str, ...] = ()
) -> tuple[Table, dict[int, str]]:
    width = max((len(cells) for _, cells in rows), default=0)
    columns = [Column(i, letters(i), (header[i][1],)) for i in header if i < width]
    table = Table(sheet, columns, [n for n, _ in rows], [c for _, c in rows], title=title)
    return table, {i: name for i, (name, _) in header.items() if i < width}


@lru_cache(maxsize=1)
def expected() -> dict[str, Any]:
    return json.loads((DATA / "expected.json").read_text())


def _sheets(name: str) -> dict[str, list[list[Any]]]:
    book = load_workbook(str(DATA / name))
    return {s: book.get_sheet_by_name(s).to_python(skip_empty_area=False) for s in book.sheet_names}


@lru_cache(maxsize=1)
def city_rows() -> list[MakerRow]:
    found: list[MakerRow] = []
    for sheet, rows in _sheets("binaan-kota.xlsx").items():
        data = [(n, r) for n, r in enumerate(rows, 1) if isinstance(r[0], float) and isinstance(r[3], str)]
        found += read_rows(*table_of(sheet, _CITY_HEADER, data), CITY)
    return found


@lru_cache(maxsize=1)
def weaving_rows() -> list[MakerRow]:
    rows = list(enumerate(_sheets("industri-tenun.xlsx")["Worksheet"], 1))[4:]
    return read_rows(*table_of("Worksheet", _WEAVING_HEADER, rows), CITY)
