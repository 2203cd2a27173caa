"""Cloth by the length: hung, laid flat, folded, rolled, draped, close by."""

import numpy as np

from kriya.demo.pictures import folds
from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.light import gloss, shade
from kriya.demo.pictures.materials import wood
from kriya.demo.pictures.noise import blurred
from kriya.demo.pictures.stage import Stage, placed, rectangle
from kriya.demo.pictures.surface import Dress, Surface, polygon
from kriya.demo.pictures.texture import Texture

WALLS = ("plaster", "chalk", "clay", "sage", "dusk")
TABLES = ("linen", "teak", "stone", "chalk", "walnut", "bleached", "board", "sage")


def hung(stage: Stage) -> None:
    """Hang a cloth over a pole before a wall."""
    stage.set(WALLS, ("window", "leaves", "", "", ""))
    rng, frame = stage.rng, stage.frame
    half, top, bottom = rng.uniform(0.62, 0.8), rng.uniform(-1.0, -0.86), rng.uniform(0.92, 1.5)
    middle = rng.uniform(-0.1, 0.1)
    x, y = stage.turned(0, (middle, 0))
    height = folds.pleats(frame, rng, x, y, per_unit=rng.uniform(2.2, 3.6), depth=0.085)
    edge = np.linspace(-half, half, 60, dtype=np.float32)
    sag = bottom + 0.03 * np.sin(edge * 9 + rng.uniform(0, 6)) * (bottom < 1.25)
    lean = rng.uniform(-0.03, 0.03)
    outline = [(middle - half, top), (middle + half, top)] + [
        (middle + float(a) * 1.03 + lean, float(b)) for a, b in zip(edge[::-1], sag[::-1], strict=True)
    ]
    pole(stage, top - 0.012, half + 0.2, middle)
    _fabric(stage, outline, height, (x, y), border=bottom if rng.random() < 0.6 else None, lift=0.06, follow=0.035)


def pole(stage: Stage, y: float, half: float, middle: float, thick: float = 0.03) -> None:
    """Lay a wooden pole across the picture."""
    frame = stage.frame
    x, gy = stage.turned(0, (middle, y))
    height = np.sqrt(np.clip(thick**2 - gy**2, 0, None)).astype(np.float32)
    mask = polygon(frame, placed(rectangle(half, thick, round_by=thick * 0.9), 0, (middle, y)))
    light = shade(frame, height, stage.light, hollow=0)
    stage.put(Surface(mask, (Dress(wood("jati"), x * 0.9, gy * 3, 1.1),), light), lift=0.07, strength=0.4)


def _fabric(
    stage: Stage, outline: list[tuple[float, float]] | F32, height: F32, at: tuple[F32, F32], *,
    border: float | None = None, lift: float = 0.04, texture: Texture | None = None, follow: float = 0.1, size: float = 0,
) -> None:  # fmt: skip
    """Lay one piece of cloth; `border` is the y at which it ends with a row of tumpal."""
    frame, rng = stage.frame, stage.rng
    size = (size or rng.uniform(0.9, 1.3)) * stage.ease
    u, v = folds.followed(frame, height, *at, much=follow)
    dress = [Dress(texture or stage.cloth(), u / np.float32(size), v / np.float32(size), size)]
    if border is not None and stage.motif not in ("lurik", "stripes", "plain", "jumputan", "ecoprint", "ikat"):
        deep = 0.36
        where = v - np.float32(border - deep)
        dress.append(
            Dress(
                stage.cloth("tumpal"),
                u / np.float32(0.72),
                (v - np.float32(border - deep)) / np.float32(deep),
                0.72,
                where,
            )
        )
    stage.put(Surface(polygon(frame, outline), tuple(dress), shade(frame, height, stage.light)), lift=lift)


