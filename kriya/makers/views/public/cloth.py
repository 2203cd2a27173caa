"""Which cloth stands in for a missing photo: one that suits the craft, the same at every visit."""

from typing import Final
from zlib import crc32

from kriya.makers.models import PublishedMaker

_BATIK: Final = ("jlamprang", "kawung", "parang", "truntum", "mega")
_WOVEN: Final = ("lurik",)
_OTHER: Final = ("ceplok", "tumpal", "kawung")
_BY_CRAFT: Final = {"batik": _BATIK, "tenun": _WOVEN, "tekstil": _BATIK, "ecoprint": _BATIK}


def cloth_of(maker: PublishedMaker) -> str:
    """Return the name of a motif of the design."""
    craft = (maker.craft_codes or [""])[0].partition(".")[0]
    motifs = _BY_CRAFT.get(craft, _OTHER)
    return motifs[crc32(maker.slug.encode()) % len(motifs)]
