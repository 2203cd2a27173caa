"""What a file is, and what its columns are proposed to be."""

import json

from kriya.makers.imports.sheets import (
    Mapping,
    Sheet,
    Workbook,
    find_tables,
    header_fingerprint,
    preview,
    propose,
    recognise,
    remember,
)
from kriya.makers.imports.sheets.model import Cell, Merge
from kriya.makers.imports.tests.sheets_layouts import HEAD, makers

Rows = list[list[Cell]]
RECAP: Rows = [
    ["REKAPITULASI UMKM MENURUT KECAMATAN"],
    ["No", "Kecamatan", "Mikro", "Kecil", "Menengah", "Jumlah"],
    *[[float(n), f"Kec {n}", 10.0 * n, 3.0, 1.0, 10.0 * n + 4] for n in range(1, 9)],
    ["", "JUMLAH", 360.0, 24.0, 8.0, 392.0],
]
PRODUCTS: Rows = [
    ["Kode", "Nama Barang", "Nama UMKM", "Kategori", "Harga Jual", "Stok", "Gambar"],
    *[
        [f"K{n:03}", f"Taplak {n}", f"Batik {n}", "Batik", "Rp 150.000", float(n), f"taplak{n}.jpg"]
        for n in range(1, 9)
    ],
]
REGISTER: Rows = [HEAD, *makers(1, 8)]


def book(**sheets: Rows) -> Workbook:
    return Workbook("xlsx", [Sheet(name, rows) for name, rows in sheets.items()])


def test_a_register_beside_a_recap_is_a_register_and_the_recap_is_left_out() -> None:
    found = recognise(book(Rekap=RECAP, Data=REGISTER, Kosong=[]))
    assert found.kind == "makers"
    assert [one.table.sheet for one in found.tables] == ["Data"]
    assert [(one.table.sheet, one.kind) for one in found.others] == [("Rekap", "recap")]


def test_a_recap_alone_says_so() -> None:
    found = recognise(book(Rekap=RECAP))
    assert (found.kind, found.reason) == ("recap", "file_is_recap")


def test_a_recap_by_year_says_so() -> None:
    rows: Rows = [
        ["Uraian", 2021.0, 2022.0, 2023.0],
        ["Jumlah UMKM", 35.0, 55.0, 53.0],
        ["Mikro", 5.0, 10.0, 15.0],
        ["Kecil", 1.0, 2.0, 5.0],
    ]
    assert recognise(book(Tahun=rows)).kind == "recap"


def test_a_product_list_says_so() -> None:
    found = recognise(book(Produk=PRODUCTS))
    assert found.kind == "products"
    assert [column.field for column in found.tables[0].mapping.columns] == [
        "sku",
        "name",
        "maker",
        "category",
        "price",
        "stock",
        "photo",
    ]


def test_a_register_that_names_its_products_is_no_product_list() -> None:
    rows: Rows = [[*HEAD, "Nama Produk", "Harga"], *[[*row, "Daster", "50rb"] for row in makers(1, 8)]]
    assert recognise(book(Data=rows)).kind == "makers"


def test_an_empty_file_and_a_header_without_rows_say_so() -> None:
    assert recognise(book(Sheet1=[], Sheet2=[])).kind == "empty"
    assert recognise(book(Sheet1=[["DATA UMKM"], HEAD])).kind == "empty"


def test_a_letter_is_neither() -> None:
    rows: Rows = [["Kepada Yth."], ["Kepala Dinas"], ["di tempat"], [], ["Dengan hormat, bersama ini kami sampaikan"]]
    assert recognise(book(Surat=rows)).kind in ("unknown", "empty")


def test_two_tables_below_each_other_are_two_tables() -> None:
    rows: Rows = [*REGISTER, [], ["DAFTAR PRODUK"], *PRODUCTS]
    first, second = find_tables(Sheet("Data", rows))
    assert (first.numbers, second.numbers) == ([*range(2, 10)], [*range(13, 21)])


def test_a_column_of_one_word_under_a_clear_header_is_kept_with_less_confidence() -> None:
    rows: Rows = [HEAD, *makers(1, 30)]
    (table,) = find_tables(Sheet("Data", rows))
    district = propose(table).columns[4]
    assert (district.field, district.confidence < 0.95) == ("district", True)


def test_spacers_and_old_running_numbers_are_left_out() -> None:
    rows: Rows = [
        ["No", "", "", "Nama Usaha", "HP"],
        *[[float(n), 3.0 * n + n % 5, float(n), f"Batik {n}", f"08990000{n:04}"] for n in range(1, 31)],
    ]
    (table,) = find_tables(Sheet("Data", rows))
    assert [column.field for column in propose(table).columns] == ["no", "ignore", "ignore", "name", "phone"]


