"""The wooden mask (topeng) of Gunung Kidul: carved, then painted or worked in batik."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from kriya.demo.pictures.cloth import WALLS
from kriya.demo.pictures.frame import F32
from kriya.demo.pictures.light import gloss, shade
from kriya.demo.pictures.motifs.pen import curve, petal, ring
from kriya.demo.pictures.noise import blurred
from kriya.demo.pictures.objects.carving import on_wood
from kriya.demo.pictures.objects.panel import Points, mirrored
from kriya.demo.pictures.palettes import rgb
from kriya.demo.pictures.stage import Stage
from kriya.demo.pictures.surface import Dress, Surface, polygon
from kriya.demo.pictures.texture import TEXELS, Texture

SPAN = 2.2
"""Units that the painted square covers."""


@dataclass(frozen=True)
class Face:
    """A character of the stories of Panji: its skin, its eyes, whether it wears a moustache."""

    skin: str
    crown: str = "b8893c"
    eye: float = 1.0
    moustache: bool = False
    teeth: bool = False


FACES = {
    "panji": Face("ece3cf"),
    "sekartaji": Face("e8cf9d", crown="a87f35"),
    "klana": Face("9f2a22", eye=1.45, moustache=True, teeth=True),
    "gunungsari": Face("8fae8a", crown="a8322a"),
    "bancak": Face("3a3431", eye=1.25, moustache=True, crown="8a3028"),
    "samba": Face("c98d6b", crown="9c7430"),
}


class _Brush:
    """Paints in units on a square of `SPAN`, both halves of a face at once."""

    def __init__(self, ground: str) -> None:
        self.n = TEXELS * 2
        self.image = Image.new("RGB", (self.n, self.n), rgb(ground))
        self.draw = ImageDraw.Draw(self.image)

    def _at(self, points: Points) -> list[list[tuple[float, float]]]:
        return [[((side * x / SPAN + 0.5) * self.n, (y / SPAN + 0.5) * self.n) for x, y in points] for side in (1, -1)]

    def fill(self, points: Points, colour: str) -> None:
        for one in self._at(points):
            self.draw.polygon(one, fill=rgb(colour))

    def line(self, points: Points, width: float, colour: str) -> None:
        for one in self._at(points):
            self.draw.line(one, fill=rgb(colour), width=max(1, round(width / SPAN * self.n)), joint="curve")

    def soft(self, x: float, y: float, radius: float, colour: str, strength: float) -> None:
        """Blush a round spot."""
        spot = Image.new("L", (self.n, self.n), 0)
        pen = ImageDraw.Draw(spot)
        for (px, py), *_ in self._at([(x, y)]):
            r = radius / SPAN * self.n
            pen.ellipse((px - r, py - r, px + r, py + r), fill=round(255 * strength))
        spot = spot.filter(ImageFilter.GaussianBlur(radius / SPAN * self.n * 0.55))
        self.image.paste(Image.new("RGB", spot.size, rgb(colour)), (0, 0), spot)
        self.draw = ImageDraw.Draw(self.image)


@lru_cache(maxsize=8)
def _painted(name: str) -> Texture:
    face = FACES[name]
    brush = _Brush(face.skin)
    brush.soft(0.3, 0.2, 0.16, "a8402f", 0.35)
    brush.soft(0.24, -0.1, 0.16, "6d3a2a", 0.3)
    _eyes(brush, face)
    _mouth(brush, face)
    _crown(brush, face)
    return Texture.of(brush.image.reduce(2))


def _eyes(brush: _Brush, face: Face) -> None:
    big = face.eye
    lid = curve(
        [
            (0.1, -0.05),
            (0.2, -0.12 * big),
            (0.3, -0.115 * big),
            (0.41, -0.1),
            (0.3, -0.045),
            (0.2, -0.02 + 0.02 * (big - 1)),
            (0.1, -0.05),
        ]
    )
    brush.fill(lid, "f3ead8")
    brush.fill(ring(0.25, -0.075, 0.042 * big, 24), "1c1512")
    brush.line(lid, 0.016, "1c1512")
    brush.line(curve([(0.08, -0.045), (0.2, -0.155 * big), (0.32, -0.15 * big), (0.45, -0.12)]), 0.012, "8a5a2c")
    brush.fill(
        curve(
            [
                (0.08, -0.2),
                (0.2, -0.28 - 0.05 * (big - 1)),
                (0.34, -0.28),
                (0.46, -0.2),
                (0.34, -0.25),
                (0.2, -0.245),
                (0.08, -0.2),
            ]
        ),
        "1c1512",
    )
    brush.fill(petal(0.0, -0.22, 0.1, 0.022, -math.pi / 2), "b8893c")


def _mouth(brush: _Brush, face: Face) -> None:
    brush.fill(
        curve([(0.0, 0.385), (0.06, 0.365), (0.12, 0.39), (0.2, 0.405), (0.12, 0.47), (0.0, 0.49), (0.0, 0.385)]),
        "8e1f1c",
    )
    if face.teeth:
        brush.fill([(0.0, 0.41), (0.13, 0.415), (0.12, 0.445), (0.0, 0.45)], "efe6cf")
        for k in range(4):
            brush.line([(k * 0.034, 0.405), (k * 0.034, 0.455)], 0.006, "5a2a20")
    else:
        brush.line(curve([(0.0, 0.425), (0.08, 0.42), (0.19, 0.41)]), 0.01, "3a0f0e")
    brush.line(curve([(0.0, 0.38), (0.06, 0.36), (0.12, 0.385), (0.22, 0.4)]), 0.008, "c79a45")
    if face.moustache:
        brush.fill(
            curve(
                [
                    (0.01, 0.325),
                    (0.12, 0.31),
                    (0.26, 0.335),
                    (0.4, 0.27),
                    (0.27, 0.365),
                    (0.12, 0.345),
                    (0.01, 0.345),
                    (0.01, 0.325),
                ]
            ),
            "1c1512",
        )
        brush.fill(petal(0.0, 0.56, 0.1, 0.03, math.pi / 2), "1c1512")


def _crown(brush: _Brush, face: Face) -> None:
    brush.fill([(0, -0.4), (0.3, -0.385), (0.58, -0.26), (0.75, -0.5), (0.75, -1.1), (0, -1.1)], "201a17")
    brush.fill(
        curve([(0, -0.4), (0.3, -0.385), (0.6, -0.24)])
        + [(0.66, -0.42)]
        + curve([(0.66, -0.42), (0.3, -0.56), (0, -0.58)]),
        face.crown,
    )
    for k in range(6):
        x = 0.06 + k * 0.11
        y = -0.5 + 0.2 * (x / 0.62) ** 2
        brush.fill(ring(x, y, 0.032, 16), "f0d58c")
        brush.fill(ring(x, y, 0.02, 16), ("9a1f24", "1f5a4a")[k % 2])
    for k in range(6):
        x = k * 0.118
        brush.fill(
            petal(x, -0.56 + 0.14 * (x / 0.6) ** 2, 0.3 - 0.02 * k, 0.062, -math.pi / 2 + x * 0.55, tip=0.9), "e2bd66"
        )
        brush.fill(
            petal(x, -0.57 + 0.14 * (x / 0.6) ** 2, 0.24 - 0.02 * k, 0.04, -math.pi / 2 + x * 0.55, tip=0.9),
            ("8e2420", "23544a")[k % 2],
        )
    brush.line(curve([(0, -0.4), (0.3, -0.385), (0.6, -0.24)]), 0.022, "efd08a")
    brush.line(curve([(0.52, -0.2), (0.6, 0.0), (0.55, 0.2), (0.6, 0.3)]), 0.09, "201a17")


def _carved(x: F32, y: F32, big: float) -> F32:
    """Return the height of the face: a dome with brow, nose, lips, cheeks and chin."""

    def bump(cx: float, cy: float, wx: float, wy: float) -> F32:
        return np.asarray(np.exp(-(((np.abs(x) - cx) / wx) ** 2) - ((y - cy) / wy) ** 2), dtype=np.float32)

    dome = np.sqrt(np.clip(1 - (x / 0.72) ** 2 - ((y + 0.05) / 1.08) ** 2, 0, 1)) * 0.62
    along = np.clip((y + 0.26) / 0.52, 0, 1) * np.clip((0.31 - y) / 0.06, 0, 1)
    nose = np.exp(-((x / (0.042 + 0.05 * along**2)) ** 2)) * along * 0.17 + bump(0.055, 0.25, 0.04, 0.035) * 0.05
    face = dome + nose + bump(0.28, -0.235, 0.17, 0.04) * 0.04 + bump(0.34, 0.2, 0.14, 0.14) * 0.045
    face = face - bump(0.25, -0.1, 0.13, 0.07) * 0.06 + bump(0.25, -0.075, 0.09 * big, 0.045 * big) * 0.06
    face = (
        face
        + bump(0.0, 0.4, 0.13, 0.024) * 0.06
        + bump(0.0, 0.46, 0.1, 0.028) * 0.065
        - bump(0.0, 0.427, 0.17, 0.012) * 0.05
    )
    face = face + bump(0.0, 0.66, 0.13, 0.09) * 0.05
    crown = np.clip((-0.4 - y + 0.3 * x**2) / 0.05, 0, 1) * 0.07
    return np.asarray(face + crown, dtype=np.float32)


def _bare_skin(x: F32, y: F32) -> F32:
    """Return where batik may go: below the crown, about eyes and lips; above 0 within."""
    skin = y + np.float32(0.36) - 0.3 * x**2
    eyes = np.maximum(np.abs(np.abs(x) - 0.26) - 0.2, np.abs(y + 0.12) - 0.13)
    lips = np.maximum(np.abs(x) - 0.22, np.abs(y - 0.43) - 0.07)
    return np.asarray(np.minimum(skin, np.minimum(eyes, lips)), dtype=np.float32)


def mask(stage: Stage) -> None:
    """Draw a mask on a wall, painted as one of the characters, or in batik."""
    stage.set((*WALLS, "board", "ink"), ("leaves", "", "", ""))
    frame, rng = stage.frame, stage.rng
    name = stage.one_of(tuple(FACES))
    size, at = rng.uniform(1.0, 1.14), (rng.uniform(-0.06, 0.06), rng.uniform(0.0, 0.1))
    x, y = (part / np.float32(size) for part in stage.turned(rng.uniform(-0.06, 0.06), at))
    half = curve(
        [
            (0, -0.92),
            (0.2, -0.9),
            (0.42, -0.82),
            (0.6, -0.64),
            (0.68, -0.4),
            (0.62, -0.2),
            (0.62, 0.12),
            (0.55, 0.42),
            (0.38, 0.68),
            (0.16, 0.83),
            (0, 0.86),
        ]
    )
    outline = [(px * size + at[0], py * size + at[1]) for px, py in mirrored(half)]
    shape = polygon(frame, outline)
    rim = np.clip((blurred(frame.shrunk(shape), 4) - 0.5) * 2, 0, 1)
    height = (_carved(x, y, FACES[name].eye) + np.sqrt(rim) * 0.1) * np.float32(size)
    dress = Dress(_painted(name), x / SPAN + np.float32(0.5), y / SPAN + np.float32(0.5), SPAN * size)
    worn: tuple[Dress, ...] = (dress,)
    if stage.rng.random() < 0.35:
        batik = on_wood(stage.cloth())
        where = _bare_skin(x, y)
        worn = (dress, Dress(batik, x / np.float32(0.7), y / np.float32(0.7), 0.7, where))
    shine = gloss(frame, height, stage.light, 22) * np.float32(0.3)
    stage.put(
        Surface(shape, worn, shade(frame, height, stage.light, hollow=3.5, reach=5), shine), lift=0.17, strength=0.7
    )
