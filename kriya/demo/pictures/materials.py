"""What things are made of, as textures that repeat: wood, stone, plaited strips, metal, leather, linen."""

from functools import lru_cache

import numpy as np
from PIL import Image

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.motifs.pen import fraction
from kriya.demo.pictures.noise import chance, tiling
from kriya.demo.pictures.palettes import rgb
from kriya.demo.pictures.texture import TEXELS, Texture

N = TEXELS


def _plane() -> tuple[F32, F32]:
    line = (np.arange(N, dtype=np.float32) + np.float32(0.5)) / np.float32(N)
    return np.meshgrid(line, line)  # type: ignore[return-value]


def _mixed(field: F32, low: str, high: str) -> F32:
    t = np.clip(field, 0, 1)
    # Colour by colour: numpy takes long over rows of three.
    parts = [np.float32(a) * (1 - t) + np.float32(b) * t for a, b in zip(rgb(low), rgb(high), strict=True)]
    return np.stack(parts, axis=-1)


def _texture(colours: F32) -> Texture:
    return Texture.of(Image.fromarray(np.clip(colours, 0, 255).astype(np.uint8)))


def wood_colours(dark: str, light: str, seed: int = 0, *, planks: int = 0) -> F32:
    """Return wood with its grain from left to right; with `planks`, so many boards."""
    rng = chance("wood", seed)
    _, y = _plane()
    bend = tiling(rng, N, 3) * np.float32(0.08) + np.asarray(_stretched(rng, 4), dtype=np.float32) * np.float32(0.05)
    board = np.floor(y * planks) if planks else np.zeros_like(y)
    rings = fraction((y + bend) * 5 + board * np.float32(0.37))
    grain = (
        0.55 + 0.13 * np.sin(rings * np.float32(2 * np.pi)) + 0.15 * _stretched(rng, 96) + 0.17 * _stretched(rng, 24)
    )
    if planks:
        seam = np.minimum(fraction(y * planks), 1 - fraction(y * planks)) * N / planks
        grain = (grain + (fraction(board * np.float32(0.618)) - 0.5) * 0.22) * np.clip(seam / 2.2, 0.25, 1)
    return _mixed(grain, dark, light)


def _stretched(rng: np.random.Generator, rows: int) -> F32:
    seeds = rng.uniform(-1, 1, (rows, 6)).astype(np.float32)
    wrapped = Image.fromarray(np.pad(seeds, 3, mode="wrap"))
    return np.asarray(wrapped.resize((N, N), Image.Resampling.BICUBIC, box=(3, 3, 9, rows + 3)))


WOODS = {
    "jati": ("6d4526", "b98250"), "mahoni": ("562a1c", "9a5636"), "sonokeling": ("2b1c17", "67463a"),
    "pule": ("b08f62", "e2c99c"), "bamboo": ("a97f43", "dcbb7c"), "ash": ("4a443e", "8b8177"),
}  # fmt: skip


@lru_cache(maxsize=16)
def wood(kind: str, seed: int = 0) -> Texture:
    """Return one of the woods. Raises KeyError for an unknown one."""
    return _texture(wood_colours(*WOODS[kind], seed))


@lru_cache(maxsize=8)
def stone(kind: str) -> Texture:
    """Return andesite (`dark`), limestone (`light`) or terracotta, speckled."""
    low, high = {"dark": ("393a3a", "6f6f6c"), "light": ("b9ab91", "e6dcc6"), "clay": ("8d4d31", "c07a52")}[kind]
    rng = chance("stone", kind)
    field = 0.5 + 0.28 * tiling(rng, N, 6) + 0.2 * tiling(rng, N, 30) + 0.22 * tiling(rng, N, 128)
    pits = tiling(rng, N, 90) > 0.72
    field[pits] -= 0.35
    return _texture(_mixed(field, low, high))


