"""Makes workbooks of Excel 97, byte by byte: no library writes them."""

import struct
from collections.abc import Sequence
from pathlib import Path


def write_xls(path: Path, rows: Sequence[Sequence[str | float]], *, unseen: tuple[int, int] | None = None) -> Path:
    """Write an Excel 97 workbook by hand: its records in one stream of an old container.

    `unseen` is a row and a column, from 0, that it hides.
    """
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    if unseen:
        row, column = unseen
        sheet += _record(0x007D, struct.pack("<HHHHHH", column, column, 2048, 0, 1, 0))
        sheet += _record(0x0208, struct.pack("<HHHHHHHH", row, 0, 3, 255, 0, 0, 0x120, 0))
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                sheet += _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
            else:
                sheet += _record(0x0203, place + struct.pack("<d", value))
    sheet += _record(0x000A, b"")
    name = "Lama"
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + _record(
        0x0042, struct.pack("<H", 1200)
    )
    bound = struct.pack("<BB", 0, 0) + struct.pack("<BB", len(name), 0) + name.encode("latin-1")
    offset = len(start) + 4 + 4 + len(bound) + 4
    stream = start + _record(0x0085, struct.pack("<I", offset) + bound) + _record(0x000A, b"") + sheet
    path.write_bytes(_container("Workbook", stream.ljust(4096, b"\0")))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _container(name: str, stream: bytes) -> bytes:
    """An OLE container with one stream: header, table of sectors, directory, the stream itself."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    sectors = -(-len(stream) // 512)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += (
        struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<I", 0)
        + struct.pack("<I", free) * 108
    )
    chain = [0xFFFFFFFD, end, *[number + 1 for number in range(2, sectors + 1)], end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    entries = _entry("Root Entry", 5, 1, end, 0) + _entry(name, 2, free, 2, len(stream)) + b"\0" * 256
    return header + table + entries + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    free = 0xFFFFFFFF
    about = struct.pack("<HBBIII", len(text), kind, 1, free, free, child) + b"\0" * 36
    return text.ljust(64, b"\0") + about + struct.pack("<IQ", start, size)
