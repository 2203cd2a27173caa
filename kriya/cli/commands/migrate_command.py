"""`kriya migrate`: as the owner of the tables, in a process of its own, since this one speaks as the application."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import KeysView
from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kriya.cli.turns import my_turn
from kriya.core.postgres.creation import MEANINGS
from kriya.core.postgres.problems import ServerProblem

Name = tuple[str, str]
"""A migration: its app's label and its own name."""


def run(_arguments: Namespace) -> int:
    """Bring the database up to date; return the exit code."""
    with my_turn():
        return migrate(quiet=False)


def migrate(*, quiet: bool) -> int:
    """Apply what is missing as kriya_owner. Raises ServerProblem: `disk_full`."""
    environment = {**os.environ, "KRIYA_DATABASE_ROLE": "owner"}
    done = subprocess.run(_command(quiet), env=environment, check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode and any(mark in done.stderr for mark in MEANINGS["disk_full"]):
        raise ServerProblem("disk_full", folder=os.environ["KRIYA_DATA"])
    sys.stderr.write(done.stderr)
    return done.returncode


def _command(quiet: bool) -> list[str]:
    return [sys.executable, "-m", "django", "migrate", "--skip-checks", f"--verbosity={0 if quiet else 1}"]


def is_behind() -> bool:
    """Tell whether migrations wait to be applied."""
    if _on_disk() <= _applied():
        return False
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown_migrations() -> list[str]:
    """Return migrations in the database that this Kriya does not know: the data is of a newer version."""
    known = _on_disk()
    return [f"{app}.{name}" for app, name in _applied() if (app, name) not in known]


def _applied() -> KeysView[Name]:
    return MigrationRecorder(connection).applied_migrations().keys()


def _on_disk() -> set[Name]:
    """Return all migrations by their files: to import them takes a tenth of a start, and mostly none is missing."""
    found: set[Name] = set()
    for app in apps.get_app_configs():
        module, _is_named = MigrationLoader.migrations_module(app.label)
        folder = find_spec(module) if module else None
        places = folder.submodule_search_locations if folder else None
        names = [one.name for one in iter_modules(places or []) if not one.ispkg]
        found |= {(app.label, name) for name in names if name[0] not in "_~"}
    return found
