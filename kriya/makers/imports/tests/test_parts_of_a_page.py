"""What stands where on a page: lists beside each other, labels in two lines, places in two columns."""

from __future__ import annotations

import pytest

from kriya.makers.imports.tests.office import Read, incoming, told


def test_lists_of_other_labels_side_by_side_are_two(read: Read) -> None:
    head = ["No", "Nama Usaha", "Pemilik", "HP", "", "No", "Perajin", "Jenis Usaha", "Alamat"]
    rows = [[n, f"Kue {name}", f"Bu {name}", f"08120000290{n}", "", n, f"Pak {name}", "Ukir kayu", f"Jl. Ukir {n}"]
            for n, name in enumerate(("Ani", "Tuti", "Sri"), 1)]  # fmt: skip
    found = read(Data=[["UMKM KULINER", "", "", "", "", "UMKM KRIYA"], head, *rows])
    assert told(found, "name", "address")[:4] == [
        ("Kue Ani", None), ("Kue Tuti", None), ("Kue Sri", None), ("Pak Ani", "Jl. Ukir 1"),
    ]  # fmt: skip
    assert len(found.tables) == 2


def test_an_empty_column_alone_parts_no_list(read: Read) -> None:
    rows = [[n, f"Batik {n}", "", f"Ani {n}", f"Jl. Mawar {n}"] for n in range(1, 5)]
    assert told(read(Data=[["No", "Nama Usaha", "", "Pemilik", "Alamat"], *rows]), "owner_name")[0] == ("Ani 1",)


def test_labels_go_on_until_the_numbers_of_the_columns(read: Read) -> None:
    head = [
        ["No.", "Nama", "Alamat", "Jenis Usaha", "Omset"],
        ["", "Pemilik", "Usaha", "", "(Rp/bulan)"],
        ["1", "2", "3", "4", "5"],
    ]
    found = read(Data=[*head, *([n, name, "Jl. N", "Batik", 1_000_000] for n, name in enumerate(("Ani", "Budi"), 1))])
    assert told(found, "name", "address") == [("Ani", "Jl. N"), ("Budi", "Jl. N")]
    assert [one.figures for one in incoming(found)] == [{"yearly_sales": 12_000_000}] * 2


def test_street_and_village_are_those_of_one_place(read: Read) -> None:
    head = ["Nama Perusahaan", "Nama Pimpinan", "Alamat Kantor", "Alamat Pabrik"]
    rows = [[f"CV. Lurik {name}", name, f"Jl. Kantor {n}", f"Jl. Pabrik {n}, Kal. Kepek, Kec. Wonosari"]
            for n, name in enumerate(("Ani", "Budi", "Cici"))]  # fmt: skip
    assert told(read(Data=[head, *rows]), "address", "village_name")[0] == ("Jl. Pabrik 0", "Kepek")


def test_a_craft_in_a_line_of_its_own_is_that_of_the_rows_below(read: Read) -> None:
    def rows(*names: str) -> list[list[object]]:
        return [[n, name, f"Jl. {name}", n] for n, name in enumerate(names, 1)]

    found = read(Data=[
        ["No", "Nama Pengusaha", "Alamat", "Jml. TK"], ["I", "BATIK"], *rows("Ani", "Budi"), ["II", "TENUN"],
        ["", "KEC. WONOSARI"], *rows("Cici", "Edi"), ["III", "LAIN-LAIN"], *rows("Dodi"),
    ])  # fmt: skip
    assert [one.crafts for one in incoming(found)] == [
        ("batik",), ("batik",), ("tenun",), ("tenun",), (),
    ]  # fmt: skip
    assert found.repairs["craft_from_heading"] == 4


def test_a_form_with_numbers_and_colons_is_said_to_be_one(read: Read) -> None:
    asked = {"Nama Usaha": "Batik Ani", "Nama Pemilik": "Ani", "NIK": "3403015505800001", "Alamat": "Jl. Mawar 1",
             "Kecamatan": "Patuk", "No. HP": "081200001401", "Tahun Berdiri": 2001}  # fmt: skip
    rows = [[f"{n}.", label, ":", told] for n, (label, told) in enumerate(asked.items(), 1)]
    assert read(Ani=[["FORMULIR PENDATAAN UMKM"], [], *rows]).kind == "form"


@pytest.mark.parametrize(("label", "sales"), [("Omzet", 12_000_000), ("Omzet per tahun", 1_000_000)])
def test_a_note_beside_the_list_tells_of_what_time_its_sales_are(label: str, sales: int, read: Read) -> None:
    rows = [[n, f"Batik {n}", f"Ani {n}", 1_000_000] for n in range(1, 4)]
    note = ["Catatan:"], ["1. Data per Desember 2023"], ["2. Omzet dalam rupiah per bulan"]
    found = read(Data=[["No", "Nama Usaha", "Pemilik", label], *rows, [], *note])
    assert {one.figures["yearly_sales"] for one in incoming(found)} == {sales}


def test_the_sum_of_some_months_is_no_years(read: Read) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
    for many, figures in ((3, {}), (12, {"yearly_sales": 12_000_000})):
        head = ["Nama Usaha", "Pemilik", *(f"Omzet {month}" for month in months[:many]), "Total Omzet"]
        found = read(Data=[head, *([f"Batik {n}", f"Ani {n}", *[1_000_000] * many, 12_000_000] for n in range(3))])
        assert [one.figures for one in incoming(found)] == [figures] * 3


def test_paid_and_unpaid_workers_are_added_up_behind_a_word_for_number(read: Read) -> None:
    head = ["nama_usaha", "nama_lengkap", "jml_tk_dibayar", "jml_tk_tdk_dibayar", "thn_bdr", "oms"]
    (one,) = incoming(read(Data=[head, ["Batik Sekar", "Ani", 2, 1, 2010, 12_000_000]]))
    assert one.figures == {"labour_total": 3, "yearly_sales": 12_000_000}
    assert (one.columns["started_year"], one.year) == (2010, None)


def test_long_questions_of_a_form_are_understood(read: Read) -> None:
    head = [
        "Timestamp", "Nama Usaha", "Pemilik", "Berapa rata-rata omzet usaha per bulan?",
        "Legalitas apa saja yang sudah dimiliki? (centang semua yang sesuai)",
    ]  # fmt: skip
    rows = [["2024/05/12 9:41:23 AM GMT+7", f"Batik {n}", f"Ani {n}", "Rp 2.000.000", "NIB, Halal"] for n in range(3)]
    found = incoming(read(Jawaban=[head, *rows]))
    assert found[0].figures == {"yearly_sales": 24_000_000}
    assert [paper.kind for paper in found[0].papers] == ["nib", "halal"]
