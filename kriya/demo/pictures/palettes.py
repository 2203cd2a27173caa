"""Natural dyes as inks: what a motif's numbers mean in colour."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

GROUND, LIGHT, MIDDLE, ACCENT, LINE, ISEN, LEAF, BLOOM = range(8)
RAMP: Final = 8
"""From here on eight steps from the ground to the light: the graded clouds of megamendung."""

# ground, light, middle, accent, line, isen, leaf, bloom
PALETTES: Final[dict[str, tuple[str, ...]]] = {
    "indigo": ("21385c", "efe7d4", "5b7fa3", "8fb2c8", "15253f", "e3dcc8", "3f6389", "b9cdd6"),
    "soga": ("4c2c1a", "efdcb6", "9c6433", "c88d4c", "2c180d", "e9d3a6", "7a4a26", "d7a869"),
    "mengkudu": ("7c2426", "f1dfc4", "b2553f", "d9926a", "471214", "ecd3b0", "96392f", "e3b088"),
    "tingi": ("7b402b", "f0dcc0", "a8694a", "cf9a72", "42200f", "e8cda6", "8d5138", "dcae86"),
    "jolawe": ("b3862f", "f6ead0", "8d6a2a", "dcb867", "59411a", "f3e3bd", "7c7434", "e8cf92"),
    "secang": ("b96f6c", "f7e7da", "97504f", "dba59b", "612f30", "f5dccd", "8d7a66", "eac0b3"),
    "mahoni": ("5f2f2b", "ecd9c0", "8f5143", "bb8065", "331412", "e3c7a5", "734038", "cf9d80"),
    "sogan": ("efe2c6", "2b3a57", "a56b36", "c99656", "33241a", "6e4524", "48618a", "8a5a2e"),
    "pesisir": ("1f7f86", "f7efdf", "e2765b", "f0b24c", "16494f", "fbe6d0", "4d9a63", "e79aa6"),
    "pesisir-terang": ("f6ead6", "d9614f", "2f8f92", "eeb046", "7b2f38", "2f8f92", "5a9b5e", "e58fa2"),
    "hitam-putih": ("23211f", "f2ece0", "8a847b", "bdb5a7", "100f0e", "e6dfd1", "5a554e", "cfc8ba"),
}

EARTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("3a2a20", "d9c7a6", "8c5a34", "a8452f", "1d1512", "c9a66b", "5d6a4a", "e6dcc4"),
    ("25303f", "d8cdb8", "5f7389", "9c4a38", "141b24", "b49766", "3d4a5c", "e9e2d2"),
    ("4b4a3a", "e0d4b4", "857a4e", "b06a3a", "25251c", "cbb77c", "66704f", "efe6cf"),
    ("5a2723", "e2c9a4", "93533a", "c28a48", "2a100f", "cda877", "3d3a36", "eddcc0"),
)


def rgb(hexed: str) -> tuple[int, int, int]:
    """Return red, green and blue of `rrggbb`."""
    return int(hexed[0:2], 16), int(hexed[2:4], 16), int(hexed[4:6], 16)


def inks(palette: str, *, turned: bool = False) -> NDArray[np.uint8]:
    """Return the 16 colours of a palette; `turned` draws dark on a light ground. Raises KeyError for an unknown one."""
    colours = np.array([rgb(one) for one in PALETTES[palette]], dtype=np.float32)
    if turned:
        colours = colours[[LIGHT, GROUND, MIDDLE, ACCENT, LINE, MIDDLE, LEAF, BLOOM]]
    steps = np.linspace(0, 1, 8, dtype=np.float32)[:, None] ** np.float32(0.9)
    ramp = colours[GROUND] * (1 - steps) + colours[LIGHT] * steps
    return np.concatenate([colours, ramp]).astype(np.uint8)


def earth(number: int) -> NDArray[np.uint8]:
    """Return one of the earthy sets of colours of lurik."""
    colours = np.array([rgb(one) for one in EARTHS[number % len(EARTHS)]], dtype=np.uint8)
    return np.concatenate([colours, colours])
