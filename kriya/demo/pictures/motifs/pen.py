"""The pen that draws on a tile: whatever leaves it on one side comes in on the other."""

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from kriya.demo.pictures.frame import F32

SIDE = 1024
"""Pixels of a drawn tile; it is coloured and halved before use, which smooths every edge."""

Points: TypeAlias = Sequence[tuple[float, float]]
Tile: TypeAlias = NDArray[np.uint8]


class Pen:
    """Draws inks (numbers of a palette) on a unit square that repeats."""

    def __init__(self, ground: int = 0) -> None:
        self.image = Image.new("L", (SIDE, SIDE), ground)
        self._draw = ImageDraw.Draw(self.image)

    @property
    def tile(self) -> Tile:
        """What was drawn, as numbers of inks."""
        return np.asarray(self.image)

    def fill(self, points: Points, ink: int) -> None:
        """Fill a polygon."""
        for shifted in _wrapped(points, 0.0):
            self._draw.polygon(shifted, fill=ink)

    def line(self, points: Points, width: float, ink: int) -> None:
        """Draw a line of `width` parts of the tile, with round joints."""
        pixels = max(1, round(width * SIDE))
        for shifted in _wrapped(points, width):
            self._draw.line(shifted, fill=ink, width=pixels, joint="curve")

    def closed(self, points: Points, width: float, ink: int) -> None:
        """Draw the outline of a polygon."""
        self.line([*points, points[0], points[1]], width, ink)

    def dot(self, x: float, y: float, radius: float, ink: int) -> None:
        """Draw a round dot."""
        for (px, py), *_ in _wrapped([(x, y)], radius):
            r = radius * SIDE
            self._draw.ellipse((px - r, py - r, px + r, py + r), fill=ink)

    def dots(self, points: Iterable[tuple[float, float]], radius: float, ink: int) -> None:
        """Draw many dots."""
        for x, y in points:
            self.dot(x, y, radius, ink)


def _wrapped(points: Points, margin: float) -> list[list[tuple[float, float]]]:
    at = np.asarray(points, dtype=np.float64)
    low, high = at.min(axis=0) - margin, at.max(axis=0) + margin
    shifted = []
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            if low[0] + dx < 1 and high[0] + dx > 0 and low[1] + dy < 1 and high[1] + dy > 0:
                shifted.append([(float(x), float(y)) for x, y in (at + (dx, dy)) * SIDE])
    return shifted


def ring(x: float, y: float, radius: float, count: int, turn: float = 0.0) -> list[tuple[float, float]]:
    """Return points evenly on a circle."""
    angles = [turn + 2 * math.pi * k / count for k in range(count)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def oval(x: float, y: float, long: float, wide: float, angle: float, *, points: int = 40) -> list[tuple[float, float]]:
    """Return an ellipse with half axes `long` (along `angle`) and `wide`."""
    c, s = math.cos(angle), math.sin(angle)
    around = [2 * math.pi * k / points for k in range(points)]
    return [
        (x + long * math.cos(a) * c - wide * math.sin(a) * s, y + long * math.cos(a) * s + wide * math.sin(a) * c)
        for a in around
    ]


def petal(
    x: float, y: float, length: float, width: float, angle: float, *, tip: float = 0.8
) -> list[tuple[float, float]]:
    """Return a petal from its root (x, y); the smaller `tip`, the rounder its end."""
    c, s = math.cos(angle), math.sin(angle)
    steps = [k / 16 for k in range(17)]
    half = [(t * length, width * math.sin(math.pi * t**tip) ** 0.9) for t in steps]
    outline = half + [(along, -across) for along, across in reversed(half)]
    return [(x + a * c - b * s, y + a * s + b * c) for a, b in outline]


def curve(points: Points, steps: int = 12) -> list[tuple[float, float]]:
    """Return a smooth line through the points (Catmull-Rom)."""
    at = np.asarray([points[0], *points, points[-1]], dtype=np.float64)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for p0, p1, p2, p3 in zip(at, at[1:], at[2:], at[3:], strict=False):
        parts.append(
            0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    whole = np.concatenate([*parts, at[-1:]])
    return [(float(x), float(y)) for x, y in whole]


def plane() -> tuple[F32, F32]:
    """Return x and y of 0..1 of every pixel of a tile, for motifs that are drawn as fields."""
    line = (np.arange(SIDE, dtype=np.float32) + np.float32(0.5)) / np.float32(SIDE)
    return np.meshgrid(line, line)  # type: ignore[return-value]


def patch(x: float, y: float, across: float, down: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows and columns of a tile's pixels that far about a point: a field is asked where it may change them."""
    middle = (int(y * SIDE), int(x * SIDE))
    ways = (min(SIDE // 2, int(way * SIDE) + 2) for way in (down, across))
    rows, columns = (np.arange(at - way, at + way) % SIDE for at, way in zip(middle, ways, strict=True))
    return rows[:, None], columns[None, :]


def fraction(field: F32) -> F32:
    """Return the part after the point."""
    return field - np.floor(field)
