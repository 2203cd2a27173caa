"""How much a spreadsheet may ask for before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes in bytes, times in seconds.

    A register of 50,000 rows x 12 columns is 4 MB, 31 MB unpacked, read in 0.6 s with 120 MB: the defaults leave room
    for four times that and stop what only pretends to be a spreadsheet.
    """

    file_bytes: int = 30 * MIB
    unpacked_bytes: int = 250 * MIB
    ratio: int = 100
    """Unpacked size over packed size, for files that unpack to more than ratio_from bytes."""
    ratio_from: int = 20 * MIB
    members: int = 2_000
    sheets: int = 200
    columns: int = 1_000
    rows: int = 250_000
    cells: int = 8_000_000
    memory_bytes: int = 1_024 * MIB
    cpu_seconds: int = 20
    wall_seconds: int = 40
