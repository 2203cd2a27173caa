"""Landlines without the code of their area: it is that of all the others in the column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kriya.makers.imports.values.columns import Readings, read_values
from kriya.makers.imports.values.phone import read_phone
from kriya.makers.imports.values.reading import Cell, Context, Reading

_LOCAL: Final = re.compile(
    r"(?P<word>(?:(?:tel[pn]?|tlp|telepon|telpon|rumah|kantor)\b[\s.:]*)?)(?P<number>[2-7](?:[ .-]?\d){5,6})",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"(\s*[/;,\n]\s*)")
_LARGE: Final = ("21", "22", "24", "31", "61")
"""Jakarta, Bandung, Semarang, Surabaya and Medan: all other codes have a digit more."""
_FEWEST: Final = 3
_PUT: Final = Reading(None, ("phone_area_code",))
_SHORTEST, _LONGEST = 100_000, 10_000_000


def read_phones(cells: Sequence[Cell], context: Context) -> Readings:
    """Read a column of telephones."""
    whole, filled = with_area_codes(cells, context)
    read = read_values("phone", whole, context)
    read.noted.extend((at, _PUT) for at in filled)
    return read


def with_area_codes(cells: Sequence[Cell], context: Context) -> tuple[Sequence[Cell], list[int]]:
    """Put the one area code of a column before numbers that lack it; return the cells and where it was done.

    Where fewer than three landlines tell a code, or not all the same, none is put anywhere.
    """
    local = [at for at, cell in enumerate(cells) if _has_local(cell)]
    if not local or not (code := _code_of(cells, context)):
        return cells, []
    found = list(cells)
    for at in local:
        found[at] = _whole(found[at], code)
    return found, local


def _has_local(cell: Cell) -> bool:
    if isinstance(cell, str):
        return any(map(_LOCAL.fullmatch, _PARTS.split(cell.strip())))
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return number and _SHORTEST <= cell < _LONGEST and cell == int(cell) and str(int(cell))[0] in "234567"


def _code_of(cells: Sequence[Cell], context: Context) -> str:
    phones = (phone for cell in set(cells) for phone in read_phone(cell, context).value or ())
    codes = Counter(_area(phone.e164.removeprefix("+62")) for phone in phones if phone.kind == "landline")
    (code, times), others = (codes.most_common(1) or [("", 0)])[0], len(codes) - 1
    return code if times >= _FEWEST and not others else ""


def _area(national: str) -> str:
    return national[:2] if national.startswith(_LARGE) else national[:3]


def _whole(cell: Cell, code: str) -> str:
    if not isinstance(cell, str):
        return f"0{code}-{int(cell)}"
    parts = (_LOCAL.sub(rf"\g<word>0{code}-\g<number>", part) if _LOCAL.fullmatch(part) else part
             for part in _PARTS.split(cell.strip()))  # fmt: skip
    return "".join(parts)
