"""Answers ticked in columns side by side, of which several may hold: the label of each is what is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kriya.makers.imports.values.kind import read_yes_no
from kriya.makers.imports.values.reading import Cell, Context

LISTED: Final = frozenset({"markets", "product_names", "raw_material"})


_IN_BRACKETS: Final = re.compile(r"\(([^()]+)\)")
_BOTH: Final = re.compile(r"\bv\b\W{1,6}x\b", re.IGNORECASE)
_TICKS: Final = frozenset({"v", "√", "✓", "✔"})
_CHOICES: Final = re.compile(r"[\"'“”,]|^(?:ya|ada|sudah|v|y) ?/", re.IGNORECASE)


def ticks_of(path: Sequence[str], cells: Sequence[Cell]) -> str | None:
    """Return what a tick in a column stands for, "" for nothing; None where its cells tell it themselves.

    Under a question over several columns it is the label of its own. In one line it stands in brackets ("Jangkauan
    Pemasaran (Lokal)"); those that only list what may be answered ("V", "X") say nothing.
    """
    if len(path) > 1:
        return path[-1]
    told = {cell for cell in cells if cell not in ("", None)}
    if not path or not told or any(read_yes_no(cell, Context()).value is None for cell in told):
        return None
    return next((one.strip() for one in _IN_BRACKETS.findall(path[0]) if not _CHOICES.search(one)), "")


def told_by_label(label: str, cells: Sequence[Cell], heading: str) -> list[Cell]:
    """Put the label in the place of each tick, and nothing where it is told not to hold.

    Beside another tick, or where the heading offers both, an x crosses out; alone it is one.
    """
    told = set(cells)
    crosses = bool(_BOTH.search(heading)) or any(str(cell).strip().lower() in _TICKS for cell in told)
    said = {cell: False if crosses and str(cell).strip().lower() == "x" else _holds(cell) for cell in told}
    words: dict[bool | None, Cell] = {True: label, False: ""}
    return [words.get(said[cell], cell) for cell in cells]


def _holds(cell: Cell) -> bool | None:
    value: bool | None = read_yes_no(cell, Context()).value
    return value
