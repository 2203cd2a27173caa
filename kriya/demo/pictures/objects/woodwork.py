"""Turned, carved and sawn wood: bowl, tray, carved panel, box, toys."""

import numpy as np

from kriya.demo.pictures.cloth import WALLS
from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.march import Eye, Part
from kriya.demo.pictures.materials import painted, wood
from kriya.demo.pictures.objects.carving import carved, on_wood
from kriya.demo.pictures.objects.panel import Cut, panel
from kriya.demo.pictures.objects.tables import table
from kriya.demo.pictures.objects.wraps import above, front, turned
from kriya.demo.pictures.solids import Sdf, Spot, ball, box, either, rod, vessel
from kriya.demo.pictures.stage import Stage, rectangle
from kriya.demo.pictures.texture import Texture

f = np.float32
KINDS = ("jati", "mahoni", "sonokeling", "pule")


def bowl(stage: Stage) -> None:
    """Draw a turned bowl, its inside sometimes in batik."""
    rng = stage.rng
    kind = stage.one_of(KINDS)
    high, wide = rng.uniform(0.36, 0.6), rng.uniform(0.7, 0.84)

    def side(y: F32) -> F32:
        t = np.clip(y / f(high), 0, 1)
        return np.asarray(f(wide) * (f(0.36) + f(0.64) * np.sqrt(np.clip(f(1.03) - (1 - t) ** 2, 0.02, 2))))

    parts = (
        Part(
            vessel(side, 0, high, wall=0.06, floor=0.09), wood(kind, 1), turned(above, rng.uniform(0, 3)), 1.3, 0.14, 26
        ),
    )
    table(stage, parts, Eye(rng.uniform(0.42, 0.75), high / 2, rng.uniform(0.92, 1.05)), wooden=0.25)


def tray(stage: Stage) -> None:
    """Draw a tray with two grips, its bottom in batik on wood."""
    rng = stage.rng
    kind, angle = stage.one_of(KINDS), rng.uniform(-0.5, 0.5)
    wide, deep = rng.uniform(0.78, 0.9), rng.uniform(0.5, 0.58)
    rims = either(
        box((0, 0.09, deep), (wide, 0.09, 0.035), 0.025), box((0, 0.09, -deep), (wide, 0.09, 0.035), 0.025),
        box((wide, 0.12, 0), (0.035, 0.12, deep), 0.025), box((-wide, 0.12, 0), (0.035, 0.12, deep), 0.025),
    )  # fmt: skip
    bottom = box((0, 0.03, 0), (wide, 0.03, deep), 0.01)
    worked = on_wood(stage.cloth()) if rng.random() < 0.6 else wood(stage.one_of(KINDS), 2)
    parts = (Part(bottom, worked, above, 0.8, 0.1, 20), Part(rims, wood(kind, 1), above, 1.2, 0.14, 20))
    table(stage, parts, Eye(rng.uniform(0.7, 1.05), 0.05, rng.uniform(0.84, 0.98), angle), wooden=0.2)


def relief(stage: Stage) -> None:
    """Draw a carved panel in its frame, on a wall."""
    stage.set(WALLS, ("leaves", "", "", ""))
    rng = stage.rng
    kind = stage.one_of(("jati", "mahoni", "sonokeling"))
    half = stage.one_of(((0.6, 0.84), (0.68, 0.68), (0.82, 0.56)))
    motif = stage.one_of(("buketan", "ceplok", "kawung", "jlamprang"))
    panel(
        stage,
        rectangle(*half, round_by=0.02),
        wood(kind, 1),
        Cut(size=1.1, puff=0.07, edge=0.035, lift=0.09, shine=0.08),
    )
    inner = (half[0] - 0.1, half[1] - 0.1)
    panel(stage, rectangle(inner[0] + 0.02, inner[1] + 0.02), painted("2a1a12"), Cut(puff=-0.03, edge=0.02, lift=0))
    panel(stage, rectangle(*inner), carved(motif, kind), Cut(size=rng.uniform(0.9, 1.2), puff=0.0, edge=0.02, lift=0))


def stone_relief(stage: Stage) -> None:
    """Draw a relief cut in stone."""
    stage.set(("plaster", "clay", "sage", "dusk", "chalk"), ("window", "leaves", "", "", "", ""))
    rng = stage.rng
    material = stage.one_of(("stone", "lime"))
    half = stage.one_of(((0.66, 0.88), (0.74, 0.74)))
    panel(
        stage,
        rectangle(*half, round_by=0.03),
        carved("plain", material),
        Cut(size=1.1, puff=0.06, edge=0.05, lift=0.11),
    )
    inner = rectangle(half[0] - 0.11, half[1] - 0.11, round_by=0.02)
    panel(
        stage,
        inner,
        carved(stage.one_of(("buketan", "ceplok", "kawung")), material, deep=7),
        Cut(size=rng.uniform(0.95, 1.3), puff=-0.03, edge=0.03, lift=0),
    )


