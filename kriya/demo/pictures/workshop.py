"""The maker's bench, seen from above: tools at rest beside the work they made."""

import numpy as np

from kriya.demo.pictures import folds
from kriya.demo.pictures.light import shade
from kriya.demo.pictures.materials import metal, painted, plaited, wood
from kriya.demo.pictures.motifs.pen import curve, oval, ring
from kriya.demo.pictures.noise import blurred
from kriya.demo.pictures.objects.carving import carved
from kriya.demo.pictures.objects.panel import Cut, Points, panel, ribbon
from kriya.demo.pictures.stage import Stage, placed, rectangle
from kriya.demo.pictures.surface import Dress, Surface, polygon
from kriya.demo.pictures.texture import Texture

BENCH = ("teak", "walnut", "bleached")


def _spread(stage: Stage, motif: str = "") -> None:
    """Let a worked cloth run into the picture from below."""
    frame, rng = stage.frame, stage.rng
    x, y = frame.grid
    height = blurred(folds.rumpled(frame, rng, x, y, lean=rng.uniform(0.4, 1.0), per_unit=1.0, depth=0.1), 2)
    lean, edge = rng.uniform(0.2, 0.5), rng.uniform(0.2, 0.4)
    along = np.linspace(-3, 3, 80)
    line = [(float(a), float(edge - a * lean + 0.04 * np.sin(a * 3.3))) for a in along]
    u, v = folds.followed(frame, height, x, y, much=0.05)
    size = np.float32(0.8)
    from_light = Surface(
        polygon(frame, [*line, (4, 3), (-4, 3)]),
        (Dress(stage.cloth(motif), u / size, v / size, 0.8),),
        shade(frame, height, stage.light),
    )
    stage.put(from_light, lift=0.04)


def _rod(
    stage: Stage,
    middle: tuple[float, float],
    angle: float,
    half: float,
    thick: float,
    texture: Texture,
    *,
    shine: float = 0.1,
) -> None:
    outline = rectangle(half, thick, round_by=thick * 0.85)
    panel(
        stage,
        outline,
        texture,
        Cut(angle=angle, at=middle, size=1.0, puff=thick * 1.3, edge=thick * 0.7, lift=thick * 1.6, shine=shine),
    )


def _from(at: tuple[float, float], angle: float, along: float, aside: float = 0.0) -> tuple[float, float]:
    x, y = placed([(along, aside)], angle, at)[0]
    return float(x), float(y)


def batik(stage: Stage) -> None:
    """Draw canting pens, the pan of wax, a cloth half done."""
    stage.set(BENCH, ("window", "leaves", "", "", "", ""))
    rng = stage.rng
    _spread(stage)
    pan = (rng.uniform(-0.42, -0.3), rng.uniform(-0.62, -0.5))
    for radius, texture, puff, lift in ((0.42, metal("copper"), 0.09, 0.12), (0.34, painted("3b2415"), -0.05, 0.0)):
        panel(
            stage, ring(0, 0, radius, 60), texture, Cut(at=pan, puff=puff, edge=0.06, lift=lift, shine=0.35, sharp=16)
        )
    panel(
        stage, ring(0, 0, 0.31, 60), painted("a8692a"), Cut(at=pan, puff=0.03, edge=0.09, lift=0.0, shine=0.5, sharp=60)
    )
    _rod(stage, (pan[0] - 0.62, pan[1] - 0.22), 0.34, 0.3, 0.04, wood("jati"))
    for number in range(3):
        angle = rng.uniform(-0.6, -0.3) + number * 0.1
        _canting(stage, (0.32 + 0.05 * number, -0.42 + number * 0.27), angle)


def _canting(stage: Stage, at: tuple[float, float], angle: float) -> None:
    """Lay one pen: a wooden grip, a copper cup, a thin spout."""
    _rod(stage, _from(at, angle, 0.12), angle, 0.36, 0.036, wood(stage.one_of(("jati", "mahoni", "pule"))))
    cup = _from(at, angle, -0.32)
    spout: Points = [(0.0, 0.0), (-0.1, 0.0), (-0.16, 0.05)]
    panel(
        stage,
        ribbon(curve(spout), 0.018),
        metal("copper"),
        Cut(angle=angle, at=cup, puff=0.012, edge=0.008, lift=0.03, shine=0.4),
    )
    panel(
        stage,
        oval(0, 0, 0.1, 0.07, 0.0),
        metal("copper"),
        Cut(angle=angle, at=cup, puff=0.09, edge=0.05, lift=0.07, shine=0.5, sharp=30),
    )
    panel(
        stage,
        oval(0.01, 0, 0.055, 0.034, 0.0),
        painted("4a2a16"),
        Cut(angle=angle, at=cup, puff=-0.03, edge=0.02, lift=0.0),
    )


