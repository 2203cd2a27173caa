"""The keys of an installation in a file, a line each."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_secrets(file: Path, secrets: Mapping[str, str]) -> None:
    """Write keys into a file that only this user may read, replacing it in one step."""
    fresh = file.with_name(f".{file.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.writelines(f"{name}={value}\n" for name, value in secrets.items())
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)


def read_secrets(file: Path) -> dict[str, str]:
    """Read such a file."""
    pairs = (line.partition("=") for line in file.read_text().splitlines() if "=" in line)
    return {name: value for name, _sign, value in pairs}
