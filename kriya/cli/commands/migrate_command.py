"""`kriya migrate`: as the owner of the tables, in a process of its own, since this one speaks as the application."""

import os
import subprocess
import sys
from argparse import Namespace

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kriya.core.postgres.creation import MEANINGS
from kriya.core.postgres.problems import ServerProblem


def run(_arguments: Namespace) -> int:
    """Bring the database up to date; return the exit code."""
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
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown_migrations() -> list[str]:
    """Return migrations in the database that this Kriya does not know: the data is of a newer version."""
    loader = MigrationExecutor(connection).loader
    return [f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in loader.disk_migrations]
