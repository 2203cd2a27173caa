"""Surfaces laid into a picture one over another, each with its shadow on what lies below."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from kriya.demo.pictures.frame import F32, Box, Cells, Frame
from kriya.demo.pictures.light import HEADROOM, Light, tinted
from kriya.demo.pictures.noise import blurred
from kriya.demo.pictures.texture import Texture

_GLOW = [round(k * 0.93) for k in range(256)]


@dataclass(frozen=True)
class Dress:
    """A texture with its coordinates (coarse, in tiles), and where it covers what was dressed before."""

    texture: Texture
    u: F32
    v: F32
    tile: float
    """Units a tile is wide."""
    where: F32 | None = None


@dataclass(frozen=True)
class Surface:
    """Something with an outline, what it wears, and the light on it (coarse; 1 = flat in full light)."""

    mask: Image.Image
    dress: tuple[Dress, ...]
    light: F32
    shine: F32 | None = None
    cells: Cells | None = None
    """Where its fields lie on the coarse grid, when they are not of all of it."""


def polygon(frame: Frame, *outlines: list[tuple[float, float]] | F32, holes: tuple[F32, ...] = ()) -> Image.Image:
    """Return a grey mask of polygons given in units, with smooth edges."""
    shapes = [(np.asarray(frame.pixels(one)), ink) for group, ink in ((outlines, 255), (holes, 0)) for one in group]
    ends = np.concatenate([points for points, ink in shapes if ink])
    left, top = (max(0, int(low) - 1) for low in ends.min(axis=0))
    right, bottom = (
        min(most, int(high) + 2) for most, high in zip((frame.width, frame.height), ends.max(axis=0), strict=True)
    )
    mask = Image.new("L", (frame.width, frame.height), 0)
    if right <= left or bottom <= top:
        return mask
    part = Image.new("L", ((right - left) * 2, (bottom - top) * 2), 0)
    draw = ImageDraw.Draw(part)
    for points, ink in shapes:
        draw.polygon([(float(x - left) * 2, float(y - top) * 2) for x, y in points], fill=ink)
    mask.paste(part.reduce(2), (left, top))
    return mask


def sharpened(frame: Frame, field: F32, box: Box | None = None, cells: Cells | None = None) -> Image.Image:
    """Return a coarse field as a mask: inside where it is above 0, with an edge about a pixel wide."""
    # At least full strength a cell inside, or things in small pictures would be glass.
    slope = max(1.1, frame.width / frame.coarse[0] / 3)
    return frame.fine8(
        np.clip(field * np.float32(0.5 / frame.cell), -1, 1) * np.float32(0.5) + np.float32(0.5), box, cells
    ).point([round(min(255, max(0, 127.5 + (k - 127.5) * 2 * slope))) for k in range(256)])


def cast(
    frame: Frame, base: Image.Image, mask: Image.Image, light: Light, *, lift: float, strength: float = 0.6
) -> Image.Image:
    """Lay into the picture, in place, the shadow of `mask`, held `lift` units above it: tight at the foot, wide further away."""
    foot, reach = mask.getbbox() or frame.whole, lift * 3.2 + 0.02
    cells = frame.around(foot, reach / frame.cell + 8)
    body = frame.shrunk(mask, cells)
    near = blurred(body, max(1.0, lift * 0.35 / frame.cell))
    dx, dy = (round(-side * lift * 1.5 / frame.cell) for side in (light.x, light.y))
    far = _shifted(blurred(body, max(1.5, lift * 0.75 / frame.cell)), dx, dy)
    dark = np.float32(1) - np.float32(strength) * np.clip(far * np.float32(0.85) + near * np.float32(0.3), 0, 1)
    box = _grown(foot, frame, reach)
    base.paste(ImageChops.multiply(base.crop(box), tinted(frame.fine8(dark, box, cells))), box[:2])
    return base


def _grown(box: Box, frame: Frame, by: float) -> Box:
    more = int(by * frame.unit) + 2
    return (
        max(0, box[0] - more),
        max(0, box[1] - more),
        min(frame.width, box[2] + more),
        min(frame.height, box[3] + more),
    )


def _shifted(field: F32, dx: int, dy: int) -> F32:
    """Return the field moved by cells; what comes in at an edge continues it."""
    much = max(abs(dx), abs(dy))
    if not much:
        return field
    rows, columns = field.shape
    wide = np.pad(field, much, mode="edge")
    return wide[much - dy : much - dy + rows, much - dx : much - dx + columns]


def lay(frame: Frame, base: Image.Image, surface: Surface) -> Image.Image:
    """Paint a surface into the picture, in place, and return it."""
    box = surface.mask.getbbox()
    if box is None:
        return base
    cells = surface.cells
    seen = _worn(frame, surface.dress[0], box, cells)
    for dress in surface.dress[1:]:
        assert dress.where is not None  # only the first covers all
        seen.paste(_worn(frame, dress, box, cells), (0, 0), sharpened(frame, dress.where, box, cells))
    seen = ImageChops.multiply(seen, tinted(frame.fine8(surface.light / np.float32(HEADROOM), box, cells)))
    if surface.shine is not None:
        shine = frame.fine8(surface.shine / np.float32(HEADROOM), box, cells)
        seen = ImageChops.add(seen, Image.merge("RGB", (shine, shine, shine.point(_GLOW))))
    base.paste(seen, box[:2], surface.mask.crop(box))
    return base


def _worn(frame: Frame, dress: Dress, box: Box, cells: Cells | None) -> Image.Image:
    u, v = frame.fine(dress.u, box, cells), frame.fine(dress.v, box, cells)
    return dress.texture.seen(u, v, dress.tile * frame.unit)
