"""A migrated installation that stands still, made once and copied: to migrate takes longer than most tests."""

import fcntl
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from kriya.cli.installation import SECRETS
from kriya.core.backup.secrets import write_secrets

ROOT = Path(__file__).resolve().parents[1]
_KEPT = ROOT / ".cache" / "installed"


def migrations_mark() -> str:
    """Hash every migration, ours and the libraries', so that what is migrated is made once per change."""
    files = sorted(
        [*ROOT.glob("kriya/**/migrations/*.py"), ROOT / "requirements" / "app.txt", ROOT / "kriya/core/walls.py"]
    )
    return hashlib.sha256(b"".join(f.read_bytes() for f in files) + django.__version__.encode()).hexdigest()[:12]


def install_at(data: Path) -> None:
    """Make `data` the folder of an installation as `kriya migrate` leaves it: no council yet, and secrets of its own."""
    data.mkdir(parents=True, exist_ok=True)
    write_secrets(data / SECRETS, {name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "PERSONAL_DATA_KEYS")})
    subprocess.run(["cp", "-a", str(_migrated()), str(data / "postgres")], check=True)


def server_at(folder: Path) -> bool:
    """Make `folder` a server whose database `kriya` is migrated, unless it is a server; return whether it was made."""
    if folder.exists():
        return False
    half = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    subprocess.run(["cp", "-a", str(_migrated()), str(half)], check=True)
    half.rename(folder)
    return True


def _migrated() -> Path:
    with _alone():
        made = _KEPT / migrations_mark()
        if not (made / "ready").exists():
            shutil.rmtree(_KEPT, ignore_errors=True)
            _migrate(made)
            (made / "ready").touch()
    return made / "postgres"


@contextmanager
def _alone() -> Iterator[None]:
    _KEPT.parent.mkdir(exist_ok=True)
    with (_KEPT.parent / "installed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(data: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KRIYA_", "DJANGO_", "PYTEST_"))}
    kept.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "kriya", "--data", str(data), "migrate"],
        env={**kept, "PYTHONPATH": str(ROOT)}, cwd=ROOT, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
