"""`kriya import` as a process of its own: exit codes, what goes to which stream, the shape of --json that others read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kriya.catalog.imports.tests.zips import zipped
from kriya.catalog.models import PhotoArchive, Product
from kriya.catalog.tests.pictures import cloth
from kriya.cli.tests.commands import ROOT, Done, report_of, run_import
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import xlsx
from tests import build

HEAD = ("Nama Produk", "UMKM", "Harga", "Foto")
PRODUCTS = (("Kain Kawung", "Batik Sekar", "Rp 450.000", "kawung.jpg"), ("Tas", "Entah", 85_000, ""))
KEYS = {"kind", "sheets", "rows_read", "new", "changed", "same", "duplicates", "refused", "ignored", "repairs"}
Command = Callable[..., Done]


@pytest.fixture
def council(real_db: None) -> Council:
    council = build.pekalongan(crafts=True)
    with council_scope(council):
        build.maker("Batik Sekar")
    return council


@pytest.fixture
def kriya(council: Council, database_name: str, tmp_path: Path) -> Command:
    return lambda *arguments, **more: run_import(database_name, tmp_path / "data", *arguments, **more)


def has_the_agreed_shape(report: dict[str, Any]) -> None:
    """What is promised to programs."""
    assert report.keys() >= KEYS
    assert report["kind"] == "products"
    assert report["ignored"].keys() == {"title", "header", "total", "empty"}
    assert all(isinstance(count, int) for count in report["repairs"].values())
    assert all(cell.keys() >= {"cell", "code", "value", "reason"} for cell in report["refused"])


def test_a_product_list_is_refused_with_its_reasons_then_taken_with_its_photos(
    kriya: Command, council: Council, tmp_path: Path
):
    file, photos = tmp_path / "produk.xlsx", tmp_path / "foto.zip"
    file.write_bytes(xlsx(*PRODUCTS, header=HEAD, sheet="Produk"))
    photos.write_bytes(zipped({"foto/Kawung.JPG": cloth(60, 80), "rusak.jpg": b"bukan foto"}))

    refused = kriya(file, "--json", "--photos", photos, lang="en_US.UTF-8")
    report = report_of(refused)
    has_the_agreed_shape(report)
    assert (refused.returncode, report["written"]) == (1, False)
    assert [(cell["cell"], cell["code"]) for cell in report["refused"]] == [("Produk!B3", "maker_not_found")]
    assert refused.stderr.strip() == f"{report['refusal']['reason']} (--skip-refused)"
    assert "row" in refused.stderr, "in the language that the terminal asks for"

    done = kriya(file, "--json", "--photos", photos, "--skip-refused")
    report = report_of(done)
    has_the_agreed_shape(report)
    assert (done.returncode, done.stderr, report["new"], report["written"]) == (0, "", 1, True)
    assert report["photos"]["matched"] == 1
    assert [(one["file"], one["code"]) for one in report["photos"]["refused"]] == [("rusak.jpg", "not_a_picture")]
    with council_scope(council):
        assert Product.objects.get().name == "Kain Kawung"
        assert len(PhotoArchive.objects.get().wanted) == 1


def test_wrong_usage_ends_with_2_before_anything_is_opened():
    command = [sys.executable, "-m", "kriya", "import", "binaan.xlsx", "--apa-ini", "--council", "pekalongan"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--apa-ini" in done.stderr
