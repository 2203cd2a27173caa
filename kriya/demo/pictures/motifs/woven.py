"""Patterns that come off the loom or out of the bound bundle: lurik, stripes, ikat, jumputan, plain."""

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.motifs.pen import SIDE, Tile, fraction, patch, plane
from kriya.demo.pictures.noise import chance, tiling
from kriya.demo.pictures.palettes import ACCENT, BLOOM, GROUND, ISEN, LEAF, LIGHT, LINE, MIDDLE


def lurik(seed: int = 0) -> Tile:
    """Return narrow stripes along the warp, in groups that mirror."""
    rng = chance("lurik", seed)
    line = np.full(SIDE // 2, GROUND, dtype=np.uint8)
    at = int(rng.integers(4, 16))
    while at < len(line) - 8:
        width = int(rng.choice([4, 4, 6, 8, 14, 26]))
        line[at : at + width] = rng.choice([LIGHT, MIDDLE, ACCENT, LINE, ISEN, LEAF, BLOOM])
        at += width + int(rng.choice([4, 6, 8, 12, 20, 40]))
    return np.tile(np.concatenate([line, line[::-1]]), (SIDE, 1))


def stripes(seed: int = 0) -> Tile:
    """Return broad bands with fine lines at their sides, as on handloom shawls."""
    rng = chance("stripes", seed)
    line = np.full(SIDE, GROUND, dtype=np.uint8)
    for at in (64, 320, 576, 832):
        width = int(rng.integers(50, 130))
        line[at : at + width] = rng.choice([MIDDLE, LEAF, ACCENT])
        line[at + 14 : at + 20] = LIGHT
        line[at + width - 20 : at + width - 14] = LIGHT
        line[at + width + 16 : at + width + 22] = ISEN
    return np.tile(line[:, None], (1, SIDE))


def ikat() -> Tile:
    """Return stepped lozenges whose edges run in the warp, with a band of arrows."""
    x, y = plane()
    rng = chance("ikat")
    bleed = tiling(rng, SIDE, 128)[: SIDE // 8].repeat(8, axis=0) * np.float32(0.022)
    y = y + bleed
    u, v = np.abs(fraction(x * 3) - 0.5) * 2, np.abs(fraction(y * 2) - 0.5) * 2
    u = np.floor(u * 9) / 9
    far = u + v
    tile = np.full(x.shape, GROUND, dtype=np.uint8)
    for reach, ink in (
        (0.98, LINE),
        (0.9, LIGHT),
        (0.78, MIDDLE),
        (0.6, GROUND),
        (0.52, LIGHT),
        (0.42, ACCENT),
        (0.22, LINE),
        (0.12, LIGHT),
    ):
        tile[far < reach] = ink
    corner = (1 - u) + (1 - v)
    for reach, ink in ((0.5, LIGHT), (0.4, BLOOM), (0.2, LINE)):
        tile[corner < reach] = ink
    return tile


def jumputan() -> Tile:
    """Return rings that thread left in the dye: bound, dipped, opened."""
    x, y = plane()
    rng = chance("jumputan")
    wobble = tiling(rng, SIDE, 40) * np.float32(0.05) + tiling(rng, SIDE, 12) * np.float32(0.04)
    tile = np.full(x.shape, GROUND, dtype=np.uint8)
    for row in range(3):
        for column in range(3):
            cx, cy = (column + 0.5 * (row % 2) + 0.25) / 3, (row + 0.5) / 3
            here = patch(cx, cy, 0.15, 0.15)
            tile[here] = _bound(tile[here], _away(x[here], y[here], cx, cy) * 8 + wobble[here] * 3, column + row)
            for k in range(6):
                a = k * np.pi / 3
                at = cx + 0.135 * float(np.cos(a)), cy + 0.135 * float(np.sin(a))
                here = patch(*at, 0.04, 0.04)
                small = _away(x[here], y[here], *at) * 34 + wobble[here] * 4
                tile[here] = np.where((small > 0.35) & (small < 0.75), LIGHT, tile[here])
    return tile


def _away(x: F32, y: F32, cx: float, cy: float) -> F32:
    dx, dy = fraction(x - np.float32(cx) + np.float32(0.5)) - 0.5, fraction(y - np.float32(cy) + np.float32(0.5)) - 0.5
    return np.asarray(np.sqrt(dx * dx + dy * dy).astype(np.float32))


def _bound(tile: Tile, away: F32, number: int) -> Tile:
    for outer, inner, ink in (
        (0.8, 0.68, LIGHT),
        (0.68, 0.5, ACCENT if number % 2 else BLOOM),
        (0.5, 0.42, LIGHT),
        (0.3, 0.2, LIGHT),
        (0.2, 0.09, MIDDLE),
        (0.09, 0, LIGHT),
    ):
        tile[(away < outer) & (away >= inner)] = ink
    return tile


def plain() -> Tile:
    """Return undecorated cloth."""
    return np.full((SIDE, SIDE), GROUND, dtype=np.uint8)