def stamp(stage: Stage) -> None:
    """Draw copper stamps (cap) beside the cloth they printed."""
    stage.set(BENCH, ("window", "", "", ""))
    rng = stage.rng
    _spread(stage)
    for half, at in ((rng.uniform(0.38, 0.44), (-0.36, -0.5)), (rng.uniform(0.28, 0.34), (0.5, -0.12))):
        angle = rng.uniform(-0.4, 0.4)
        panel(
            stage,
            rectangle(half, half, round_by=0.02),
            metal("copper"),
            Cut(angle=angle, at=at, puff=0.04, edge=0.02, lift=0.15, strength=0.7, shine=0.2),
        )
        face = carved(stage.one_of(("kawung", "ceplok", "jlamprang", "truntum")), "copper", deep=9)
        panel(
            stage,
            rectangle(half - 0.025, half - 0.025),
            face,
            Cut(angle=angle, at=at, size=half * 1.3, puff=0.0, edge=0.02, lift=0.0, shine=0.06),
        )


def loom(stage: Stage) -> None:
    """Draw a shuttle and spools on a striped cloth."""
    stage.set(BENCH, ("window", "", "", ""))
    rng = stage.rng
    _spread(stage, "lurik" if stage.motif == "lurik" else "stripes")
    angle = rng.uniform(-0.5, -0.2)
    boat = [(0.62 * t, 0.1 * (1 - abs(t) ** 2.4)) for t in np.linspace(-1, 1, 25)]
    at = (-0.05, -0.12)
    panel(
        stage,
        [*boat, *[(px, -py) for px, py in reversed(boat)]],
        wood("jati"),
        Cut(angle=angle, at=at, puff=0.09, edge=0.05, lift=0.1, shine=0.25),
    )
    panel(
        stage,
        rectangle(0.27, 0.05, round_by=0.05),
        painted("2a1a10"),
        Cut(angle=angle, at=at, puff=-0.04, edge=0.02, lift=0),
    )
    panel(
        stage,
        rectangle(0.24, 0.04, round_by=0.03),
        plaited("indigo", "indigo", "coil", 16),
        Cut(angle=angle, at=at, size=0.4, puff=0.05, edge=0.03, lift=0.01),
    )
    for number, kind in enumerate(("red", "indigo", "bamboo", "ash")):
        _spool(stage, (-0.6 + number * 0.4, -0.72 + 0.05 * float(np.cos(number * 2.2))), rng.uniform(-0.2, 0.2), kind)


def _spool(stage: Stage, at: tuple[float, float], angle: float, kind: str) -> None:
    _rod(stage, at, angle + 1.57, 0.29, 0.035, wood("pule"))
    panel(
        stage,
        rectangle(0.13, 0.2, round_by=0.06),
        plaited(kind, kind, "coil", 24),
        Cut(angle=angle, at=at, size=0.5, puff=0.1, edge=0.05, lift=0.12, shine=0.06),
    )


def chisels(stage: Stage) -> None:
    """Draw chisels in a row and curled shavings beside a carved board."""
    stage.set(BENCH, ("window", "leaves", "", "", "", ""))
    rng = stage.rng
    board = rectangle(0.62, 0.44, round_by=0.02)
    panel(
        stage,
        board,
        carved("buketan", stage.one_of(("jati", "mahoni")), deep=7),
        Cut(angle=rng.uniform(-0.3, 0.1), at=(0.3, 0.66), size=0.9, puff=0.05, edge=0.03, lift=0.08),
    )
    for number in range(5):
        at, angle = (-0.62 + number * 0.26, -0.42 + 0.04 * float(np.sin(number * 2))), 1.45 + rng.uniform(-0.06, 0.06)
        wide = (0.03, 0.05, 0.04, 0.065, 0.035)[number]
        blade = [
            (0.1, -0.022),
            (0.44, -0.026),
            (0.5, -wide),
            (0.62, -wide),
            (0.62, wide),
            (0.5, wide),
            (0.44, 0.026),
            (0.1, 0.022),
        ]
        panel(stage, blade, metal("silver"), Cut(angle=angle, at=at, puff=0.02, edge=0.015, lift=0.03, shine=0.4))
        _rod(
            stage, _from(at, angle, -0.14), angle, 0.27, 0.06, wood(stage.one_of(("jati", "mahoni", "pule"))), shine=0.2
        )
        panel(
            stage,
            rectangle(0.025, 0.05, round_by=0.01),
            metal("brass"),
            Cut(angle=angle, at=_from(at, angle, 0.13), puff=0.03, edge=0.015, lift=0.0, shine=0.4),
        )
    for _ in range(7):
        _shaving(stage, (rng.uniform(-0.85, 0.0), rng.uniform(0.4, 1.0)), rng.uniform(0.06, 0.12))


