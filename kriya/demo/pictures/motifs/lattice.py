"""Motifs on a lattice: kawung, ceplok, jlamprang, truntum."""

import math

from kriya.demo.pictures.motifs.pen import Pen, Tile, oval, petal, ring
from kriya.demo.pictures.palettes import ACCENT, BLOOM, GROUND, ISEN, LEAF, LIGHT, LINE, MIDDLE

QUARTERS = [math.pi / 4 + math.pi / 2 * k for k in range(4)]
CORNERS = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]


def kawung() -> Tile:
    """Return four ovals about each crossing: the cut fruit of the sugar palm, with two seeds in each."""
    pen = Pen(GROUND)
    for x, y in CORNERS:
        for angle in QUARTERS:
            _kernel(pen, x + 0.172 * math.cos(angle), y + 0.172 * math.sin(angle), angle)
        pen.fill(oval(x, y, 0.03, 0.03, 0), LIGHT)
        pen.fill(oval(x, y, 0.017, 0.017, 0), LINE)
    for x, y in [
        (0.0, 0.25),
        (0.5, 0.25),
        (0.0, 0.75),
        (0.5, 0.75),
        (0.25, 0.0),
        (0.25, 0.5),
        (0.75, 0.0),
        (0.75, 0.5),
    ]:
        for k in range(4):
            pen.fill(petal(x, y, 0.062, 0.017, k * math.pi / 2), ACCENT)
        pen.dots(ring(x, y, 0.034, 4, math.pi / 4), 0.0075, ISEN)
        pen.dot(x, y, 0.012, LIGHT)
    return pen.tile


def _kernel(pen: Pen, x: float, y: float, angle: float) -> None:
    pen.fill(oval(x, y, 0.142, 0.078, angle), LIGHT)
    pen.fill(oval(x, y, 0.124, 0.062, angle), MIDDLE)
    pen.fill(oval(x, y, 0.104, 0.045, angle), LIGHT)
    c, s = math.cos(angle), math.sin(angle)
    for along in (-0.045, 0.045):
        pen.fill(oval(x + along * c, y + along * s, 0.028, 0.015, angle), LINE)
    pen.line([(x - 0.012 * c, y - 0.012 * s), (x + 0.012 * c, y + 0.012 * s)], 0.005, MIDDLE)


def ceplok() -> Tile:
    """Return rosettes in squares that stand on a corner, between bands of dots."""
    pen = Pen(GROUND)
    for start in (0.0, 0.5):
        for end in (1, -1):
            pen.line([(start - 0.5, -0.5 * end + 0.5), (start + 0.5, 0.5 * end + 0.5)], 0.05, MIDDLE)
            pen.line([(start - 0.5, -0.5 * end + 0.5), (start + 0.5, 0.5 * end + 0.5)], 0.036, LIGHT)
            pen.line([(start - 0.5, -0.5 * end + 0.5), (start + 0.5, 0.5 * end + 0.5)], 0.024, GROUND)
            pen.dots([(start - 0.5 + k / 24, -0.5 * end + 0.5 + end * k / 24) for k in range(24)], 0.007, ISEN)
    for number, (x, y) in enumerate([(0.25, 0.5), (0.75, 0.0), (0.25, 0.0), (0.75, 0.5)]):
        if number % 2:
            _rosette(pen, x, y, 8, BLOOM, MIDDLE)
        else:
            _rosette(pen, x, y, 4, ACCENT, LEAF)
    for x, y in [(0.0, 0.25), (0.5, 0.25), (0.0, 0.75), (0.5, 0.75)]:
        pen.dot(x, y, 0.055, LIGHT)
        pen.dot(x, y, 0.042, LINE)
        pen.dots(ring(x, y, 0.026, 8), 0.0075, ISEN)
        pen.dot(x, y, 0.011, ACCENT)
    return pen.tile


def _rosette(pen: Pen, x: float, y: float, count: int, colour: int, second: int) -> None:
    width = 0.05 if count == 4 else 0.034
    for k in range(count):
        angle = 2 * math.pi * k / count
        pen.fill(petal(x, y, 0.165, width, angle, tip=1.2), LIGHT)
        pen.fill(petal(x, y, 0.15, width * 0.78, angle, tip=1.2), colour)
        root = (x + 0.05 * math.cos(angle), y + 0.05 * math.sin(angle))
        pen.fill(petal(*root, 0.07, width * 0.34, angle, tip=1.1), LIGHT)
        pen.line([root, (x + 0.12 * math.cos(angle), y + 0.12 * math.sin(angle))], 0.005, LINE)
    between = math.pi / count
    pen.dots(ring(x, y, 0.115, count, between), 0.0095, ISEN)
    pen.dots(ring(x, y, 0.14, count, between), 0.0065, ISEN)
    pen.dot(x, y, 0.046, LIGHT)
    pen.dot(x, y, 0.036, second)
    pen.dots(ring(x, y, 0.021, 6), 0.006, ISEN)


