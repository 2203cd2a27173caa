"""The server's configuration, written anew at each start."""

import os
from collections.abc import Mapping
from pathlib import Path

from kriya.core.postgres.account import Account
from kriya.core.postgres.sockets import PORT

FILE = "kriya.conf"
LOGS = "log"  # below the cluster

# Who may log in: through the socket and with a password only. Never trust: a socket that others reach would let
# everybody in as superuser. Never peer: the server's account of the operating system is not a role.
WHO = "local all all scram-sha-256\nlocal replication all scram-sha-256\n"

FIXED: Mapping[str, str] = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "80",
    "shared_buffers": "128MB",
    # A restore touches every table and index in one transaction; each takes a lock.
    "max_locks_per_transaction": "256",
    "wal_level": "replica",
    "max_wal_senders": "5",
    # A statement that waits this long for a lock stands behind something broken; the caller may try again.
    "lock_timeout": "10s",
    # A transaction left open holds locks and keeps the vacuum away; none of Kriya's thinks longer than a minute.
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_directory": LOGS,
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_line_prefix": "%m [%p] %u@%d ",
    "log_checkpoints": "off",
    # Values of a failed statement may be personal data; the log keeps the message and the statement's shape only.
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# For tests only: a power cut may destroy the data. What was committed still survives kill -9 of the server.
FRAGILE: Mapping[str, str] = {"fsync": "off", "full_page_writes": "off", "jit": "off"}


def archiving(archive: str) -> dict[str, str]:
    """Return the settings that copy each finished WAL segment into the folder `archive`.

    basic_archive comes with PostgreSQL; unlike a shell command it syncs to disk and renames in one step. A segment
    is finished after a minute at the latest, so no more than that is lost with the machine.
    """
    return {
        "archive_mode": "on",
        "archive_library": "basic_archive",
        "basic_archive.archive_directory": archive,
        "archive_timeout": "60s",
    }


def include_settings(cluster: Path) -> None:
    """Make a new cluster read the settings that write_settings() writes."""
    with (cluster / "postgresql.conf").open("a") as out:
        out.write(f"include '{FILE}'\n")


def write_settings(cluster: Path, settings: Mapping[str, str], account: Account) -> None:
    """Write the settings and the rules of who may log in, each file replaced in one step."""
    lines = [f"{name} = '{_quoted(value)}'\n" for name, value in settings.items()]
    _replace(
        cluster / FILE,
        "# Written by Kriya at each start; your own settings go to postgresql.conf.\n" + "".join(lines),
        account,
    )
    _replace(cluster / "pg_hba.conf", WHO, account)


def _replace(file: Path, text: str, account: Account) -> None:
    # The folder belongs to the server's account and this may be root: never write through a link that it may have put.
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "w") as out:
        out.write(text)
        account.own_open(out.fileno())
    fresh.replace(file)


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")
