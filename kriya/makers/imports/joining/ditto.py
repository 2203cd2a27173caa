"""A sign in a cell for "the same as above", as on a list written by hand: sda, idem, a mark of quotation."""

from __future__ import annotations

import re
from typing import Final

from kriya.makers.imports.values.reading import Cell

_DITTO: Final = re.compile(
    r"\s*(?:s\.?\s?d\.?\s?a\.?|idem|ditto|sama|sama\s+(?:(?:dengan|dgn|dg)\s+)?(?:di\s+)?atas(?:nya)?"
    r"|[-–\s]*(?:[\"“”„〃]|'')[-–\s]*)\s*",
    re.IGNORECASE,
)
ITS_OWN: Final = frozenset({"no", "name", "name_owner", "name_address", "nik", "npwp", "email", "bank_account"})
"""What a business has alone: there such a sign is no value, and stays for people to see."""


_STARTS: Final = frozenset("sSiIdD-– '\"“”„〃")
_LONGEST: Final = 24


def told_above(cells: list[Cell]) -> tuple[list[Cell], list[int]]:
    """Put what stands above in the place of each such sign; return the cells and the positions that were filled."""
    signs = [position for position, cell in enumerate(cells) if _is_sign(cell)]
    if not signs:
        return cells, []
    found, filled = list(cells), []
    for position in signs:
        if position and found[position - 1] not in ("", None) and not _is_sign(found[position - 1]):
            found[position] = found[position - 1]
            filled.append(position)
    return found, filled


def _is_sign(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1] in _STARTS and len(cell) <= _LONGEST and bool(_DITTO.fullmatch(cell))
