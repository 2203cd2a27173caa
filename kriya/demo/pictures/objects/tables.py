"""Where solid things stand: on wood in perspective, or on a quiet plain ground."""

from functools import lru_cache
from typing import Final

import numpy as np
from PIL import Image

from kriya.demo.pictures.march import Eye, Part, show
from kriya.demo.pictures.materials import wood_colours
from kriya.demo.pictures.stage import Stage
from kriya.demo.pictures.texture import Texture

_BOARDS: Final = {"teak": ("7c5330", "b98856"), "walnut": ("3d2a20", "7b5a44"), "bleached": ("a98c66", "d8c29d")}
PLAIN: Final = ("linen", "chalk", "plaster", "clay", "sage", "dusk", "stone", "board", "ink")


@lru_cache(maxsize=3)
def boards(kind: str) -> Texture:
    """Return the boards of a table."""
    colours = wood_colours(*_BOARDS[kind], 3, planks=5)
    return Texture.of(Image.fromarray(np.clip(colours, 0, 255).astype(np.uint8)))


def table(
    stage: Stage, parts: tuple[Part, ...], eye: Eye, *, plain: tuple[str, ...] = PLAIN, wooden: float = 0.4
) -> None:
    """Stand the parts on a ground that suits them."""
    top = None
    if eye.pitch > 0.42 and stage.rng.random() < wooden:
        top = boards(stage.one_of(tuple(_BOARDS)))
    else:
        stage.set(plain, ("window", "leaves", "", "", "", ""))
    show(stage, parts, eye, boards=top)