def jlamprang() -> Tile:
    """Return Pekalongan's answer to the Indian patola: eight-petalled stars in rings, built of square dots."""
    pen = Pen(GROUND)
    for x, y in [(0.0, 0.0), (0.5, 0.5)]:
        _patola(pen, x, y)
    for x, y in [(0.5, 0.0), (0.0, 0.5)]:
        _cross(pen, x, y)
    for x, y in CORNERS:
        for reach in (0.032, 0.056):
            _squares(pen, ring(x, y, reach, 4), 0.0085, ISEN)
        _squares(pen, [(x, y)], 0.014, ACCENT)
    return pen.tile


def _squares(pen: Pen, points: list[tuple[float, float]], half: float, ink: int) -> None:
    for x, y in points:
        pen.fill([(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)], ink)


def _patola(pen: Pen, x: float, y: float) -> None:
    pen.fill(ring(x, y, 0.262, 8, math.pi / 8), LINE)
    pen.fill(ring(x, y, 0.24, 8, math.pi / 8), MIDDLE)
    _squares(pen, ring(x, y, 0.232, 32, math.pi / 32), 0.0085, ISEN)
    pen.fill(ring(x, y, 0.208, 40), LIGHT)
    pen.fill(ring(x, y, 0.2, 40), GROUND)
    for k in range(8):
        angle = math.pi / 4 * k
        colour = ACCENT if k % 2 else BLOOM
        pen.fill(petal(x, y, 0.196, 0.047, angle, tip=1.35), LIGHT)
        pen.fill(petal(x, y, 0.184, 0.037, angle, tip=1.35), colour)
        _squares(pen, [(x + r * math.cos(angle), y + r * math.sin(angle)) for r in (0.085, 0.11, 0.135)], 0.0062, LINE)
        _squares(pen, ring(x, y, 0.176, 1, angle + math.pi / 8), 0.009, ISEN)
    pen.fill(ring(x, y, 0.07, 8), LIGHT)
    pen.fill(ring(x, y, 0.058, 8), MIDDLE)
    _squares(pen, ring(x, y, 0.037, 8), 0.008, ISEN)
    _squares(pen, [(x, y)], 0.014, ACCENT)


def _cross(pen: Pen, x: float, y: float) -> None:
    for k in range(4):
        angle = math.pi / 2 * k + math.pi / 4
        pen.fill(petal(x, y, 0.17, 0.05, angle, tip=1.25), LIGHT)
        pen.fill(petal(x, y, 0.155, 0.039, angle, tip=1.25), LEAF)
        _squares(pen, [(x + r * math.cos(angle), y + r * math.sin(angle)) for r in (0.07, 0.095, 0.12)], 0.0075, ISEN)
        flat = math.pi / 2 * k
        _squares(
            pen, [(x + r * math.cos(flat), y + r * math.sin(flat)) for r in (0.09, 0.12, 0.15, 0.18)], 0.0095, ISEN
        )
    pen.fill(ring(x, y, 0.06, 4, 0), LIGHT)
    pen.fill(ring(x, y, 0.046, 4, 0), ACCENT)
    _squares(pen, [(x, y)], 0.0135, LINE)


def truntum() -> Tile:
    """Return small flowers like stars of the night sky, and dots between."""
    pen = Pen(GROUND)
    for row in range(4):
        for column in range(4):
            x, y = (column + 0.5 * (row % 2)) / 4, row / 4
            _star(pen, x, y, big=(row + column) % 2 == 0)
            middle = (x + 0.125, y)
            pen.dots(ring(*middle, 0.019, 4, math.pi / 4), 0.0068, ISEN)
            pen.dot(*middle, 0.009, ACCENT)
            for lift in (0.09, 0.125, 0.16):
                pen.dot(x, y + lift, 0.0055, ISEN)
    return pen.tile


def _star(pen: Pen, x: float, y: float, *, big: bool) -> None:
    long = 0.074 if big else 0.058
    for k in range(8):
        angle = math.pi / 4 * k + (0 if big else math.pi / 8)
        pen.fill(petal(x, y, long, 0.0165, angle, tip=1.1), LIGHT)
        pen.line([(x, y), (x + long * 0.72 * math.cos(angle), y + long * 0.72 * math.sin(angle))], 0.004, MIDDLE)
    pen.dot(x, y, 0.019, MIDDLE if big else LINE)
    pen.dot(x, y, 0.009, ISEN)
    pen.dots(ring(x, y, long + 0.013, 8, math.pi / 8 if big else 0), 0.0052, ISEN)
