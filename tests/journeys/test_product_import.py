"""A product list with its photos through the wizard in a real browser, taken back at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from kriya.catalog.imports.tests.zips import zipped
from kriya.catalog.tests.pictures import cloth
from kriya.makers.imports.tests.wizard_files import xlsx
from tests.journeys.sound import check_both

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]
HEAD = ("Kode", "Nama Produk", "UMKM", "Harga", "Foto")


@pytest.fixture
def files(visit: Any, tmp_path: Path) -> tuple[Path, Path]:
    """A list of two products of a maker of the demo, one row of nobody's, and a zip with a photo that is none."""
    maker = visit("/pekalongan/umkm/").locator("article.card h2").first.inner_text()
    rows = (
        ("UJI-1", "Kain uji kesatu", maker, 450_000, "satu.jpg"),
        ("UJI-2", "Kain uji kedua", maker, 350_000, "hilang.jpg"),
        ("UJI-3", "Kain entah", "Bukan siapa-siapa", 1_000, ""),
    )
    (tmp_path / "produk.xlsx").write_bytes(xlsx(*rows, header=HEAD, sheet="Produk"))
    photos = {"satu.jpg": cloth(600, 400), "uji-2.jpg": cloth(400, 600, seed=2), "rusak.jpg": b"bukan foto"}
    (tmp_path / "foto.zip").write_bytes(zipped(photos))
    return tmp_path / "produk.xlsx", tmp_path / "foto.zip"


def test_a_product_list_with_photos_is_reviewed_written_and_taken_back(visit: Any, files: tuple[Path, Path]):
    page = visit("/pekalongan/kelola/impor/", role="staff")
    page.locator("input[type=file]").set_input_files(files[0])
    page.get_by_role("button", name="Unggah dan lihat isinya").click()
    with page.expect_navigation():
        page.locator("main a[href*='/produk/impor/']").first.click()
    check_both(page, "review of a product list")
    page.locator("input[name=zip]").set_input_files(files[1])
    page.get_by_role("button", name="Pasangkan foto").click()
    expect(page.locator("#foto")).to_contain_text("2 foto untuk 2 produk")
    page.get_by_text("Foto ditolak").click()
    check_both(page, "review with photos")
    page.locator("input[name=tanpa-ditolak]").check()
    page.get_by_role("button", name="Simpan ke katalog").click()
    # By the worker, who is polite to the web server and to whatever else this machine does.
    expect(page.locator("#foto")).to_contain_text("2 foto masuk", timeout=150_000)
    check_both(page, "what came of it")
    page.get_by_role("button", name="Batalkan impor ini").click()
    expect(page.locator("body")).to_contain_text("Impor dibatalkan")
