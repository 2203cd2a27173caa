"""Motifs: each one tile of inks that repeats without a seam."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from kriya.demo.pictures.motifs.flowing import megamendung, parang, tumpal
from kriya.demo.pictures.motifs.garden import buketan, leaves
from kriya.demo.pictures.motifs.lattice import ceplok, jlamprang, kawung, truntum
from kriya.demo.pictures.motifs.patches import sekar_jagad, tambal
from kriya.demo.pictures.motifs.pen import Tile
from kriya.demo.pictures.motifs.woven import ikat, jumputan, lurik, plain, stripes

MOTIFS: Final[dict[str, Callable[[], Tile]]] = {
    "kawung": kawung,
    "parang": parang,
    "truntum": truntum,
    "jlamprang": jlamprang,
    "ceplok": ceplok,
    "megamendung": megamendung,
    "buketan": buketan,
    "sekar-jagad": sekar_jagad,
    "tambal": tambal,
    "tumpal": tumpal,
    "lurik": lurik,
    "stripes": stripes,
    "ikat": ikat,
    "jumputan": jumputan,
    "ecoprint": leaves,
    "plain": plain,
}


def tile_of(motif: str, variant: int = 0) -> Tile:
    """Return the tile of a motif. Raises KeyError for an unknown one. Only the loom's stripes have variants."""
    if motif == "lurik":
        return lurik(variant)
    if motif == "stripes":
        return stripes(variant)
    return _drawn(motif)


@lru_cache(maxsize=len(MOTIFS))
def _drawn(motif: str) -> Tile:
    return MOTIFS[motif]()
