"""What stops a command through no fault of its own is said in one sentence; a fault of the program stays visible."""

import sys
from errno import EACCES, ENOSPC
from pathlib import Path

import pytest
from django.db.utils import OperationalError, ProgrammingError
from psycopg import errors

from kriya.cli import trouble
from kriya.cli.commands import migrate_command
from kriya.cli.installation import load_secrets
from kriya.core.postgres.problems import ServerProblem, sentence


def raised(outer: type[Exception], inner: Exception) -> Exception:
    try:
        raise outer from inner
    except outer as error:
        return error


@pytest.mark.parametrize(
    ("error", "behind", "code"),
    [
        (raised(OperationalError, errors.DiskFull()), False, "disk_full"),
        (OSError(ENOSPC, "No space left on device"), False, "disk_full"),
        (raised(ProgrammingError, errors.UndefinedTable()), True, "data_not_prepared"),
        (raised(ProgrammingError, errors.UndefinedTable()), False, ""),
        (OSError(EACCES, "Permission denied"), False, ""),
        (ValueError(), True, ""),
    ],
)
def test_only_what_is_no_fault_of_the_program_is_told_in_a_sentence(error, behind, code, tmp_path, monkeypatch):
    monkeypatch.setenv("KRIYA_DATA", str(tmp_path))
    monkeypatch.setattr(trouble, "is_behind", lambda: behind)
    found = trouble.trouble_of(error)
    assert (found.code if found else "") == code
    assert found is None or str(tmp_path) in sentence(found)


def test_a_disk_that_fills_up_while_migrating_is_said_in_one_sentence(tmp_path, monkeypatch, capfd):
    """The migrations run in a process of their own, whose words would reach the terminal as they are."""

    def ends(said: str) -> None:
        told = f"import sys; sys.stderr.write({said!r}); sys.exit(1)"
        monkeypatch.setattr(migrate_command, "_command", lambda _quiet: [sys.executable, "-c", told])

    monkeypatch.setenv("KRIYA_DATA", str(tmp_path))
    ends("could not extend file: No space left on device")
    with pytest.raises(ServerProblem) as no:
        migrate_command.migrate(quiet=True)
    assert (no.value.code, capfd.readouterr().err) == ("disk_full", "")
    ends("a fault")
    assert (migrate_command.migrate(quiet=True), capfd.readouterr().err) == (1, "a fault")


@pytest.mark.parametrize("where", ["berkas", "berkas/data"])
def test_a_file_in_place_of_the_data_folder_is_said_in_one_sentence(where, tmp_path: Path):
    (tmp_path / "berkas").write_text("mine")
    with pytest.raises(ServerProblem) as no:
        load_secrets(tmp_path / where)
    assert no.value.code == "not_a_folder"
    assert (tmp_path / "berkas").read_text() == "mine"


@pytest.mark.parametrize("where", [Path("/proc/kriya"), Path("/tmp") / ("a" * 300)])
def test_a_place_where_no_folder_can_be_is_said_in_one_sentence(where: Path):
    if not where.parent.is_dir():
        pytest.skip(f"{where.parent} is of Linux")
    with pytest.raises(ServerProblem) as no:
        load_secrets(where)
    assert no.value.code == "not_a_folder"