def test_a_monthly_turnover_and_a_unit_in_the_title_are_exposed() -> None:
    rows: Rows = [
        ["DATA UMKM (dalam ribuan rupiah)"],
        ["Nama Usaha", "Omzet per bulan", "Modal (Rp. juta)", "HP"],
        *[[f"Batik {n}", 900.0, 2.0, "089900000001"] for n in range(5)],
    ]
    (table,) = find_tables(Sheet("Data", rows))
    assert [(column.unit, column.monthly) for column in table.columns] == [
        (1, False),
        (1_000, True),
        (1_000_000, False),
        (1, False),
    ]


def test_a_corrected_mapping_is_remembered_for_the_same_header_wherever_it_stands() -> None:
    (table,) = find_tables(Sheet("Januari", REGISTER))
    mapping = propose(table)
    mapping.columns[3].field, mapping.columns[3].why = "full_address", "user"
    stored = json.loads(json.dumps(mapping.to_json()))
    later: Rows = [
        ["DATA FEBRUARI"],
        ["", *[str(label).lower() + " " for label in HEAD]],
        *[["", *row] for row in makers(3, 9)],
    ]
    (next_month,) = find_tables(Sheet("Februari", later))
    assert header_fingerprint(next_month) == mapping.fingerprint
    fitted = remember(Mapping.from_json(stored), next_month)
    assert fitted is not None
    assert [(column.index, column.field) for column in fitted.columns][3] == (4, "full_address")
    (other,) = find_tables(Sheet("Lain", [HEAD[:-1], *[row[:-1] for row in makers(1, 3)]]))
    assert remember(Mapping.from_json(stored), other) is None


def test_a_preview_shows_the_first_rows_by_field_with_their_cells() -> None:
    (table,) = find_tables(Sheet("Data", REGISTER))
    first, second = preview(table, propose(table), 2)
    assert first["name"] == [("Data!B2", "Batik Sekar 1")]
    assert second["phone"] == [("Data!F3", "089900000002")]


def test_a_business_called_total_is_no_total_also_without_running_numbers() -> None:
    rows: Rows = [
        ["Nama Usaha", "Kegiatan", "HP"],
        ["Total Busana", "", "089900000001"],
        ["Jumlah Barokah", "jahit", ""],
        ["Batik Sekar", "batik", "089900000003"],
        ["Tenun Jaya", "tenun", ""],
        ["JUMLAH", "", "4"],
    ]
    (table,) = find_tables(Sheet("Data", rows))
    assert (table.numbers, table.ignored.total) == ([2, 3, 4, 5], 1)


def test_a_word_merged_over_several_rows_stands_for_each_of_them() -> None:
    rows: Rows = [
        ["No", "Kecamatan", "Nama Usaha", "Modal"],
        *[[float(n), "Wonosari" if n == 1 else "", f"Batik {n}", 500.0 if n == 1 else ""] for n in range(1, 5)],
    ]
    (table,) = find_tables(Sheet("Data", rows, merges=[Merge(2, 1, 4, 1), Merge(2, 3, 4, 3)]))
    assert [row[1] for row in table.cells] == ["Wonosari", "Wonosari", "Wonosari", ""]
    assert [row[3] for row in table.cells] == [500.0, "", "", ""]


def test_a_register_of_names_and_numbers_is_no_recap() -> None:
    rows: Rows = [
        ["NO", "NAMA IKM", "KOMODITI", "JUMLAH PRODUKSI", "NILAI PRODUKSI (Rp.000)", "TK"],
        *[[float(n), f"Batik {n}", "batik", 10.0 * n, 150.0 * n, 2.0] for n in range(1, 9)],
    ]
    assert recognise(book(Data=rows)).kind == "makers"


def test_a_register_with_prices_addresses_and_telephones_is_no_product_list() -> None:
    rows: Rows = [
        ["No", "Nama UMKM", "Pemilik", "Alamat", "Produk", "Harga", "HP"],
        *[[float(n), f"Batik {n}", f"Siti {n}", "Jl. A", "Kain", "50.000", f"08990000{n:04}"] for n in range(1, 9)],
    ]
    assert recognise(book(Data=rows)).kind == "makers"


def test_a_product_list_may_name_its_makers_address_and_telephone() -> None:
    head: list[Cell] = ["Nama Produk", "UMKM", "Alamat", "No HP", "Harga", "Stok", "Foto"]
    rows: Rows = [
        head,
        *[[f"Tas {n}", f"Batik {n}", "Jl. A", f"08990000{n:04}", "50.000", 3.0, "a.jpg"] for n in range(1, 9)],
    ]
    assert recognise(book(Data=rows)).kind == "products"


def test_a_hidden_sheet_is_left_out_unless_it_is_all_there_is() -> None:
    workbook = book(Data=REGISTER, Lama=[*REGISTER])
    workbook.sheets[1].hidden = True
    found = recognise(workbook)
    assert ([one.table.sheet for one in found.tables], found.hidden) == (["Data"], ("Lama",))
    workbook.sheets[0].rows = []
    assert [found.table.sheet for found in recognise(workbook).tables] == ["Lama"]
