"""Motifs that flow: parang, megamendung, and the row of triangles at a cloth's end, tumpal."""

import math

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.motifs.pen import Pen, Tile, fraction, patch, petal, plane, ring
from kriya.demo.pictures.palettes import ACCENT, GROUND, ISEN, LEAF, LIGHT, LINE, MIDDLE, RAMP


def parang() -> Tile:
    """Return slanting rows of S-shaped blades with a chain of lozenges (mlinjon) between the rows."""
    x, y = plane()
    across, along = fraction((x + y) * 3), (x - y) * 3
    tile = np.full(x.shape, GROUND, dtype=np.uint8)
    side = (across - 0.44) / 0.37
    bend = 0.34 * np.sin(side * np.float32(math.pi * 0.94)) + 0.06 * side
    blade = np.abs(fraction(along * 2 + bend) - 0.5) * 2
    reach = 0.86 * np.sqrt(np.clip(1 - side**2, 0, 1)) ** np.float32(0.62)
    inside = np.abs(side) < 1
    for rim, ink in ((0.0, LIGHT), (0.14, MIDDLE), (0.25, LIGHT), (0.52, LINE)):
        tile[inside & (blade < reach - rim)] = ink
    eye = (side / 0.32) ** 2 + (blade / 0.26) ** 2
    tile[eye < 1] = LINE
    tile[eye < 0.4] = ISEN
    _hooks(tile, side, fraction(along * 2 + bend + 0.5), inside)
    _mlinjon(tile, across, along)
    return tile


def _hooks(tile: Tile, side: F32, phase: F32, inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> None:
    for at in (-0.62, 0.62):
        spot = ((side - at) / 0.13) ** 2 + ((phase - 0.5 + 0.02) / 0.1) ** 2
        tile[inside & (spot < 1)] = ACCENT
    dots = ((side / 0.09) ** 2 + ((phase - 0.5) / 0.055) ** 2) < 1
    tile[dots] = ISEN


def _mlinjon(tile: Tile, across: F32, along: F32) -> None:
    gap = np.abs(fraction(across + 0.06) - 0.0)
    gap = np.minimum(gap, 1 - gap)
    tile[gap < 0.088] = LIGHT
    tile[gap < 0.074] = GROUND
    lozenge = gap / 0.062 + np.abs(fraction(along * 4) - 0.5) / 0.4
    tile[lozenge < 1] = LIGHT
    tile[lozenge < 0.62] = MIDDLE
    tile[lozenge < 0.24] = LINE


def megamendung() -> Tile:
    """Return Cirebon's rain clouds: outlines within outlines, graded from dark to light."""
    x, y = plane()
    tile = np.full(x.shape, RAMP, dtype=np.uint8)
    clouds = (
        (0.8, 0.16, 1.0, -1),
        (0.24, 0.36, 1.25, 1),
        (0.05, 0.8, 0.95, -1),
        (0.62, 0.7, 1.3, 1),
        (0.5, 0.08, 0.55, 1),
        (0.33, 0.95, 0.6, -1),
    )
    for cloud in clouds:
        _cloud(tile, x, y, cloud)
    return tile


# Lobes of a cloud: middle and radius, about its heart.
LOBES = (
    (-0.02, -0.1, 0.075), (-0.1, -0.06, 0.06), (0.07, -0.075, 0.06), (0.14, -0.03, 0.055), (-0.17, -0.01, 0.05),
    (0.21, 0.02, 0.042), (-0.08, 0.03, 0.065), (0.04, 0.045, 0.06), (0.12, 0.04, 0.05), (-0.235, 0.035, 0.032),
    (0.27, 0.055, 0.026), (0.0, -0.02, 0.09),
)  # fmt: skip
WIDE, HIGH = 0.31, 0.19  # no lobe reaches further


def _cloud(tile: Tile, x: F32, y: F32, where: tuple[float, float, float, int]) -> None:
    cx, cy, size, mirror = where
    here = patch(cx, cy, WIDE * size, HIGH * size)
    x, y, part = x[here], y[here], tile[here]
    dx = (fraction(x - np.float32(cx) + np.float32(0.5)) - np.float32(0.5)) * np.float32(mirror / size)
    dy = (fraction(y - np.float32(cy) + np.float32(0.5)) - np.float32(0.5)) / np.float32(size)
    turn, edge = _outline()
    angle = np.arctan2(dy, dx)
    ratio = np.sqrt(dx * dx + dy * dy) / np.interp(angle, turn, edge).astype(np.float32)
    for step in range(7):
        reach = 1 - step * 0.135
        part[ratio < reach] = RAMP + 1 + step
        part[np.abs(ratio - reach) < 0.011] = LIGHT if step < 5 else MIDDLE
    tile[here] = part


def _outline() -> tuple[F32, F32]:
    """Return the distance of the rim from the heart for each angle: where the farthest lobe ends."""
    turn = np.linspace(-math.pi, math.pi, 721, dtype=np.float32)
    edge = np.full(turn.shape, 0.03, dtype=np.float32)
    for lx, ly, radius in LOBES:
        along = lx * np.cos(turn) + ly * np.sin(turn)
        inside = radius**2 - (lx**2 + ly**2 - along**2)
        edge = np.maximum(edge, np.where(inside > 0, along + np.sqrt(np.maximum(inside, 0)), 0))
    return turn, edge.astype(np.float32)


def tumpal() -> Tile:
    """Return a row of tall triangles that point upwards, six to a tile, filled with steps and a stem."""
    pen = Pen(GROUND)
    pen.fill([(0, 0.86), (1, 0.86), (1, 1), (0, 1)], MIDDLE)
    pen.line([(-0.1, 0.872), (1.1, 0.872)], 0.012, LIGHT)
    pen.line([(-0.1, 0.985), (1.1, 0.985)], 0.012, LIGHT)
    for k in range(6):
        _triangle(pen, (k + 0.5) / 6)
        _leaf_between(pen, k / 6)
        pen.dots(ring((k + 0.5) / 6, 0.93, 0.03, 6), 0.0085, ISEN)
        pen.dot((k + 0.5) / 6, 0.93, 0.014, ACCENT)
        pen.dots([(k / 6, 0.91), (k / 6, 0.95)], 0.01, ISEN)
    return pen.tile


def _triangle(pen: Pen, x: float) -> None:
    for rim, ink in ((0.0, LIGHT), (0.09, LEAF), (0.2, LIGHT), (0.26, LINE)):
        half = 0.08 * (1 - rim)
        pen.fill([(x - half, 0.86 - rim * 0.1), (x, 0.12 + rim * 0.5), (x + half, 0.86 - rim * 0.1)], ink)
    for step in range(5):
        y, half = 0.8 - step * 0.085, 0.042 * (1 - step * 0.15)
        for lean in (-1, 1):
            pen.fill(
                petal(x, y, half * 1.25, 0.012, -math.pi / 2 + lean * 0.95, tip=1.1), ACCENT if step % 2 else LIGHT
            )
        pen.dot(x, y - 0.05, 0.008, ISEN)


def _leaf_between(pen: Pen, x: float) -> None:
    for lean in (-0.5, 0, 0.5):
        pen.fill(petal(x, 0.42, 0.2 - abs(lean) * 0.1, 0.018, -math.pi / 2 + lean, tip=1.1), MIDDLE)
    pen.line([(x, 0.42), (x, 0.62)], 0.008, MIDDLE)
    pen.dots([(x, 0.16), (x, 0.12), (x, 0.08)], 0.009, ISEN)
    pen.dots(ring(x, 0.42, 0.02, 5), 0.007, ISEN)
