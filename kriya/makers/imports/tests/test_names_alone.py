"""A list of names and nothing else, as attendance is kept: the same list again enters nobody again."""

from pathlib import Path

import pytest

from kriya.core.scoping import council_scope
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.models import Maker
from tests import build

pytestmark = pytest.mark.django_db


def test_the_same_names_again_are_the_same_makers(tmp_path: Path):
    """Also those that bear one name, and those of which the office knows more by now."""
    council = build.pekalongan(crafts=True)
    with council_scope(council):
        build.maker("Batik Sekar", owner_name="Siti Aminah", address="Jl. Semarang 5")
    file = xlsx(
        ("Batik Sekar", "batik"), ("Tenun Melati", "tenun"), ("Tenun Melati", "tenun"), header=("Nama UMKM", "Jenis")
    )
    told = [import_bytes(council, file, tmp_path).report for _time in range(2)]
    assert [(one["new"], one["same"] + one["changed"]) for one in told] == [(2, 1), (0, 3)]
    with council_scope(council):
        assert Maker.objects.count() == 3
        Maker.objects.filter(name="Tenun Melati").update(owner_name="Budi", address="Jl. Bandung 7")
    assert import_bytes(council, file, tmp_path).report["new"] == 0
