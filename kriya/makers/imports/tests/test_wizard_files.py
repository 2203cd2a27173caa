"""Files of every kind that is read, and of those that are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests.sheets_files import write_ods
from kriya.makers.imports.tests.sheets_old_files import write_xls
from kriya.makers.imports.tests.wizard_files import DATA, MELATI, SEKAR, upload, xlsx
from kriya.makers.imports.tests.wizard_walk import IMPORTS, accepted, names, needs_data, run_of, save, send, tabs, walk
from kriya.makers.models import ImportRun, Maker, MakerPhone

CSV = "Nama Usaha;Nama Pemilik;Kecamatan;No HP\r\nBatik Café;Siti;Pekalongan Utara;0812 3456 7890\r\n"


@pytest.mark.parametrize(("content", "name"), [(CSV.encode("cp1252"), "a.csv"), (CSV.encode("utf-8-sig"), "b.csv")])
def test_a_csv_with_semicolons_in_any_coding_is_read(content: bytes, name: str, sari: Client, council: Council):
    address, _review = walk(sari, content, name)
    save(sari, address, council)
    assert names(council) == ["Batik Café"]


PLAIN = (("Nama Usaha", "Nama Pemilik", "Kecamatan", "No HP"), ("Batik Kawung", "Siti", "Pekalongan Utara", "0812"))


@pytest.mark.parametrize(("write", "name"), [(write_ods, "binaan.ods"), (write_xls, "binaan.xls")])
def test_older_and_free_formats_go_in_and_come_back_marked_as_xlsx(
    write: Callable[..., Path], name: str, sari: Client, council: Council, tmp_path: Path
):
    address, review = walk(sari, write(tmp_path / name, PLAIN).read_bytes(), name)
    assert (tabs(review)["new"], tabs(review)["left_out"]) == (1, 1)
    answer = sari.get(f"{address}perbaikan/")
    assert answer["Content-Disposition"] == 'attachment; filename="binaan (ditandai).xlsx"'
    (tmp_path / "marked.xlsx").write_bytes(b"".join(answer.streaming_content))
    assert read_workbook(tmp_path / "marked.xlsx").sheets[0].rows == [list(row) for row in PLAIN]
    save(sari, address, council)
    assert names(council) == ["Batik Kawung"]


@needs_data
def test_the_export_of_small_businesses_walks_through_the_wizard(
    sari: Client, council: Council, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kriya.makers.views.imports.finding.SMALL", 10_000_000)
    _address, review = walk(sari, (DATA / "umkm-kota.csv").read_bytes(), "umkm-kota.csv")
    assert (run_of(council).report["rows_read"], tabs(review)["refused"]) == (11_204, 1)


@needs_data
def test_the_city_register_walks_through_the_wizard(sari: Client, council: Council, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kriya.makers.views.imports.finding.SMALL", 10_000_000)
    address = send(sari, (DATA / "binaan-kota.xlsx").read_bytes(), "binaan-kota.xlsx")
    page = sari.get(f"{address}kolom/")
    assert [len(group["tables"]) for group in page.context["alike"]] == [1, 9, 1]
    sari.post(f"{address}kolom/", accepted(page))
    review = sari.get(address)
    assert (tabs(review)["new"], tabs(review)["left_out"]) == (1386, 28)
    assert review.context["page"].paginator.num_pages == 28
    save(sari, address, council)
    with council_scope(council):
        assert Maker.objects.count() == 1386
        assert MakerPhone.objects.values("number").distinct().count() == 780


REFUSED: list[tuple[Callable[[], bytes], str, str]] = [
    (lambda: b"", "kosong.xlsx", "kosong (0 byte)"),
    (lambda: b"%PDF-1.7 bukan lembar kerja \x00\x01", "surat.pdf", "bukan lembar kerja"),
    (lambda: xlsx(), "judul.xlsx", "tidak berisi baris data"),
    (lambda: (DATA / "rekap-kecamatan.xlsx").read_bytes(), "rekap.xlsx", "Ini rekap"),
    (lambda: (DATA / "produk.xlsx").read_bytes(), "produk.xlsx", "Ini daftar produk"),
]


@needs_data
@pytest.mark.parametrize(("content", "name", "sentence"), REFUSED)
def test_a_file_that_is_no_register_is_told_in_one_sentence(
    content: Any, name: str, sentence: str, sari: Client, council: Council
):
    page = sari.get(send(sari, content(), name))
    assert sentence in page.content.decode()
    assert run_of(council).state == "refused"
    sari.post(f"{IMPORTS}{run_of(council).pk}/buang/")
    with council_scope(council):
        assert not ImportRun.objects.exists()


def test_a_file_of_unknown_columns_is_read_once_somebody_says_what_they_are(sari: Client, council: Council):
    header = ("Alfa", "Beta", "Gama", "Delta", "Epsilon", "Zeta", "Eta")
    address = send(sari, xlsx(SEKAR, MELATI, header=header))
    page = sari.get(address)
    if run_of(council).state == "refused":
        assert f"{address}kolom/" in page.content.decode()
    chosen = accepted(sari.get(f"{address}kolom/"), **{"t0": "on", "k0-0": "name", "k0-1": "owner"})
    sari.post(f"{address}kolom/", chosen)
    assert (run_of(council).state, run_of(council).report["new"]) == ("ready", 2)


def test_too_big_a_file_is_turned_away_before_it_is_kept(
    sari: Client, council: Council, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kriya.makers.forms.imports.Limits", lambda: type("Small", (), {"file_bytes": 100})())
    answer = sari.post(IMPORTS, {"file": upload(xlsx(SEKAR))})
    assert answer.status_code == 422
    with council_scope(council):
        assert not ImportRun.objects.exists()
