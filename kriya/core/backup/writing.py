"""Write a backup beside its place, and move it there when it is whole."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kriya.core.backup.manifest import FILES, copied, files_below
from kriya.core.backup.refusals import plainly
from kriya.core.refusal import Refused


@contextmanager
def growing(folder: Path) -> Iterator[Path]:
    """Yield a closed folder beside `folder` that takes its place when the block ends well.

    Raises Refused: `backup_not_empty`, `backup_is_mount`, `backup_no_permission`, `backup_disk_full`.
    """
    place = folder.expanduser().absolute()
    with plainly(place):
        _refuse_used(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}.unfinished-", dir=place.parent))
    try:
        with plainly(place):
            yield fresh
            os.sync()
            _refuse_used(place)
            fresh.rename(place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_used(place: Path) -> None:
    if place.is_symlink() or (place.exists() and (not place.is_dir() or any(place.iterdir()))):
        raise Refused("backup_not_empty", folder=place)
    if place.is_mount():
        raise Refused("backup_is_mount", folder=place)


def copy_files(source: Path, folder: Path, progress: Callable[[int], None]) -> dict[str, str]:
    """Copy the files folder into a backup and return the hash of each file by its name there.

    Taken after the database, and files are never written twice: whatever the database names is there, unless somebody
    threw it away meanwhile.
    """
    hashes: dict[str, str] = {}
    found = list(files_below(source)) if source.is_dir() else []
    for number, file in enumerate(found, start=1):
        name = f"{FILES}/{file.relative_to(source).as_posix()}"
        try:
            hashes[name] = copied(file, folder / name)
        except FileNotFoundError:
            continue
        finally:
            progress(100 * number // len(found))
    return hashes
