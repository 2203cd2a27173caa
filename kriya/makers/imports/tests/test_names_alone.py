"""Lists that tell little, as attendance is kept: the same list again enters nobody again."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


def test_many_of_one_name_are_told_apart_by_their_owners_alone(tmp_path: Path):
    """Of so common a name an owner alone would be no proof: that the same words came before is."""
    council = build.pekalongan(crafts=True)
    owners = [
        f"{first} {last}".strip() for first in ("Siti", "Nur", "Sri") for last in ("Aminah", "Lestari", "Hidayah", "")
    ]
    file = xlsx(*(("Tenun", owner, 3) for owner in owners), header=("Nama Usaha", "Pemilik", "Tenaga Kerja"))
    told = [import_bytes(council, file, tmp_path).report for _time in range(2)]
    assert [(one["new"], one["same"]) for one in told] == [(12, 0), (0, 12)]


def test_owners_of_whom_a_title_alone_is_told_are_who_they_were(tmp_path: Path):
    council = build.pekalongan(crafts=True)
    rows = [("Batik Ayu", "Bu", ""), ("Batik Ayu", "Pak", ""), ("Lurik", "Hj.", ""), ("Lurik", "Hj.", "Jl. Jawa 1")]
    file = xlsx(*rows, header=("Nama Usaha", "Pemilik", "Alamat"))
    first, again = [import_bytes(council, file, tmp_path).report for _time in range(2)]
    assert (again["new"], again["changed"], again["same"]) == (0, 0, first["new"])


def test_somebody_who_came_to_a_list_of_one_name_is_new(tmp_path: Path):
    """Beside whom the register knows already; nobody is folded into another."""
    council = build.pekalongan(crafts=True)
    for rows in ([("Tenun", "batik")], [("Tenun", "batik"), ("Tenun", "batik")]):
        run = import_bytes(council, xlsx(*rows, header=("Nama UMKM", "Jenis")), tmp_path)
    assert (run.report["new"], run.report["same"], run.report["duplicates"]) == (1, 1, 0)


BLANK = st.just("")
ROWS = st.tuples(
    st.sampled_from(["Batik", "Batik Sekar", "Tenun", "Tenun ATBM", "UD Tenun", "Rumah Batik Sekar"]),
    st.sampled_from(["Siti", "Hj. Siti", "Siti Aminah", "Slamet", "Bu", "Nur Hidayah, S.E."]) | BLANK,
    st.sampled_from(["Jl. Jawa 1", "Jl. Jawa 12", "Jalan Jawa No. 1 RT 02/03", "Gang Buntu"]) | BLANK,
    st.sampled_from(["Kauman", "Poncol", "Kauman Barat"]) | BLANK,
    st.sampled_from(["081234567890", "0899 0000 1111", "0285 421000"]) | BLANK,
    st.sampled_from(["3375011505700001", "3375015505700002"]) | BLANK,
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(ROWS, min_size=1, max_size=12))
def test_any_list_that_comes_again_changes_nothing(tmp_path: Path, rows: list[tuple[str, ...]]):
    head = ("Nama Usaha", "Pemilik", "Alamat", "Kelurahan", "No HP", "NIK")
    with transaction.atomic():
        council = build.pekalongan(crafts=True)
        first, again = [import_bytes(council, xlsx(*rows, header=head), tmp_path).report for _time in range(2)]
        assert (again["new"], again["changed"], again["same"]) == (0, 0, first["new"])
        transaction.set_rollback(True)
