"""What stops a command through no fault of its own is said in one sentence; a fault of the program stays visible."""

import os
import sys
from errno import EACCES, ENOSPC
from pathlib import Path

import pytest
from django.db.utils import OperationalError, ProgrammingError
from psycopg import errors

from kriya.cli import installation, trouble
from kriya.cli.commands import migrate_command, serve_command
from kriya.cli.installation import SECRETS, load_secrets
from kriya.core.backup.secrets import write_secrets
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


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the environment without secrets, also of those that a test loads."""
    for name in ("SECRET_KEY", "PERSONAL_DATA_KEYS"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def test_secrets_are_made_once_and_closed_to_others(bare, tmp_path: Path):
    load_secrets(tmp_path)
    made, key = (tmp_path / SECRETS).read_text(), os.environ["SECRET_KEY"]
    load_secrets(tmp_path)
    assert (tmp_path / SECRETS).read_text() == made
    assert key in made
    assert (tmp_path / SECRETS).stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == [SECRETS]


@pytest.mark.parametrize("damaged", ["", "SECRET_KEY=abc\n", "SECRET_KEY=\nPERSONAL_DATA_KEYS=abc\n"])
def test_secrets_that_are_lost_are_never_replaced_by_the_key_that_everybody_knows(damaged, bare, tmp_path: Path):
    (tmp_path / SECRETS).write_text(damaged)
    with pytest.raises(ServerProblem) as no:
        load_secrets(tmp_path)
    assert no.value.code == "secrets_lost"
    assert (tmp_path / SECRETS).read_text() == damaged


def test_secrets_that_are_gone_are_not_made_anew_beside_a_database_that_was_sealed_with_them(
    bare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "postgres" / "cluster").mkdir(parents=True)
    with pytest.raises(ServerProblem) as no:
        load_secrets(tmp_path)
    assert no.value.code == "secrets_missing"
    assert not (tmp_path / SECRETS).exists()
    for name in ("SECRET_KEY", "PERSONAL_DATA_KEYS"):
        monkeypatch.setenv(name, "kept elsewhere")
    load_secrets(tmp_path)


def test_a_disk_that_is_full_leaves_no_half_of_the_secrets(bare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(file: Path, _secrets: object) -> None:
        file.touch()
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(installation, "write_secrets", full)
    with pytest.raises(ServerProblem) as no:
        load_secrets(tmp_path)
    assert no.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_of_two_first_starts_at_once_both_have_the_same_secrets(bare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def beaten(file: Path, secrets: dict[str, str]) -> None:
        write_secrets(tmp_path / SECRETS, dict.fromkeys(secrets, "of the other"))
        write_secrets(file, secrets)

    monkeypatch.setattr(installation, "write_secrets", beaten)
    load_secrets(tmp_path)
    assert os.environ["SECRET_KEY"] == "of the other"


def test_a_clone_that_only_its_owner_may_write_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch):
    def closed() -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(serve_command, "compile_translations", closed)
    with pytest.raises(ServerProblem) as no:
        serve_command._compile_translations()
    assert no.value.code == "program_not_prepared"
