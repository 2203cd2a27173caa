"""How a deck looks: the council's dye, its motif, and fonts that every laptop has."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

import typst
from PIL import Image

from kriya.design import dyes, motifs

SERIF: Final = "Georgia"
SANS: Final = "Calibri"
_STRIP: Final = Path(__file__).parent / "typst" / "strip.typ"


@dataclass(frozen=True)
class Look:
    """Colours as six hexadecimal signs without #, and the motif as a picture."""

    dye: str
    strong: str
    wash: str
    on: str
    motif: str
    paper: str = dyes.LIGHT.paper[1:]
    ink: str = dyes.LIGHT.ink[1:]
    soft: str = dyes.LIGHT.soft[1:]
    line: str = dyes.LIGHT.line[1:]

    @property
    def series(self) -> tuple[str, ...]:
        """The colours of a chart, strongest first, all told apart also in grey."""
        dye, paper = f"#{self.dye}", dyes.LIGHT.paper
        mixes = [dyes.mixed(dye, paper, share)[1:] for share in (0.55, 0.3, 0.75)]
        return (self.dye, mixes[0], dyes.BY_SLUG["tegeran"].light.dye[1:], mixes[1], self.soft, mixes[2])

    @property
    def parts(self) -> tuple[str, ...]:
        """The colours of the parts of a whole, all dark enough for white words."""
        others = [dyes.BY_SLUG[slug].light.dye[1:] for slug in ("tegeran", "ketapang", "secang", "jolawe")]
        return (self.dye, others[0], self.soft, *others[1:])

    def strip(self, colour: str, *, width: int = 1600, height: int = 64) -> bytes:
        """Return the line of the council's cloth in a colour, as PNG."""
        return _drawn(self.motif, colour, width, height)


def look_of(brand: dict[str, str]) -> Look:
    """Return the look of a council as it was when its figures were published."""
    shade = dyes.by_day(brand.get("dye") or dyes.DEFAULT)
    motif = brand.get("motif", "")
    known = motif if motif in motifs.BY_SLUG else motifs.DEFAULT
    return Look(shade.dye[1:], shade.strong[1:], shade.wash[1:], shade.on[1:], known)


@lru_cache(maxsize=64)
def _drawn(motif: str, hexadecimal: str, width: int, height: int) -> bytes:
    chosen = motifs.BY_SLUG[motif]
    given = {
        "width": str(width),
        "height": str(height),
        "tile": str(height * chosen.width / chosen.height),
        "svg": chosen.svg_in(f"#{hexadecimal}"),
    }
    made: bytes = typst.compile(str(_STRIP), sys_inputs=given, ignore_system_fonts=True, format="png", ppi=72.0)
    return made


def as_jpeg(photo: bytes) -> bytes:
    """Return a kept photo in a format that every program of slides reads, at most 1600 pixels wide."""
    with Image.open(BytesIO(photo)) as opened:
        picture = opened.convert("RGB")
        picture.thumbnail((1600, 1600))
        out = BytesIO()
        picture.save(out, "JPEG", quality=84)
    return out.getvalue()
