"""`kriya backup DIR`: database, files and keys in one new folder, also while Kriya serves."""

import os
import sys
from argparse import Namespace
from datetime import UTC
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from kriya.cli.installation import KEYS, all_seeing_url
from kriya.cli.language import spoken
from kriya.cli.progress import Progress
from kriya.core.backup.database import councils_in, dump, shape_of, verify_sees_all
from kriya.core.backup.manifest import DATABASE, FORMAT, SECRETS, Manifest, hash_of, write_manifest
from kriya.core.backup.secrets import write_secrets
from kriya.core.backup.writing import copy_files, growing
from kriya.core.clock import now
from kriya.core.postgres.programs import major_version
from kriya.core.refusal import Refused, say


def run(arguments: Namespace) -> int:
    """Write a backup; 0 when the folder stands, 1 when it is refused and nothing stands there."""
    with spoken():
        progress = Progress()
        try:
            manifest = _back_up(arguments.folder, progress)
        except Refused as no:
            progress.clear()
            sys.stderr.write(say(no) + "\n")
            return 1
        progress.clear()
        sys.stdout.write(_told(arguments.folder, manifest))
        return 0


def _back_up(folder: Path, progress: Progress) -> Manifest:
    url = all_seeing_url()
    verify_sees_all(url)
    with growing(folder) as fresh:
        progress.stage(_("Basis data"))
        dump(url, fresh / DATABASE)
        hashes = {DATABASE: hash_of(fresh / DATABASE)}
        write_secrets(fresh / SECRETS, {name: os.environ[name] for name in KEYS if os.environ.get(name)})
        hashes[SECRETS] = hash_of(fresh / SECRETS)
        storage = "s3" if settings.STORAGE_URL.startswith("s3://") else "local"
        if storage == "local":
            progress.stage(_("Berkas"), 50)
            hashes |= copy_files(Path(settings.MEDIA_ROOT), fresh, lambda percent: progress(50 + percent // 2))
        manifest = _manifest(url, storage, hashes)
        write_manifest(fresh, manifest)
    return manifest


def _manifest(url: str, storage: str, hashes: dict[str, str]) -> Manifest:
    applied = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        format=FORMAT,
        kriya=this_version(),
        postgres=major_version(),
        written_at=now().astimezone(UTC).isoformat(timespec="seconds"),
        councils=councils_in(url),
        migrations=sorted(f"{app}.{name}" for app, name in applied),
        walls=shape_of(url),
        storage=storage,
        files=hashes,
    )


def this_version() -> str:
    """Return the version of the installed package, or "0" when Kriya runs from its source."""
    try:
        return version("kriya")
    except PackageNotFoundError:
        return "0"


def _told(folder: Path, manifest: Manifest) -> str:
    files = len(manifest.files) - 2
    lines = [_("Cadangan: %(folder)s (%(councils)s dewan, %(files)s berkas)")]
    lines += [_("Di dalamnya ada kunci data pribadi: simpan seaman brankas.")]
    if manifest.storage == "s3":
        lines += [_("Berkas ada di S3 dan tidak ikut: cadangkan bucket itu dengan cara pemiliknya.")]
    facts = {"folder": folder, "councils": manifest.councils, "files": files}
    return "".join(f"{line % facts}\n" if "%" in line else f"{line}\n" for line in lines)
