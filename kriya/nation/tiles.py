"""The provinces as a map of tiles, drawn by ourselves: each about where it lies, all of one size.

The letters are those of ISO 3166-2:ID. On a telephone of 360 px a tile is 28 px wide and its letters 12 px high.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

SIDE: Final = 28
GAP: Final = 3
SHADES: Final = 4
_PLACES: Final = {
    "11": (0, 0, "AC"), "12": (0, 1, "SU"), "13": (0, 2, "SB"), "14": (1, 1, "RI"), "15": (1, 2, "JA"),
    "16": (1, 3, "SS"), "17": (0, 3, "BE"), "18": (1, 4, "LA"), "19": (2, 2, "BB"), "21": (2, 1, "KR"),
    "31": (2, 5, "JK"), "32": (3, 5, "JB"), "33": (4, 5, "JT"), "34": (4, 6, "YO"), "35": (5, 5, "JI"),
    "36": (1, 5, "BT"), "51": (6, 5, "BA"), "52": (7, 5, "NB"), "53": (8, 5, "NT"), "61": (4, 2, "KB"),
    "62": (4, 3, "KT"), "63": (5, 3, "KS"), "64": (5, 2, "KI"), "65": (5, 1, "KU"), "71": (7, 1, "SA"),
    "72": (6, 2, "ST"), "73": (6, 4, "SN"), "74": (7, 3, "SG"), "75": (6, 1, "GO"), "76": (6, 3, "SR"),
    "81": (8, 3, "MA"), "82": (8, 1, "MU"), "91": (10, 1, "PA"), "92": (9, 2, "PB"), "93": (10, 4, "PS"),
    "94": (10, 2, "PT"), "95": (10, 3, "PE"), "96": (9, 1, "PD"),
}  # fmt: skip
WIDTH: Final = 11 * (SIDE + GAP) - GAP
HEIGHT: Final = 7 * (SIDE + GAP) - GAP


@dataclass(frozen=True)
class Tile:
    """A province on the map: its place, and a shade from 1 to 4; 0 where nobody told."""

    code: str
    letters: str
    x: int
    y: int
    shade: int


def tile_of(code: str, rate: float | None, most: float) -> Tile | None:
    """Return the tile of a province; one whose place is not drawn yet has none."""
    if code not in _PLACES:
        return None
    column, row, letters = _PLACES[code]
    shade = 0 if rate is None else max(1, ceil(SHADES * rate / most)) if most > 0 else 1
    return Tile(code, letters, column * (SIDE + GAP), row * (SIDE + GAP), shade)


def most_of(rates: Mapping[str, float | None]) -> float:
    """Return the largest rate."""
    return max((rate for rate in rates.values() if rate is not None), default=0.0)
