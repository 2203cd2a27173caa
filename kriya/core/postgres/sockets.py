"""The private folder of the server's unix socket: short, however long the data path, and closed to others.

Linux allows 107 bytes for the path of a socket and macOS 103, so it cannot lie inside the data folder.
"""

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from kriya.core.postgres.account import Account
from kriya.core.postgres.problems import ServerProblem

PORT = 5432  # only a part of the socket's file name; nothing listens on TCP
LONGEST = 88  # bytes; the socket adds /.s.PGSQL.5432


def mark(data: Path) -> str:
    """Return the name by which the processes of one data folder know each other."""
    return "kriya-" + hashlib.sha256(os.fsencode(data)).hexdigest()[:12]


def socket_folder(data: Path, account: Account) -> Path:
    """Return where the socket of this data folder belongs, without making it."""
    name = f"{mark(data)}-{account.uid}"
    inside = Path(tempfile.gettempdir()).resolve() / name
    short = len(os.fsencode(inside)) <= LONGEST
    return inside if short else Path("/tmp").resolve() / name  # noqa: S108 - verified before each use


def make_socket_folder(data: Path, account: Account) -> Path:
    """Make the folder with mode 0700, or raise `socket_folder_taken` when it cannot be trusted."""
    folder = socket_folder(data, account)
    with suppress(FileExistsError):  # whoever made it: verified next
        folder.mkdir(mode=0o700)
        account.own(folder)
    verify_socket_folder(folder, account)
    return folder


def verify_socket_folder(folder: Path, account: Account) -> None:
    """Raise `socket_folder_taken` unless it is a real folder, the account's own, with mode 0700.

    A symlink is refused as well: whoever made it could point it elsewhere later.
    """
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid or stat.S_IMODE(found.st_mode) != 0o700:
        raise ServerProblem("socket_folder_taken", folder=folder)
