"""Plaited things of bamboo, mendong, vetiver root and water hyacinth: baskets, lamps, trays, boxes."""

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.march import Eye, Part
from kriya.demo.pictures.materials import painted, plaited, wood
from kriya.demo.pictures.objects.tables import table
from kriya.demo.pictures.objects.wraps import about, above, front, turned
from kriya.demo.pictures.solids import Sdf, ball, box, hoop, rounded_both, vessel
from kriya.demo.pictures.solids import turned as turned_solid
from kriya.demo.pictures.stage import Stage
from kriya.demo.pictures.texture import Texture

f = np.float32


def strips(stage: Stage, kinds: tuple[str, ...], weave: str, count: int = 9) -> Texture:
    """Return a weave of one of the materials, sometimes with a second colour."""
    first = stage.one_of(kinds)
    second = stage.one_of((first, first, "coffee", "ash", "indigo", "red")) if weave != "coil" else first
    return plaited(first, second, weave, count)


def basket(
    stage: Stage, kinds: tuple[str, ...] = ("bamboo", "bamboo", "coffee"), weaves: tuple[str, ...] = ("sasak", "kepang")
) -> None:
    """Draw a round basket, open, with or without a handle."""
    rng = stage.rng
    high, wide, belly = rng.uniform(0.6, 0.95), rng.uniform(0.56, 0.72), rng.uniform(-0.05, 0.16)
    low = wide * rng.uniform(0.72, 0.95)

    def side(y: F32) -> F32:
        t = y / f(high)
        return np.asarray(f(low) + f(wide - low) * t + f(belly) * np.sin(t * f(np.pi)))

    weave = strips(stage, kinds, stage.one_of(weaves))
    parts = [
        Part(vessel(side, 0, high, wall=0.045, floor=0.06), weave, about(0.66), 0.82, 0.05, 14),
        Part(hoop((0, high, 0), wide - 0.02, 0.045), plaited("bamboo", "bamboo", "coil", 12), about(0.66), 0.6, 0.06),
    ]
    if rng.random() < 0.55:
        parts.append(Part(_arch(high, wide - 0.02), plaited("bamboo", "bamboo", "coil", 12), front, 0.6, 0.06))
    up = high * 0.5 + (0.2 if len(parts) == 3 else 0)
    table(stage, tuple(parts), Eye(rng.uniform(0.3, 0.55), up, rng.uniform(0.84, 0.98), rng.uniform(-0.5, 0.5)))


def _arch(high: float, wide: float) -> Sdf:
    ring = turned_solid(hoop((0, 0, 0), wide, 0.035, "z"), 0.0)

    def far(x: F32, y: F32, z: F32) -> F32:
        return rounded_both(ring(x, (y - f(high)) * f(0.9), z), f(high) - y, 0.01) * f(0.9)

    return far


def lamp(stage: Stage) -> None:
    """Draw a lamp whose shade is plaited; light comes through it."""
    rng = stage.rng
    high, wide, swell = rng.uniform(0.9, 1.25), rng.uniform(0.4, 0.5), rng.uniform(0.05, 0.22)

    def side(y: F32) -> F32:
        t = (y - f(0.14)) / f(high)
        return np.asarray(f(wide) * (f(0.85) + f(0.15) * t) + f(swell) * np.sin(np.clip(t, 0, 1) * f(np.pi)))

    shade = vessel(side, 0.14, 0.14 + high, wall=0.03, floor=0.1)
    weave = plaited("bamboo", "bamboo", stage.one_of(("sasak", "kepang")), 10)
    stand = box((0, 0.06, 0), (0.34, 0.06, 0.34), 0.03)
    bulb = ball((0, 0.14 + high * 0.45, 0), 0.16)
    parts = (
        Part(shade, weave, about(0.5), 0.7, 0.04, 10, glow=0.36), Part(stand, wood("jati"), front, 0.9),
        Part(bulb, painted("ffe7b0"), front, 1, 0, 8, glow=0.9),
    )  # fmt: skip
    table(
        stage,
        parts,
        Eye(rng.uniform(0.12, 0.26), high * 0.55, rng.uniform(0.95, 1.1)),
        plain=("clay", "dusk", "board", "ink", "plaster"),
    )


def tray(
    stage: Stage, kinds: tuple[str, ...] = ("bamboo", "coffee"), weaves: tuple[str, ...] = ("kepang", "sasak")
) -> None:
    """Draw a shallow tray from well above."""
    rng = stage.rng
    weave = strips(stage, kinds, stage.one_of(weaves), 10)
    wide = rng.uniform(0.78, 0.88)
    dish = vessel(lambda y: f(wide - 0.06) + y * f(0.5), 0, 0.15, wall=0.05, floor=0.05)
    edge = hoop((0, 0.15, 0), wide, 0.05)
    parts = (
        Part(dish, weave, turned(above, rng.uniform(0, 1.5)), 0.9, 0.05, 14),
        Part(edge, plaited("coffee", "coffee", "coil", 10), about(0.8), 0.6, 0.06),
    )
    table(stage, parts, Eye(rng.uniform(0.75, 1.25), 0.05, rng.uniform(0.9, 1.05)), wooden=0.6)


def lidded(
    stage: Stage,
    kinds: tuple[str, ...] = ("mendong", "root", "hyacinth"),
    weaves: tuple[str, ...] = ("sasak", "kepang"),
) -> None:
    """Draw a box with its lid."""
    rng = stage.rng
    weave, angle = strips(stage, kinds, stage.one_of(weaves)), rng.uniform(0.3, 1.2)
    wide, deep, high = rng.uniform(0.5, 0.66), rng.uniform(0.4, 0.5), rng.uniform(0.24, 0.36)
    body = box((0, high, 0), (wide, high, deep), 0.05)
    lid = box((0, high * 2 + 0.03, 0), (wide + 0.035, 0.1, deep + 0.035), 0.05)
    knob = ball((0, high * 2 + 0.17, 0), 0.07)

    def side(x: F32, y: F32, z: F32) -> tuple[F32, F32]:
        return np.where(np.abs(x) / wide > np.abs(z) / deep, z, x), y

    parts = (
        Part(body, weave, side, 0.7, 0.05, 14),
        Part(lid, weave, above, 0.7, 0.05, 14),
        Part(knob, wood("jati"), front, 0.6, 0.15),
    )
    table(stage, parts, Eye(rng.uniform(0.38, 0.6), high, rng.uniform(0.92, 1.05), angle))


def grass_basket(stage: Stage) -> None:
    """Draw a basket of mendong, root or water hyacinth."""
    basket(stage, ("mendong", "root", "hyacinth"), ("kepang", "coil", "sasak"))


def grass_tray(stage: Stage) -> None:
    """Draw a tray sewn of coils."""
    tray(stage, ("mendong", "root", "hyacinth"), ("coil", "kepang"))
