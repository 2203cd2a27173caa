"""`kriya export`: the whole register of one council, to a file or to the terminal."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from kriya.cli.arguments import parser
from kriya.cli.commands.export_command import run
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.models import PersonalDataShown
from kriya.makers.tests import list_world as world
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_councils() -> None:
    with council_scope(build.pekalongan(crafts=True)):
        world.sekar()
        world.bare()
    with council_scope(build.gunungkidul(crafts=True)):
        build.maker("Topeng Bobung")


def export(*words: str) -> int:
    return run(parser().parse_args(["export", *words]))


def test_a_register_is_written_to_an_xlsx_file_and_nothing_of_another_council(tmp_path: Path) -> None:
    out = tmp_path / "umkm.xlsx"
    assert export("--council", "pekalongan", "--out", str(out)) == 0
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["Nama usaha", "Batik Sekar", "Kriya Polos"]


def test_without_a_file_it_is_csv_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert export("--council", "gunungkidul") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Nama usaha;Nama pemilik;")
    assert lines[1].startswith("Topeng Bobung;")
    assert len(lines) == 2


def test_an_unknown_council_is_refused_and_no_file_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "umkm.csv"
    assert export("--council", "tidak-ada", "--out", str(out)) == 1
    assert capsys.readouterr().err
    assert not out.exists()


def test_another_kind_of_file_is_wrong_usage(tmp_path: Path) -> None:
    assert export("--council", "pekalongan", "--out", str(tmp_path / "umkm.pdf")) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["umkm.csv", "umkm.xlsx"])
def test_a_folder_that_is_not_there_is_said_in_one_line_and_shows_nobodys_data(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--council", "pekalongan", "--out", str(tmp_path / "none" / name)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    with council_scope(Council.objects.get(slug="pekalongan")):
        assert not PersonalDataShown.objects.exists()
