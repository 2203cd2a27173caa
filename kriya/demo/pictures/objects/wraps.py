"""Where on a flat material the points of a solid lie: about an axis, from the front, from above."""

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.march import Wrap
from kriya.demo.pictures.solids import length

f = np.float32


def about(radius: float = 0.6) -> Wrap:
    """Return the wrap round the upright axis: along the circle, and up; flat where the surface does."""

    def wrap(x: F32, y: F32, z: F32) -> tuple[F32, F32]:
        # Cut behind, where nobody looks.
        return np.arctan2(x, z) * f(radius), y + length(x, z) * f(0.35)

    return wrap


def front(x: F32, y: F32, z: F32) -> tuple[F32, F32]:
    """Project from the front."""
    return x + z * f(0.25), -y + z * f(0.35)


def above(x: F32, y: F32, z: F32) -> tuple[F32, F32]:
    """Project from above."""
    return x + y * f(0.3), z - y * f(0.6)


def turned(wrap: Wrap, angle: float) -> Wrap:
    """Return a wrap for a solid turned about the upright axis by `angle`."""
    c, s = f(np.cos(angle)), f(np.sin(angle))
    return lambda x, y, z: wrap(x * c - z * s, y, x * s + z * c)
