"""Put the files of a backup where Kriya reads them: beside first, and in place once the database stands."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kriya.core.backup.manifest import FILES, Manifest, copied
from kriya.core.backup.refusals import plainly
from kriya.core.refusal import Refused


@contextmanager
def placed_files(folder: Path, manifest: Manifest, place: Path) -> Iterator[None]:
    """Copy the files beside `place` and, when the block ends well, let them take its place.

    When the block fails, the files that were there stay. A backup whose files are elsewhere leaves `place` as it is.
    """
    if manifest.storage != "local":
        yield
        return
    fresh, before = (place.with_name(f".{place.name}.{word}") for word in ("restoring", "before"))
    try:
        with plainly(place):
            _copy(folder, manifest, fresh)
        yield
        with plainly(place):
            _swap(fresh, place, before)
    finally:
        for folder_left in (fresh, before):
            shutil.rmtree(folder_left, ignore_errors=True)


def _copy(folder: Path, manifest: Manifest, fresh: Path) -> None:
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700, parents=True)
    for name, expected in manifest.files.items():
        if name.startswith(f"{FILES}/") and copied(folder / name, fresh / name.removeprefix(f"{FILES}/")) != expected:
            raise Refused("restore_damaged", file=name)


def _swap(fresh: Path, place: Path, before: Path) -> None:
    shutil.rmtree(before, ignore_errors=True)
    if place.exists():
        place.rename(before)
    fresh.rename(place)
