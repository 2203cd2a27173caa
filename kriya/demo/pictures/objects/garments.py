"""What is worn: shirt, dress, outer, sarong; on a hanger before a wall."""

import numpy as np

from kriya.demo.pictures import folds
from kriya.demo.pictures.cloth import WALLS, pole
from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.materials import metal, painted, wood
from kriya.demo.pictures.motifs.pen import curve, ring
from kriya.demo.pictures.noise import clouds
from kriya.demo.pictures.objects.panel import Cut, Points, mirrored, panel, ribbon, smooth
from kriya.demo.pictures.stage import Stage
from kriya.demo.pictures.texture import Texture

SHORT = ((0.42, 0.12), (0.56, 0.24), (0.83, 0.72), (0.62, 0.84), (0.45, 0.5))
LONG = ((0.42, 0.12), (0.56, 0.24), (0.74, 0.9), (0.8, 1.42), (0.62, 1.45), (0.52, 0.95), (0.44, 0.5))


def _hanger(stage: Stage, top: float) -> None:
    """Hang a wooden hanger from a brass hook."""
    hook = curve([(0.0, top + 0.02), (0.0, top - 0.1), (0.05, top - 0.17), (0.0, top - 0.23), (-0.05, top - 0.18)])
    panel(stage, ribbon(hook, 0.022), metal("brass"), Cut(puff=0.01, edge=0.008, lift=0.05, strength=0.35, shine=0.3))
    bow = curve([(-0.5, top + 0.15), (-0.25, top + 0.04), (0, top), (0.25, top + 0.04), (0.5, top + 0.15)])
    panel(stage, ribbon(bow, 0.055), wood("jati"), Cut(puff=0.02, edge=0.02, lift=0.06, strength=0.4))


def _drape(stage: Stage, much: float = 1.0) -> F32:
    """Return the quiet folds of a hanging garment."""
    x, y = stage.frame.grid
    long = folds.pleats(stage.frame, stage.rng, x, y, per_unit=stage.rng.uniform(1.7, 2.6), depth=0.05 * much)
    return np.asarray(long + clouds(stage.rng, stage.frame.coarse, 4, 2) * np.float32(0.014), dtype=np.float32)


def _sleeves(stage: Stage, texture: Texture, shoulder: Points, lean: float) -> None:
    for side in (-1, 1):
        outline = [(side * x, y) for x, y in shoulder]
        panel(
            stage,
            outline,
            texture,
            Cut(size=0.84, cloth=True, grain=side * lean, puff=0.05, edge=0.05, lift=0.05),
            _drape(stage, 0.7),
        )


def shirt(stage: Stage) -> None:
    """Draw a kemeja: collar, placket, buttons, short or long sleeves, one pocket."""
    stage.set(WALLS, ("window", "leaves", "", "", "", ""))
    texture, top = stage.cloth(), -0.82
    _hanger(stage, top - 0.02)
    sleeve = [(x, top + y) for x, y in stage.one_of((SHORT, SHORT, LONG))]
    _sleeves(stage, texture, smooth(sleeve), 0.42)
    body = mirrored(
        curve(
            [
                (0.13, top),
                (0.34, top + 0.07),
                (0.54, top + 0.19),
                (0.5, top + 0.5),
                (0.5, top + 1.2),
                (0.53, top + 1.68),
                (0.3, top + 1.74),
                (0.0, top + 1.74),
            ]
        )
    )
    panel(stage, body, texture, Cut(size=0.84, cloth=True, puff=0.06, edge=0.06, lift=0.06), _drape(stage))
    _placket(stage, texture, top)


def _placket(stage: Stage, texture: Texture, top: float) -> None:
    """Sew on what closes a shirt: the shade of its neck, placket, collar, buttons, pocket."""
    inner = smooth(
        [(-0.13, top), (0.0, top - 0.03), (0.13, top), (0.06, top + 0.16), (0.0, top + 0.22), (-0.06, top + 0.16)]
    )
    panel(stage, inner, painted("3a332c"), Cut(puff=-0.02, edge=0.03, lift=0))
    strip = [(-0.035, top + 0.2), (0.035, top + 0.2), (0.035, top + 1.735), (-0.035, top + 1.735)]
    panel(
        stage,
        strip,
        texture,
        Cut(at=(0.0, 0.0), size=0.84, cloth=True, puff=0.014, edge=0.012, lift=0.008, strength=0.5),
        _drape(stage, 0.0),
    )
    for side in (-1, 1):
        collar = [
            (side * 0.13, top - 0.045),
            (side * 0.19, top + 0.1),
            (side * 0.11, top + 0.27),
            (side * 0.01, top + 0.17),
            (side * 0.075, top + 0.05),
        ]
        panel(stage, collar, texture, Cut(size=0.84, cloth=True, grain=side * 0.5, puff=0.022, edge=0.018, lift=0.02))
    for k in range(5):
        panel(
            stage,
            ring(0, top + 0.34 + k * 0.29, 0.017, 20),
            painted("e9dec6"),
            Cut(puff=0.014, edge=0.008, lift=0.008, shine=0.3),
        )
    pocket = [(0.16, top + 0.56), (0.4, top + 0.56), (0.4, top + 0.84), (0.28, top + 0.88), (0.16, top + 0.84)]
    panel(
        stage,
        pocket,
        texture,
        Cut(size=0.84, cloth=True, puff=0.012, edge=0.012, lift=0.008, strength=0.5),
        _drape(stage, 0.4),
    )


