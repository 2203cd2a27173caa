"""The frame of a picture: its pixels, its units, and the coarse grid on which smooth things are computed."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

F32: TypeAlias = NDArray[np.floating[Any]]
Box: TypeAlias = tuple[int, int, int, int]

COARSE = 216
"""Columns of the coarse grid of a portrait: folds, light and shadow are smooth and are enlarged from it."""


class Cells(NamedTuple):
    """A part of the coarse grid: what is small is computed where it lies, and not all over the picture."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns of the part, for a field of the whole grid."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


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

    @cached_property
    def all_cells(self) -> Cells:
        """Every cell."""
        return Cells(0, 0, *self.coarse)

    def around(self, box: Box, more: float) -> Cells:
        """Return the cells that pixels lie in, and so many more on each side."""
        columns, rows = self.coarse
        across, down = columns / self.width, rows / self.height
        return Cells(
            max(0, math.floor(box[0] * across - more)),
            max(0, math.floor(box[1] * down - more)),
            min(columns, math.ceil(box[2] * across + more)),
            min(rows, math.ceil(box[3] * down + more)),
        )

    def pixels(self, points: F32 | list[tuple[float, float]], scale: int = 1) -> list[tuple[float, float]]:
        """Return points given in units as pixels, `scale` times finer."""
        at = np.asarray(points, dtype=np.float32) * np.float32(self.unit * scale)
        at = at + np.array([self.width * scale / 2, self.height * scale / 2], dtype=np.float32)
        return [(float(px), float(py)) for px, py in at]

    def fine(self, field: F32, box: Box | None = None, cells: Cells | None = None) -> F32:
        """Return a coarse field, perhaps of some cells alone, at full resolution, within `box`."""
        return np.asarray(self._enlarged(Image.fromarray(np.ascontiguousarray(field, dtype=np.float32)), box, cells))

    def fine8(self, field: F32, box: Box | None = None, cells: Cells | None = None) -> Image.Image:
        """Return a coarse field of 0..1 at full resolution as a grey image, within `box`."""
        return self._enlarged(Image.fromarray((np.clip(field, 0, 1) * 255 + 0.5).astype(np.uint8)), box, cells)

    def _enlarged(self, image: Image.Image, box: Box | None, cells: Cells | None) -> Image.Image:
        left, top, right, bottom = box or self.whole
        x, y = (cells or self.all_cells)[:2]
        across, down = self.coarse[0] / self.width, self.coarse[1] / self.height
        part = (left * across - x, top * down - y, right * across - x, bottom * down - y)
        return image.resize((right - left, bottom - top), Image.Resampling.BILINEAR, box=part)

    def shrunk(self, mask: Image.Image, cells: Cells | None = None) -> F32:
        """Return a grey image of full size as a coarse field of 0..1, perhaps of some cells alone."""
        left, top, right, bottom = cells or self.all_cells
        across, down = self.width / self.coarse[0], self.height / self.coarse[1]
        part = (left * across, top * down, min(self.width, right * across), min(self.height, bottom * down))
        small = mask.resize((right - left, bottom - top), Image.Resampling.BOX, box=part)
        return np.asarray(small, dtype=np.float32) / np.float32(255)
