"""Looks at a zip's table of contents and at the first bytes of its parts, before anything is unpacked."""

from __future__ import annotations

import re
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from kriya.makers.imports.sheets.child.stop import Bounds, Stop

HEAD = 8_192
LAST_COLUMN = 16_384  # XFD, the last column a spreadsheet program has.
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*\bref=[\"'][A-Z]+\d+:([A-Z]+)(\d+)[\"']")
_XML = (".xml", ".rels", ".vml")
_ENCRYPTED = 0x1


def open_zip(data: BinaryIO, bounds: Bounds, size: int) -> ZipFile:
    """Return the archive when it is safe to unpack.

    Raises Stop: damaged, encrypted, too_many_members, unpacks_too_big, packed_too_tightly, xml_entities,
    too_many_columns.
    """
    try:
        archive = ZipFile(data)
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as no:
        raise Stop("damaged") from no
    _check_contents(archive.infolist(), bounds, size)
    for member in archive.infolist():
        if member.filename.lower().endswith(_XML):
            _check_head(archive, member)
    return archive


def _check_contents(members: list[ZipInfo], bounds: Bounds, size: int) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Stop("encrypted")
    if len(members) > bounds["members"]:
        raise Stop("too_many_members", members=len(members), limit=bounds["members"])
    unpacked = sum(member.file_size for member in members)
    if unpacked > bounds["unpacked_bytes"]:
        raise Stop("unpacks_too_big", bytes=unpacked, limit_mb=bounds["unpacked_bytes"] >> 20)
    # Parts that overlap are listed several times but stored once: the packed sizes then exceed the file.
    packed = sum(member.compress_size for member in members)
    if packed > size or (unpacked > bounds["ratio_from"] and unpacked > size * bounds["ratio"]):
        raise Stop("packed_too_tightly", bytes=unpacked, packed=size)


def _check_head(archive: ZipFile, member: ZipInfo) -> None:
    try:
        with archive.open(member) as part:
            head = part.read(HEAD).replace(b"\0", b"")  # UTF-16 reads like ASCII without its zeros.
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as no:
        raise Stop("damaged") from no
    upper = head.upper()
    if b"<!DOCTYPE" in upper or b"<!ENTITY" in upper:
        raise Stop("xml_entities", part=member.filename)
    found = _DIMENSION.search(head)
    if found and (columns := _column_number(found[1])) > LAST_COLUMN:
        raise Stop("too_many_columns", columns=columns, limit=LAST_COLUMN)


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name[:9]:
        number = number * 26 + letter - 64
    return number


def kind_of_zip(archive: ZipFile) -> str:
    """Say what the archive is: xlsx (also xlsm), xlsb or ods.

    Raises Stop: not_a_spreadsheet (a text document, an app, a folder of pictures), encrypted.
    """
    names = set(archive.namelist())
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Stop("encrypted")
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if "xl/workbook.xml" in names or b"spreadsheetml" in types:
        return "xlsx"
    raise Stop("not_a_spreadsheet")
