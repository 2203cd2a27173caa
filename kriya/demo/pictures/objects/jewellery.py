"""Silver and brass: ring, bangle, brooch, earrings; and clay: vase and cup."""

import math

import numpy as np

from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.march import Eye, Part
from kriya.demo.pictures.materials import metal, painted, stone
from kriya.demo.pictures.objects.tables import table
from kriya.demo.pictures.objects.wraps import about, front
from kriya.demo.pictures.solids import Sdf, ball, either, hoop, moved, rod, turned, vessel
from kriya.demo.pictures.stage import Stage

f = np.float32
QUIET = ("board", "ink", "stone", "dusk", "linen", "sage")


def _bright(stage: Stage, solid: Sdf) -> Part:
    return Part(solid, metal(stage.one_of(("silver", "silver", "silver", "brass"))), front, 1.4, 0.75, 60, metal=True)


def _around(count: int, solid: Sdf) -> Sdf:
    """Return a solid repeated about the z axis."""
    step = 2 * math.pi / count

    def far(x: F32, y: F32, z: F32) -> F32:
        angle = np.arctan2(y, x)
        angle = angle - f(step) * np.round(angle / f(step))
        reach = np.sqrt(x * x + y * y)
        return solid(reach * np.cos(angle), reach * np.sin(angle), z)

    return far


def _blossom(size: float, petals: int) -> Sdf:
    """Return a flower of domed petals edged with wire, grains between, facing the eye."""
    leaf = ball((0.3 * size, 0, 0), 0.21 * size, squash=(1.15, 0.62, 0.3))
    edge = _flattened(hoop((0.3 * size, 0, 0), 0.215 * size, 0.02 * size, "z"), 0.3 * size)
    grains = either(ball((0.6 * size, 0, 0.02), 0.036 * size), ball((0.7 * size, 0, 0.01), 0.026 * size))
    heart = either(ball((0, 0, 0.05 * size), 0.11 * size))
    return either(
        _around(petals, either(leaf, edge, grains)),
        heart,
        _around(petals, ball((0.14 * size, 0, 0.06 * size), 0.03 * size)),
    )


def _flattened(ring: Sdf, middle: float) -> Sdf:
    def far(x: F32, y: F32, z: F32) -> F32:
        return ring((x - f(middle)) / f(1.1) + f(middle), y / f(0.66), z) * f(0.66)

    return far


def ring(stage: Stage) -> None:
    """Draw a finger ring that stands, a stone or a flower at its top."""
    rng = stage.rng
    tilt = rng.uniform(-0.3, 0.3)
    band = either(
        hoop((0, 0.5, 0), 0.44, 0.07, "z"),
        hoop((0, 0.5, 0.06), 0.45, 0.025, "z"),
        hoop((0, 0.5, -0.06), 0.45, 0.025, "z"),
    )
    head = moved(turned(_blossom(0.5, 8), -1.15, "x"), (0, 1.0, 0.04))
    parts = [_bright(stage, either(band, head))]
    if rng.random() < 0.6:
        parts.append(
            Part(
                ball((0, 1.05, 0.06), 0.1),
                painted(stage.one_of(("7c1f2b", "1f4f6b", "2f6a4f", "1b1a1a"))),
                front,
                1,
                0.9,
                50,
            )
        )
    table(
        stage,
        tuple(parts),
        Eye(rng.uniform(0.35, 0.6), 0.55, rng.uniform(0.92, 1.1), 0.5 + tilt),
        plain=QUIET,
        wooden=0.2,
    )


def bangle(stage: Stage) -> None:
    """Draw bangles, one leaning on another."""
    rng = stage.rng

    def twisted(x: F32, y: F32, z: F32) -> F32:
        angle = np.arctan2(z, x)
        return hoop((0, 0.08, 0), 0.62, 0.07)(x, y, z) - f(0.012) * np.sin(angle * 34 + y * 30)

    low = hoop((0.06, 0.2, -0.05), 0.64, 0.045)
    high = turned(hoop((0, 0.0, 0), 0.6, 0.05), 0.42, "z")
    parts = (
        _bright(stage, lambda x, y, z: twisted(x, y, z) * f(0.8)),
        _bright(stage, low),
        _bright(stage, moved(high, (0.02, 0.5, 0.0))),
    )
    table(
        stage,
        parts[: int(rng.integers(1, 4))],
        Eye(rng.uniform(0.55, 0.8), 0.2, rng.uniform(0.98, 1.12)),
        plain=QUIET,
        wooden=0.2,
    )


