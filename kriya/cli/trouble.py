"""What stops a command midway through no fault of its own, as the sentence that its reader can act on."""

import os
from pathlib import Path

from django.db.utils import DatabaseError
from psycopg import errors

from kriya.cli.commands.migrate_command import is_behind
from kriya.core.postgres.problems import ServerProblem, disk_trouble


def trouble_of(error: Exception) -> ServerProblem | None:
    """Return the problem behind an error of the database or of a disk, None when it is a fault of the program.

    Called while the installation is open: a table that is missing is no fault where the data were never prepared.
    """
    folder, cause = Path(os.environ["KRIYA_DATA"]), error.__cause__ if isinstance(error, DatabaseError) else error
    full = isinstance(cause, OSError) and disk_trouble(cause) == "disk_full"
    if full or isinstance(cause, errors.DiskFull):
        return ServerProblem("disk_full", folder=folder)
    if isinstance(cause, errors.UndefinedTable | errors.UndefinedColumn) and is_behind():
        return ServerProblem("data_not_prepared", folder=folder)
    return None
