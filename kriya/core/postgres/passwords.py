"""The passwords of the server's roles: random, in one file that only its owner may read."""

import json
import os
import secrets
from pathlib import Path

from kriya.core.postgres.problems import ServerProblem

BYTES = 24  # 192 random bits


def write_passwords(file: Path, roles: tuple[str, ...]) -> dict[str, str]:
    """Make a password for each role and store them, replacing the file in one step."""
    made = {role: secrets.token_urlsafe(BYTES) for role in roles}
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(made, out)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    return made


def read_passwords(file: Path) -> dict[str, str]:
    """Return the password of each role, or raise `passwords_lost` or `no_permission`."""
    try:
        read = json.loads(file.read_text())
    except PermissionError as problem:
        raise ServerProblem("no_permission", folder=file.parent) from problem
    except (FileNotFoundError, ValueError) as problem:
        raise ServerProblem("passwords_lost", folder=file.parent, file=file.name) from problem
    return {str(role): str(password) for role, password in read.items()}
