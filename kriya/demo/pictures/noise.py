"""Smooth chance: fields of noise, the same for the same generator."""

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageFilter

from kriya.demo.pictures.frame import F32


def chance(*words: object) -> Generator:
    """Return a generator that depends on the words alone."""
    seed = 2166136261
    for letter in "|".join(str(word) for word in words):
        seed = ((seed ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return np.random.default_rng(seed)


def cloud(rng: Generator, size: tuple[int, int], cells: tuple[float, float]) -> F32:
    """Return smooth noise of -1..1 with so many cells across and down."""
    across, down = max(1, round(cells[0])), max(1, round(cells[1]))
    seeds = rng.uniform(-1, 1, (down + 3, across + 3)).astype(np.float32)
    part = (1.0, 1.0, across + 1.999, down + 1.999)
    return np.asarray(Image.fromarray(seeds).resize(size, Image.Resampling.BICUBIC, box=part))


def clouds(rng: Generator, size: tuple[int, int], cells: float, octaves: int = 3) -> F32:
    """Return noise summed over octaves, about -1..1."""
    ratio = size[1] / size[0]
    parts = [cloud(rng, size, (cells * 2**k, cells * 2**k * ratio)) / np.float32(2**k) for k in range(octaves)]
    return np.asarray(sum(parts), dtype=np.float32)


def tiling(rng: Generator, n: int, cells: int) -> F32:
    """Return smooth noise of -1..1 on n by n that repeats without a seam."""
    seeds = rng.uniform(-1, 1, (cells, cells)).astype(np.float32)
    wrapped = np.pad(seeds, 3, mode="wrap")
    part = (3.0, 3.0, cells + 3.0, cells + 3.0)
    return np.asarray(Image.fromarray(wrapped).resize((n, n), Image.Resampling.BICUBIC, box=part))


def blurred(field: F32, radius: float) -> F32:
    """Return the field with a Gaussian blur of `radius` cells; the edge is continued outwards."""
    image = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32))
    low, high = float(field.min()), float(field.max())
    span = max(high - low, 1e-6)
    bytes_ = Image.fromarray(((np.asarray(image) - low) * (255 / span)).astype(np.uint8))
    return np.asarray(bytes_.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) * np.float32(
        span / 255
    ) + np.float32(low)
