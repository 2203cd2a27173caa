"""Motifs made of others: sekar jagad (a map of patches) and tambal (mended squares)."""

from functools import lru_cache

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.motifs.flowing import parang
from kriya.demo.pictures.motifs.garden import buketan
from kriya.demo.pictures.motifs.lattice import ceplok, jlamprang, kawung, truntum
from kriya.demo.pictures.motifs.pen import Tile, fraction, plane
from kriya.demo.pictures.noise import chance, tiling
from kriya.demo.pictures.palettes import ACCENT, BLOOM, GROUND, LEAF, LIGHT, LINE, MIDDLE

GROUNDS = (GROUND, MIDDLE, LEAF, LINE, ACCENT, BLOOM)


def sekar_jagad() -> Tile:
    """Return islands of many motifs, as on a map of the world."""
    x, y = plane()
    rng = chance("sekar jagad")
    x = x + tiling(rng, len(x), 5) * np.float32(0.035)
    y = y + tiling(rng, len(x), 5) * np.float32(0.035)
    near, second, owner = _nearest(x, y, rng.uniform(0, 1, (9, 2)).astype(np.float32))
    tile = _filled(owner, 9)
    edge = second - near
    tile[edge < 0.042] = LIGHT
    tile[(edge < 0.03) & (edge > 0.008)] = GROUND
    tile[(np.abs(edge - 0.019) < 0.006) & _beads(x, y)] = LIGHT
    return tile


def _beads(x: F32, y: F32) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.asarray(fraction(x * 40) + fraction(y * 40) < 0.9)


def _nearest(x: F32, y: F32, seeds: F32) -> tuple[F32, F32, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    near, second = np.full(x.shape, 9, dtype=np.float32), np.full(x.shape, 9, dtype=np.float32)
    owner = np.zeros(x.shape, dtype=np.uint8)
    for number, (sx, sy) in enumerate(seeds):
        dx, dy = fraction(x - sx + np.float32(0.5)) - 0.5, fraction(y - sy + np.float32(0.5)) - 0.5
        away = dx * dx + dy * dy
        owner[away < near] = number
        second = np.minimum(second, np.maximum(near, away))
        near = np.minimum(near, away)
    return np.sqrt(near), np.sqrt(second), owner


def _filled(owner: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], count: int) -> Tile:
    motifs = _motifs()
    inks = np.tile(np.arange(16, dtype=np.uint8), (count, 1))
    for number in range(count):
        ground = GROUNDS[(number * 5) % len(GROUNDS)]
        inks[number, GROUND], inks[number, ground] = ground, GROUND
    return inks.ravel().take(owner * np.uint8(16) + np.choose(owner % len(motifs), motifs))


@lru_cache(maxsize=1)
def _motifs() -> tuple[Tile, ...]:
    """Return what the patches are of: both motifs of patches have the same."""
    small = [np.tile(one[::2, ::2], (2, 2)) for one in (kawung(), truntum(), parang(), ceplok(), jlamprang())]
    return (*small, buketan())


def tambal() -> Tile:
    """Return squares cut into triangles, each of another cloth: a mended cloth is said to heal."""
    x, y = plane()
    column, row = np.floor(x * 4), np.floor(y * 4)
    u, v = fraction(x * 4), fraction(y * 4)
    flip = (column + row) % 2 == 0
    cut = np.where(flip, u - v, u + v - 1)
    owner = ((column * 2 + row * 3 + (cut > 0) * 5) % 12).astype(np.uint8)
    tile = _filled(owner, 12)
    edge = np.minimum(np.minimum(np.minimum(u, 1 - u), np.minimum(v, 1 - v)), np.abs(cut) * np.float32(0.7))
    tile[edge < 0.036] = LINE
    tile[edge < 0.022] = LIGHT
    return tile
