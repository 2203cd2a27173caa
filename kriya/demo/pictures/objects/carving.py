"""Relief: a motif cut into wood, stone or metal, as a texture whose light is already in it."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops

from kriya.demo.pictures.materials import WOODS, wood_colours
from kriya.demo.pictures.motifs import tile_of
from kriya.demo.pictures.noise import blurred, chance, tiling
from kriya.demo.pictures.palettes import GROUND, rgb
from kriya.demo.pictures.texture import TEXELS, Texture

_SOLID = {
    "copper": ("7d4128", "cf8558"),
    "stone": ("58564f", "98948a"),
    "lime": ("ab9d84", "e2d8c2"),
    "silver": ("6e7072", "d8d8d4"),
    "brass": ("7d5d26", "dcb865"),
}


@lru_cache(maxsize=24)
def carved(motif: str, material: str, *, deep: float = 5.0) -> Texture:
    """Return a motif in relief in a wood, in stone or metal. Raises KeyError for an unknown one."""
    raised = (
        np.ones((TEXELS, TEXELS), dtype=np.float32)
        if motif == "plain"
        else (tile_of(motif) != GROUND).astype(np.float32)
    )
    small = (
        np.asarray(
            Image.fromarray((raised * 255).astype(np.uint8)).resize((TEXELS, TEXELS), Image.Resampling.BOX),
            dtype=np.float32,
        )
        / 255
    )
    wide = np.pad(small, 16, mode="wrap")
    height = (blurred(wide, 1.4) * 0.6 + blurred(wide, 4) * 0.4)[16:-16, 16:-16]
    down, across = np.gradient(height)
    lit = np.clip(0.86 + (across * 0.55 + down * 0.75) * np.float32(deep * 0.55) - (0.5 - height) * 0.42, 0.3, 1.22)
    colours = _colours(material)
    return Texture.of(Image.fromarray(np.clip(colours * lit[..., None], 0, 255).astype(np.uint8)))


def _colours(material: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    if material in WOODS:
        return wood_colours(*WOODS[material], 2)
    rng = chance("solid", material)
    low, high = (np.array(rgb(one), dtype=np.float32) for one in _SOLID[material])
    t = np.clip(0.62 + 0.2 * tiling(rng, TEXELS, 8) + 0.2 * tiling(rng, TEXELS, 100), 0, 1)[..., None]
    return np.asarray(low * (1 - t) + high * t, dtype=np.float32)


def on_wood(cloth: Texture, strength: float = 0.85) -> Texture:
    """Return a motif as batik on wood: its colours with the grain shining through."""
    grain = Image.fromarray(np.clip(wood_colours("d8d0c4", "ffffff", 5), 0, 255).astype(np.uint8))
    top = Image.fromarray(cloth.levels[0].view(np.uint8).reshape(TEXELS, TEXELS, 4), "RGBX").convert("RGB")
    bare = Image.new("RGB", top.size, rgb("d9b98a"))
    return Texture.of(ImageChops.multiply(Image.blend(bare, top, strength), grain))
