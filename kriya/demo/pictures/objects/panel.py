"""A piece of cloth cut to a shape: rounded at its edge, with folds, lying or hanging."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kriya.demo.pictures import folds
from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.light import gloss, shade
from kriya.demo.pictures.motifs.pen import curve
from kriya.demo.pictures.noise import blurred
from kriya.demo.pictures.stage import Stage, placed
from kriya.demo.pictures.surface import Dress, Surface, polygon
from kriya.demo.pictures.texture import Texture

Points = list[tuple[float, float]]
AROUND: Final = 26
"""Cells about a piece that have a part in its shade, whose blur reaches seven."""


@dataclass(frozen=True)
class Cut:
    """How a piece is cut and laid: units, radians; `size` of a tile, `grain` its turn; how round, how high it lies."""

    angle: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    size: float = 0.7
    grain: float = 0.0
    puff: float = 0.03
    edge: float = 0.05
    lift: float = 0.03
    strength: float = 0.6
    shine: float = 0.0
    sharp: float = 24
    cloth: bool = False


def panel(
    stage: Stage,
    outline: Points | F32,
    texture: Texture,
    cut: Cut,
    moving: F32 | None = None,
    *,
    holes: tuple[F32, ...] = (),
) -> None:
    """Lay a piece of cloth; `moving` adds folds (coarse heights)."""
    frame = stage.frame
    mask = polygon(
        frame, placed(outline, cut.angle, cut.at), holes=tuple(placed(hole, cut.angle, cut.at) for hole in holes)
    )
    cells = frame.around(mask.getbbox() or frame.whole, AROUND)
    body = blurred(frame.shrunk(mask, cells), cut.edge / frame.cell)
    height = folds.pillowed(body) * np.float32(cut.puff)
    if moving is not None:
        height = height + moving[cells.slices]
    x, y = stage.turned(cut.angle + cut.grain, cut.at, cells)
    u, v = folds.followed(frame, height, x, y, much=0.06)
    shine = gloss(frame, height, stage.light, cut.sharp) * np.float32(cut.shine) if cut.shine else None
    size = cut.size * (stage.ease if cut.cloth else 1)
    dress = Dress(texture, u / np.float32(size), v / np.float32(size), size)
    piece = Surface(mask, (dress,), shade(frame, height, stage.light), shine, cells)
    stage.put(piece, lift=cut.lift, strength=cut.strength)


def mirrored(half: Points) -> Points:
    """Return an outline from its right half, given from top to bottom."""
    return half + [(-x, y) for x, y in reversed(half)]


def smooth(points: Points) -> Points:
    """Return a closed smooth outline through the points."""
    return curve([*points, points[0]], 8)


def ribbon(points: Points, width: float) -> Points:
    """Return the outline of a band along a line."""
    line = np.asarray(points, dtype=np.float64)
    way = np.gradient(line, axis=0)
    aside = np.stack([-way[:, 1], way[:, 0]], axis=1) / (np.linalg.norm(way, axis=1, keepdims=True) + 1e-9) * width / 2
    both = np.concatenate([line + aside, (line - aside)[::-1]])
    return [(float(x), float(y)) for x, y in both]
