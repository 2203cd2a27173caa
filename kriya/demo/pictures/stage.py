"""The stage on which a picture is set: its frame, its light, its chance, and what stands there so far."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.random import Generator
from PIL import Image

from kriya.demo.pictures.frame import F32, Cells, Frame
from kriya.demo.pictures.grounds import ground
from kriya.demo.pictures.light import Light
from kriya.demo.pictures.surface import Surface, cast, lay
from kriya.demo.pictures.texture import Texture, dyed

T = TypeVar("T")


@dataclass
class Stage:
    """Everything a painter needs."""

    frame: Frame
    rng: Generator
    light: Light
    motif: str
    palette: str
    image: Image.Image

    @property
    def ease(self) -> float:
        """How much larger this motif is drawn than others, so that a small picture still shows it."""
        return {"parang": 1.4, "tambal": 1.6, "sekar-jagad": 1.55, "lurik": 1.3, "truntum": 1.1}.get(self.motif, 1.0)

    def set(self, kinds: tuple[str, ...], shadows: tuple[str, ...] = ("",), *, depth: float = 0.24) -> str:
        """Lay the ground, one of `kinds`; return which."""
        kind = self.one_of(kinds)
        self.image = ground(self.frame, kind, self.light, self.rng, shadow=self.one_of(shadows), depth=depth)
        return kind

    def put(self, surface: Surface, *, lift: float = 0.03, strength: float = 0.6) -> None:
        """Lay a surface, with its shadow when it is lifted."""
        if lift:
            self.image = cast(self.frame, self.image, surface.mask, self.light, lift=lift, strength=strength)
        self.image = lay(self.frame, self.image, surface)

    def one_of(self, choices: tuple[T, ...]) -> T:
        """Return one of them by chance."""
        return choices[int(self.rng.integers(len(choices)))]

    def cloth(self, motif: str = "", palette: str = "") -> Texture:
        """Return cloth of the picture's motif and palette, or of others."""
        motif, palette = motif or self.motif, palette or self.palette
        variant = int(self.rng.integers(4)) if motif in ("lurik", "stripes") else int(self.rng.integers(2))
        return dyed(
            motif,
            palette,
            turned=bool(self.rng.random() < 0.3) and motif not in ("lurik", "megamendung"),
            variant=variant,
        )

    def turned(self, angle: float, at: tuple[float, float] = (0.0, 0.0), cells: Cells | None = None) -> tuple[F32, F32]:
        """Return the coarse coordinates about a point, turned by `angle`, perhaps of some cells alone."""
        x, y = (part[cells.slices] if cells else part for part in self.frame.grid)
        c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
        dx, dy = x - np.float32(at[0]), y - np.float32(at[1])
        return dx * c + dy * s, dy * c - dx * s


def placed(points: list[tuple[float, float]] | F32, angle: float = 0.0, at: tuple[float, float] = (0.0, 0.0)) -> F32:
    """Return points turned by `angle` and moved to `at`: the way back from `Stage.turned`."""
    p = np.asarray(points, dtype=np.float32)
    c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    return np.stack(
        [p[:, 0] * c - p[:, 1] * s + np.float32(at[0]), p[:, 0] * s + p[:, 1] * c + np.float32(at[1])], axis=1
    )


def rectangle(half_x: float, half_y: float, *, round_by: float = 0.0) -> list[tuple[float, float]]:
    """Return a rectangle about (0, 0), its corners rounded."""
    r = max(round_by, 1e-3)
    corners = [
        (half_x - r, half_y - r, 0),
        (r - half_x, half_y - r, 1),
        (r - half_x, r - half_y, 2),
        (half_x - r, r - half_y, 3),
    ]
    steps = np.linspace(0, np.pi / 2, 7)
    return [
        (cx + r * float(np.cos(a + k * np.pi / 2)), cy + r * float(np.sin(a + k * np.pi / 2)))
        for cx, cy, k in corners
        for a in steps
    ]