def _shaving(stage: Stage, at: tuple[float, float], size: float) -> None:
    start = stage.rng.uniform(0, 6)
    curl = [
        (size * (0.4 + 0.11 * t) * float(np.cos(t + start)), size * (0.4 + 0.11 * t) * float(np.sin(t + start)) * 0.75)
        for t in np.linspace(0, 9, 60)
    ]
    panel(stage, ribbon(curl, size * 0.34), wood("pule"), Cut(at=at, size=0.5, puff=0.012, edge=0.02, lift=0.05))


def strips(stage: Stage) -> None:
    """Draw bamboo strips that run into a mat half woven, and a knife."""
    stage.set(BENCH, ("window", "", "", ""))
    rng = stage.rng
    angle = rng.uniform(-0.25, 0.1)
    at = (0.1, 0.5)
    for number in range(15):
        along = -0.62 + number * 0.0886
        kind = wood("bamboo", number % 3)
        tilt = angle + 1.57 + rng.uniform(-0.05, 0.05)
        _rod(stage, _from(at, angle, along, -0.9), tilt, rng.uniform(0.62, 0.8), 0.036, kind)
    panel(
        stage,
        rectangle(0.68, 0.5, round_by=0.01),
        plaited("bamboo", "coffee", "kepang", 8),
        Cut(angle=angle, at=at, size=0.71, puff=0.03, edge=0.02, lift=0.04),
    )
    blade = curve([(-0.1, -0.05), (0.3, -0.06), (0.52, 0.0), (0.56, 0.06), (0.3, 0.06), (-0.1, 0.05)])
    panel(stage, blade, metal("silver"), Cut(angle=-1.1, at=(-0.7, -0.35), puff=0.02, edge=0.02, lift=0.04, shine=0.4))
    _rod(stage, _from((-0.7, -0.35), -1.1, -0.3), -1.1, 0.24, 0.06, wood("mahoni"), shine=0.2)


def drapes(stage: Stage) -> None:
    """Draw many cloths side by side, falling across a wide picture."""
    stage.set(("linen",))
    frame, rng = stage.frame, stage.rng
    x, y = frame.grid
    wide = frame.half_width
    motifs = ("jlamprang", "parang", "buketan", "kawung", "megamendung", "truntum", "ceplok", "sekar-jagad")
    palettes = ("indigo", "soga", "pesisir", "mengkudu", "jolawe", "sogan", "tingi", "secang")
    count, start = max(4, round(wide * 2.6)), int(rng.integers(8))
    for number in range(count):
        left = -wide - 0.5 + number * (2 * wide + 0.9) / count
        lean = 0.24 + 0.05 * float(np.sin(number * 1.7))
        down = np.linspace(-1.6, 1.6, 60)
        line = [(float(left + (d + 1.4) * lean + 0.05 * np.sin(d * 2.3 + number)), float(d)) for d in down]
        height = folds.pleats(
            frame, rng, x - y * np.float32(lean), y + np.float32(0.9), per_unit=rng.uniform(2.0, 3.0), depth=0.1
        )
        size = np.float32(rng.uniform(0.7, 0.95))
        u, v = folds.followed(frame, height, x - y * np.float32(lean), y, much=0.04)
        texture = stage.cloth(motifs[(number + start) % 8], palettes[(number + start) % 8])
        piece = Surface(
            polygon(frame, [*line, (wide + 3, 1.6), (wide + 3, -1.6)]),
            (Dress(texture, u / size, v / size, float(size)),),
            shade(frame, height, stage.light),
        )
        stage.put(piece, lift=0.07, strength=0.65)
