"""What things lie on or hang before: linen, plaster, a wooden table, stone, a dark board."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageChops

from kriya.demo.pictures.frame import Frame
from kriya.demo.pictures.light import HEADROOM, Light, dappled, falloff, tinted
from kriya.demo.pictures.materials import wood_colours
from kriya.demo.pictures.noise import chance, clouds
from kriya.demo.pictures.palettes import rgb

GROUNDS: Final = {
    "linen": "d9cdb8", "plaster": "d8cfc2", "chalk": "e4ddd1", "clay": "c59f84", "sage": "aeb2a0", "dusk": "8f99a3",
    "stone": "a39c92", "board": "37332f", "ink": "2c333c", "teak": "a5764a", "walnut": "6b4a35", "bleached": "c9b08d",
}  # fmt: skip
_BOARDS: Final = {"teak": ("7c5330", "b98856"), "walnut": ("3d2a20", "7b5a44"), "bleached": ("a98c66", "d8c29d")}


def ground(
    frame: Frame, kind: str, light: Light, rng: Generator, *, shadow: str = "", depth: float = 0.24
) -> Image.Image:
    """Return the ground with its light. Raises KeyError for an unknown kind."""
    lit = falloff(frame, light, depth=depth) * (1 - np.float32(0.34) * dappled(frame, rng, shadow))
    if kind in ("plaster", "clay", "stone", "sage", "dusk"):
        lit = lit * (1 + np.float32(0.03) * clouds(rng, frame.coarse, 3))
    grey = tinted(frame.fine8(lit.astype(np.float32) / np.float32(HEADROOM)))
    return ImageChops.multiply(_bare(frame, kind, int(rng.integers(3))), grey)


@lru_cache(maxsize=12)
def _bare(frame: Frame, kind: str, variant: int) -> Image.Image:
    if kind in _BOARDS:
        return _boards(frame, kind, variant)
    image = Image.new("RGB", (frame.width, frame.height), rgb(GROUNDS[kind]))
    return ImageChops.multiply(image, _cloth(frame)) if kind == "linen" else image


def _cloth(frame: Frame) -> Image.Image:
    """Return the faint threads of linen."""
    rng = chance("linen")
    threads = max(2, round(frame.unit / 160))
    warp = rng.normal(0, 1.7, frame.width // threads + 1).repeat(threads)[: frame.width]
    weft = rng.normal(0, 1.7, frame.height // threads + 1).repeat(threads)[: frame.height]
    grey = Image.fromarray(np.clip(250 + warp[None, :] + weft[:, None], 0, 255).astype(np.uint8))
    return grey.convert("RGB")


def _boards(frame: Frame, kind: str, variant: int) -> Image.Image:
    colours = wood_colours(*_BOARDS[kind], variant + 7, planks=(3, 4, 2)[variant])
    tile = Image.fromarray(np.clip(colours, 0, 255).astype(np.uint8))
    side = round(max(frame.width, frame.height) * 1.02)
    tile = tile.resize((side, side), Image.Resampling.BICUBIC)
    return tile.crop((0, 0, frame.width, frame.height))
