"""How cloth falls, as height over a plane: in pleats, in swags, creased by folding, twisted."""

import numpy as np
from numpy.random import Generator

from kriya.demo.pictures.frame import F32, Frame
from kriya.demo.pictures.noise import cloud, clouds


def wave(phase: F32) -> F32:
    """Return folds of 0..1 with round tops and narrow valleys."""
    s = np.sin(phase * np.float32(np.pi))
    return np.asarray(np.sqrt(np.abs(s) + np.float32(0.012)) * np.abs(s) ** np.float32(0.3), dtype=np.float32)


def pleats(frame: Frame, rng: Generator, x: F32, y: F32, *, per_unit: float = 3.2, depth: float = 0.07) -> F32:
    """Return folds that fall from above, uneven, growing deeper downwards."""
    drift = cloud(rng, frame.coarse, (2.5, 1.5)) * np.float32(0.16) + cloud(rng, frame.coarse, (6, 2)) * np.float32(
        0.06
    )
    spread = np.clip((y + np.float32(1.1)) / np.float32(2.2), 0, 1)
    phase = (x + drift * (0.35 + spread)) * np.float32(per_unit)
    strength = cloud(rng, frame.coarse, (5, 2)) * np.float32(0.35) + np.float32(0.65)
    soft = np.float32(0.5) - np.float32(0.5) * np.cos(phase * np.float32(2 * np.pi))
    fine = np.float32(0.5) - np.float32(0.5) * np.cos((x + drift) * np.float32(per_unit * 5.2) + np.float32(1.3))
    return np.asarray(
        (soft * strength + fine * np.float32(0.16)) * np.float32(depth) * (0.45 + 0.55 * spread), dtype=np.float32
    )


def creases(
    frame: Frame, rng: Generator, x: F32, y: F32, *, step: tuple[float, float] = (0.55, 0.62), depth: float = 0.012
) -> F32:
    """Return the lines that folding left in a cloth that lies flat, and its slight unrest."""
    height = clouds(rng, frame.coarse, 2.2, 2) * np.float32(0.022)
    for along, every in ((x, step[0]), (y, step[1])):
        away = np.abs(along / np.float32(every) - np.round(along / np.float32(every))) * np.float32(every)
        sign = np.where(np.round(along / np.float32(every)) % 2 == 0, 1, -1).astype(np.float32)
        height = height + sign * np.float32(depth) * np.exp(-away / np.float32(0.05))
    return np.asarray(height, dtype=np.float32)


def swags(
    frame: Frame, rng: Generator, x: F32, y: F32, pin: tuple[float, float], *, count: float = 7, depth: float = 0.13
) -> F32:
    """Return folds that run out from where the cloth is held, wider the further they are."""
    dx, dy = x - np.float32(pin[0]), y - np.float32(pin[1])
    far = np.sqrt(dx * dx + dy * dy) + np.float32(0.05)
    angle = (
        np.arctan2(dy, dx)
        + cloud(rng, frame.coarse, (2, 3)) * np.float32(0.13)
        + far * np.float32(rng.uniform(-0.12, 0.12))
    )
    phase = angle * np.float32(count / np.pi)
    strength = 0.6 + 0.4 * cloud(rng, frame.coarse, (3, 3))
    rise = np.clip(far * np.float32(0.75), 0.05, 1.0)
    return np.asarray(
        (wave(phase) * strength + 0.3 * wave(phase * np.float32(2.3) + 1)) * rise * np.float32(depth), dtype=np.float32
    )


def rumpled(
    frame: Frame, rng: Generator, x: F32, y: F32, *, lean: float = 0.6, per_unit: float = 1.5, depth: float = 0.16
) -> F32:
    """Return long bending folds across the whole picture, as of a cloth thrown down."""
    bend = cloud(rng, frame.coarse, (2, 2)) * np.float32(0.42) + cloud(rng, frame.coarse, (4, 4)) * np.float32(0.13)
    phase = (x * np.float32(np.cos(lean)) + y * np.float32(np.sin(lean)) + bend) * np.float32(per_unit)
    strength = 0.55 + 0.45 * cloud(rng, frame.coarse, (2.5, 2.5))
    second = (x * np.float32(np.cos(lean + 0.5)) + y * np.float32(np.sin(lean + 0.5)) + bend * 0.7) * np.float32(
        per_unit * 2.1
    )
    return np.asarray((wave(phase) * strength + 0.2 * wave(second)) * np.float32(depth), dtype=np.float32)


def twisted(frame: Frame, rng: Generator, x: F32, y: F32, heart: tuple[float, float], *, depth: float = 0.17) -> F32:
    """Return folds wound about a point, as of a cloth turned in the hand."""
    dx, dy = x - np.float32(heart[0]), y - np.float32(heart[1])
    far = np.sqrt(dx * dx + dy * dy) + np.float32(0.02)
    angle = np.arctan2(dy, dx)
    turn = np.float32(rng.choice([-1.0, 1.0]))
    phase = (
        angle * np.float32(5 / np.pi)
        + turn * np.log(far + np.float32(0.18)) * np.float32(2.1)
        + cloud(rng, frame.coarse, (3, 3)) * np.float32(0.3)
    )
    rise = np.clip(far * np.float32(1.3), 0.12, 1) * (0.75 + 0.25 * cloud(rng, frame.coarse, (3, 3)))
    return np.asarray(wave(phase) * rise * np.float32(depth), dtype=np.float32)


def followed(frame: Frame, height: F32, x: F32, y: F32, *, much: float = 0.1) -> tuple[F32, F32]:
    """Return where on the cloth each point lies: on a slope more cloth goes into less picture."""
    down, across = np.gradient(height, frame.cell)
    limit = np.float32(0.16)
    return x + np.clip(across * np.float32(much), -limit, limit), y + np.clip(down * np.float32(much), -limit, limit)


def pillowed(body: F32, *, at: float = 0.5) -> F32:
    """Return 0..1: how far inside, from a blurred mask; round like a cushion's edge."""
    t = np.clip((body - np.float32(at)) / np.float32(1 - at), 0, 1)
    return np.asarray(np.sqrt(1 - (1 - t) ** 2), dtype=np.float32)
