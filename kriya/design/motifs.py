"""Motifs of Javanese cloth, drawn from geometry: each a tile that repeats sideways and upwards.

A tile is one colour; CSS lays it as a mask over the council's dye: the thin line under a header, the ground
of a missing photo.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final


@dataclass(frozen=True)
class Motif:
    slug: str
    name: str
    meaning: str
    meaning_en: str
    width: int
    height: int
    shapes: str

    def svg(self) -> str:
        """Draw the tile as a standalone SVG document."""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{self.shapes}</svg>\n'

    def svg_in(self, colour: str) -> str:
        """Draw it in one colour, `#rrggbb`."""
        return (
            self.svg()
            .replace("<svg ", f'<svg fill="{colour}" ', 1)
            .replace('stroke="#000"', f'stroke="{colour}"')
            .strip()
        )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _at(cx: float, cy: float, radius: float, turns: float) -> str:
    angle = 2 * pi * turns
    return f"{_n(cx + radius * cos(angle))} {_n(cy + radius * sin(angle))}"


def _dot(cx: float, cy: float, radius: float) -> str:
    return f'<circle cx="{_n(cx)}" cy="{_n(cy)}" r="{_n(radius)}"/>'


def _ring(cx: float, cy: float, radius: float, width: float = 1) -> str:
    return (
        f'<circle cx="{_n(cx)}" cy="{_n(cy)}" r="{_n(radius)}" fill="none" stroke="#000" stroke-width="{_n(width)}"/>'
    )


def _diamond(cx: float, cy: float, rx: float, ry: float) -> str:
    return f'<path d="M{_n(cx - rx)} {_n(cy)}L{_n(cx)} {_n(cy - ry)}L{_n(cx + rx)} {_n(cy)}L{_n(cx)} {_n(cy + ry)}Z"/>'


def _petals(cx: float, cy: float, count: int, inner: float, outer: float, spread: float, start: float = 0) -> str:
    """Petals are lenses between two radii: from the inner point out to the tip and back, bowed by `spread` turns."""
    middle = (inner + outer) / 2
    path = ""
    for i in range(count):
        turn = start + i / count
        tip, foot = _at(cx, cy, outer, turn), _at(cx, cy, inner, turn)
        path += f"M{foot}Q{_at(cx, cy, middle, turn + spread)} {tip}Q{_at(cx, cy, middle, turn - spread)} {foot}Z"
    return f'<path d="{path}"/>'


def _corners(draw: Callable[[float, float], str], size: float) -> str:
    return "".join(draw(x, y) for x in (0, size) for y in (0, size))


def _jlamprang() -> str:
    rosette = _petals(16, 16, 8, 2.6, 8.6, 0.09) + _dot(16, 16, 1.5) + _ring(16, 16, 11, 1.1)
    between = _corners(lambda x, y: _diamond(x, y, 5.2, 5.2), 32)
    beads = "".join(_dot(x, y, 0.95) for x, y in ((16, 1.8), (16, 30.2), (1.8, 16), (30.2, 16)))
    return rosette + between + beads


def _kawung() -> str:
    fruit = _petals(16, 16, 4, 2, 20.4, 0.105, start=1 / 8)
    seeds = "".join(
        f'<path d="M{_at(16, 16, 7, t)}L{_at(16, 16, 15, t)}" stroke="#fff"/>' for t in (1 / 8, 3 / 8, 5 / 8, 7 / 8)
    )
    cross = "".join(_dot(x, y, 1.1) for x, y in ((16, 3), (16, 29), (3, 16), (29, 16)))
    mask = f'<mask id="m"><path d="M0 0h32v32H0Z" fill="#fff"/>{seeds.replace("#fff", "#000")}</mask>'
    return f'{mask}<g mask="url(#m)">{fruit}</g>{cross}'


def _parang() -> str:
    knife = "M-4 32C6 32 2 20 10 18C18 16 12 4 22 0L27 0C17 4 23 18 14 20C7 22 11 32 1 32Z"
    path = "".join(f'<path d="{knife}" transform="translate({x} 0)"/>' for x in (-24, 0, 24))
    return path + "".join(_diamond(x, 16, 1.7, 2.6) for x in (0.5, 24.5))


def _truntum() -> str:
    big = _petals(16, 16, 8, 1.8, 9, 0.045) + _dot(16, 16, 1.2)
    small = _corners(lambda x, y: _petals(x, y, 8, 1.2, 6, 0.05), 32)
    return big + small + "".join(_dot(x, y, 0.9) for x, y in ((16, 1), (16, 31), (1, 16), (31, 16)))


def _ceplok() -> str:
    frame = '<path d="M16 2.5L29.5 16L16 29.5L2.5 16Z" fill="none" stroke="#000" stroke-width="1.2"/>'
    flower = _petals(16, 16, 4, 1.8, 9.6, 0.11) + _petals(16, 16, 4, 2.4, 6.2, 0.06, start=1 / 8)
    return frame + flower + _corners(lambda x, y: _ring(x, y, 5, 1.2) + _dot(x, y, 2), 32)


def _lurik() -> str:
    stripes = ((1, 1), (4, 4), (10, 1), (13, 1), (17, 6), (25, 1), (28, 1), (31, 3), (37, 1))
    return "".join(f'<path d="M{x} 0h{w}v32h-{w}Z"/>' for x, w in stripes)


def _tumpal() -> str:
    outer = '<path d="M0 32L12 2L24 32" fill="none" stroke="#000" stroke-width="1.2"/>'
    inner = '<path d="M4.5 32L12 13L19.5 32Z"/>'
    return outer + inner + _dot(0, 9, 1.6) + _dot(24, 9, 1.6) + _diamond(0, 17, 1.5, 3) + _diamond(24, 17, 1.5, 3)


def _mega() -> str:
    arcs = "".join(
        f'<path d="M{24 - r} 32A{r} {r} 0 0 1 {24 + r} 32" fill="none" stroke="#000" stroke-width="1.8"/>'
        for r in (5, 10, 15, 20)
    )
    return arcs + "".join(
        f'<path d="M{x - 6} 10A6 6 0 0 1 {x + 6} 10" fill="none" stroke="#000" stroke-width="1.6"/>' for x in (0, 48)
    )


MOTIFS: Final[tuple[Motif, ...]] = (
    Motif(
        "jlamprang",
        "Jlamprang",
        "roda delapan kelopak dari patola, khas Pekalongan",
        "a wheel of eight petals from patola cloth, Pekalongan's own",
        32,
        32,
        _jlamprang(),
    ),
    Motif(
        "kawung",
        "Kawung",
        "belahan buah aren, pengendalian diri",
        "the cut fruit of the sugar palm, mastery of oneself",
        32,
        32,
        _kawung(),
    ),
    Motif(
        "parang",
        "Parang",
        "ombak yang tidak putus, kesinambungan",
        "waves that never break off, continuity",
        24,
        32,
        _parang(),
    ),
    Motif(
        "truntum",
        "Truntum",
        "bintang yang bertabur, kasih yang tumbuh kembali",
        "scattered stars, love that grows anew",
        32,
        32,
        _truntum(),
    ),
    Motif("ceplok", "Ceplok", "bunga dalam bingkai, keteraturan", "a flower in a frame, order", 32, 32, _ceplok()),
    Motif("lurik", "Lurik", "garis tenun, kesederhanaan", "woven stripes, simplicity", 40, 32, _lurik()),
    Motif(
        "tumpal",
        "Tumpal",
        "pucuk rebung di tepi kain, pertumbuhan",
        "bamboo shoots along the cloth's edge, growth",
        24,
        32,
        _tumpal(),
    ),
    Motif("mega", "Mega", "awan yang membawa hujan", "clouds that bring rain", 48, 32, _mega()),
)
BY_SLUG: Final[dict[str, Motif]] = {motif.slug: motif for motif in MOTIFS}
DEFAULT: Final = "kawung"
