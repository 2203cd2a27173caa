"""The steps of the wizard as a browser takes them, for its tests."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import DATA, upload
from kriya.makers.models import ImportRun, Maker

IMPORTS = "/pekalongan/kelola/impor/"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"EXAMPLE DATA NOT FOUND at {DATA}: the wizard is NOT tested with real registers"
)


def run_of(council: Council) -> ImportRun:
    with council_scope(council):
        return ImportRun.objects.latest("uploaded_at")


def send(sari: Client, content: bytes, name: str = "binaan.xlsx") -> str:
    """Upload a file and return the address of its run."""
    answer = sari.post(IMPORTS, {"file": upload(content, name)})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def accepted(page: Any, **changes: str) -> dict[str, str]:
    """What the form of the columns sends when nothing but `changes` is changed."""
    fields = page.context["form"].fields
    sent = {name: "on" if field.initial is True else field.initial for name, field in fields.items() if field.initial}
    return {**sent, **changes}


def walk(sari: Client, content: bytes, name: str = "binaan.xlsx") -> tuple[str, Any]:
    """Upload a file and accept its columns; return its address and the review."""
    address = send(sari, content, name)
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/")))
    return address, sari.get(address)


def save(sari: Client, address: str, council: Council, **more: str) -> Any:
    return sari.post(f"{address}simpan/", {"tinjauan": run_of(council).shown, **more}, follow=True)


def tabs(page: Any) -> dict[str, int]:
    return {tab["key"]: tab["count"] for tab in page.context["tabs"]}


def names(council: Council) -> list[str]:
    with council_scope(council):
        return sorted(Maker.objects.values_list("name", flat=True))
