"""Addresses of databases, as libpq and Django write them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from kriya.core.postgres.problems import ServerProblem
from kriya.core.postgres.sockets import PORT


def socket_address(user: str, password: str, database: str, sockets: Path) -> str:
    """Return the URL of a database behind a unix socket in the folder `sockets`."""
    parts = {"user": user, "password": password, "dbname": database, "host": str(sockets), "port": str(PORT)}
    return _address(parts)


def with_login(url: str, user: str, password: str) -> str:
    """Return the same address for another role; all else of the URL stays."""
    return _address({**parts_of(url), "user": user, "password": password})


def parts_of(url: str) -> dict[str, str]:
    """Take a libpq URL or connection string apart. Raises ServerProblem: `address_unreadable`."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as problem:  # its own words would show the whole, with the password
        raise ServerProblem("address_unreadable") from problem
    return {key: str(value) for key, value in parts.items() if value is not None}


def _address(parts: Mapping[str, str]) -> str:
    rest = {key: _plain(value) for key, value in parts.items() if key not in ("user", "password", "dbname")}
    login = f"{_plain(parts.get('user', ''))}:{_plain(parts.get('password', ''))}"
    query = "&".join(f"{key}={value}" for key, value in rest.items())
    return f"postgresql://{login}@/{_plain(parts.get('dbname', ''))}?{query}"


def _plain(text: str) -> str:
    return quote(text, safe="")


def django_settings(url: str) -> dict[str, Any]:
    """Turn the URL of a PostgreSQL database into an entry of Django's DATABASES.

    Takes what libpq takes: a host in the query (a folder with a unix socket), several hosts, sslmode and so on.
    """
    parts = parts_of(url)
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    entry: dict[str, Any] = {name: parts.pop(key, "") for name, key in known.items()}
    return {"ENGINE": "kriya.core.database", **entry, "OPTIONS": parts}
