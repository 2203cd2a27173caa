"""The example city's makers in a council's register, and its product list read against them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import read_for_council, receive_file, write_import

DATA = Path(__file__).resolve().parents[4].parent / "shared" / "data"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"EXAMPLE DATA NOT FOUND at {DATA}: a real product list is NOT tested"
)


def register_the_city(council: Council) -> None:
    """Enter the makers of binaan-kota.xlsx."""
    found = read_for_council(council, DATA / "binaan-kota.xlsx")
    with council_scope(council):
        run = receive_file(ContentFile(b"-"), name="binaan-kota.xlsx", by=None)
        write_import(run, found, skip_refused=True)
