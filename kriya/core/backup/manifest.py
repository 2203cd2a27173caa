"""What a backup holds, by whom it was written and the hash of every file: the list that a restore believes."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from kriya.core.backup.refusals import plainly
from kriya.core.refusal import Refused

FORMAT = 1
"""Raised when an older Kriya can no longer read what is written."""
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
DATABASE, SECRETS, FILES = "database.dump", "secrets.env", "files"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """The list of a backup. `written_at` is UTC; `migrations` are `app.name`; `walls` is what shape_of() returned."""

    format: int
    kriya: str
    postgres: int
    written_at: str
    councils: int
    migrations: Sequence[str]
    walls: str
    storage: str
    files: Mapping[str, str]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the list and, beside it, the list's own hash."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1) + "\n"
    for name, content in ((MANIFEST, text), (SEAL, hashlib.sha256(text.encode()).hexdigest() + "\n")):
        (folder / name).touch(mode=0o600)
        (folder / name).write_text(content)


def read_manifest(folder: Path) -> Manifest:
    """Read the list. Raises Refused: `restore_no_backup`, `restore_damaged`, `restore_newer`."""
    texts = []
    for name in (MANIFEST, SEAL):
        if not (folder / name).is_file():
            raise Refused("restore_no_backup", folder=folder, file=name)
        with plainly(folder):
            texts.append((folder / name).read_bytes())
    if hashlib.sha256(texts[0]).hexdigest().encode() != texts[1].strip():
        raise Refused("restore_damaged", file=MANIFEST)
    read = json.loads(texts[0])
    if read["format"] > FORMAT:
        raise Refused("restore_newer", newer=read["kriya"])
    return Manifest(**read)


def verify_files(folder: Path, manifest: Manifest, progress: Callable[[int], None]) -> None:
    """Hash every file; it raises Refused `restore_damaged` for the first that is another or gone."""
    sizes = {name: _size(folder, name) for name in manifest.files}
    total, done = max(sum(sizes.values()), 1), 0
    for name, expected in manifest.files.items():
        with plainly(folder):
            if hash_of(folder / name) != expected:
                raise Refused("restore_damaged", file=name)
        done += sizes[name]
        progress(100 * done // total)


def _size(folder: Path, name: str) -> int:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not (folder / name).is_file():
        raise Refused("restore_damaged", file=name)
    return (folder / name).stat().st_size


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def copied(source: Path, target: Path) -> str:
    """Copy a file (0600), write it to the disk and return its SHA-256 in hex."""
    digest = hashlib.sha256()
    _make_closed(target.parent)
    with source.open("rb") as content:
        target.touch(mode=0o600)
        with target.open("wb") as out:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                out.write(chunk)
    return digest.hexdigest()


def _make_closed(folder: Path) -> None:
    """Make a folder and those above it, each with mode 0700; mkdir(parents=True) would leave the upper ones open."""
    if not folder.is_dir():
        _make_closed(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every regular file below a folder, in a stable order; links are left where they are."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