def brooch(stage: Stage) -> None:
    """Draw a flower brooch that lies on cloth or a board."""
    rng = stage.rng
    flower = turned(_blossom(rng.uniform(0.9, 1.02), int(stage.one_of((6, 8, 10)))), -1.35, "x")
    parts = (_bright(stage, moved(flower, (0, 0.12, 0))),)
    table(
        stage,
        parts,
        Eye(rng.uniform(0.8, 1.15), 0.12, rng.uniform(0.98, 1.12), rng.uniform(-0.4, 0.4)),
        plain=QUIET,
        wooden=0.25,
    )


def earrings(stage: Stage) -> None:
    """Draw a pair of earrings laid side by side."""
    rng = stage.rng
    one = either(
        _blossom(0.4, 8),
        rod((0, 0.3, 0), (0, 0.42, 0), 0.02),
        hoop((0, 0.52, 0), 0.1, 0.018, "z"),
        ball((0, -0.36, 0), 0.075, squash=(0.8, 1.3, 0.8)),
    )
    lain = turned(one, -1.35, "x")
    pair = either(moved(turned(lain, 0.2), (-0.42, 0.08, 0.05)), moved(turned(lain, -0.15), (0.42, 0.08, -0.02)))
    table(
        stage,
        (_bright(stage, pair),),
        Eye(rng.uniform(0.8, 1.1), 0.1, rng.uniform(1.0, 1.15), rng.uniform(-0.3, 0.3)),
        plain=QUIET,
        wooden=0.25,
    )


def vase(stage: Stage) -> None:
    """Draw a vase, glazed or bare, its foot unglazed."""
    rng = stage.rng
    high, belly, neck = rng.uniform(1.05, 1.35), rng.uniform(0.42, 0.54), rng.uniform(0.13, 0.2)

    def side(y: F32) -> F32:
        t = np.clip(y / f(high), 0, 1)
        return np.asarray(
            f(neck)
            + f(belly - neck) * np.sqrt(np.maximum(np.sin(np.clip(t * f(1.05) + f(0.14), 0, 0.985) * f(np.pi)), 0))
            + f(0.07) * t**12
        )

    pot = vessel(side, 0, high, wall=0.045, floor=0.1, careful=0.62)
    glaze = painted(stage.one_of(("d9d0bd", "5f7d7a", "8a9a78", "35506b", "b86f4a", "2e2a28")))
    skin = stone("clay") if rng.random() < 0.35 else glaze
    table(
        stage,
        (Part(pot, skin, about(0.5), 0.9, 0.3 if skin is glaze else 0.04, 40 if skin is glaze else 9),),
        Eye(rng.uniform(0.16, 0.32), high / 2, rng.uniform(0.98, 1.1)),
    )


def cups(stage: Stage) -> None:
    """Draw two cups, one behind the other."""
    rng = stage.rng
    high = rng.uniform(0.5, 0.64)

    def side(y: F32) -> F32:
        return np.asarray(f(0.3) + f(0.06) * np.sqrt(np.clip(y / f(high), 0, 1)))

    cup = vessel(side, 0, high, wall=0.035, floor=0.06)
    glaze = stage.one_of((("d9d0bd", "35506b"), ("5f7d7a", "d9d0bd"), ("b86f4a", "2e2a28")))
    parts = tuple(
        Part(moved(cup, at), painted(colour), about(0.4), 0.9, 0.3, 40)
        for at, colour in zip(((-0.34, 0, 0.2), (0.38, 0, -0.3)), glaze, strict=True)
    )
    table(stage, parts, Eye(rng.uniform(0.32, 0.5), 0.3, rng.uniform(1.0, 1.15), rng.uniform(-0.3, 0.3)))
