"""The frame of a picture: its pixels, its units, and the coarse grid on which smooth things are computed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

F32: TypeAlias = NDArray[np.floating[Any]]
Box: TypeAlias = tuple[int, int, int, int]

COARSE = 216
"""Columns of the coarse grid of a portrait: folds, light and shadow are smooth and are enlarged from it."""


@dataclass(frozen=True)
class Frame:
    """Pixels of a picture. The middle is (0, 0), y grows downwards; -1..1 by -1.25..1.25 is always in view."""

    width: int
    height: int

    @cached_property
    def unit(self) -> float:
        """Pixels to one unit."""
        return min(self.width / 2, self.height / 2.5)

    @cached_property
    def coarse(self) -> tuple[int, int]:
        """Columns and rows of the coarse grid."""
        step = max(1.0, min(self.width, self.height * 0.8) / COARSE)
        return max(2, round(self.width / step)), max(2, round(self.height / step))

    @cached_property
    def grid(self) -> tuple[F32, F32]:
        """x and y of the middle of every coarse cell."""
        columns, rows = self.coarse
        x = ((np.arange(columns, dtype=np.float32) + 0.5) / columns - 0.5) * np.float32(self.width / self.unit)
        y = ((np.arange(rows, dtype=np.float32) + 0.5) / rows - 0.5) * np.float32(self.height / self.unit)
        return np.meshgrid(x, y)  # type: ignore[return-value]

    @property
    def cell(self) -> float:
        """Side of a coarse cell in units."""
        return self.width / self.unit / self.coarse[0]

    @property
    def half_width(self) -> float:
        """Units from the middle to the side."""
        return self.width / self.unit / 2

    @property
    def half_height(self) -> float:
        """Units from the middle to the top."""
        return self.height / self.unit / 2

    @property
    def whole(self) -> Box:
        """The box of all pixels."""
        return (0, 0, self.width, self.height)

    def pixels(self, points: F32 | list[tuple[float, float]], scale: int = 1) -> list[tuple[float, float]]:
        """Return points given in units as pixels, `scale` times finer."""
        at = np.asarray(points, dtype=np.float32) * np.float32(self.unit * scale)
        at = at + np.array([self.width * scale / 2, self.height * scale / 2], dtype=np.float32)
        return [(float(px), float(py)) for px, py in at]

    def fine(self, field: F32, box: Box | None = None) -> F32:
        """Return a coarse field at full resolution, within `box`."""
        return np.asarray(self._enlarged(Image.fromarray(np.ascontiguousarray(field, dtype=np.float32)), box))

    def fine8(self, field: F32, box: Box | None = None) -> Image.Image:
        """Return a coarse field of 0..1 at full resolution as a grey image, within `box`."""
        return self._enlarged(Image.fromarray((np.clip(field, 0, 1) * 255 + 0.5).astype(np.uint8)), box)

    def _enlarged(self, image: Image.Image, box: Box | None) -> Image.Image:
        left, top, right, bottom = box or self.whole
        across, down = self.coarse[0] / self.width, self.coarse[1] / self.height
        part = (left * across, top * down, right * across, bottom * down)
        return image.resize((right - left, bottom - top), Image.Resampling.BILINEAR, box=part)

    def shrunk(self, mask: Image.Image) -> F32:
        """Return a grey image of full size as a coarse field of 0..1."""
        return np.asarray(mask.resize(self.coarse, Image.Resampling.BOX), dtype=np.float32) / np.float32(255)
