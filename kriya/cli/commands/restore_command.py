"""`kriya restore DIR`: bring an installation back from a backup, wholly or not at all."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from kriya.cli.commands.migrate_command import is_behind, migrate
from kriya.cli.installation import SECRETS as SECRETS_FILE
from kriya.cli.installation import keys_from_outside
from kriya.cli.language import spoken
from kriya.cli.progress import Progress
from kriya.core.backup.database import councils_in, is_in_use, restore, tidy
from kriya.core.backup.manifest import DATABASE, SECRETS, Manifest, read_manifest, verify_files
from kriya.core.backup.placing import placed_files
from kriya.core.backup.refusals import plainly
from kriya.core.backup.secrets import read_secrets, write_secrets
from kriya.core.postgres import refuse_strong_role
from kriya.core.refusal import Refused, say


def run(arguments: Namespace) -> int:
    """Restore a backup and prove it; 0 when all is back, 1 when it is refused or a check finds a difference."""
    with spoken():
        progress = Progress()
        try:
            manifest = _restore(arguments.folder.expanduser().absolute(), progress, replace=arguments.replace)
        except Refused as no:
            progress.clear()
            sys.stderr.write(say(no) + "\n")
            return 1
        progress.stage(_("Memeriksa hasil"), 90)
        code = _prove()
        progress.clear()
        sys.stdout.write(_told(manifest))
        return code


def _restore(folder: Path, progress: Progress, *, replace: bool) -> Manifest:
    data = Path(os.environ["KRIYA_DATA"])
    owner = os.environ["KRIYA_OWNER_DATABASE_URL"]
    progress.stage(_("Memeriksa cadangan"))
    manifest = read_manifest(folder)
    verify_files(folder, manifest, lambda percent: progress(percent * 3 // 10))
    with plainly(folder):
        keys = read_secrets(folder / SECRETS)
    _refuse_newer(manifest)
    _refuse_here(manifest, owner, replace=replace)
    outside = keys_from_outside(data)
    _refuse_other_keys(keys, outside)
    progress.stage(_("Berkas"), 30)
    with placed_files(folder, manifest, Path(settings.MEDIA_ROOT)):
        progress.stage(_("Basis data"), 60)
        restore(owner, folder / DATABASE, walls=manifest.walls)
        with plainly(data):
            write_secrets(data / SECRETS_FILE, keys)
    os.environ.update({name: value for name, value in keys.items() if name not in outside})
    return manifest


def _refuse_newer(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := [name for name in manifest.migrations if name not in known]:
        raise Refused("restore_newer", newer=newer[-1])


def _refuse_here(manifest: Manifest, owner: str, *, replace: bool) -> None:
    connections.close_all()
    if is_in_use(owner):
        raise Refused("restore_in_use")
    if (councils := councils_in(owner)) and not replace:
        raise Refused("restore_has_councils", councils=councils)
    if manifest.storage == "local" and settings.STORAGE_URL.startswith("s3://"):
        raise Refused("restore_files_elsewhere")


def _refuse_other_keys(keys: dict[str, str], outside: dict[str, str]) -> None:
    """Refuse keys of the environment that cannot open what is sealed, or whose oldest gives other hashes."""
    if "PERSONAL_DATA_KEYS" not in outside or "PERSONAL_DATA_KEYS" not in keys:
        return
    given, needed = (one["PERSONAL_DATA_KEYS"].split(",") for one in (outside, keys))
    if not set(needed) <= set(given) or given[-1] != needed[-1]:
        raise Refused("restore_other_keys")


def _prove() -> int:
    """Bring an older backup up to date, look at the role as serving does, and run the checks with the keys restored."""
    if is_behind() and (code := migrate(quiet=True)):
        return code
    connections.close_all()
    refuse_strong_role(os.environ["KRIYA_APP_DATABASE_URL"])
    tidy(os.environ["KRIYA_OWNER_DATABASE_URL"])
    sys.stdout.flush()
    command = [sys.executable, "-m", "kriya", "--data", os.environ["KRIYA_DATA"], "check"]
    return subprocess.run(command, check=False).returncode


def _told(manifest: Manifest) -> str:
    lines = [
        _("Dipulihkan dari cadangan %(at)s UTC: %(councils)s dewan.")
        % {"at": manifest.written_at[:16].replace("T", " "), "councils": manifest.councils}
    ]
    if manifest.storage == "s3":
        lines.append(_("Berkas cadangan ini ada di S3: isi STORAGE_URL dengan bucket itu."))
    return "".join(f"{line}\n" for line in lines)