def casket(stage: Stage) -> None:
    """Draw a small box with a carved lid."""
    rng = stage.rng
    kind = stage.one_of(("jati", "mahoni", "sonokeling"))
    wide, deep, high = rng.uniform(0.56, 0.68), rng.uniform(0.4, 0.48), rng.uniform(0.2, 0.27)

    def side(x: F32, y: F32, z: F32) -> tuple[F32, F32]:
        return np.where(np.abs(x) / wide > np.abs(z) / deep, z, x), y

    parts = (
        Part(box((0, high, 0), (wide, high, deep), 0.02), wood(kind, 1), side, 1.1, 0.12, 24),
        Part(
            box((0, 2 * high + 0.05, 0), (wide + 0.03, 0.06, deep + 0.03), 0.025),
            carved(stage.one_of(("ceplok", "kawung", "buketan")), kind),
            above,
            0.62,
            0.1,
            24,
        ),
        Part(ball((0, high * 1.9, deep + 0.03), 0.035), painted("b8893c"), front, 1, 0.5, 30, metal=True),
    )
    table(stage, parts, Eye(rng.uniform(0.55, 0.85), high, rng.uniform(0.98, 1.12), rng.uniform(0.3, 1.1)), wooden=0.2)


def _wheel(at: Spot, radius: float) -> Sdf:
    """Return a wheel that rolls along x."""

    def far(x: F32, y: F32, z: F32) -> F32:
        across = np.sqrt((x - f(at[0])) ** 2 + (y - f(at[1])) ** 2) - f(radius - 0.02)
        aside = np.abs(z - f(at[2])) - f(0.045)
        outside = np.sqrt(np.maximum(across, 0) ** 2 + np.maximum(aside, 0) ** 2)
        return np.asarray(outside + np.minimum(np.maximum(across, aside), 0) - f(0.02), dtype=np.float32)

    return far


def _truck(wheels: Sdf, light: Texture, dark: Texture, colour: Texture) -> tuple[Part, ...]:
    body = either(box((0, 0.26, 0), (0.74, 0.06, 0.28), 0.03), box((-0.18, 0.42, 0), (0.54, 0.13, 0.28), 0.03))
    cab = either(
        box((0.56, 0.5, 0), (0.2, 0.22, 0.28), 0.07),
        ball((0.76, 0.36, 0.16), 0.045),
        ball((0.76, 0.36, -0.16), 0.045),
    )
    load = either(
        *(rod((-0.62, 0.58, z), (0.28, 0.58, z), 0.07) for z in (-0.15, 0, 0.15)),
        rod((-0.6, 0.7, 0.07), (0.26, 0.7, 0.07), 0.07),
    )
    return (
        Part(body, colour, front, 1, 0.14, 24),
        Part(cab, light, front, 0.9, 0.1),
        Part(load, dark, front, 0.7, 0.08),
        Part(wheels, dark, front, 0.8, 0.1),
    )


def _elephant(wheels: Sdf, light: Texture, dark: Texture, colour: Texture) -> tuple[Part, ...]:
    trunk = either(rod((0.5, 0.78, 0), (0.74, 0.5, 0), 0.12, 0.085), rod((0.74, 0.5, 0), (0.9, 0.42, 0), 0.085, 0.06))
    animal = either(
        ball((0, 0.66, 0), 0.4, squash=(1.25, 0.9, 0.8)),
        ball((0.46, 0.84, 0), 0.25),
        trunk,
        *(rod((x, 0.5, z), (x, 0.2, z), 0.11) for x in (-0.3, 0.28) for z in (-0.15, 0.15)),
    )
    ears = either(*(ball((0.38, 0.86, z), 0.2, squash=(0.85, 1.1, 0.22)) for z in (-0.25, 0.25)))
    plate = box((0.02, 0.17, 0), (0.72, 0.045, 0.28), 0.03)
    return (
        Part(animal, light, front, 0.9, 0.1),
        Part(ears, colour, front, 1, 0.12),
        Part(plate, dark, above, 0.9, 0.1),
        Part(wheels, colour, front, 1, 0.14, 24),
    )


def toy(stage: Stage) -> None:
    """Draw a toy on wheels: a truck or an elephant."""
    rng = stage.rng
    light, dark = wood("pule", 1), wood(stage.one_of(("jati", "mahoni")), 2)
    colour = painted(stage.one_of(("a8382d", "2f6f73", "c8912f", "35577f")))
    wheels = either(*(_wheel((x, 0.17, z), 0.17) for x in (-0.46, 0.46) for z in (-0.34, 0.34)))
    made = _truck if rng.random() < 0.5 else _elephant
    parts = made(wheels, light, dark, colour)
    table(stage, parts, Eye(rng.uniform(0.25, 0.42), 0.45, rng.uniform(0.92, 1.04), rng.uniform(-0.6, 0.6)))
