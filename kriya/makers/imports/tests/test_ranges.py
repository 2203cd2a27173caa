"""What an office told from and to: its words are kept in the note, and no figure is made of them."""

from pathlib import Path

import pytest

from kriya.core.scoping import council_scope
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.models import Maker, YearlyFigure
from tests import build

pytestmark = pytest.mark.django_db
HEADER = ("Nama Usaha", "Kecamatan", "No HP", "Omzet per tahun", "Tenaga Kerja")
SEKAR = ("Batik Sekar", "Pekalongan Utara", "0812-3456-7890", "3–5 jt", "5 - 10 orang")
MELATI = ("Tenun Melati", "Pekalongan Timur", "0813 1111 2222", "15 juta", 2)
WORDS = "Omzet per tahun: 3–5 jt\nTenaga Kerja: 5 - 10 orang"


def test_the_words_of_a_range_are_kept_and_its_figure_stays_unknown(tmp_path: Path):
    council = build.pekalongan(crafts=True)
    run = import_bytes(council, xlsx(SEKAR, MELATI, header=HEADER), tmp_path)
    with council_scope(council):
        assert dict(Maker.objects.values_list("name", "note")) == {"Batik Sekar": WORDS, "Tenun Melati": ""}
        assert list(YearlyFigure.objects.values_list("maker__name", "yearly_sales")) == [("Tenun Melati", 15_000_000)]
    assert (run.report["repairs"]["range_in_words"], run.report["left_out"]) == (2, 2)


def test_the_same_file_again_changes_nothing_and_the_offices_own_note_stays(tmp_path: Path):
    council = build.pekalongan(crafts=True)
    import_bytes(council, xlsx(SEKAR[:3], header=HEADER[:3]), tmp_path)
    with council_scope(council):
        Maker.objects.update(note="Ketua paguyuban.")
    for changed in (1, 0):
        run = import_bytes(council, xlsx(SEKAR, header=HEADER), tmp_path)
        assert (run.report["new"], run.report["changed"]) == (0, changed)
    with council_scope(council):
        assert Maker.objects.get().note == f"Ketua paguyuban.\n{WORDS}"
