"""Leather: wallet, belt, shoulder bag; and the leather shadow play's tree of life (gunungan)."""

import numpy as np
from PIL import ImageDraw

from kriya.demo.pictures.cloth import TABLES, WALLS
from kriya.demo.pictures.materials import leather, metal, wood
from kriya.demo.pictures.motifs.pen import curve, ring
from kriya.demo.pictures.noise import clouds
from kriya.demo.pictures.objects.carving import carved
from kriya.demo.pictures.objects.panel import Cut, Points, mirrored, panel, ribbon
from kriya.demo.pictures.stage import Stage, placed, rectangle
from kriya.demo.pictures.texture import Texture, dyed

HIDES = (("4a2a18", "8a5430"), ("23201d", "4f4740"), ("7a5330", "bd8a56"), ("5a1f1c", "8f3a30"))


def _stitched(stage: Stage, line: Points, angle: float, at: tuple[float, float]) -> None:
    """Sew along a line: short pale stitches."""
    frame = stage.frame
    points = np.asarray(frame.pixels(placed(line, angle, at)))
    draw = ImageDraw.Draw(stage.image)
    far = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    step = frame.unit * 0.034
    for start in np.arange(0, far[-1] - step, step):
        ends = [
            (float(np.interp(s, far, points[:, 0])), float(np.interp(s, far, points[:, 1])))
            for s in (start, start + step * 0.6)
        ]
        draw.line(ends, fill=(186, 160, 118), width=max(1, round(frame.unit * 0.008)))


def wallet(stage: Stage) -> None:
    """Draw one wallet or two, stitched at the edge."""
    stage.set(TABLES, ("window", "", "", ""))
    rng = stage.rng
    count = int(rng.integers(1, 3))
    for number in range(count):
        hide = leather(*stage.one_of(HIDES))
        angle, at = rng.uniform(-0.4, 0.4), (rng.uniform(-0.08, 0.08), (number - (count - 1) / 2) * 0.62)
        half = (rng.uniform(0.58, 0.66), rng.uniform(0.4, 0.46))
        soft = clouds(rng, stage.frame.coarse, 4, 2) * np.float32(0.01)
        for slip, lift in ((0.02, 0.05), (0.0, 0.02)):
            panel(
                stage,
                rectangle(*half, round_by=0.07),
                hide,
                Cut(
                    angle=angle,
                    at=(at[0] + slip, at[1] + slip),
                    size=0.8,
                    puff=0.05,
                    edge=0.045,
                    lift=lift,
                    shine=0.16,
                    sharp=10,
                ),
                soft,
            )
        edge = rectangle(half[0] - 0.05, half[1] - 0.05, round_by=0.04)
        _stitched(stage, [*edge, edge[0]], angle, at)
        x, y = (float(part) for part in placed([(0.0, half[1] * 0.35)], angle, at)[0])
        panel(stage, ring(x, y, 0.032, 20), metal("brass"), Cut(puff=0.03, edge=0.015, lift=0.012, shine=0.5))


def _strap(stage: Stage, hide: Texture, wide: float, top: float) -> None:
    strap = curve(
        [
            (-wide * 0.9, top + 0.1),
            (-wide * 0.8, top - 0.5),
            (-0.2, top - 0.86),
            (0.3, top - 0.82),
            (wide * 0.85, top - 0.42),
            (wide * 0.9, top + 0.1),
        ],
        16,
    )
    panel(stage, ribbon(strap, 0.062), hide, Cut(puff=0.02, edge=0.02, lift=0.05, shine=0.1))


def satchel(stage: Stage) -> None:
    """Draw a shoulder bag with its flap and strap."""
    stage.set((*WALLS, "linen"), ("leaves", "", "", ""))
    rng, frame = stage.rng, stage.frame
    hide = leather(*stage.one_of(HIDES))
    wide, top, low = rng.uniform(0.6, 0.7), -0.22, 0.76
    _strap(stage, hide, wide, top)
    x, _ = frame.grid
    belly = (np.sqrt(np.clip(1 - (x / np.float32(wide * 1.1)) ** 2, 0, 1)) * np.float32(0.26)).astype(np.float32)
    body = mirrored(
        curve(
            [
                (0, top),
                (wide * 0.94, top),
                (wide, top + 0.2),
                (wide, low - 0.25),
                (wide * 0.9, low - 0.03),
                (wide * 0.6, low),
                (0, low),
            ]
        )
    )
    panel(stage, body, hide, Cut(size=0.8, puff=0.06, edge=0.06, lift=0.13, shine=0.16, sharp=10), belly)
    end = top + rng.uniform(0.55, 0.66)
    flap = mirrored(
        curve(
            [(0, top - 0.03), (wide * 0.98, top - 0.02), (wide * 0.99, end - 0.2), (wide * 0.8, end), (0, end + 0.04)]
        )
    )
    worn: Texture = carved(stage.one_of(("buketan", "kawung", "ceplok")), "mahoni") if rng.random() < 0.3 else hide
    panel(stage, flap, worn, Cut(size=0.8, puff=0.04, edge=0.04, lift=0.03, shine=0.16, sharp=10), belly)
    inner = curve([(wide * 0.92, top + 0.04), (wide * 0.93, end - 0.2), (wide * 0.76, end - 0.05), (0, end - 0.01)])
    _stitched(stage, [*inner, *[(-px, py) for px, py in reversed(inner)]], 0, (0, 0))
    panel(
        stage,
        rectangle(0.05, 0.07, round_by=0.02),
        metal("brass"),
        Cut(at=(0, end - 0.02), puff=0.02, edge=0.015, lift=0.02, shine=0.5),
    )


