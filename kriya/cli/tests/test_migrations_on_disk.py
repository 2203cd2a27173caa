"""Whether data is older or newer than this Kriya, told by the names of migrations."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kriya.cli.commands import migrate_command
from kriya.cli.commands.migrate_command import is_behind, unknown_migrations

pytestmark = pytest.mark.django_db


def test_the_files_are_the_migrations_that_django_would_load():
    assert migrate_command._on_disk() == set(MigrationLoader(None).disk_migrations)


def test_a_whole_database_is_neither_behind_nor_newer():
    assert (is_behind(), unknown_migrations()) == (False, [])


def test_one_that_was_not_applied_is_behind(monkeypatch: pytest.MonkeyPatch):
    applied = MigrationRecorder(connection).applied_migrations()
    last = max(key for key in applied if key[0] == "makers")
    without = {key: value for key, value in applied.items() if key != last}
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self: without)
    assert is_behind()


def test_one_that_no_file_holds_is_newer(monkeypatch: pytest.MonkeyPatch):
    applied = MigrationRecorder(connection).applied_migrations()
    newer = {**applied, ("makers", "9999_of_tomorrow"): next(iter(applied.values()))}
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self: newer)
    assert unknown_migrations() == ["makers.9999_of_tomorrow"]
    assert not is_behind()
