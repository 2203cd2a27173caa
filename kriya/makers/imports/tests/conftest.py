"""A council and Sari of its office, who imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.test import Client

from kriya.accounts.roles import Role
from kriya.councils.models import Council
from kriya.makers.imports.preview.content import preview_of
from kriya.makers.imports.reading import FileRead, read_file
from kriya.makers.imports.tests.office import GUNUNGKIDUL, Read, Rows
from tests import build


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write sheets (rows by name) as one workbook, a row and columns of it hidden, and read it for Gunungkidul."""

    def run(
        *, merges: Sequence[tuple[str, str]] = (), unseen: tuple[int, str] | None = None, **sheets: Rows
    ) -> FileRead:
        path = tmp_path / "berkas.xlsx"
        with xlsxwriter.Workbook(path) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for place, row in enumerate(rows):
                    for column, value in enumerate(row):
                        write = sheet.write_string if isinstance(value, str) else sheet.write
                        write(place, column, value)
                for cells, label in merges:
                    sheet.merge_range(cells, label)
                if unseen:
                    sheet.set_row(unseen[0] - 1, None, None, {"hidden": True})
                    sheet.set_column(unseen[1], None, None, {"hidden": True})
        found = read_file(path, regency=GUNUNGKIDUL, today=date(2026, 11, 28))
        assert preview_of(found, None)  # whatever is read can be shown
        return found

    return run
