"""A sign in a cell for "the same as above", as on a list written by hand: sda, idem, a mark of quotation."""

from __future__ import annotations

import re
from typing import Final

from kriya.makers.imports.sheets.model import Table
from kriya.makers.imports.sheets.words import normal
from kriya.makers.imports.values.reading import Cell

_DITTO: Final = re.compile(
    r"\s*(?:s\.?\s?d\.?\s?a\.?|idem|ditto|sama|sama\s+(?:(?:dengan|dgn|dg)\s+)?(?:di\s+)?atas(?:nya)?"
    r"|[-–\s]*(?:[\"“”„〃]|'')[-–\s]*)\s*",
    re.IGNORECASE,
)
ITS_OWN: Final = frozenset({"no", "name", "name_owner", "name_address", "nik", "npwp", "email", "bank_account"})
"""What a business has alone: there such a sign is no value, and stays for people to see."""


_AS_THERE: Final = re.compile(
    r"\s*(?:alamat\s+)?(?:sama|sesuai|idem)(?:\s+(?:dengan|dgn|dg))?"
    r"(?:\s+(?:alamat\s+)?(?:ktp|kk|rumah|tempat tinggal|domisili|pemilik))?\s*[.]?\s*",
    re.IGNORECASE,
)
"""Says in one of two columns of addresses that it is the other one's: "sama", "sesuai KTP"."""
_STARTS_THERE: Final = frozenset("sSiIaA")
_ADDRESS: Final = re.compile(
    r"(?:alamat|domisili)(?: (?:nik|kk|rumah|pemilik|pemilik usaha|tempat tinggal|domisili|usaha|lengkap|asal))*"
)
_STARTS: Final = frozenset("sSiIdD-– '\"“”„〃")
_LONGEST: Final = 24


def told_above(cells: list[Cell]) -> tuple[list[Cell], list[int]]:
    """Put what stands above in the place of each such sign; return the cells and the positions that were filled."""
    # As _is_sign, which half a million calls would make dear.
    signs = [
        position
        for position, cell in enumerate(cells)
        if isinstance(cell, str) and cell[:1] in _STARTS and len(cell) <= _LONGEST and _DITTO.fullmatch(cell)
    ]
    if not signs:
        return cells, []
    found, filled = list(cells), []
    for position in signs:
        if position and found[position - 1] not in ("", None) and not _is_sign(found[position - 1]):
            found[position] = found[position - 1]
            filled.append(position)
    return found, filled


def other_address(table: Table, index: int) -> int | None:
    """Return the one other column of whole addresses, that of the owner's home or card; None without or with more."""
    others = [one.index for one in table.columns if one.index != index and _ADDRESS.fullmatch(normal(one.label))]
    return others[0] if len(others) == 1 else None


def told_beside(cells: list[Cell], others: list[Cell]) -> tuple[list[Cell], list[int]]:
    """Put another column's cell in the place of each word that points there; return the cells and where it was done."""
    filled = [
        position
        for position, cell in enumerate(cells)
        if isinstance(cell, str) and cell[:1] in _STARTS_THERE and _AS_THERE.fullmatch(cell) and others[position]
    ]
    found = list(cells) if filled else cells
    for position in filled:
        found[position] = others[position]
    return found, filled


def _is_sign(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1] in _STARTS and len(cell) <= _LONGEST and bool(_DITTO.fullmatch(cell))
