"""Small registers for the tests of the wizard, as bytes of an upload."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

DATA = Path(__file__).resolve().parents[4].parent / "shared" / "data"
HEADER = ("Nama Usaha", "Nama Pemilik", "Alamat", "Kecamatan", "No HP", "Modal", "Tenaga Kerja")
SEKAR = ("Batik Sekar", "Siti Aminah", "Jl. Semarang 5", "Pekalongan Utara", "0812-3456-7890", "Rp 2.300.000", 4)
MELATI = ("Tenun Melati", "Budi Hartono", "Jl. Bandung 7", "Pekalongan Timur", "0813 1111 2222", "15 juta", 2)
NAMELESS = ("", "", "Jl. Jawa 9", "Pekalongan Barat", "0815 2222 3333", "5 juta", 3)
SHORT_PHONE = ("Kerupuk Udang", "Wati", "Jl. Bali 2", "Pekalongan Selatan", "0812", "7 juta", 5)


def xlsx(
    *rows: Sequence[Any], header: Sequence[str] = HEADER, sheet: str = "Data", filtered: int | None = None
) -> bytes:
    """Return a register of one sheet as an office program writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        for at, cells in enumerate([header, *rows]):
            for column, value in enumerate(cells):
                if value != "":
                    page.write(at, column, value)
        if filtered:
            page.set_row(filtered - 1, None, None, {"hidden": True})
    return out.getvalue()


def upload(content: bytes, name: str = "binaan.xlsx") -> SimpleUploadedFile:
    """Return bytes as a browser sends them."""
    return SimpleUploadedFile(name, content)