def belt(stage: Stage) -> None:
    """Draw a belt, rolled."""
    stage.set(TABLES, ("window", "", "", ""))
    rng = stage.rng
    hide = leather(*stage.one_of(HIDES))
    for turn in range(4, -1, -1):
        radius = 0.3 + turn * 0.085
        hole = [(0.9 * (radius - 0.07) * px, (radius - 0.07) * py) for px, py in ring(0, 0, 1, 60)]
        rim = [(0.9 * radius * px, radius * py) for px, py in ring(0, 0, 1, 60)]
        panel(
            stage,
            rim,
            hide,
            Cut(
                at=(0.0, -0.05), size=0.8, puff=0.05, edge=0.03, lift=0.08 if turn == 4 else 0.012, shine=0.14, sharp=10
            ),
            holes=(np.asarray(hole, dtype=np.float32),),
        )
    tail = ribbon(curve([(0.6, -0.05), (0.58, 0.25), (0.42, 0.52), (0.1, 0.78), (-0.3, 0.92)]), 0.16)
    panel(stage, tail, hide, Cut(size=0.8, puff=0.03, edge=0.03, lift=0.05, shine=0.14, sharp=10))
    buckle = rectangle(0.11, 0.14, round_by=0.04)
    opening = np.asarray(rectangle(0.07, 0.1, round_by=0.03), dtype=np.float32)
    panel(
        stage,
        buckle,
        metal(stage.one_of(("brass", "silver"))),
        Cut(angle=0.35 + rng.uniform(-0.1, 0.1), at=(-0.32, 0.93), puff=0.03, edge=0.015, lift=0.03, shine=0.5),
        holes=(opening,),
    )


def gunungan(stage: Stage) -> None:
    """Draw the tree of life of the shadow play, before a lit screen."""
    stage.set(("linen", "chalk", "clay", "ink"), ("",), depth=0.1)
    half = curve(
        [
            (0, -1.02),
            (0.1, -0.8),
            (0.34, -0.46),
            (0.55, -0.12),
            (0.58, 0.2),
            (0.44, 0.48),
            (0.3, 0.62),
            (0.33, 0.74),
            (0, 0.76),
        ]
    )
    spine = [(-0.018, -0.6), (0.018, -0.6), (0.024, 1.16), (-0.024, 1.16)]
    panel(stage, spine, wood("pule"), Cut(puff=0.02, edge=0.015, lift=0.05))
    skin = dyed("buketan", stage.one_of(("soga", "mengkudu", "jolawe", "tingi")), variant=1)
    panel(stage, mirrored(half), skin, Cut(size=0.9, puff=0.012, edge=0.012, lift=0.09, shine=0.06))
    for scale, colour in ((0.93, "b8893c"), (0.87, "3a2418")):
        rim = [(px * scale, (py + 0.1) * scale - 0.1) for px, py in mirrored(half)]
        panel(
            stage,
            ribbon([*rim, rim[0]], 0.02),
            dyed("plain", "jolawe") if colour == "b8893c" else wood("sonokeling"),
            Cut(puff=0.006, edge=0.008, lift=0.004),
        )
    _tree(stage)


def _tree(stage: Stage) -> None:
    gold, dark = dyed("plain", "jolawe"), leather("5a1f1c", "8f3a30")
    panel(stage, ribbon([(0, 0.4), (0, -0.75)], 0.028), gold, Cut(puff=0.006, edge=0.008, lift=0.003))
    for k in range(6):
        y, reach = 0.22 - k * 0.16, 0.4 - k * 0.055
        for side in (-1, 1):
            bough = curve(
                [
                    (0, y),
                    (side * reach * 0.5, y - 0.06),
                    (side * reach * 0.9, y - 0.02),
                    (side * reach, y - 0.12),
                    (side * reach * 0.85, y - 0.16),
                ]
            )
            panel(stage, ribbon(bough, 0.015), gold, Cut(puff=0.004, edge=0.006, lift=0.003))
            panel(stage, ring(side * reach * 0.62, y - 0.12, 0.036, 16), dark, Cut(puff=0.01, edge=0.01, lift=0.004))
    gate = mirrored([(0, 0.34), (0.16, 0.46), (0.2, 0.7), (0, 0.7)])
    panel(stage, gate, dark, Cut(puff=0.01, edge=0.01, lift=0.006))
    for side in (-1, 1):
        panel(
            stage,
            ribbon([(side * 0.11, 0.48), (side * 0.11, 0.7)], 0.03),
            gold,
            Cut(puff=0.008, edge=0.008, lift=0.004),
        )