@lru_cache(maxsize=4)
def metal(kind: str) -> Texture:
    """Return silver, brass or copper, lightly brushed."""
    low, high = {"silver": ("8e9092", "dcdcd8"), "brass": ("8d6a2c", "e0bc6c"), "copper": ("85462c", "dd9566")}[kind]
    rng = chance("metal", kind)
    return _texture(_mixed(0.6 + 0.22 * _stretched(rng, 128) + 0.12 * tiling(rng, N, 10), low, high))


@lru_cache(maxsize=6)
def leather(dark: str, light: str) -> Texture:
    """Return grained leather."""
    rng = chance("leather", dark)
    return _texture(_mixed(0.5 + 0.2 * tiling(rng, N, 8) + 0.25 * np.abs(tiling(rng, N, 64)) - 0.1, dark, light))


STRIPS = {
    "bamboo": ("8a6433", "e3c486"), "coffee": ("3f2a1c", "94693f"), "mendong": ("7d7440", "cfc084"),
    "root": ("5b3f28", "a97f55"), "hyacinth": ("83602f", "cfa768"), "ash": ("4d4740", "a59a8a"), "red": ("6a2420", "b7563f"), "indigo": ("1d2f4e", "5c7ea0"),
}  # fmt: skip


@lru_cache(maxsize=24)
def plaited(kind: str, second: str, weave: str, count: int = 8) -> Texture:
    """Return strips that go over and under: `sasak` (one by one), `kepang` (twill), or `coil` (rows sewn upon rows)."""
    rng = chance("plaited", kind, weave)
    x, y = _plane()
    if weave == "coil":
        return _texture(_coiled(rng, x, y, kind, count))
    column, row = np.floor(x * count), np.floor(y * count)
    over = ((column + row) % 2 == 0) if weave == "sasak" else ((column + row) % 4 < 2)
    u, v = fraction(x * count), fraction(y * count)
    across, along = np.where(over, v, u), np.where(over, u, v)
    # A strip is round across and dives under its neighbour at its ends.
    body = np.sqrt(np.clip(1 - ((across - 0.5) * 2) ** 2, 0, 1)) * (
        0.62 + 0.38 * np.sin(along * np.float32(np.pi)) ** 0.6
    )
    light = 0.3 + 0.72 * body + 0.14 * (0.5 - across)
    which = np.where(over, row * 7 + 3, column * 13 + 5).astype(np.int32) % 64
    tone = rng.uniform(-0.13, 0.13, 64).astype(np.float32)[which]
    fibre = np.where(over, _stretched(rng, 128), _stretched(rng, 128).T) * np.float32(0.1)
    field = np.clip(light + tone + fibre, 0, 1)
    colours = np.where(over[..., None], _mixed(field, *STRIPS[kind]), _mixed(field, *STRIPS[second]))
    return _texture(colours * np.clip(0.35 + 0.95 * body, 0, 1)[..., None])


def _coiled(rng: np.random.Generator, x: F32, y: F32, kind: str, count: int) -> F32:
    across = fraction(y * count)
    body = np.sqrt(np.clip(1 - ((across - 0.5) * 2) ** 2, 0, 1))
    stitch = fraction(x * count * 2 + np.floor(y * count) * np.float32(0.5) + across * np.float32(0.5))
    thread = np.clip(1 - np.abs(stitch - 0.5) * 5, 0, 1)
    field = 0.25 + 0.55 * body + 0.1 * _stretched(rng, 128) + 0.25 * thread * body
    return np.asarray(_mixed(field, *STRIPS[kind]) * np.clip(0.4 + 0.8 * body, 0, 1)[..., None], dtype=np.float32)


@lru_cache(maxsize=12)
def painted(colour: str) -> Texture:
    """Return one colour, barely uneven: lacquer, glaze, paper."""
    rng = chance("painted", colour)
    field = 1 + 0.035 * tiling(rng, N, 9) + 0.015 * tiling(rng, N, 60)
    return _texture(np.array(rgb(colour), dtype=np.float32) * field[..., None])
