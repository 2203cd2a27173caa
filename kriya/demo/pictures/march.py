"""Solids seen: rays walk from the eye until they meet a surface; then light, shadow, and what the surface wears."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from kriya.demo.pictures.frame import F32, Frame
from kriya.demo.pictures.light import HEADROOM, Light, tinted
from kriya.demo.pictures.noise import blurred
from kriya.demo.pictures.solids import Sdf
from kriya.demo.pictures.stage import Stage
from kriya.demo.pictures.surface import Dress, Surface, lay, sharpened
from kriya.demo.pictures.texture import Texture

Wrap = Callable[[F32, F32, F32], tuple[F32, F32]]
Vectors = tuple[F32, F32, F32]
f = np.float32
AWAY = 5.0


@dataclass(frozen=True)
class Part:
    """A solid of one material; `wrap` tells where on the material a point of it lies (units)."""

    solid: Sdf
    texture: Texture
    wrap: Wrap
    tile: float = 1.0
    shine: float = 0.05
    sharp: float = 18.0
    metal: bool = False
    glow: float = 0.0


@dataclass(frozen=True)
class Eye:
    """Where it is seen from: `pitch` down in radians, about a point `height` above the ground, `zoom` times as large."""

    pitch: float
    height: float = 0.5
    zoom: float = 1.0
    turn: float = 0.0
    reach: float = 1.7
    axes: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        """Find right, up and back of the eye."""
        c, s, ct, st = math.cos(self.pitch), math.sin(self.pitch), math.cos(self.turn), math.sin(self.turn)
        axes = [[ct, 0, -st], [-st * s, c, -ct * s], [st * c, s, ct * c]]
        object.__setattr__(self, "axes", np.array(axes, dtype=np.float32))

    def rays(self, frame: Frame) -> tuple[NDArray[np.float32], Vectors]:
        """Return where the eye is and the direction of each ray of the coarse grid."""
        right, up, back = self.axes
        x, y = (part / f(self.zoom) for part in frame.grid)
        direction = [right[k] * x - up[k] * y - back[k] * f(AWAY) for k in range(3)]
        long = np.sqrt(sum(part * part for part in direction))
        origin = back * f(AWAY) + np.array([0, self.height, 0], dtype=np.float32)
        return origin, tuple(part / long for part in direction)  # type: ignore[return-value]

    def world(self, light: Light) -> tuple[float, float, float]:
        """Return the direction to the light in the world."""
        right, up, back = self.axes
        x, y, z = (float(right[k] * light.x - up[k] * light.y + back[k] * light.z) for k in range(3))
        return x, y, z


def _together(parts: tuple[Part, ...]) -> Sdf:
    def far(x: F32, y: F32, z: F32) -> F32:
        near = parts[0].solid(x, y, z)
        for part in parts[1:]:
            near = np.minimum(near, part.solid(x, y, z))
        return near

    return far


def _walk(solid: Sdf, origin: NDArray[np.float32], way: Vectors, near: float, far: float) -> tuple[F32, F32]:
    """Return for each ray how far it walked to where it came closest, and how close that was."""
    count = way[0].size
    best, at = np.full(count, 9, dtype=np.float32), np.full(count, near, dtype=np.float32)
    alive, t = np.arange(count), np.full(count, near, dtype=np.float32)
    dx, dy, dz = way
    for _ in range(44):
        d = solid(origin[0] + dx * t, origin[1] + dy * t, origin[2] + dz * t)
        closer = d < best[alive]
        best[alive[closer]], at[alive[closer]] = d[closer], t[closer]
        going = (d > 0.003) & (t < far)
        if not going.any():
            break
        t = t + np.maximum(d, f(0.004))
        if going.mean() < 0.85:
            alive, t, dx, dy, dz = alive[going], t[going], dx[going], dy[going], dz[going]
    return at, best


def _normal(solid: Sdf, p: Vectors) -> Vectors:
    step = f(0.006)
    n = [np.zeros_like(p[0]) for _ in range(3)]
    for signs in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        d = solid(*(part + f(sign) * step for part, sign in zip(p, signs, strict=True)))
        for k in range(3):
            n[k] += f(signs[k]) * d
    long = np.sqrt(sum(part * part for part in n)) + f(1e-9)
    return n[0] / long, n[1] / long, n[2] / long


def _shadow(solid: Sdf, p: Vectors, light: tuple[float, float, float], *, steps: int = 11, soft: float = 5.0) -> F32:
    """Return 0..1: how much of the light reaches each point past the solids."""
    t, open_ = np.full(p[0].shape, 0.05, dtype=np.float32), np.ones_like(p[0])
    for _ in range(steps):
        d = solid(*(part + f(way) * t for part, way in zip(p, light, strict=True)))
        open_ = np.minimum(open_, f(soft) * d / t + f(0.12))
        t = t + np.clip(d, 0.035, 0.35)
    return np.clip(open_, 0, 1)


def _seen_sky(solid: Sdf, p: Vectors, n: Vectors) -> F32:
    closed = np.zeros_like(p[0])
    for away, weight in ((0.06, 3.2), (0.16, 1.5), (0.36, 0.65)):
        closed += f(weight) * np.maximum(
            f(away) - solid(*(part + side * f(away) for part, side in zip(p, n, strict=True))), 0
        )
    return np.clip(1 - closed, 0.18, 1)


def show(stage: Stage, parts: tuple[Part, ...], eye: Eye, *, boards: Texture | None = None) -> None:
    """Put solids on the stage, standing on the ground y = 0, with their shadow on it; `boards` makes the ground a table."""
    frame, solid = stage.frame, _together(parts)
    origin, way = eye.rays(frame)
    to_light = eye.world(stage.light)
    if boards is not None:
        _table(stage, boards, origin, way)
    stage.image = ImageChops.multiply(
        stage.image, tinted(frame.fine8(_ground_light(frame, solid, origin, way, to_light, eye)))
    )
    middle = np.array([0, eye.height, 0], dtype=np.float32) - origin
    along = sum(middle[k] * way[k] for k in range(3))
    aside = np.sqrt(np.maximum(float(middle @ middle) - along * along, 0))
    here = np.flatnonzero(aside.ravel() < eye.reach)
    mine: Vectors = tuple(part.ravel()[here] for part in way)  # type: ignore[assignment]
    at, close = _walk(solid, origin, mine, AWAY - eye.reach, AWAY + eye.reach)
    kept = close < 3 * frame.cell / eye.zoom
    here, at, close = here[kept], at[kept], close[kept]
    mine = tuple(part[kept] for part in mine)  # type: ignore[assignment]
    if here.size:
        _dressed(stage, parts, eye, (here, origin, mine, at, close, to_light))


def _table(stage: Stage, boards: Texture, origin: NDArray[np.float32], way: Vectors) -> None:
    frame = stage.frame
    t = -origin[1] / np.minimum(way[1], f(-0.05))
    dress = Dress(boards, (origin[0] + way[0] * t) / f(2.2), (origin[2] + way[2] * t) / f(2.2), 2.2)
    x, y = frame.grid
    lit = 1 + f(0.22) * np.tanh((x * f(stage.light.x) + y * f(stage.light.y)) * f(0.75))
    stage.image = lay(
        frame, stage.image, Surface(Image.new("L", (frame.width, frame.height), 255), (dress,), lit.astype(np.float32))
    )


def _ground_light(
    frame: Frame, solid: Sdf, origin: NDArray[np.float32], way: Vectors, light: tuple[float, float, float], eye: Eye
) -> F32:
    dx, dy, dz = (part[::2, ::2] for part in way)
    t = -origin[1] / np.minimum(dy, f(-0.02))
    x, z = origin[0] + dx * t, origin[2] + dz * t
    near = np.flatnonzero(((x * x + z * z) < f((eye.reach * 1.9) ** 2)).ravel())
    p: Vectors = (x.ravel()[near], np.zeros(near.size, dtype=np.float32), z.ravel()[near])
    up: Vectors = (np.zeros_like(p[0]), np.ones_like(p[0]), np.zeros_like(p[0]))
    dark = np.ones(dx.shape, dtype=np.float32)
    dark.ravel()[near] = (0.52 + 0.48 * _shadow(solid, p, light, soft=3.2)) * (0.35 + 0.65 * _seen_sky(solid, p, up))
    whole = Image.fromarray(dark).resize(frame.coarse, Image.Resampling.BILINEAR)
    return blurred(np.asarray(whole), 1.5)


def _dressed(
    stage: Stage,
    parts: tuple[Part, ...],
    eye: Eye,
    found: tuple[NDArray[np.int64], NDArray[np.float32], Vectors, F32, F32, tuple[float, float, float]],
) -> None:
    frame, solid = stage.frame, _together(parts)
    here, origin, way, at, close, to_light = found
    p: Vectors = tuple(origin[k] + way[k] * at for k in range(3))  # type: ignore[assignment]
    n = _normal(solid, p)
    facing = np.clip(-sum(n[k] * way[k] for k in range(3)), 0, 1)
    owner = np.argmin([part.solid(*p) for part in parts], axis=0)
    lit = np.clip(sum(n[k] * f(to_light[k]) for k in range(3)), 0, 1)
    lifted: Vectors = tuple(part + side * f(0.02) for part, side in zip(p, n, strict=True))  # type: ignore[assignment]
    open_, sky = _shadow(solid, lifted, to_light), _seen_sky(solid, p, n)
    rim = f(0.1) * (1 - facing) ** 2
    light = (f(0.36) + f(0.14) * n[1]) * sky + f(0.82) * lit * open_ + rim * sky
    shine = _highlight(parts, owner, (n, way, to_light), open_)
    light = light + np.array([part.glow for part in parts], dtype=np.float32)[owner]
    cell = f(frame.cell / eye.zoom)
    inside = np.where(
        close < 0.004, np.minimum(cell, f(0.3) * facing * facing + f(0.15) * cell), f(0.5) * cell - close
    ) * f(eye.zoom)
    spread = _Spread(frame, here)
    dress = []
    for number, part in enumerate(parts):
        u, v = part.wrap(*p)
        where = spread(np.where(owner == number, cell, -cell), -1.0)
        dress.append(
            Dress(part.texture, spread(u / f(part.tile)), spread(v / f(part.tile)), part.tile * eye.zoom, where)
        )
    mask = sharpened(frame, blurred(spread(np.clip(inside, -2 * frame.cell, frame.cell), -2 * frame.cell), 0.6))
    stage.image = lay(
        frame, stage.image, Surface(mask, tuple(dress), spread(np.clip(light, 0.06, HEADROOM)), spread(shine))
    )


@dataclass(frozen=True)
class _Spread:
    """Puts values of some cells back on the coarse grid."""

    frame: Frame
    here: NDArray[np.int64]

    def __call__(self, values: F32, rest: float = 0.0) -> F32:
        columns, rows = self.frame.coarse
        whole = np.full(rows * columns, rest, dtype=np.float32)
        whole[self.here] = values
        return whole.reshape(rows, columns)


def _highlight(
    parts: tuple[Part, ...],
    owner: NDArray[np.int64],
    seen: tuple[Vectors, Vectors, tuple[float, float, float]],
    open_: F32,
) -> F32:
    n, way, light = seen
    half = [f(light[k]) - way[k] for k in range(3)]
    long = np.sqrt(sum(part * part for part in half))
    facing = np.clip(sum(n[k] * half[k] for k in range(3)) / long, 0, 1)
    sharp = np.array([part.sharp for part in parts], dtype=np.float32)[owner]
    much = np.array([part.shine for part in parts], dtype=np.float32)[owner]
    shine = much * facing**sharp * open_
    metal = np.array([part.metal for part in parts])[owner]
    if metal.any():
        side = 2 * sum(n[k] * way[k] for k in range(3))
        up, across = way[1] - side * n[1], way[0] - side * n[0]
        room = np.clip(np.sin(up * f(4.2) + f(0.6)) * f(0.8) + across * f(np.sign(light[0]) * 0.55), -0.15, 1) * f(0.4)
        shine = shine + np.where(metal, room, f(0))
    return np.asarray(shine, dtype=np.float32)