def flat(stage: Stage) -> None:
    """Lay a cloth flat, seen from above, with the lines of its folding."""
    stage.set(TABLES, ("window", "", "", "", "leaves"))
    rng, frame = stage.rng, stage.frame
    angle, at = rng.uniform(-0.35, 0.35), (rng.uniform(-0.25, 0.25), rng.uniform(-0.1, 0.35))
    x, y = stage.turned(angle, at)
    height = folds.creases(frame, rng, x, y)
    half_x, half_y = rng.uniform(0.75, 1.0), rng.uniform(1.0, 1.3)
    edges = rectangle(half_x, half_y, round_by=0.015)
    wavy = placed(edges, angle, at) + rng.normal(0, 0.004, (len(edges), 2)).astype(np.float32)
    _fabric(stage, wavy, height, (x, y), border=half_y if rng.random() < 0.7 else None, lift=0.022, follow=0.05)


def draped(stage: Stage) -> None:
    """Fill the picture with falling cloth."""
    stage.set(("linen",))
    rng, frame = stage.rng, stage.frame
    x, y = stage.turned(rng.uniform(-0.5, 0.5))
    which = int(rng.integers(7)) // 3
    if which == 0:
        height = folds.swags(frame, rng, x, y, (rng.uniform(-0.9, 0.9), -1.25), count=rng.uniform(5, 8))
    elif which == 1:
        height = folds.rumpled(frame, rng, x, y, lean=rng.uniform(0.2, 1.2))
    else:
        height = folds.twisted(frame, rng, x, y, (rng.uniform(-0.4, 0.4), rng.uniform(-0.4, 0.4)))
    _fabric(
        stage,
        rectangle(frame.half_width + 0.1, frame.half_height + 0.1),
        blurred(height, 1.2),
        (x, y),
        lift=0,
        follow=0.06,
        size=rng.uniform(1.3, 1.7),
    )


def thrown(stage: Stage) -> None:
    """Throw a cloth on a table so that a corner of the table stays bare."""
    stage.set(TABLES, ("", "", "", "window"))
    rng, frame = stage.rng, stage.frame
    x, y = stage.turned(0)
    height = blurred(folds.rumpled(frame, rng, x, y, lean=rng.uniform(0.3, 1.2), per_unit=1.3, depth=0.13), 1.5)
    lean, edge = rng.uniform(0.15, 0.6) * stage.one_of((-1, 1)), rng.uniform(-0.75, -0.3)
    along = np.linspace(-2.4, 2.4, 90)
    ripple = 0.05 * np.sin(along * 3.1 + rng.uniform(0, 6)) + 0.02 * np.sin(along * 8.3)
    line = [(float(a), float(edge + a * -lean + r)) for a, r in zip(along, ripple, strict=True)]
    _fabric(stage, [*line, (3, 3), (-3, 3)], height, (x, y), lift=0.05, follow=0.06)


def folded(stage: Stage) -> None:
    """Lay folded cloths on one another, seen from above."""
    stage.set(TABLES, ("", "", "", "window"))
    rng = stage.rng
    count, turn = int(rng.integers(1, 4)), rng.uniform(-0.3, 0.3)
    half = (rng.uniform(0.56, 0.66), rng.uniform(0.72, 0.86))
    for number in range(count):
        top = number == count - 1
        other = stage.one_of(("indigo", "soga", "mengkudu", "jolawe", "tingi", "sogan"))
        texture = stage.cloth() if top else stage.cloth(palette=other)
        angle = turn + rng.uniform(-0.1, 0.1)
        at = (0.05 * (number - count / 2) + rng.uniform(-0.04, 0.04), 0.1 - 0.09 * number + rng.uniform(-0.03, 0.03))
        _pack(stage, half, angle, at, texture)


