"""Scarves and runners: long cloths whose ends are knotted to a fringe."""

import numpy as np
from PIL import ImageDraw

from kriya.demo.pictures import folds
from kriya.demo.pictures.cloth import TABLES, WALLS, pole
from kriya.demo.pictures.motifs.pen import curve, ring
from kriya.demo.pictures.noise import blurred, clouds
from kriya.demo.pictures.objects.panel import Cut, Points, panel, ribbon
from kriya.demo.pictures.palettes import LIGHT, MIDDLE, inks
from kriya.demo.pictures.stage import Stage, placed, rectangle


def _fringe(
    stage: Stage, start: tuple[float, float], end: tuple[float, float], down: tuple[float, float], *, long: float = 0.17
) -> None:
    """Draw knotted threads from `start` to `end`, hanging along `down`."""
    frame, rng = stage.frame, stage.rng
    colours = inks(stage.palette)
    draw = ImageDraw.Draw(stage.image)
    count = max(8, int(np.hypot(end[0] - start[0], end[1] - start[1]) / 0.022))
    for k in range(count):
        t = (k + 0.5) / count
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        for _ in range(2):
            bend, far = rng.normal(0, 0.012), long * rng.uniform(0.86, 1.05)
            line = curve(
                [
                    (x, y),
                    (x + down[0] * far * 0.5 + bend * 0.4, y + down[1] * far * 0.5),
                    (x + down[0] * far + bend, y + down[1] * far),
                ],
                6,
            )
            shadow = frame.pixels([(px + 0.012, py + 0.012) for px, py in line])
            draw.line(shadow, fill=(92, 80, 66), width=max(1, round(frame.unit * 0.004)))
            base = colours[LIGHT if rng.random() < 0.55 else MIDDLE] * rng.uniform(0.68, 0.78)
            draw.line(
                frame.pixels(line), fill=tuple(int(part) for part in base), width=max(1, round(frame.unit * 0.0075))
            )


def scarf_hung(stage: Stage) -> None:
    """Hang a narrow scarf over a pole, its two ends with fringe."""
    stage.set(WALLS, ("window", "leaves", "", "", "", ""))
    rng, top = stage.rng, -0.92
    pole(stage, top, 0.85, 0.0, 0.026)
    texture = stage.cloth()
    x, y = stage.frame.grid
    for middle, bottom, lift in (
        (-0.2 + rng.uniform(-0.05, 0.05), rng.uniform(0.45, 0.6), 0.05),
        (0.12 + rng.uniform(-0.05, 0.05), rng.uniform(0.72, 0.9), 0.07),
    ):
        half, lean = rng.uniform(0.27, 0.34), rng.uniform(-0.03, 0.03)
        moving = folds.pleats(stage.frame, rng, x, y, per_unit=rng.uniform(3, 4.5), depth=0.085)
        _fringe(stage, (middle - half + lean, bottom - 0.01), (middle + half + lean, bottom - 0.01), (0, 1))
        outline: Points = [
            (middle - half * 0.9, top - 0.02),
            (middle + half * 0.9, top - 0.02),
            (middle + half + lean, bottom),
            (middle - half + lean, bottom),
        ]
        panel(stage, outline, texture, Cut(size=0.84, cloth=True, puff=0.03, edge=0.03, lift=lift), moving)


def scarf_flat(stage: Stage) -> None:
    """Lay a scarf folded lengthwise across a table, ends with fringe."""
    stage.set(TABLES, ("window", "", "", ""))
    rng = stage.rng
    angle, at = rng.uniform(-0.5, 0.5), (rng.uniform(-0.12, 0.12), rng.uniform(-0.15, 0.05))
    half_x, half_y = rng.uniform(0.36, 0.5), rng.uniform(0.82, 0.95)
    ends = placed([(-half_x, half_y - 0.01), (half_x, half_y - 0.01)], angle, at)
    way = (float(-np.sin(angle)), float(np.cos(angle)))
    _fringe(stage, (float(ends[0][0]), float(ends[0][1])), (float(ends[1][0]), float(ends[1][1])), way)
    x, y = stage.turned(angle, at)
    moving = folds.creases(stage.frame, rng, x, y, step=(9, 0.6), depth=0.014)
    moving = moving + folds.pleats(stage.frame, rng, x, y, per_unit=1.6, depth=0.022)
    panel(
        stage,
        rectangle(half_x, half_y, round_by=0.02),
        stage.cloth(),
        Cut(angle=angle, at=at, size=0.84, cloth=True, puff=0.035, edge=0.035, lift=0.04),
        moving,
    )


