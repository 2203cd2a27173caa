"""Light on a picture: from one side, with soft shadows; what is bright, what is dark, and the last grade."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kriya.demo.pictures.frame import F32, Frame
from kriya.demo.pictures.motifs.pen import petal
from kriya.demo.pictures.noise import blurred

HEADROOM = 1.3
"""Light is kept in bytes; this much of it is white."""

GAIN = [min(255, round(255 * min(1.0, k / 255 * HEADROOM) ** 1.0)) for k in range(256)]

_WARM, _COOL = ([round(255 * (k / 255) ** power) for k in range(256)] for power in (0.93, 1.07))


@dataclass(frozen=True)
class Light:
    """Where light comes from: x to the right, y down, z towards the eye; its length is 1."""

    x: float
    y: float
    z: float
    ambient: float = 0.42

    @classmethod
    def window(cls, rng: Generator) -> "Light":
        """Return the light of a window at one side, somewhat above."""
        side = -1.0 if rng.random() < 0.72 else 1.0
        x, y, z = side * rng.uniform(0.5, 0.72), -rng.uniform(0.34, 0.6), rng.uniform(0.6, 0.8)
        length = math.sqrt(x * x + y * y + z * z)
        return cls(x / length, y / length, z / length)


def shade(frame: Frame, height: F32, light: Light, *, hollow: float = 2.2, reach: float = 7) -> F32:
    """Return the light on a height field (units): 1 where it lies flat; less in hollows."""
    down, across = np.gradient(height, frame.cell)
    lit = (light.z - across * light.x - down * light.y) / np.sqrt(1 + across * across + down * down) / light.z
    deep = np.clip((height - blurred(height, reach)) * hollow, -0.42, 0.12)
    return np.asarray(
        np.clip(light.ambient + (1 - light.ambient) * np.maximum(lit, 0) + deep, 0.12, HEADROOM).astype(np.float32)
    )


def gloss(frame: Frame, height: F32, light: Light, sharp: float) -> F32:
    """Return the highlight on a height field, 0..1; the higher `sharp`, the smaller it is."""
    down, across = np.gradient(height, frame.cell)
    half = np.array([light.x, light.y, light.z + 1])
    half /= np.linalg.norm(half)
    facing = (half[2] - across * half[0] - down * half[1]) / np.sqrt(1 + across * across + down * down)
    return np.asarray((np.clip(facing, 0, 1) ** np.float32(sharp)).astype(np.float32))


def tinted(grey: Image.Image) -> Image.Image:
    """Return light as colour: shadow is a little warmer than light, as between wood and cloth."""
    return Image.merge("RGB", (grey.point(_WARM), grey, grey.point(_COOL)))


def falloff(frame: Frame, light: Light, *, depth: float = 0.3) -> F32:
    """Return how light fades over the whole picture, away from the window."""
    x, y = frame.grid
    along = x * np.float32(light.x) + y * np.float32(light.y)
    return (1.0 + np.float32(depth) * np.tanh(along * np.float32(0.75))).astype(np.float32)


def dappled(frame: Frame, rng: Generator, kind: str) -> F32:
    """Return a shadow from outside the picture, 0..1: of a window's bars, of leaves, or none."""
    x, y = frame.grid
    if kind == "window":
        lean = rng.uniform(-0.7, -0.4)
        aside, drop = rng.uniform(-0.35, 0.45), rng.uniform(-0.3, 0.35)
        across, along = x + y * np.float32(lean) - np.float32(aside), y + x * np.float32(0.18) - np.float32(drop)
        open_ = np.full(x.shape, 0, dtype=np.float32)
        for low, high in ((-1.15, -0.62), (-0.54, 0.0), (0.08, 0.62)):
            pane = _step(across, low, 0.05) * (1 - _step(across, high, 0.05))
            open_ += (
                pane
                * (1 - _step(along, 0.72, 0.07))
                * (1 - 0.9 * _step(along, -0.2, 0.04) * (1 - _step(along, -0.13, 0.04)))
            )
        return np.float32(1) - np.clip(open_, 0, 1) * np.float32(0.85)
    if kind == "leaves":
        return _leaf_shadow(frame, rng)
    return np.zeros(x.shape, dtype=np.float32)


def _step(field: F32, at: float, soft: float) -> F32:
    return np.asarray(np.clip((field - np.float32(at)) / np.float32(soft) + np.float32(0.5), 0, 1))


def _leaf_shadow(frame: Frame, rng: Generator) -> F32:
    small = Frame(frame.coarse[0], frame.coarse[1])
    image = Image.new("L", frame.coarse, 0)
    draw = ImageDraw.Draw(image)
    start = rng.uniform(-1, 1)
    for k in range(9):
        x, y = start + k * 0.13 - 0.3, -1.2 + k * 0.16
        for lean in (-0.2, 1.9):
            draw.polygon(small.pixels(petal(x, y, 0.55 + 0.02 * k, 0.055, lean + rng.uniform(-0.15, 0.15))), fill=150)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(3.2)), dtype=np.float32) / np.float32(255)


def graded(frame: Frame, image: Image.Image, *, vignette: float = 0.16) -> Image.Image:
    """Return the finished picture: a gentle vignette, and the light's headroom spent."""
    x, y = frame.grid
    far = (x / frame.half_width) ** 2 + (y / frame.half_height) ** 2
    edge = frame.fine8(1 - np.float32(vignette) * np.clip(far - 0.35, 0, 2) * np.float32(0.62))
    return ImageChops.multiply(image, Image.merge("RGB", (edge, edge, edge))).point(GAIN * 3)
