"""Zips of photos for tests: as a council makes them, and as somebody makes them who means ill."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile


def zipped(files: Mapping[str, bytes], *, packed: bool = False) -> bytes:
    """A zip of files by their paths."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED if packed else ZIP_STORED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


def flood(side: int = 12_000) -> bytes:
    """A PNG that says in its head that it is much larger than anybody's photo; its pixels are not even there."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def locked(data: bytes) -> bytes:
    """The same zip with its files said to be encrypted."""
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data = data[: at + place] + b"\x01" + data[at + place + 1 :]
            at = data.find(mark, at + 4)
    return data


def with_bad_sum(data: bytes, photo: bytes) -> bytes:
    """The same zip with one byte of a stored photo's end changed: its head is whole, its sum is not."""
    at = data.find(photo) + len(photo) - 3
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