def scarf_wound(stage: Stage) -> None:
    """Wind a scarf into a loose ring."""
    stage.set(TABLES, ("window", "", "", ""))
    frame, rng = stage.frame, stage.rng
    texture, x, y = stage.cloth(), *frame.grid
    at = (rng.uniform(-0.06, 0.06), rng.uniform(-0.18, 0.0))
    far = np.sqrt((x - at[0]) ** 2 + (y - at[1]) ** 2)
    angle = np.arctan2(y - at[1], x - at[0])
    for radius, thick in ((0.56, 0.25), (0.45, 0.2)):
        wobble = (
            np.float32(radius)
            + np.float32(0.035) * np.sin(angle * 2 + rng.uniform(0, 6))
            + np.float32(0.02) * np.sin(angle * 3 + rng.uniform(0, 6))
        )
        across = (far - wobble) / np.float32(thick)
        body = np.sqrt(np.clip(1 - across**2, 0, 1)) * np.float32(thick * 0.7)
        moving = body + folds.wave(
            across * np.float32(2.4) + angle * np.float32(0.8) + clouds(rng, frame.coarse, 3, 1) * np.float32(0.5)
        ) * np.float32(0.045)
        outer = [(at[0] + (radius + thick) * px, at[1] + (radius + thick) * py) for px, py in ring(0, 0, 1.0, 80)]
        inner = placed([((radius - thick) * px, (radius - thick) * py) for px, py in ring(0, 0, 1.0, 80)], 0, at)
        panel(
            stage,
            outer,
            texture,
            Cut(at=at, size=0.84, cloth=True, grain=radius * 3, puff=0.0, edge=0.02, lift=0.09),
            blurred(moving.astype(np.float32), 1.2),
            holes=(inner,),
        )
    tail = ribbon(curve([(at[0] + 0.2, at[1] + 0.5), (at[0] + 0.3, at[1] + 0.8), (at[0] + 0.22, at[1] + 1.0)]), 0.38)
    last = (at[0] + 0.05, at[1] + 0.99), (at[0] + 0.39, at[1] + 1.02)
    _fringe(stage, *last, (-0.15, 1))
    panel(
        stage,
        tail,
        texture,
        Cut(size=0.84, cloth=True, puff=0.05, edge=0.05, lift=0.06),
        folds.pleats(frame, rng, x, y, per_unit=4, depth=0.06),
    )


def runner(stage: Stage) -> None:
    """Lay a long runner down a table, tumpal at its end."""
    stage.set(("teak", "walnut", "bleached", "stone"), ("window", "leaves", "", "", "", ""))
    rng = stage.rng
    angle, at, half = rng.uniform(-0.3, 0.3), (rng.uniform(-0.1, 0.1), -0.55), rng.uniform(0.42, 0.5)
    x, y = stage.turned(angle, at)
    moving = folds.creases(stage.frame, rng, x, y, step=(9, 0.7), depth=0.012)
    end = rng.uniform(1.3, 1.42)
    start, stop = (placed([(side * half, end - 0.01)], angle, at)[0] for side in (-1, 1))
    _fringe(
        stage,
        (float(start[0]), float(start[1])),
        (float(stop[0]), float(stop[1])),
        (float(-np.sin(angle)), float(np.cos(angle))),
        long=0.12,
    )
    texture = stage.cloth()
    panel(
        stage,
        [(-half, -2.2), (half, -2.2), (half, end), (-half, end)],
        texture,
        Cut(angle=angle, at=at, size=0.84, cloth=True, puff=0.012, edge=0.015, lift=0.02),
        moving,
    )
    edge = stage.cloth("tumpal" if stage.motif not in ("lurik", "stripes", "ikat") else "plain")
    low = placed([(0.0, end - 0.31)], angle, at)[0]
    panel(
        stage,
        [(-half, 0.0), (half, 0.0), (half, 0.31), (-half, 0.31)],
        edge,
        Cut(angle=angle, at=(float(low[0]), float(low[1])), size=0.31, puff=0, lift=0),
        moving,
    )
