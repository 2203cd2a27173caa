"""Textures: squares of colour that repeat, kept in several sizes, and looked up by coordinates."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.motifs import tile_of
from kriya.demo.pictures.motifs.pen import SIDE
from kriya.demo.pictures.noise import chance, tiling
from kriya.demo.pictures.palettes import LINE, earth, inks

TEXELS = 512
U32 = np.uint32


@dataclass(frozen=True)
class Texture:
    """A square that repeats, from fine to coarse; each level half the one before."""

    levels: tuple[NDArray[np.uint32], ...]

    @classmethod
    def of(cls, image: Image.Image) -> "Texture":
        """Return the texture of a square RGB image whose side is a power of two."""
        levels = []
        while image.width >= 32:
            levels.append(np.asarray(image.convert("RGBA")).view(U32)[..., 0].copy())
            image = image.reduce(2)
        return cls(tuple(levels))

    def seen(self, u: F32, v: F32, pixels: float) -> Image.Image:
        """Return the colours at u, v (in tiles), where a tile is about `pixels` wide."""
        level = 0
        while level + 1 < len(self.levels) and self.levels[level].shape[0] > pixels * 1.15:
            level += 1
        texels = self.levels[level]
        side = texels.shape[0]
        if pixels > side * 1.5:
            return _image(_between(texels, u, v))
        column = (u * np.float32(side)).astype(np.int32) & (side - 1)
        row = (v * np.float32(side)).astype(np.int32) & (side - 1)
        return _image(texels.ravel().take(row * side + column))


def _image(picked: NDArray[np.uint32]) -> Image.Image:
    return Image.fromarray(picked.view(np.uint8).reshape(*picked.shape, 4), "RGBX").convert("RGB")


def _between(texels: NDArray[np.uint32], u: F32, v: F32) -> NDArray[np.uint32]:
    """Return colours between the four nearest texels, for pictures that come closer than the texture is fine."""
    side = texels.shape[0]
    across, down = (
        (u * np.float32(side * 256)).astype(np.int32) - 128,
        (v * np.float32(side * 256)).astype(np.int32) - 128,
    )
    column, row = (across >> 8) & (side - 1), ((down >> 8) & (side - 1)) * side
    right, below = (column + 1) & (side - 1), (row + side) & (side * side - 1)
    part, flat = (across & 255).astype(U32), texels.ravel()
    upper = _mixed(flat.take(row + column), flat.take(row + right), part)
    lower = _mixed(flat.take(below + column), flat.take(below + right), part)
    return _mixed(upper, lower, (down & 255).astype(U32))


def _mixed(a: NDArray[np.uint32], b: NDArray[np.uint32], part: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return colours part/256 of the way from a to b, two channels of a word at a time."""
    low, rest = U32(0x00FF00FF), U32(256) - part
    even = ((a & low) * rest + (b & low) * part) >> U32(8) & low
    odd = ((a >> U32(8)) & low) * rest + ((b >> U32(8)) & low) * part & U32(0xFF00FF00)
    return np.asarray(even | odd, dtype=U32)


@lru_cache(maxsize=4)
def _threads(strength: int) -> Image.Image:
    """Return the grey of the weave: warp and weft of uneven threads, and dye that took unevenly."""
    rng = chance("threads", strength)
    grid = np.zeros((TEXELS, TEXELS), dtype=np.float32)
    warp, weft = rng.normal(0, 1, TEXELS // 2).repeat(2), rng.normal(0, 1, TEXELS // 2).repeat(2)
    grid += (warp[None, :] + weft[:, None]).astype(np.float32) * np.float32(0.5)
    cells = np.indices((TEXELS, TEXELS)) // 2
    grid += ((cells[0] + cells[1]) % 2).astype(np.float32) * np.float32(1.1) - np.float32(0.55)
    grid = (
        grid * np.float32(strength) + tiling(rng, TEXELS, 6) * np.float32(5) + tiling(rng, TEXELS, 24) * np.float32(3)
    )
    return Image.fromarray(np.clip(243 + grid, 0, 255).astype(np.uint8)).convert("RGB")


@lru_cache(maxsize=1)
def _veins() -> Image.Image:
    """Return where the wax cracked and the dye ran in: thin veins that wander, 0..255."""
    rng = chance("remekan")
    far = np.full((TEXELS, TEXELS), 9, dtype=np.float32)
    for cells in (5, 9):
        far = np.minimum(
            far, np.abs(tiling(rng, TEXELS, cells) + tiling(rng, TEXELS, cells * 4) * np.float32(0.25)) * 18 / cells
        )
    gate = np.clip(tiling(rng, TEXELS, 7) * 2.2 + 0.1, 0, 1)
    return Image.fromarray((np.clip(1 - far * 9, 0, 1) * gate * 105).astype(np.uint8))


@lru_cache(maxsize=24)
def _drawn(motif: str, variant: int, hand: bool) -> Image.Image:
    """Return the tile's inks; by hand its lines waver, from a stamp they do not."""
    tile = tile_of(motif, variant)
    if hand:
        rng = chance("hand", motif)
        rows, columns = np.indices((SIDE, SIDE), dtype=np.float32)
        across = tiling(rng, SIDE, 14) * np.float32(5) + tiling(rng, SIDE, 48) * np.float32(1.6)
        down = tiling(rng, SIDE, 14) * np.float32(5) + tiling(rng, SIDE, 48) * np.float32(1.6)
        tile = tile[(rows + down).astype(np.int32) & (SIDE - 1), (columns + across).astype(np.int32) & (SIDE - 1)]
    return Image.fromarray(tile)


@lru_cache(maxsize=64)
def dyed(motif: str, palette: str, *, turned: bool = False, variant: int = 0) -> Texture:
    """Return cloth of a motif in a palette. Raises KeyError when one of them is unknown."""
    woven = motif in {"lurik", "stripes", "ikat", "plain", "jumputan", "ecoprint"}
    colours = earth(variant) if motif == "lurik" else inks(palette, turned=turned)
    image = _drawn(motif, variant, not woven and variant % 2 == 0).copy()
    image.putpalette(colours.tobytes())
    cloth = image.convert("RGB").reduce(SIDE // TEXELS)
    if motif in {"ecoprint", "jumputan"}:
        cloth = Image.blend(cloth, cloth.filter(ImageFilter.GaussianBlur(3)), 0.75)
    elif not woven:
        dark = Image.new("RGB", cloth.size, tuple(int(part) for part in colours[LINE]))
        cloth = Image.composite(Image.blend(cloth, dark, 0.55), cloth, _veins())
    return Texture.of(ImageChops.multiply(cloth, _threads(4 if woven else 2)))
