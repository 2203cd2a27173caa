"""`kriya migrate`: as the owner of the tables, in a process of its own, since this one speaks as the application."""

import os
import subprocess
import sys
from argparse import Namespace

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def run(_arguments: Namespace) -> int:
    """Bring the database up to date; return the exit code."""
    return migrate(quiet=False)


def migrate(*, quiet: bool) -> int:
    """Apply what is missing as kriya_owner."""
    command = [sys.executable, "-m", "django", "migrate", "--skip-checks", f"--verbosity={0 if quiet else 1}"]
    return subprocess.run(command, env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"}, check=False).returncode


def is_behind() -> bool:
    """Tell whether migrations wait to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown_migrations() -> list[str]:
    """Return migrations in the database that this Kriya does not know: the data is of a newer version."""
    loader = MigrationExecutor(connection).loader
    return [f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in loader.disk_migrations]
