"""After a file is written, its makers are looked through for pairs that may be one, with nobody asking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions import duplicates
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR, xlsx
from kriya.makers.models import LikelyPair
from kriya.makers.tasks import refresh_likely_pairs

MOVED = ("Batik Sekar", "Siti Aminah", "Jl. Progo 77", "Pekalongan Selatan", "0857-9999-8888", "3 juta", 2)


def jobs() -> list[Any]:
    return list(ProcrastinateJob.objects.filter(task_name=refresh_likely_pairs.name).order_by("pk"))


def test_the_job_that_an_import_asks_for_finds_the_new_pair(
    council: Council, sari: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import_bytes(council, xlsx(SEKAR, MELATI), tmp_path)
    import_bytes(council, xlsx(MOVED), tmp_path)
    (job, *_more) = jobs()
    assert (job.queue_name, job.args) == ("default", {"council_id": council.pk})
    with council_scope(council):
        assert LikelyPair.objects.count() == 0
    refresh_likely_pairs.func(**job.args)
    with council_scope(council):
        assert LikelyPair.objects.count() == 1
    # As in a register too large to be looked through while somebody waits.
    monkeypatch.setattr(duplicates, "SMALL", 0)
    page = sari.get("/pekalongan/kelola/umkm/kembar/").content.decode()
    assert page.count("Batik Sekar") >= 2


def test_a_file_that_changes_nothing_asks_for_nothing(council: Council, tmp_path: Path):
    import_bytes(council, xlsx(SEKAR), tmp_path)
    before = len(jobs())
    import_bytes(council, xlsx(SEKAR), tmp_path)
    assert (before, len(jobs())) == (1, 1)
