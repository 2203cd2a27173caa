"""The council's mark: its motif on its dye, as an icon and as the card that stands for a page without a photo."""

import json
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

import typst
from PIL import Image

from kriya.design import dyes, motifs

_TEMPLATE: Final = Path(__file__).resolve().parent / "typst" / "mark.typ"
CARD: Final = (1200, 630)
SAFE: Final = 0.62  # of an icon's side: what a round mask leaves whole
_SVG: Final = 512


def _chosen(dye: str, motif: str) -> tuple[dyes.Shade, motifs.Motif]:
    return dyes.by_day(dye), motifs.BY_SLUG.get(motif, motifs.BY_SLUG[motifs.DEFAULT])


def icon_svg(dye: str, motif: str) -> str:
    """Draw the icon as SVG, 512 × 512."""
    shade, tile = _chosen(dye, motif)
    scale = _SVG * SAFE / tile.height
    x, y = (_SVG - tile.width * scale) / 2, _SVG * (1 - SAFE) / 2
    shapes = tile.shapes.replace('stroke="#000"', f'stroke="{shade.on}"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SVG} {_SVG}"><path d="M0 0h{_SVG}v{_SVG}H0Z" '
        f'fill="{shade.dye}"/><g fill="{shade.on}" transform="translate({x:.2f} {y:.2f}) scale({scale:.3f})">'
        f"{shapes}</g></svg>"
    )


@lru_cache(maxsize=64)
def icon_png(dye: str, motif: str, side: int) -> bytes:
    """Draw the icon as PNG, `side` pixels wide; it may be masked round (maskable)."""
    return _set(dye, motif, side, side, side * SAFE, "")


@lru_cache(maxsize=64)
def card_jpeg(dye: str, motif: str, name: str) -> bytes:
    """Draw the share card, 1200 × 630, with the council's name."""
    with Image.open(BytesIO(_set(dye, motif, *CARD, 210, name))) as drawn:
        out = BytesIO()
        drawn.convert("RGB").save(out, "JPEG", quality=84, optimize=True)
    return out.getvalue()


def _set(dye: str, motif: str, width: int, height: int, tile: float, name: str) -> bytes:
    shade, chosen = _chosen(dye, motif)
    given = {
        "width": width,
        "height": height,
        "tile": tile,
        "ratio": chosen.width / chosen.height,
        "ground": shade.dye,
        "on": shade.on,
        "name": name,
        "svg": chosen.svg_in(shade.on),
    }
    made: bytes = typst.compile(
        str(_TEMPLATE), sys_inputs={"data": json.dumps(given)}, ignore_system_fonts=True, format="png", ppi=72.0
    )
    return made
