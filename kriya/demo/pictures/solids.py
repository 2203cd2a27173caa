"""Solids as distances: how far a point is from a surface, below 0 within. x to the right, y up, z towards the eye."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from kriya.demo.pictures.frame import F32

Sdf: TypeAlias = Callable[[F32, F32, F32], F32]
Spot: TypeAlias = tuple[float, float, float]

f = np.float32


def length(*parts: F32) -> F32:
    """Return the length of a vector."""
    return np.asarray(np.sqrt(sum(part * part for part in parts)), dtype=np.float32)


def ball(at: Spot, radius: float, *, squash: Spot = (1, 1, 1)) -> Sdf:
    """Return a ball, squashed along the axes."""
    least = f(min(squash))

    def far(x: F32, y: F32, z: F32) -> F32:
        across = length((x - f(at[0])) / f(squash[0]), (y - f(at[1])) / f(squash[1]), (z - f(at[2])) / f(squash[2]))
        return (across - f(radius)) * least

    return far


def rod(start: Spot, end: Spot, thick: float, thick_end: float | None = None) -> Sdf:
    """Return a round-ended rod between two points, that may taper."""
    dx, dy, dz = (f(b - a) for a, b in zip(start, end, strict=True))
    square = dx * dx + dy * dy + dz * dz
    grow = f((thick if thick_end is None else thick_end) - thick)

    def far(x: F32, y: F32, z: F32) -> F32:
        px, py, pz = x - f(start[0]), y - f(start[1]), z - f(start[2])
        along = np.clip((px * dx + py * dy + pz * dz) / square, 0, 1)
        return np.asarray(length(px - dx * along, py - dy * along, pz - dz * along) - f(thick) - grow * along)

    return far


def box(at: Spot, half: Spot, round_by: float) -> Sdf:
    """Return a box with rounded edges."""

    def far(x: F32, y: F32, z: F32) -> F32:
        qx, qy, qz = (np.abs(p - f(c)) - f(h - round_by) for p, c, h in zip((x, y, z), at, half, strict=True))
        outside = length(np.maximum(qx, 0), np.maximum(qy, 0), np.maximum(qz, 0))
        return np.asarray(outside + np.minimum(np.maximum(np.maximum(qx, qy), qz), 0) - f(round_by))

    return far


def drum(at: Spot, radius: float, half: float, round_by: float) -> Sdf:
    """Return an upright cylinder with rounded edges."""

    def far(x: F32, y: F32, z: F32) -> F32:
        across = length(x - f(at[0]), z - f(at[2])) - f(radius - round_by)
        up = np.abs(y - f(at[1])) - f(half - round_by)
        return np.asarray(
            length(np.maximum(across, 0), np.maximum(up, 0)) + np.minimum(np.maximum(across, up), 0) - f(round_by)
        )

    return far


def hoop(at: Spot, radius: float, thick: float, axis: str = "y") -> Sdf:
    """Return a ring about an axis."""

    def far(x: F32, y: F32, z: F32) -> F32:
        p = {"x": x - f(at[0]), "y": y - f(at[1]), "z": z - f(at[2])}
        along = p.pop(axis)
        return length(length(*p.values()) - f(radius), along) - f(thick)

    return far


def vessel(
    profile: Callable[[F32], F32], low: float, high: float, *, wall: float, floor: float, careful: float = 0.75
) -> Sdf:
    """Return what a wheel turns: its radius for each height, hollow above `floor`, its rim rounded."""

    def far(x: F32, y: F32, z: F32) -> F32:
        across = length(x, z)
        side = across - profile(np.clip(y, f(low), f(high)))
        ends = np.maximum(f(low) - y, y - f(high))
        if floor >= high:
            return rounded_both(side, ends, 0.02) * f(careful)
        hollow = np.maximum(side + f(wall), f(floor) - y)
        return rounded_both(rounded_both(side, ends, 0.025), -hollow, 0.03) * f(careful)

    return far


def rounded_both(a: F32, b: F32, by: float) -> F32:
    """Return what lies in both, the edge where they meet rounded."""
    h = np.clip(f(0.5) - f(0.5) * (b - a) / f(by), 0, 1)
    return np.asarray(b * (1 - h) + a * h + f(by) * h * (1 - h), dtype=np.float32)


def merged(a: F32, b: F32, by: float) -> F32:
    """Return what lies in either, flowing into one another."""
    h = np.clip(f(0.5) + f(0.5) * (b - a) / f(by), 0, 1)
    return np.asarray(b * (1 - h) + a * h - f(by) * h * (1 - h), dtype=np.float32)


def either(*solids: Sdf) -> Sdf:
    """Return what lies in any of them."""

    def far(x: F32, y: F32, z: F32) -> F32:
        near = solids[0](x, y, z)
        for one in solids[1:]:
            near = np.minimum(near, one(x, y, z))
        return near

    return far


def turned(solid: Sdf, angle: float, axis: str = "y", at: Spot = (0, 0, 0)) -> Sdf:
    """Return a solid turned about an axis through `at`."""
    c, s = f(np.cos(angle)), f(np.sin(angle))

    def far(x: F32, y: F32, z: F32) -> F32:
        x, y, z = x - f(at[0]), y - f(at[1]), z - f(at[2])
        if axis == "y":
            x, z = x * c - z * s, x * s + z * c
        elif axis == "z":
            x, y = x * c + y * s, y * c - x * s
        else:
            y, z = y * c + z * s, z * c - y * s
        return solid(x + f(at[0]), y + f(at[1]), z + f(at[2]))

    return far


def moved(solid: Sdf, by: Spot) -> Sdf:
    """Return a solid moved."""
    return lambda x, y, z: solid(x - f(by[0]), y - f(by[1]), z - f(by[2]))
