"""The cloth that stands in for a missing photo: the motif and the dye that a product's own name tells of."""

import re
from functools import lru_cache
from typing import Final

from kriya.design.dyes import DYES
from kriya.design.motifs import MOTIFS

_WORD: Final = re.compile(r"[a-z]+")


@lru_cache(maxsize=4096)
def cloth_of(name: str) -> tuple[str, str]:
    """Return the slugs of dye and motif named in a product's name; "" where it names none (the council's own then)."""
    words = set(_WORD.findall(name.lower()))
    dye = next((one.slug for one in DYES if one.slug in words), "")
    motif = next((one.slug for one in MOTIFS if one.slug in words), "")
    return dye, motif
