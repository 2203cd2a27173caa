"""What is sewn of cloth: cushion, bag, pouch."""

import numpy as np

from kriya.demo.pictures.cloth import TABLES, WALLS
from kriya.demo.pictures.materials import leather, metal, plaited
from kriya.demo.pictures.motifs.pen import curve, ring
from kriya.demo.pictures.noise import clouds
from kriya.demo.pictures.objects.panel import Cut, mirrored, panel, ribbon
from kriya.demo.pictures.stage import Stage, placed, rectangle
from kriya.demo.pictures.texture import Texture


def cushion(stage: Stage) -> None:
    """Draw a cushion, plump, its corners drawn out; sometimes a second behind it."""
    stage.set(("linen", "chalk", "clay", "sage", "dusk", "plaster"), ("window", "leaves", "", "", "", ""))
    rng = stage.rng
    if rng.random() < 0.5:
        _plump(
            stage,
            0.62,
            rng.uniform(0.1, 0.3),
            (0.24, -0.38),
            stage.cloth("plain", stage.one_of(("jolawe", "secang", "tingi", "indigo"))),
        )
    _plump(stage, rng.uniform(0.66, 0.74), rng.uniform(-0.16, 0.1), (-0.06, 0.12), stage.cloth())


def _plump(stage: Stage, half: float, angle: float, at: tuple[float, float], texture: Texture) -> None:
    frame = stage.frame
    side = [(half * t, half * (0.93 + 0.07 * t**4)) for t in np.linspace(-1, 1, 21)]
    outline = [
        *[(x, -y) for x, y in side],
        *[(y, x) for x, y in side],
        *[(-x, y) for x, y in side],
        *[(-y, -x) for x, y in side],
    ]
    x, y = stage.turned(angle, at)
    u, v = np.clip(np.abs(x) / half, 0, 1), np.clip(np.abs(y) / half, 0, 1)
    dome = (1 - u**2.6) ** 0.6 * (1 - v**2.6) ** 0.6
    pulled = np.exp(-(((u - v) / 0.12) ** 2)) * np.clip(u - 0.45, 0, 1) * 0.1
    soft = clouds(stage.rng, frame.coarse, 3, 2) * np.float32(0.03)
    moving = (dome * 0.42 + pulled * np.sin((u + v) * 22) * 0.12 + soft * dome).astype(np.float32)
    panel(
        stage,
        [(float(a), float(b)) for a, b in outline],
        texture,
        Cut(angle=angle, at=at, size=0.84, cloth=True, puff=0.02, edge=0.02, lift=0.16),
        moving,
    )


def bag(stage: Stage) -> None:
    """Draw a tote: body of cloth, base and handles of leather."""
    stage.set(WALLS + ("linen",), ("window", "leaves", "", "", "", ""))
    rng = stage.rng
    hide = leather(*stage.one_of((("4a2a18", "8a5430"), ("23201d", "4b443e"), ("7a5330", "b78550"))))
    wide, top, low = rng.uniform(0.56, 0.66), rng.uniform(-0.3, -0.18), rng.uniform(0.74, 0.86)
    for back in (True, False):
        rise = 0.62 if back else 0.54
        loop = curve(
            [
                (-wide * 0.5, top + 0.1),
                (-wide * 0.44, top - rise * 0.6),
                (0, top - rise),
                (wide * 0.44, top - rise * 0.6),
                (wide * 0.5, top + 0.1),
            ],
            16,
        )
        if back:
            panel(stage, ribbon(loop, 0.05), hide, Cut(puff=0.02, edge=0.02, lift=0.05, shine=0.06))
        else:
            _bag_body(stage, wide, top, low, hide)
            panel(stage, ribbon(loop, 0.055), hide, Cut(puff=0.024, edge=0.022, lift=0.04, shine=0.08))
    for side in (-1, 1):
        panel(
            stage,
            rectangle(0.045, 0.1, round_by=0.02),
            hide,
            Cut(at=(side * wide * 0.5, top + 0.14), puff=0.015, edge=0.015, lift=0.01, shine=0.08),
        )
        panel(
            stage,
            ring(side * wide * 0.5, top + 0.15, 0.015, 16),
            metal("brass"),
            Cut(puff=0.012, edge=0.008, lift=0.006, shine=0.5),
        )


def _bag_body(stage: Stage, wide: float, top: float, low: float, hide: Texture) -> None:
    frame, rng = stage.frame, stage.rng
    x, _ = frame.grid
    round_ = np.sqrt(np.clip(1 - (x / np.float32(wide * 1.08)) ** 2, 0, 1)) * np.float32(0.3)
    moving = (round_ + clouds(rng, frame.coarse, 2.5, 2) * np.float32(0.03)).astype(np.float32)
    half = curve(
        [
            (wide * 0.96, top),
            (wide, top + 0.3),
            (wide * 1.02, low - 0.2),
            (wide * 0.95, low - 0.03),
            (wide * 0.7, low + 0.015),
            (0, low + 0.02),
        ]
    )
    texture = plaited("mendong", "coffee", "kepang", 9) if stage.motif == "plain" else stage.cloth()
    panel(
        stage,
        mirrored([(0, top + 0.015), *half]),
        texture,
        Cut(size=0.84, cloth=True, puff=0.05, edge=0.05, lift=0.13),
        moving,
    )
    base = mirrored([(0, low - 0.22), *[(px, py) for px, py in half if py > low - 0.215]])
    panel(stage, base, hide, Cut(puff=0.02, edge=0.02, lift=0.006, shine=0.1, sharp=12), moving)


def pouch(stage: Stage) -> None:
    """Draw flat pouches with a zip, one on another."""
    stage.set(TABLES, ("window", "", "", ""))
    rng = stage.rng
    count = int(rng.integers(1, 4))
    for number in range(count):
        texture = (
            stage.cloth()
            if number == count - 1
            else stage.cloth(palette=stage.one_of(("indigo", "soga", "jolawe", "mengkudu")))
        )
        angle, at = (
            rng.uniform(-0.35, 0.35),
            (rng.uniform(-0.1, 0.1), (number - (count - 1) / 2) * 0.5 + rng.uniform(-0.05, 0.05)),
        )
        half = (rng.uniform(0.56, 0.68), rng.uniform(0.36, 0.42))
        outline = rectangle(*half, round_by=0.17)
        panel(
            stage,
            outline,
            texture,
            Cut(angle=angle, at=at, size=0.84, cloth=True, puff=0.1, edge=0.09, lift=0.07),
            clouds(rng, stage.frame.coarse, 3, 2) * np.float32(0.02),
        )
        _zip(stage, half, angle, at)


def _zip(stage: Stage, half: tuple[float, float], angle: float, at: tuple[float, float]) -> None:
    zip_at = placed([(0.0, -half[1] + 0.035)], angle, at)[0]
    panel(
        stage,
        rectangle(half[0] * 0.95, 0.026),
        metal("brass"),
        Cut(
            angle=angle,
            at=(float(zip_at[0]), float(zip_at[1])),
            size=0.05,
            puff=0.012,
            edge=0.012,
            lift=0.006,
            shine=0.25,
        ),
    )
    pull = placed([(half[0] * 0.86, -half[1] + 0.1)], angle, at)[0]
    panel(
        stage,
        rectangle(0.022, 0.085, round_by=0.02),
        leather("4a2a18", "8a5430"),
        Cut(angle=angle + 0.2, at=(float(pull[0]), float(pull[1])), puff=0.01, edge=0.01, lift=0.015),
    )
