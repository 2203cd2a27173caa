"""What the columns of a file are: proposed, shown as read, corrected, remembered."""

from __future__ import annotations

import re
from typing import Any

import pytest
import xlsxwriter
from django.test import Client

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import HEADER, MELATI, SEKAR, xlsx
from kriya.makers.imports.tests.wizard_walk import accepted, run_of, send
from kriya.makers.models import ImportedMapping
from tests.tight import tight


def test_a_column_is_corrected_and_remembered_for_the_next_file(sari: Client, council: Council):
    header = ("Nama Usaha", "Nama Pemilik", "Alamat", "Kecamatan", "Kontak Darurat", "Modal", "Pekerja Tetap")
    address = send(sari, xlsx(SEKAR, MELATI, header=header))
    page = sari.get(f"{address}kolom/")
    before = {column["letters"]: column["field"] for column in page.context["alike"][0]["columns"]}
    assert before["G"] != "labour_women"
    sari.post(f"{address}kolom/", accepted(page, **{"k0-6": "labour_women"}))
    with council_scope(council):
        stored = ImportedMapping.objects.get()
    assert [one["field"] for one in stored.mapping["columns"]][6] == "labour_women"
    again = send(sari, xlsx(SEKAR, header=header), "tahun-depan.xlsx")
    assert sari.get(again).status_code == 200, "columns that somebody chose need no second look"
    page = sari.get(f"{again}kolom/")
    assert {column["field"] for column in page.context["alike"][0]["columns"] if column["letters"] == "G"} == {
        "labour_women"
    }


@pytest.mark.parametrize(
    ("head", "cell", "name"),
    [
        ("Nama Usaha / Pemilik", "Batik Sekar / Siti Aminah", "Batik Sekar"),
        ("Nama Perusahaan dan Alamat", "Batik Sekar, Jl. Semarang 5", "Batik Sekar"),
        ("Nama Pemilik", "Siti Aminah", "Siti Aminah"),
    ],
)
def test_whatever_names_the_business_is_taken_as_it_was_proposed(sari: Client, head: str, cell: str, name: str):
    address = send(sari, xlsx((cell, "0812-3456-7890", "Batik"), header=(head, "No HP", "Jenis Usaha")))
    answer = sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/")))
    assert answer.status_code == 302, answer.context["form"].errors
    assert [row["name"] for row in sari.get(address).context["rows"]] == [name]


def test_going_back_to_the_proposal_forgets_the_correction(sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR, MELATI))
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/"), **{"k0-6": "ignore"}))
    sari.post(f"{address}kolom/usulan/")
    with council_scope(council):
        assert not ImportedMapping.objects.exists()
    page = sari.get(f"{address}kolom/")
    assert page.context["alike"][0]["columns"][6]["field"] == "labour_total"


def test_the_first_rows_show_what_is_read_beside_what_stands_in_the_cell(sari: Client):
    address = send(sari, xlsx(SEKAR, MELATI))
    page = sari.get(f"{address}kolom/")
    group = page.context["alike"][0]
    cells = dict(zip(group["heads"], group["first"][0]["cells"], strict=True))
    assert (cells["Telepon"]["read"], cells["Telepon"]["stood"]) == ("0812-3456-7890", "")
    assert (cells["Modal/investasi"]["read"], cells["Modal/investasi"]["stood"]) == ("Rp2.300.000", "Rp 2.300.000")


def test_the_first_rows_change_with_the_choice_before_anything_is_saved(sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR, MELATI))
    chosen = accepted(sari.get(f"{address}kolom/"), **{"k0-5": "yearly_sales"})
    rows = sari.post(f"{address}kolom/baris/?kelompok=0", chosen, headers={"HX-Request": "true"})
    assert "Penjualan setahun" in rows.context["group"]["heads"]
    assert "Modal/investasi" not in rows.context["group"]["heads"]
    assert run_of(council).mapping == {}
    page = tight(rows.content.decode())
    assert page.count("pilihan Anda") == 1
    assert re.search(r'id="yakin-0-5" hx-swap-oob="true"><[^>]*>pilihan Anda', page)
    without_script = sari.post(f"{address}kolom/", {**chosen, "lihat": "1"})
    assert "Penjualan setahun" in without_script.context["alike"][0]["heads"]
    assert without_script.content.decode().count("pilihan Anda") == 1


def test_a_field_chosen_twice_and_a_missing_name_are_told_at_the_form(sari: Client):
    address = send(sari, xlsx(SEKAR, MELATI))
    page = sari.get(f"{address}kolom/")
    twice = sari.post(f"{address}kolom/", accepted(page, **{"k0-5": "labour_total"}))
    assert (twice.status_code, list(twice.context["form"].errors)) == (422, ["k0-6"])
    nameless = sari.post(f"{address}kolom/", accepted(page, **{"k0-0": "ignore", "k0-1": "ignore"}))
    assert "Data" in nameless.context["form"].non_field_errors()[0]


def test_a_sheet_is_left_out(sari: Client, council: Council, tmp_path: Any):
    content = two_sheets(tmp_path)
    address = send(sari, content)
    page = sari.get(f"{address}kolom/")
    assert len(page.context["alike"]) == 1, "sheets with the same header are chosen about once"
    chosen = accepted(page)
    del chosen["t1"]
    sari.post(f"{address}kolom/", chosen)
    assert (run_of(council).report["new"], run_of(council).report["rows_read"]) == (1, 1)
    assert run_of(council).report["sheets_left_out"] == [{"name": "Lain", "kind": "left_out"}]


def two_sheets(folder: Any) -> bytes:
    path = folder / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, row in (("Satu", SEKAR), ("Lain", MELATI)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, HEADER)
            page.write_row(1, 0, row)
    return bytes(path.read_bytes())
