"""Motifs of the garden: bouquets (buketan), and leaves printed on the cloth (ecoprint)."""

import math

from numpy.random import Generator

from kriya.demo.pictures.motifs.pen import Pen, Tile, curve, oval, petal, ring
from kriya.demo.pictures.noise import chance
from kriya.demo.pictures.palettes import ACCENT, BLOOM, GROUND, ISEN, LEAF, LIGHT, LINE, MIDDLE


def buketan() -> Tile:
    """Return the coast's bouquets: a great flower, buds and leaves on bending stems, a butterfly, a ground of dots."""
    pen, rng = Pen(GROUND), chance("buketan")
    _field(pen, rng)
    _bouquet(pen, 0.27, 0.5, 1)
    _bouquet(pen, 0.77, 1.0, -1)
    _butterfly(pen, 0.7, 0.28, 0.5)
    _butterfly(pen, 0.18, 0.83, -0.6)
    return pen.tile


def _field(pen: Pen, rng: Generator) -> None:
    step = 1 / 18
    for row in range(18):
        for column in range(18):
            x, y = (column + 0.5 * (row % 2)) * step, row * step
            shake = rng.uniform(-0.003, 0.003, 2)
            pen.dot(x + shake[0], y + shake[1], 0.0046, MIDDLE)


def _bouquet(pen: Pen, x: float, y: float, lean: int) -> None:
    root = (x - 0.03 * lean, y + 0.2)
    stems = [
        ((0.0, 0.02), (0.0, -0.1)), ((0.12, 0.05), (0.2, -0.1)), ((-0.13, 0.04), (-0.19, -0.05)),
        ((0.11, 0.12), (0.24, 0.08)), ((-0.09, 0.13), (-0.2, 0.14)),
    ]  # fmt: skip
    for bend, end in stems:
        middle, tip = (x + bend[0] * lean, y + bend[1]), (x + end[0] * lean, y + end[1])
        line = curve([root, middle, tip])
        pen.line(line, 0.012, LIGHT)
        pen.line(line, 0.006, LEAF)
        for at, side in ((len(line) // 3, 1), (len(line) // 2, -1), (2 * len(line) // 3, 1)):
            (ax, ay), (bx, by) = line[at], line[at + 1]
            _leaf(pen, ax, ay, 0.085, math.atan2(by - ay, bx - ax) + side * 0.85)
    _flower(pen, x, y - 0.1, 0.125, BLOOM)
    _flower(pen, x + 0.2 * lean, y - 0.1, 0.08, ACCENT)
    _flower(pen, x - 0.19 * lean, y - 0.05, 0.075, MIDDLE)
    _bud(pen, x + 0.24 * lean, y + 0.08, 0.4 * lean)
    _bud(pen, x - 0.2 * lean, y + 0.14, math.pi - 0.2 * lean)
    pen.fill(oval(root[0], root[1] - 0.01, 0.03, 0.012, 0.2), ACCENT)


def _leaf(pen: Pen, x: float, y: float, long: float, angle: float) -> None:
    pen.fill(petal(x, y, long, long * 0.27, angle, tip=0.9), LIGHT)
    pen.fill(petal(x, y, long * 0.93, long * 0.2, angle, tip=0.9), LEAF)
    c, s = math.cos(angle), math.sin(angle)
    pen.line([(x, y), (x + long * 0.85 * c, y + long * 0.85 * s)], 0.004, LIGHT)
    for t in (0.3, 0.48, 0.66):
        for side in (-1, 1):
            a = angle + side * 0.7
            px, py = x + long * t * c, y + long * t * s
            pen.line([(px, py), (px + long * 0.15 * math.cos(a), py + long * 0.15 * math.sin(a))], 0.003, LIGHT)


def _flower(pen: Pen, x: float, y: float, size: float, colour: int) -> None:
    for ring_size, count, turn in ((1.0, 9, 0.0), (0.72, 8, 0.3), (0.45, 6, 0.1)):
        for k in range(count):
            angle = 2 * math.pi * k / count + turn
            long = size * ring_size
            pen.fill(petal(x, y, long, long * 0.3, angle, tip=1.5), LIGHT)
            pen.fill(petal(x, y, long * 0.93, long * 0.24, angle, tip=1.5), colour if ring_size != 0.72 else MIDDLE)
            for spread in (-0.16, 0, 0.16):
                a = angle + spread
                start, end = 0.45 * long, 0.8 * long
                pen.line(
                    [(x + start * math.cos(a), y + start * math.sin(a)), (x + end * math.cos(a), y + end * math.sin(a))],
                    0.0032, LIGHT,
                )  # fmt: skip
    pen.dot(x, y, size * 0.17, ACCENT)
    pen.dots(ring(x, y, size * 0.1, 6), size * 0.03, LINE)


def _bud(pen: Pen, x: float, y: float, angle: float) -> None:
    for spread in (-0.5, 0.5, 0):
        pen.fill(petal(x, y, 0.06, 0.018, angle + spread, tip=1.0), LIGHT)
        pen.fill(petal(x, y, 0.053, 0.013, angle + spread, tip=1.0), BLOOM)
    pen.dot(x, y, 0.016, LEAF)


def _butterfly(pen: Pen, x: float, y: float, angle: float) -> None:
    for side in (-1, 1):
        for spread, long in ((0.75, 0.075), (1.7, 0.055)):
            a = angle + side * spread
            pen.fill(petal(x, y, long, long * 0.42, a, tip=1.7), LIGHT)
            pen.fill(petal(x, y, long * 0.88, long * 0.33, a, tip=1.7), ACCENT)
            pen.dot(x + long * 0.6 * math.cos(a), y + long * 0.6 * math.sin(a), 0.009, LINE)
            pen.dot(x + long * 0.6 * math.cos(a), y + long * 0.6 * math.sin(a), 0.005, ISEN)
    pen.fill(oval(x, y, 0.034, 0.008, angle), LINE)


def leaves() -> Tile:
    """Return leaves pressed on the cloth, with their veins: ecoprint."""
    pen, rng = Pen(GROUND), chance("leaves")
    for number in range(26):
        x, y, angle = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0, 2 * math.pi)
        long = rng.uniform(0.16, 0.3)
        _print(pen, x, y, long, angle, (MIDDLE, ACCENT, LEAF, BLOOM)[number % 4], rng.uniform(0.2, 0.36))
    return pen.tile


def _print(pen: Pen, x: float, y: float, long: float, angle: float, ink: int, fat: float) -> None:
    pen.fill(petal(x, y, long, long * fat, angle, tip=0.8), ink)
    c, s = math.cos(angle), math.sin(angle)
    pen.line([(x - 0.18 * long * c, y - 0.18 * long * s), (x + 0.9 * long * c, y + 0.9 * long * s)], 0.006, LINE)
    for t in (0.15, 0.28, 0.41, 0.54, 0.67, 0.78):
        for side in (-1, 1):
            reach = long * fat * 1.05 * math.sin(math.pi * t**0.8)
            a = angle + side * 0.75
            px, py = x + long * t * c, y + long * t * s
            pen.line([(px, py), (px + reach * math.cos(a), py + reach * math.sin(a))], 0.003, LINE)
