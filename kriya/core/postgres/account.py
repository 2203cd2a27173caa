"""The account of the operating system that the server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

OWN = "kriya"  # a system user of our own, so that no other service shares the data's owner
STAND_INS = (OWN, "postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of the operating system; `stands_in` when this process is root and the server must be somebody else."""

    name: str
    uid: int
    gid: int
    stands_in: bool

    @property
    def switch(self) -> dict[str, int]:
        """The keywords `user` and `group` for starting a child as this account."""
        return {"user": self.uid, "group": self.gid} if self.stands_in else {}

    def may_reach(self, path: Path, start: Path = Path("/")) -> bool:
        """Say whether this account may run the program, or enter the folder, at `path`.

        A relative path goes from the folder `start`. Asked by trying, so that it holds for lists of access too.
        """
        if not self.stands_in:
            return True
        command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
        done = subprocess.run(
            command, cwd=start, capture_output=True, user=self.uid, group=self.gid, extra_groups=[], check=False
        )
        return done.returncode == 0

    def own(self, path: Path) -> None:
        """Give the file or folder to this account when this process is root."""
        if self.stands_in:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def own_open(self, descriptor: int) -> None:
        """Do the same for an open file."""
        if self.stands_in:
            os.fchown(descriptor, self.uid, self.gid)


def account_for(folder: Path) -> Account:
    """Choose who runs the server whose data are, or will be, in `folder`.

    An ordinary user runs it herself. For root it is whoever owns the folder already, else the system user `kriya`
    (made when missing), else a stand-in that every system has.
    """
    if os.geteuid() != 0:
        return Account(_name(os.geteuid()), os.geteuid(), os.getegid(), stands_in=False)
    if folder.exists() and folder.stat().st_uid != 0:
        return Account(_name(folder.stat().st_uid), folder.stat().st_uid, folder.stat().st_gid, stands_in=True)
    _make_own_user()
    for name in STAND_INS:
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(name, entry.pw_uid, entry.pw_gid, stands_in=True)
    raise LookupError(f"none of the users {', '.join(STAND_INS)} exists")


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _make_own_user() -> None:
    with suppress(KeyError):
        pwd.getpwnam(OWN)
        return
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    with suppress(OSError):  # no useradd on macOS and Alpine, and /etc may be read-only: a stand-in serves
        subprocess.run([*command, "--shell", "/usr/sbin/nologin", OWN], capture_output=True, check=False)
