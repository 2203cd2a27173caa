"""Labels as offices really write them: exports of their own databases, years of events, marketplaces."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kriya.makers.imports.reading import FileRead, read_file
from kriya.makers.imports.sheets.fields import FIELDS, MAKERS, PRODUCTS
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.tests.office import GUNUNGKIDUL, Read, incoming, told

OWNERS = ["Ani", "Budi", "Cici", "Dedi"]


def mapped(found: FileRead) -> dict[str, str]:
    return {column.label: column.field for one in found.tables for column in one.mapping.columns}


def test_the_name_of_a_databases_table_before_each_label_says_nothing(read: Read) -> None:
    head = ["ukm_id", "ukm_siup", "ukm_nama", "ukm_pemilik", "ukm_alamat", "ukm_merk", "ukm_nama_merk", "created_at"]
    rows = [[1, "503/77.A/2015", "BATIK A", "Ani", "Jl. Mawar 1", True, "AYU", "2024-01-02 03:04:05"],
            [2, "503/78.A/2015", "TENUN B", "Budi", "Jl. Mawar 2", False, "BUDI", "2024-01-02 03:04:05"]]  # fmt: skip
    found = read(data=[head, *rows])
    assert told(found, "name", "owner_name", "address") == [
        ("Batik A", "Ani", "Jl. Mawar 1"),
        ("Tenun B", "Budi", "Jl. Mawar 2"),
    ]
    assert [[paper.title for paper in one.papers if paper.kind == "brand"] for one in incoming(found)] == [
        ["AYU"],
        ["BUDI"],
    ]
    assert "ukm_nama" in mapped(found), "the columns are shown as the file labels them"


def test_labels_of_a_recap_that_begin_alike_keep_their_beginning(read: Read) -> None:
    head = ["kecamatan", "jumlah_mikro", "jumlah_kecil", "jumlah_menengah", "jumlah_laki", "jumlah_perempuan"]
    assert read(data=[head, *([place, 12, 3, 1, 7, 9] for place in ("Playen", "Patuk", "Semin"))]).kind == "recap"


@pytest.mark.parametrize("label", ["lokasi_id", "kategori_usaha_id", "pelaku_umkm_id", "id_umkm"])
def test_a_key_into_another_table_is_no_name_and_no_place(label: str) -> None:
    assert fields_for((label,), MAKERS).keys().isdisjoint({"name", "address", "kind", "district", "owner"})


@pytest.mark.parametrize(
    "path",
    [
        ("PENDAMPING", "NO HP"), ("DATA PETUGAS", "NAMA"), ("Perbandingan Omset", "Selisih"),
        ("Perbandingan Omset", "Persentase"), ("Harga Produk",), ("Uraian Kegiatan",), ("Kegiatan / Intervensi",),
        ("Omset/Output",), ("foto_cover_url",), ("logo_url",), ("Sumber Permodalan",), ("customer_name",),
        ("Nama Pelanggan",), ("wali_name",), ("Nama Karyawan",), ("nama_provinsi",), ("Tahun Merek",),
    ],
)  # fmt: skip
def test_what_is_told_of_others_or_of_something_else_is_no_field(path: tuple[str, ...]) -> None:
    assert fields_for(path, MAKERS) == {}


def test_what_a_label_says_is_not_overruled_by_how_its_cells_look(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "HP Pendamping", "Link Foto", "Nomor Sertifikat / Tanggal", "Rasio", "Kode Unit"]
    rows = [[f"Batik {owner}", owner, f"0899000000{n}1", f"https://foto.example/{n}.jpg", f"IDM00000000{n} - 5 MEI 2020",
             0.25 * n + 0.1, f"33751{n}0012"] for n, owner in enumerate(OWNERS)]  # fmt: skip
    found = read(Data=[head, *rows])
    assert {mapped(found)[label] for label in head[2:]} == {"ignore"}
    assert not any(one.phones for one in incoming(found))


def test_customers_with_what_they_bought_are_no_register(read: Read) -> None:
    head = ["customer_id", "customer_name", "email", "phone", "transaction_id", "amount", "category"]
    rows = [[f"C-{n}", owner, f"{owner}@contoh.id", f"0899000000{n}1", f"T-{n}", 145_000, "Batik"]
            for n, owner in enumerate(OWNERS)]  # fmt: skip
    assert read(Data=[head, *rows]).kind == "unknown"


def test_open_data_that_counts_makers_by_regency_is_a_recap(tmp_path: Path) -> None:
    head = "id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,jenis_usaha,jumlah_umkm,satuan,tahun"
    rows = [f"{n},34,DI YOGYAKARTA,340{n % 4 + 1},KABUPATEN BANTUL,KERAJINAN,{90 + n},UNIT,2019" for n in range(1, 9)]
    path = tmp_path / "od.csv"
    path.write_text("\n".join([head, *rows]))
    assert read_file(path, regency=GUNUNGKIDUL, today=date(2026, 11, 28)).reason == "file_is_recap"


def test_a_list_that_lost_its_labels_is_no_recap(read: Read) -> None:
    rows = [[f"Ani {n}", "Besek", n, 180 + n, "Buah", 300, 6480 + n, 2880, "Kerajinan"] for n in range(1, 9)]
    assert read(Worksheet=rows).kind == "unknown"


def test_a_remark_beside_the_first_row_of_a_list_without_labels_names_nobody(read: Read) -> None:
    rows = [["", f"Batik {owner}", owner, f"340301410780000{n}", f"0899000000{n}1"] for n, owner in enumerate(OWNERS)]
    rows[0][0] = "Pameran bulan Mei"
    assert told(read(Peserta=rows), "name", "owner_name")[:2] == [("Batik Ani", "Ani"), ("Batik Budi", "Budi")]


def test_people_under_a_word_for_contact_are_the_owners(read: Read) -> None:
    rows = [[f"Batik {owner}", owner, f"0899000000{n}1"] for n, owner in enumerate(OWNERS)]
    found = read(Data=[["PERUSAHAAN", "KONTAK", "TELP"], *rows])
    assert told(found, "owner_name") == [(owner,) for owner in OWNERS]
    assert found.left_out == []


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Jumlah Permodalan Usaha (Berdasarkan SIUP)", "capital"), ("Omset Pertahun", "yearly_sales"),
        ("SIUP / PERIJINAN LAINNYA", "licence_text"), ("tenaga", "labour_total"),
        ("umkm_name", "name"), ("store", "name"), ("Nama PIC", "owner"),
    ],
)  # fmt: skip
def test_words_of_real_lists_are_known(label: str, field: str) -> None:
    assert fields_for((label,), MAKERS)[field] >= 0.7


@pytest.mark.parametrize(("label", "field"), [("title", "name"), ("shop_name", "maker"), ("Image Url", "photo")])
def test_words_of_marketplaces_are_known(label: str, field: str) -> None:
    assert fields_for((label,), PRODUCTS)[field] >= 0.7


def test_where_the_business_is_comes_before_where_its_owner_lives(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Alamat Rumah", "Alamat Usaha"]
    assert told(read(Data=[head, ["Batik A", "Ani", "Jl. Rumah 1", "Jl. Usaha 2"]]), "address") == [("Jl. Usaha 2",)]
    assert told(read(Data=[head[:3], ["Batik A", "Ani", "Jl. Rumah 1"]]), "address") == [("Jl. Rumah 1",)]


def test_workers_told_apart_twice_in_one_label_are_added_up(read: Read) -> None:
    kinds = ["Tetap Perempuan", "Tetap Laki-Laki", "Lepas Perempuan", "Lepas Laki-Laki"]
    head = ["Nama Usaha", "Pemilik", *(f"Tenaga Kerja {kind}" for kind in kinds)]
    (one,) = incoming(read(Data=[head, ["Batik A", "Ani", 3, 2, 4, 1]]))
    assert one.figures == {"labour_women": 7, "labour_men": 3, "labour_total": 10}


def test_a_tick_under_a_market_in_brackets_is_that_market(read: Read) -> None:
    markets = ["Lokal", "Lintas Provinsi", "Online"]
    head = ["Nama Usaha", "Pemilik", *(f'Jangkauan Pemasaran ({one}) ("V", "X")' for one in markets)]
    assert told(read(Data=[head, ["Batik A", "Ani", "V", "V", "X"]]), "markets") == [("Lokal, Lintas Provinsi",)]


def test_a_part_of_the_assets_is_not_all_of_them(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Asset Tanah Bangunan", "Asset Kendaraan"]
    (one,) = incoming(read(Data=[head, ["Batik A", "Ani", 150_000_000, 15_000_000]]))
    assert "capital" not in one.figures


def test_the_people_of_a_village_are_no_register(read: Read) -> None:
    head = ["NIK", "Nama", "Jenis_Kelamin", "Golongan_Darah", "Agama", "Status_Menikah", "Kepala_Keluarga", "No_HP"]
    rows = [[f"340301410780000{n}", owner, "P", "A", "Islam", "Belum", "IYA", ""] for n, owner in enumerate(OWNERS)]
    assert read(Penduduk=[head, *rows]).kind == "unknown"
    makers = [["Nama Usaha", *head], *([f"Batik {row[1]}", *row] for row in rows)]
    assert told(read(Binaan=makers), "name", "owner_name")[0] == ("Batik Ani", "Ani")


def test_a_list_of_tools_is_no_address(read: Read) -> None:
    rows = [[f"Batik {owner}", owner, "canting, wajan, kompor, gawangan"] for owner in OWNERS]
    assert told(read(Data=[["Nama Usaha", "Pemilik", "Alat Produksi"], *rows]), "address") == [(None,)] * 4


def test_a_row_that_says_what_must_be_filled_in_is_no_maker(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "No HP"]
    found = read(Data=[head, ["Wajib", "Wajib", "Opsional"], ["Batik A", "Ani", "089900000011"]])
    assert told(found, "name") == [("Batik A",)]


@pytest.mark.parametrize(
    "label", ["Alat Produksi", "Nama Candi", "Modal Pinjaman", "Satuan Tanah", "Nama Motif", "Hari/Tanggal"]
)
def test_what_only_sounds_like_a_field_is_none(label: str) -> None:
    assert fields_for((label,), MAKERS) == {}


@pytest.mark.parametrize("kind", [MAKERS, PRODUCTS])
def test_every_word_of_a_field_speaks_of_it(kind: str) -> None:
    words = [(name, word) for name, field in FIELDS[kind].items() for word in (*field.strong, *field.weak)]
    assert [(name, word) for name, word in words if name not in fields_for((word,), kind)] == []


@pytest.mark.parametrize("sign", [";", ","])
def test_a_list_whose_columns_all_stand_in_one_says_so(sign: str, read: Read) -> None:
    lines = [["No", "Nama Usaha", "Nama Pemilik", "No HP"], *(["1", f"Batik {one}", one, "-"] for one in OWNERS)]
    assert read(Data=[[sign.join(line)] for line in lines]).reason == "file_is_crammed"
    assert read(Data=[[line[1]] for line in lines]).reason == "makers"


def test_workers_of_one_kind_stand_beside_the_men_and_women_of_another(read: Read) -> None:
    head = [
        ["Nama Usaha", "Pemilik", "Tenaga Kerja", None, None],
        [None, None, "Tetap", None, "Tdk Tetap"],
        [None, None, "L", "P", None],
    ]
    merges = [("C1:E1", "Tenaga Kerja"), ("C2:D2", "Tetap"), ("A1:A3", "Nama Usaha"), ("B1:B3", "Pemilik")]
    found = read(Data=[*head, ["Batik A", "Ani", 2, 5, 3], ["Batik B", "Budi", 1, 0, 0]], merges=merges)
    assert [one.figures for one in incoming(found)] == [
        {"labour_men": 2, "labour_women": 5, "labour_total": 10},
        {"labour_men": 1, "labour_women": 0, "labour_total": 1},
    ]


def test_all_workers_are_no_fewer_than_the_men_and_women_among_them(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Tenaga Kerja L", "Tenaga Kerja P", "Tenaga Kerja Lepas"]
    (one,) = incoming(read(Data=[head, ["Batik A", "Ani", 2, 5, 3]]))
    assert one.figures["labour_total"] == 7


def test_the_day_beside_a_licence_is_that_licences(read: Read) -> None:
    head = [["Nama Usaha", "Pemilik", "Izin Usaha", None], [None, None, "No TDI", "Tanggal"]]
    rows = [["Batik A", "Ani", "503/12/TDI/2015", "2 Maret 2015"], ["Batik B", "Budi", "-", ""]]
    found = read(Data=[*head, *rows], merges=[("C1:D1", "Izin Usaha")])
    assert [[(p.number, str(p.issued_on)) for p in one.papers] for one in incoming(found)] == [
        [("503/12/TDI/2015", "2015-03-02")], [],
    ]  # fmt: skip
    assert found.left_out == []


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Usaha Anda bergerak di bidang apa?", "kind"),
        ("Ekspor (%)", "export_percent"),
        ("Penjualan Ekspor (%)", "export_percent"),
        ("Nama Pengrajin / Usaha", "name_owner"),
        ("SIUP Tanggal", "paper_issued"),
        ("Tanggal Pendataan", "data_year"),
        ("Year Est.", "started_year"),
        ("Employees (M)", "labour_men"),
        ("Employees (F)", "labour_women"),
        ("Certifications", "licence_text"),
    ],
)
def test_a_label_is_read_as(label: str, field: str) -> None:
    scores = fields_for((label,), MAKERS)
    assert max(scores, key=scores.__getitem__) == field


@pytest.mark.parametrize(
    ("label", "field"),
    [("UKM", "maker"), ("Uk. (cm)", "size"), ("Body (HTML)", "description"), ("Variant SKU", "sku")],
)
def test_a_label_of_a_product_list_is_read_as(label: str, field: str) -> None:
    scores = fields_for((label,), PRODUCTS)
    assert max(scores, key=scores.__getitem__) == field


def test_each_line_of_a_forms_grid_is_a_paper_of_its_own(read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Legalitas [NIB]", "Legalitas [PIRT]", "Legalitas [Halal]"]
    found = read(Data=[head, ["Batik A", "Ani", "Ya", "Tidak", "v"]])
    assert [paper.kind for paper in incoming(found)[0].papers] == ["nib", "halal"]


def test_a_price_list_in_words_is_one_of_products(read: Read) -> None:
    head = ["Nama Produk", "Produsen", "No HP", "Harga"]
    rows = [["Topi", "Batik A", "089900000011", "mulai 50rb"], ["Tas", "Batik B", "089900000012", "hub. admin"]]
    assert read(Data=[head, *rows]).kind == PRODUCTS