def dress(stage: Stage) -> None:
    """Draw a dress: a fitted bodice, a wide skirt, a tied waist."""
    stage.set(WALLS, ("window", "leaves", "", "", "", ""))
    texture, rng, top = stage.cloth(), stage.rng, -0.92
    _hanger(stage, top - 0.02)
    sleeve = smooth([(0.3, top + 0.06), (0.42, top + 0.14), (0.6, top + 0.5), (0.44, top + 0.58), (0.34, top + 0.38)])
    _sleeves(stage, texture, sleeve, 0.4)
    waist, hem = rng.uniform(0.25, 0.3), rng.uniform(0.58, 0.74)
    half = curve(
        [
            (0.12, top),
            (0.27, top + 0.04),
            (0.38, top + 0.12),
            (0.34, top + 0.4),
            (waist, top + 0.76),
            (waist + 0.08, top + 1.0),
            (hem, top + 1.98),
            (hem - 0.2, top + 2.03),
            (0.0, top + 2.04),
        ]
    )
    panel(
        stage, mirrored(half), texture, Cut(size=0.9, cloth=True, puff=0.06, edge=0.06, lift=0.07), _drape(stage, 1.5)
    )
    neck = smooth(
        [(-0.12, top), (0.0, top - 0.02), (0.12, top), (0.05, top + 0.12), (0.0, top + 0.14), (-0.05, top + 0.12)]
    )
    panel(stage, neck, painted("3a332c"), Cut(puff=-0.02, edge=0.03, lift=0))
    _sash(stage, waist, top)


def _sash(stage: Stage, waist: float, top: float) -> None:
    belt = stage.cloth("plain")
    panel(
        stage,
        [
            (-waist - 0.01, top + 0.71),
            (waist + 0.01, top + 0.71),
            (waist + 0.015, top + 0.8),
            (-waist - 0.015, top + 0.8),
        ],
        belt,
        Cut(puff=0.02, edge=0.02, lift=0.012),
    )
    for lean in (0.05, 0.12):
        tail = ribbon(curve([(0.02, top + 0.76), (0.04 + lean, top + 1.0), (0.03 + lean * 1.4, top + 1.3)]), 0.055)
        panel(stage, tail, belt, Cut(puff=0.015, edge=0.015, lift=0.02))


def outer(stage: Stage) -> None:
    """Draw an open outer with wide sleeves, along a pole."""
    stage.set(WALLS, ("window", "leaves", "", "", "", ""))
    texture, rng, top = stage.cloth(), stage.rng, -0.84
    pole(stage, top + 0.07, 0.96, 0.0, 0.022)
    deep = rng.uniform(0.52, 0.68)
    panel(
        stage,
        [(-0.3, top + 0.03), (0.3, top + 0.03), (0.32, top + 1.5), (-0.32, top + 1.5)],
        painted("4a3f35"),
        Cut(puff=0.02, lift=0.03),
    )
    for side in (-1, 1):
        wing: Points = [
            (side * x, y) for x, y in [(0.34, top), (0.84, top + 0.03), (0.86, top + deep), (0.4, top + deep - 0.03)]
        ]
        panel(
            stage,
            wing,
            texture,
            Cut(size=0.9, cloth=True, grain=side * 0.02, puff=0.04, edge=0.04, lift=0.05),
            _drape(stage, 0.9),
        )
        front: Points = [
            (side * x, y)
            for x, y in [(0.12, top - 0.01), (0.44, top), (0.45, top + 1.6), (0.1, top + 1.66), (0.06, top + 0.6)]
        ]
        panel(stage, front, texture, Cut(size=0.9, cloth=True, puff=0.05, edge=0.05, lift=0.05), _drape(stage))
        edge = ribbon([(side * 0.125, top - 0.012), (side * 0.065, top + 0.6), (side * 0.105, top + 1.66)], 0.075)
        panel(stage, edge, stage.cloth("plain"), Cut(puff=0.015, edge=0.015, lift=0.012), _drape(stage, 0.5))


def sarong(stage: Stage) -> None:
    """Draw a sarong over a pole, its head panel (kepala) of tumpal in the middle."""
    stage.set(WALLS, ("window", "leaves", "", "", "", ""))
    rng, top = stage.rng, -0.9
    bottom = rng.uniform(0.86, 1.05)
    pole(stage, top + 0.005, 0.95, 0.0)
    moving = _drape(stage, 1.5)
    outline = [(-0.74, top), (0.74, top), *[(0.75 - k * 0.05, bottom + 0.012 * np.sin(k * 1.3)) for k in range(31)]]
    panel(stage, outline, stage.cloth(), Cut(size=0.9, cloth=True, puff=0.04, edge=0.03, lift=0.06), moving)
    head = [(-0.3, top + 0.002), (0.26, top + 0.002), (0.27, bottom + 0.004), (-0.3, bottom + 0.004)]
    _head(stage, head, moving)


def _head(stage: Stage, outline: Points, moving: F32) -> None:
    motif = "tumpal" if stage.motif not in ("lurik", "stripes") else "ikat"
    panel(
        stage,
        outline,
        stage.cloth(motif),
        Cut(size=0.56, grain=float(np.pi / 2), puff=0.0, edge=0.01, lift=0.0),
        moving,
    )
