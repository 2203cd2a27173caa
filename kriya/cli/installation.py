"""One installation: its data folder, its secrets, its database, and the environment that Django reads."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kriya.core.backup.secrets import read_secrets, write_secrets
from kriya.core.postgres import Cluster, holds_councils, server_database
from kriya.core.postgres.problems import ServerProblem, told

SECRETS = "secrets.env"
_SERVER = "postgres"
_DEMO = "demo"
_MADE_SECRETS = "SECRET_KEY", "PERSONAL_DATA_KEYS"
KEYS = (*_MADE_SECRETS, "SECRET_KEY_FALLBACKS")


def data_folder(asked: str | None = None) -> Path:
    """Return the folder that holds everything: the one asked for, KRIYA_DATA, or `.kriya` where the command is run."""
    if told_folder := asked or os.environ.get("KRIYA_DATA"):
        return Path(told_folder).expanduser().absolute()
    here = Path(".kriya").absolute()
    return here / _DEMO if _is_only_the_demo(here) else here


def _is_only_the_demo(here: Path) -> bool:
    """Tell whether DATABASE_URL names what a demo in this folder filled: the keys of its data are the demo's."""
    url = os.environ.get("DATABASE_URL")
    only = not (here / SECRETS).exists() and (here / _DEMO / SECRETS).exists()
    return bool(url and only and holds_councils(url))


def load_secrets(data: Path) -> None:
    """Put the installation's secrets into the environment; make them at the first start, readable by this user only."""
    file = data / SECRETS
    with told(data):
        try:
            data.mkdir(parents=True, exist_ok=True)
        except FileNotFoundError as problem:
            # Where no folder can be: in /proc, or below one that somebody removes meanwhile.
            raise ServerProblem("not_a_folder", folder=data) from problem
        if not file.exists():
            # New keys would open nothing of what is there, and what is written with them the old ones never could.
            if not all(map(os.environ.get, _MADE_SECRETS)) and _holds_data(data):
                raise ServerProblem("secrets_missing", folder=data, file=SECRETS)
            _make_secrets(file)
        for name, value in read_secrets(file).items():
            os.environ.setdefault(name, value)
    if lost := [name for name in _MADE_SECRETS if not os.environ.get(name)]:
        raise ServerProblem("secrets_lost", folder=data, file=SECRETS, names=", ".join(lost))


def _holds_data(data: Path) -> bool:
    url = os.environ.get("DATABASE_URL")
    return holds_councils(url) if url else (data / _SERVER / "cluster").exists()


def _make_secrets(file: Path) -> None:
    """Write new secrets whole or not at all; of two starts at once the first one's are those of both."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        write_secrets(fresh, {name: secrets.token_urlsafe(48) for name in _MADE_SECRETS})
        with suppress(FileExistsError):
            os.link(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def opened(data: Path) -> Iterator[None]:
    """Have the database running and the environment set while the block runs."""
    os.environ["KRIYA_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
    load_secrets(data)
    if url := os.environ.get("DATABASE_URL"):
        found = server_database(url, data / "database.key")
        _hand_down(found.app, found.owner)
        yield
        return
    cluster = Cluster(data / _SERVER)
    with cluster.running():
        _hand_down(cluster.url("app"), cluster.url("owner"))
        yield


def all_seeing_url() -> str:
    """Return the address of the open installation's database for a log-in that may read every council, for backups."""
    given = os.environ.get("BACKUP_DATABASE_URL") or os.environ.get("DATABASE_URL")
    return given or Cluster(Path(os.environ["KRIYA_DATA"]) / _SERVER).url("super")


def keys_from_outside(data: Path) -> dict[str, str]:
    """Return the secrets that the environment sets by itself, whatever the installation's own file says."""
    kept = read_secrets(data / SECRETS)
    return {name: os.environ[name] for name in KEYS if os.environ.get(name) not in (None, kept.get(name))}


def _hand_down(app: str, owner: str) -> None:
    os.environ["KRIYA_APP_DATABASE_URL"] = app
    os.environ["KRIYA_OWNER_DATABASE_URL"] = owner
