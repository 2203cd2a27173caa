"""Making the files of a new cluster."""

import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kriya.core.postgres.account import Account, account_for
from kriya.core.postgres.passwords import write_passwords
from kriya.core.postgres.problems import ServerProblem, told
from kriya.core.postgres.programs import binaries_for, major_version
from kriya.core.postgres.settings import LOGS, include_settings
from kriya.core.postgres.sockets import make_socket_folder

SUPERUSER = "postgres"
PASSWORDS = "passwords.json"
MEANINGS: Mapping[str, tuple[str, ...]] = {
    "disk_full": ("No space left on device", "Check free disk space", "Disk quota exceeded"),
    "no_permission": ("Permission denied", "Read-only file system"),
}
OURS = {"cluster", "cluster.new", PASSWORDS, "passwords.new", "lock", "users", "prepared", "start.log", "lost+found"}


def environment() -> dict[str, str]:
    """Return the environment of the server's programs: none of the user's PG* variables."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/"}


def account_of(folder: Path) -> Account:
    """Return who runs the server of this folder: the cluster's owner once there is one."""
    cluster = folder / "cluster"
    return account_for(cluster if cluster.exists() else folder)


def whereabouts(cluster: Path, account: Account) -> str:
    """Return the path by which the server itself finds its data; it starts inside that folder.

    The account that stands in for root may not pass through a closed parent such as /root; Linux lets it name the
    folder that it stands in without walking there. Raises `not_to_root` on other systems.
    """
    if account.may_reach(cluster):
        return str(cluster)
    if Path("/proc/self/cwd").exists():
        return "/proc/self/cwd"
    raise ServerProblem("not_to_root", folder=cluster, user=account.name)


def check_folder(folder: Path) -> None:
    """Raise `not_a_cluster` for a folder with somebody's files, and check the version on disk."""
    version = folder / "cluster" / "PG_VERSION"
    if not version.exists():
        others = sorted(entry.name for entry in folder.iterdir() if entry.name not in OURS and entry.name[0] != ".")
        if others or (folder / "cluster").exists():
            raise ServerProblem("not_a_cluster", folder=folder, example=(others or ["cluster"])[0])
        return
    said, ours = version.read_text(errors="replace").strip(), major_version()
    if not said.isdecimal():
        raise ServerProblem("did_not_start", reason=f"{version.name} is damaged", file=version)
    if (found := int(said)) != ours:
        code = "data_of_newer_version" if found > ours else "data_of_older_version"
        raise ServerProblem(code, folder=folder, found=found, ours=ours)


def make_folder(folder: Path) -> None:
    """Make the folder of the server, closed to others, or raise `no_permission` or `disk_full`."""
    with told(folder):
        if not folder.exists():
            # A stand-in for root passes through to the archive; every file in here is closed to it.
            folder.mkdir(mode=0o711 if account_of(folder).stands_in else 0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError, NotADirectoryError):
            for name in ("lock", "users"):
                (folder / name).touch(mode=0o600)
            return
    raise ServerProblem("not_a_cluster", folder=folder, example=folder.name)


def make_cluster(folder: Path, *, durable: bool) -> None:
    """Create the cluster beside its place and move it there when it is whole."""
    account = account_of(folder)
    fresh = folder / "cluster.new"
    with told(folder):
        shutil.rmtree(fresh, ignore_errors=True)
        passwords = write_passwords(folder / PASSWORDS, ("super", "owner", "app"))
        (folder / "prepared").unlink(missing_ok=True)
        fresh.mkdir(mode=0o700)
        for path in (fresh, *(folder / name for name in (PASSWORDS, "lock", "users"))):
            account.own(path)
        sockets = make_socket_folder(folder, account)
        for left in sockets.iterdir():
            # Of a server that was killed and whose folder was then deleted: its lock would name a stranger's number.
            left.unlink()
        secret = sockets / "password"
        try:
            secret.touch(mode=0o600)
            secret.write_text(passwords["super"])
            account.own(secret)
            _initdb(folder, fresh, secret, account, durable=durable)
        finally:
            secret.unlink(missing_ok=True)
            sockets.rmdir()
        include_settings(fresh)
        fresh.rename(folder / "cluster")


def _initdb(folder: Path, fresh: Path, secret: Path, account: Account, *, durable: bool) -> None:
    command = [
        str(binaries_for(account) / "initdb"), "-D", whereabouts(fresh, account), "-U", SUPERUSER,
        "--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions", *([] if durable else ["--no-sync"]),
    ]  # fmt: skip
    switch: Mapping[str, int] = account.switch
    done = subprocess.run(
        command, cwd=fresh, env=environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
        user=switch.get("user"), group=switch.get("group"), extra_groups=[] if switch else None,
    )  # fmt: skip
    if done.returncode == 0:
        return
    shutil.rmtree(fresh, ignore_errors=True)
    (folder / "start.log").write_text(done.stdout + done.stderr)
    raise failure(done.stderr, folder)


def failure(log: str, folder: Path) -> ServerProblem:
    """Make of the server's own last words the problem that they mean."""
    for code, words in MEANINGS.items():
        if any(word in log for word in words):
            return ServerProblem(code, folder=folder)
    lines = [line for line in log.splitlines() if line.strip()]
    fatal = [at for at, line in enumerate(lines) if any(word in line for word in ("FATAL:", "PANIC:", "error:"))]
    last = fatal[-1] if fatal else len(lines) - 1
    if lines and "contains errors" in lines[last]:
        last = max(last - 1, 0)  # the line before says which
    reason = lines[last].rpartition(":  ")[2] if lines else "it gave no reason"
    return ServerProblem("did_not_start", reason=reason, file=folder / "start.log")


def last_words(folder: Path, said: str = "") -> ServerProblem:
    """Tell why the server of this folder ended, from what it `said` and wrote in its logs."""
    first, log = folder / "start.log", folder / "cluster" / LOGS
    text = first.read_text(errors="replace")
    if "redirecting log output" in text:  # else the files are of an earlier day or start
        newest = max(log.glob("*.log"), key=lambda file: file.stat().st_mtime)
        text += newest.read_bytes()[-4000:].decode(errors="replace").rpartition("starting PostgreSQL")[2]
        first = log
    problem = failure(f"{text}\n{said}", folder)
    return ServerProblem(problem.code, **{**problem.facts, "file": first})
