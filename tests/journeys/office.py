"""Steps of an office in a browser: its register comes as a spreadsheet, a maker brings pieces, a till sells one."""

from pathlib import Path
from typing import Any

from kriya.makers.imports.tests.wizard_files import xlsx
from tests.browsers import NewPage
from tests.journeys.till import Cashier, till_address


def register_imported(page: Any, home: str, path: Path, *rows: tuple[Any, ...]) -> None:
    """The register comes as the spreadsheet that was kept till now."""
    path.write_bytes(xlsx(*rows))
    page.goto(f"{home}/kelola/impor/")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Unggah dan lihat isinya").click()
    page.get_by_role("button", name="Lanjut ke tinjauan").first.click()
    page.get_by_role("button", name="Simpan ke daftar UMKM").click()
    page.get_by_text("Tersimpan").first.wait_for()


def goods_taken_in(page: Any, home: str, maker: str, name: str, pieces: int, price: int) -> str:
    """A maker brings pieces on consignment; return the code on their label."""
    page.goto(f"{home}/kelola/galeri/titipan/baru/")
    page.select_option("[name=umkm]", label=maker)
    page.get_by_role("button", name="Lanjut ke barang").click()
    page.fill("[name=b0-produk]", name)
    page.fill("[name=b0-jumlah]", str(pieces))
    page.fill("[name=b0-harga]", str(price))
    page.get_by_role("button", name="Terima dan buat tanda terima").click()
    page.get_by_text("Diterima. Minta tanda tangan").wait_for()
    return str(page.locator("table a[href*='/l/']").first.inner_text())


def sold_at_the_till(page: Any, home: str, code: str, new_page: NewPage) -> None:
    """The copy sells its first piece."""
    till = Cashier(new_page(1100)).open(till_address(page, home))
    till.open_shift(50_000, "Bagus")
    till.sell(code)
    till.send()
    assert till.faults == []
