"""A cell that names several crafts: the first is the main one, the others stand beside it."""

from pathlib import Path

import psycopg
import pytest

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.undo_import import undo_import
from kriya.makers.imports.tests.importing import import_bytes, snapshot
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.models import MakerCraft
from tests import build

HEADER = "Nama Usaha", "Nama Pemilik", "No HP", "Jenis Kerajinan"
ONE = "Sekar", "Siti Aminah", "081234567890", "Batik tulis"
BOTH = "Sekar", "Siti Aminah", "081234567890", "Batik tulis, bordir dan anyaman bambu"


@pytest.fixture
def council(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


def practised(council: Council) -> list[tuple[str, bool]]:
    with council_scope(council):
        return list(MakerCraft.objects.order_by("-is_main", "craft__code").values_list("craft__code", "is_main"))


ALL = [("batik.tulis", True), ("anyaman.bambu", False), ("bordir", False)]


def test_a_new_maker_practises_each(council: Council, tmp_path: Path):
    import_bytes(council, xlsx(BOTH, header=HEADER), tmp_path)
    assert practised(council) == ALL
    again = import_bytes(council, xlsx(BOTH, header=HEADER), tmp_path)
    assert again.report["same"] == 1


def test_a_maker_who_is_there_gets_those_that_lack_and_undo_takes_them_back(
    council: Council, owner: psycopg.Connection, tmp_path: Path
):
    import_bytes(council, xlsx(ONE, header=HEADER), tmp_path)
    before = snapshot(owner, council)
    run = import_bytes(council, xlsx(BOTH, header=HEADER), tmp_path)
    assert practised(council) == ALL
    with council_scope(council):
        undo_import(run, by=None)
    assert snapshot(owner, council) == before


def test_two_rows_of_one_business_add_up(council: Council, tmp_path: Path):
    other = (*BOTH[:3], "Batik tulis; Tenun")
    import_bytes(council, xlsx(BOTH, other, header=HEADER), tmp_path)
    assert practised(council) == [*ALL, ("tenun", False)]
