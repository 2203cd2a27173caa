"""Work in another installation than the one of the tests: in a process of its own, which needs no start, being forked."""

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import connections
from django.test.utils import override_settings

from kriya.cli.installation import KEYS, SECRETS, load_secrets
from kriya.core.backup.secrets import read_secrets
from kriya.core.postgres import Cluster, server_database
from kriya.core.postgres.address import django_settings

Work = Callable[[], object]


class Inside(Protocol):
    """`inside`, below, as the tests have it."""

    def __call__(self, data: Path, work: Work, *, database_url: str = "") -> str: ...


def inside(data: Path, work: Work, *, database_url: str = "") -> str:
    """Return what a function says that runs as the application with an installation's database, keys and files."""
    with _address(data, database_url) as address:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _work_and_end(data, address, work, writing)
        os.close(writing)
        with os.fdopen(reading) as telling:
            said = telling.read()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said
        return said


@contextmanager
def _address(data: Path, database_url: str) -> Iterator[str]:
    if database_url:
        yield server_database(database_url, data / "database.key").app
        return
    with Cluster(data / "postgres", durable=False).running() as cluster:
        yield cluster.url("app")


def _work_and_end(data: Path, address: str, work: Work, writing: int) -> None:
    code, said = 1, ""
    try:
        with override_settings(**_settings_of(data)):
            _connect(address)
            said = str(work())
            connections.close_all()
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is, the tests beyond this process are not to run here
        said = traceback.format_exc()
    finally:
        os.write(writing, said.encode())
        os._exit(code)


def _settings_of(data: Path) -> dict[str, object]:
    for name in KEYS:
        os.environ.pop(name, None)
    load_secrets(data)
    keys = read_secrets(data / SECRETS)
    return {
        "SECRET_KEY": keys["SECRET_KEY"],
        "PERSONAL_DATA_KEYS": keys["PERSONAL_DATA_KEYS"].split(","),
        "MEDIA_ROOT": str(data / "files"),
        "STORAGES": settings.STORAGES,  # what was opened is opened anew
    }


def _connect(address: str) -> None:
    # A new one: the connection that was forked belongs to the other process too.
    del connections["default"]
    found = django_settings(address)
    connections["default"].settings_dict.update(
        {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    )
