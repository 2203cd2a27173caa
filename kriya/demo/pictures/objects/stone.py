"""Stone of Gunung Kidul: mortar and pestle, bowl, lantern."""

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.march import Eye, Part
from kriya.demo.pictures.materials import stone
from kriya.demo.pictures.objects.tables import table
from kriya.demo.pictures.objects.wraps import about, above, front
from kriya.demo.pictures.solids import box, drum, either, rod, vessel
from kriya.demo.pictures.stage import Stage

f = np.float32


def mortar(stage: Stage) -> None:
    """Draw a cobek with its pestle."""
    rng = stage.rng
    grey = stone(stage.one_of(("dark", "dark", "light")))
    wide = rng.uniform(0.72, 0.84)
    dish = vessel(lambda y: f(wide) - f(0.55) * (f(0.42) - y) ** 2 * f(2.0), 0.0, 0.4, wall=0.13, floor=0.13)
    turn = rng.uniform(-0.9, 0.3)
    foot, head = (
        (0.16 * np.cos(turn), 0.24, 0.16 * np.sin(turn) + 0.1),
        (1.02 * np.cos(turn), 0.56, 1.02 * np.sin(turn)),
    )
    pestle = rod(foot, head, 0.13, 0.085)
    parts = (Part(dish, grey, above, 0.9, 0.04, 9), Part(pestle, grey, front, 0.9, 0.05, 9))
    eye = Eye(rng.uniform(0.5, 0.85), 0.22, rng.uniform(0.8, 0.92))
    table(stage, parts, eye)


def bowl(stage: Stage) -> None:
    """Draw a deep bowl with a foot."""
    rng = stage.rng
    high, wide = rng.uniform(0.55, 0.85), rng.uniform(0.62, 0.78)

    def side(y: F32) -> F32:
        t = y / f(high)
        return np.asarray(f(wide) * (f(0.42) + f(0.58) * np.sqrt(np.clip(f(1.04) - (1 - t) ** 2, 0.02, 2))))

    parts = (
        Part(
            vessel(side, 0.0, high, wall=0.09, floor=0.14),
            stone(stage.one_of(("light", "dark", "clay"))),
            about(0.6),
            0.9,
            0.05,
            9,
        ),
    )
    table(stage, parts, Eye(rng.uniform(0.3, 0.6), high / 2, rng.uniform(0.95, 1.1)))


def lantern(stage: Stage) -> None:
    """Draw a garden lantern, built of four stones."""
    rng = stage.rng
    grey = stone(stage.one_of(("dark", "light")))
    body = either(
        box((0, 0.08, 0), (0.5, 0.08, 0.5), 0.03), drum((0, 0.36, 0), 0.2, 0.24, 0.03), box((0, 0.66, 0), (0.42, 0.07, 0.42), 0.03),
        box((0.3, 0.93, 0.3), (0.06, 0.24, 0.06), 0.01), box((-0.3, 0.93, 0.3), (0.06, 0.24, 0.06), 0.01),
        box((0.3, 0.93, -0.3), (0.06, 0.24, 0.06), 0.01), box((-0.3, 0.93, -0.3), (0.06, 0.24, 0.06), 0.01),
        box((0, 1.18, 0), (0.56, 0.06, 0.56), 0.03), _roof,
    )  # fmt: skip
    table(
        stage,
        (Part(body, grey, front, 0.8, 0.03, 8),),
        Eye(rng.uniform(0.2, 0.32), 0.8, rng.uniform(0.98, 1.1), rng.uniform(0.35, 0.8), 1.3),
    )


def _roof(x: F32, y: F32, z: F32) -> F32:
    slope = np.maximum(np.abs(x), np.abs(z)) - f(0.5) * (f(1.62) - y) / f(0.42)
    return np.asarray(np.maximum(np.maximum(slope * f(0.6), y - f(1.56)), f(1.2) - y) * f(0.9))
