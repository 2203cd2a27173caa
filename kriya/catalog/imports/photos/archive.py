"""A zip of photos that nobody vouches for: its table of contents first, then the head of each picture, no pixel.

Nothing is ever unpacked to the disk. What a picture is, its content decides, not its name. Spreadsheets are zips with a
guard of their own (kriya/makers/imports/sheets/child/guard.py): it runs in a process without the rest of Kriya, refuses
the whole file for what is here wrong with one picture, and has other bounds.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final, NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from kriya.catalog.imports.values import ENDINGS
from kriya.core.pictures import MAX_PHOTO_BYTES
from kriya.core.pictures.keeping import opened
from kriya.core.refusal import Refused

MIB: Final = 1 << 20
MAX_ARCHIVE_BYTES: Final = 500 * MIB
MAX_UNPACKED_BYTES: Final = 1000 * MIB
MAX_MEMBERS: Final = 5_000
MAX_CONTENTS_BYTES: Final = 2 * MIB
"""Of the table of contents: read whole into memory before the first member is looked at."""
MAX_RATIO: Final = 50
RATIO_FROM: Final = MIB
"""A photo is packed already and hardly shrinks again; below this size nobody minds."""
_ENCRYPTED: Final = 0x1
_JUNK: Final = frozenset({"thumbs.db", "desktop.ini"})
_DAMAGED: Final = (
    BadZipFile,
    LargeZipFile,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    zlib.error,
)
_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_LONGEST_COMMENT: Final = 65_535


class Look(NamedTuple):
    """A file of the zip: its path there, and the code of what is wrong with it ("" for a picture) with its facts."""

    path: str
    code: str = ""
    facts: Mapping[str, Any] = {}

    @property
    def name(self) -> str:
        """The name without the folders, as names are compared."""
        return plain_name(self.path)


@dataclass(slots=True)
class Contents:
    """What a zip holds, each file once."""

    files: list[Look] = field(default_factory=list)

    @property
    def good(self) -> list[Look]:
        """The pictures."""
        return [one for one in self.files if not one.code]

    @property
    def refused(self) -> list[Look]:
        """The files that are no pictures, or none that is taken."""
        return [one for one in self.files if one.code]

    def to_json(self) -> list[list[Any]]:
        """Return what from_json takes."""
        return [[one.path, one.code, dict(one.facts)] for one in self.files]

    @classmethod
    def from_json(cls, kept: Sequence[Sequence[Any]]) -> Contents:
        """Return what was kept by to_json."""
        return cls([Look(*one) for one in kept])


def plain_name(path: str) -> str:
    """Return the last part of a path as names are compared: composed letters, small, whichever way the strokes lean."""
    return unicodedata.normalize("NFC", path.replace("\\", "/").rstrip("/").rpartition("/")[2]).casefold().strip()


def look_into(file: BinaryIO) -> Contents:
    """Return what a zip holds, every picture looked at by its head.

    Raises Refused for the whole: photos_too_big, photos_damaged, photos_too_many_files, photos_packed_too_tightly.
    """
    size = file.seek(0, 2)
    if size > MAX_ARCHIVE_BYTES:
        raise Refused("photos_too_big", limit_mb=MAX_ARCHIVE_BYTES // MIB)
    _check_end(file, size)
    try:
        archive = ZipFile(file)
    except _DAMAGED as no:
        raise Refused("photos_damaged") from no
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not _is_junk(one.filename)]
        _check_sizes(members, size)
        names = [plain_name(one.filename) for one in members]
        twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
        return Contents([_look(archive, one, twice) for one in members])


def read_member(file: BinaryIO, path: str) -> BytesIO:
    """Return one picture of a zip that was looked into. Raises Refused("picture_broken") when it is damaged."""
    try:
        with ZipFile(file) as archive, archive.open(path) as member:
            data = member.read(MAX_PHOTO_BYTES + 1)
    except (*_DAMAGED, KeyError) as no:
        raise Refused("picture_broken") from no
    return BytesIO(data)


def _check_end(file: BinaryIO, size: int) -> None:
    """Look at the last record before a table of contents of a million lines is read."""
    file.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT))
    tail = file.read(_END_BYTES + _LONGEST_COMMENT)
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_BYTES:
        raise Refused("photos_damaged")
    members = int.from_bytes(tail[place + 10 : place + 12], "little")
    contents = int.from_bytes(tail[place + 12 : place + 16], "little")
    if members > MAX_MEMBERS or contents > MAX_CONTENTS_BYTES:
        raise Refused("photos_too_many_files", most=MAX_MEMBERS)


def _check_sizes(members: Sequence[ZipInfo], size: int) -> None:
    if len(members) > MAX_MEMBERS:
        raise Refused("photos_too_many_files", most=MAX_MEMBERS)
    # Parts that overlap are listed several times but stored once: the packed sizes then exceed the file.
    if sum(one.compress_size for one in members) > size:
        raise Refused("photos_packed_too_tightly")
    if sum(one.file_size for one in members if not _is_tight(one)) > MAX_UNPACKED_BYTES:
        raise Refused("photos_too_big", limit_mb=MAX_UNPACKED_BYTES // MIB)


def _is_junk(path: str) -> bool:
    """What computers put beside the pictures by themselves."""
    name = plain_name(path)
    return not name or name.startswith(".") or name in _JUNK or path.startswith("__MACOSX/")


def _is_tight(member: ZipInfo) -> bool:
    return member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1)


def _look(archive: ZipFile, member: ZipInfo, twice: set[str]) -> Look:
    path = member.filename
    for code, facts in _problems(member, twice):
        return Look(path, code, facts)
    try:
        with archive.open(member) as part:
            opened(part).close()  # type: ignore[arg-type]
    except Refused as no:
        return Look(path, no.code, no.facts)
    except _DAMAGED:
        return Look(path, "picture_broken")
    return Look(path)


def _problems(member: ZipInfo, twice: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Tell what the table of contents alone shows to be wrong."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        yield "photo_path_unsafe", {}
    if plain_name(member.filename) in twice:
        yield "photo_name_twice", {}
    if member.flag_bits & _ENCRYPTED:
        yield "photo_encrypted", {}
    if path.suffix.lower() not in ENDINGS:
        yield "not_a_picture", {}
    if _is_tight(member):
        yield "photo_packed_too_tightly", {}
    if member.file_size > MAX_PHOTO_BYTES:
        yield "upload_too_big", {"megabytes": MAX_PHOTO_BYTES // 1_000_000}