def _pack(stage: Stage, half: tuple[float, float], angle: float, at: tuple[float, float], texture: Texture) -> None:
    """Lay one folded cloth: layers that show at two sides, a round fold at the others."""
    rng = stage.rng
    for layer in range(3):
        slip = 0.017 * (2 - layer)
        here = (at[0] + slip * 0.9, at[1] + slip)
        x, y = stage.turned(angle, here)
        mask = polygon(stage.frame, placed(rectangle(*half, round_by=0.05), angle, here))
        inside = np.minimum(np.float32(half[0]) - np.abs(x), np.float32(half[1]) - np.abs(y))
        edge = np.clip(inside / np.float32(0.07), 0, 1)
        height = np.sqrt(np.clip(1 - (1 - edge) ** 2, 0, 1)) * np.float32(0.045)
        height = height + folds.creases(
            stage.frame, rng, x + np.float32(0.2), y, step=(9, half[1] * 1.0), depth=0.008
        ) * np.float32(0.8)
        size = np.float32(1.0 * stage.ease)
        dress = Dress(texture, x / size, y / size, float(size))
        stage.put(
            Surface(mask, (dress,), shade(stage.frame, height.astype(np.float32), stage.light)),
            lift=0.035 if layer == 0 else 0.012,
        )


def rolled(stage: Stage) -> None:
    """Lay rolls of cloth side by side."""
    stage.set(TABLES, ("", "window"))
    rng = stage.rng
    angle, radius = rng.uniform(-0.5, 0.5), rng.uniform(0.17, 0.23)
    count = int(rng.integers(3, 6))
    for number in range(count):
        other = stage.one_of(("indigo", "soga", "mengkudu", "jolawe", "pesisir", "sogan", "secang"))
        texture = stage.cloth() if number == count // 2 else stage.cloth(palette=other)
        offset = (number - (count - 1) / 2) * radius * 2.04
        slip = rng.uniform(-0.1, 0.1)
        at = (offset * np.cos(angle) - slip * np.sin(angle), offset * np.sin(angle) + slip * np.cos(angle))
        _roll(
            stage, radius * rng.uniform(0.93, 1.0), rng.uniform(0.85, 1.0), angle, (float(at[0]), float(at[1])), texture
        )


def _roll(stage: Stage, radius: float, half: float, angle: float, at: tuple[float, float], texture: Texture) -> None:
    frame = stage.frame
    x, y = stage.turned(angle, at)
    across = np.clip(x / np.float32(radius), -0.995, 0.995)
    height = np.sqrt(1 - across**2) * np.float32(radius)
    ends = np.clip((np.float32(half) - np.abs(y)) / np.float32(0.03), 0, 1)
    lap = np.exp(-(((x + np.float32(radius * 0.3)) / np.float32(0.012)) ** 2)) * np.float32(0.22)
    mask = polygon(frame, placed(rectangle(radius, half, round_by=0.03), angle, at))
    light = shade(frame, height.astype(np.float32), stage.light, hollow=0.4) * (0.75 + 0.25 * ends) - lap
    wound = np.arcsin(across) * np.float32(radius)
    size = 0.86 * stage.ease
    dress = Dress(texture, wound / np.float32(size), y / np.float32(size), size)
    stage.put(Surface(mask, (dress,), light), lift=radius * 0.5, strength=0.7)
    tie = polygon(frame, placed(rectangle(radius * 1.0, 0.016), angle, at))
    stage.put(Surface(tie, (Dress(wood("pule"), x, y * 4, 1.0),), light * np.float32(0.92)), lift=0.01)


def close(stage: Stage) -> None:
    """Come close: the motif large, the cloth barely moved, a fold across a corner."""
    stage.set(("linen",))
    rng, frame = stage.rng, stage.frame
    x, y = stage.turned(rng.uniform(-0.6, 0.6))
    height = folds.creases(frame, rng, x, y, step=(2.1, 2.3), depth=0.03) + blurred(
        folds.rumpled(frame, rng, x, y, lean=rng.uniform(0.6, 1.0), per_unit=0.7, depth=0.1), 2
    )
    size = np.float32(rng.uniform(1.7, 2.3))
    u, v = folds.followed(frame, height, x, y, much=0.1)
    shine = gloss(frame, height, stage.light, 14) * np.float32(0.05)
    dress = Dress(stage.cloth(), u / size, v / size, float(size))
    mask = polygon(frame, rectangle(frame.half_width + 0.1, frame.half_height + 0.1))
    stage.put(Surface(mask, (dress,), shade(frame, height, stage.light), shine), lift=0)
