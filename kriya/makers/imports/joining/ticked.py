"""Answers ticked in columns side by side, of which several may hold: the label of each is what is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kriya.makers.imports.values.kind import read_yes_no
from kriya.makers.imports.values.reading import Cell, Context

LISTED: Final = frozenset({"markets", "product_names", "raw_material"})


def told_by_label(label: str, cells: Sequence[Cell]) -> list[Cell]:
    """Put the label in the place of each tick, and nothing where it is told not to hold."""
    said = {cell: read_yes_no(cell, Context()).value for cell in set(cells)}
    words: dict[bool | None, Cell] = {True: label, False: ""}
    return [words.get(said[cell], cell) for cell in cells]
