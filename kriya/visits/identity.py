"""Which institution a text means: the official code of its region, and what is left of its name.

"Dekranasda Kab. Gunung Kidul", "DEKRANASDA GUNUNGKIDUL" and "Dewan Kerajinan Nasional Daerah Gunungkidul" are one.
"""

import re
from typing import Final, NamedTuple

from kriya.core.refusal import Refused
from kriya.councils.regions import find_province, find_regency, name_of
from kriya.councils.spelling import compact, words
from kriya.visits.models import InstitutionKind
from kriya.visits.models.institutions import ONE_A_REGION

_LEVELS: Final = frozenset(
    "kab kabupaten kota kodya kotamadya prov provinsi propinsi pemkab pemkot pemprov pemerintah daerah".split()
)
_CITY: Final = frozenset({"kota", "kodya", "kotamadya", "pemkot"})
_REGENCY: Final = frozenset({"kab", "kabupaten", "pemkab"})
_PROVINCE: Final = frozenset({"prov", "provinsi", "propinsi", "pemprov"})
_SAID_BY_KIND: Final[dict[str, frozenset[str]]] = {
    InstitutionKind.OFFICE: frozenset({"dinas", "badan"}),
    InstitutionKind.BUSINESS: frozenset({"pt", "cv"}),
}
_SHORT: Final = {
    "sdn": ("sd", "negeri"), "smpn": ("smp", "negeri"), "sman": ("sma", "negeri"), "smkn": ("smk", "negeri"),
    "univ": ("universitas",), "disperindag": ("perindustrian", "perdagangan"),
}  # fmt: skip
_OF_A_REGION: Final = re.compile(
    r"^\W*(dekranas(da)?|dewan\s+kerajinan\s+nasional(\s+daerah)?|(tp|tim\s+penggerak)[\s.-]*pkk)\b\W*", re.IGNORECASE
)
"""What stands before the region in the name of an institution of which a region has one."""
_JOINS: Final = frozenset({"dan", "and", "the"})
LONGEST: Final = 160


class Region(NamedTuple):
    """A regency, city or province: code and official name."""

    code: str
    name: str


def region_of(text: str) -> Region:
    """Return the region that a text names in any spelling; the council of a region names it, too.

    Raises Refused: region_unknown, or region_ambiguous where a city and a regency share the name and nothing in the
    text tells them apart.
    """
    bare = _OF_A_REGION.sub("", text) or text
    said = set(words(bare))
    found = None if said & _PROVINCE else find_regency(bare)
    if found is not None and found.others and not said & (_CITY | _REGENCY):
        names = [name_of(code) or code for code in (found.code, *found.others)]
        raise Refused("region_ambiguous", names=" / ".join(sorted(names)))
    found = found or find_province(bare)
    if found is None:
        raise Refused("region_unknown", text=text.strip())
    return Region(found.code, found.name)


def key_of(kind: str, name: str, region: Region) -> str:
    """Return what tells an institution apart from others of its kind in its region: "" where there is only one."""
    if kind in ONE_A_REGION:
        return ""
    said = [part for word in words(name) for part in _SHORT.get(word, (word,))]
    silent = _LEVELS | _JOINS | _SAID_BY_KIND.get(kind, frozenset())
    whole = compact("".join(word for word in said if word not in silent))
    without = whole
    # Written in one word, "PangkajenedanKepulauan" keeps what joins, and "LimaPuluhKota" what elsewhere is a level;
    # apart, they are left out like any other.
    official = words(region.name)
    own = official[official[0] in _LEVELS :]
    for skipped in (frozenset[str](), _LEVELS, _LEVELS | _JOINS):
        place = compact("".join(word for word in own if word not in skipped))
        without = without.replace(place, "") if place else without
    # A name that is nothing but its region ("Universitas Pekalongan" keeps a word) stands as it is.
    return (without or whole)[:LONGEST]


def name_for(kind: str, name: str, region: Region) -> str:
    """Return how a new institution is called: the official name where kind and region say all."""
    if kind == InstitutionKind.COUNCIL:
        return f"Dekranasda {region.name}"
    if kind == InstitutionKind.PKK:
        return f"TP PKK {region.name}"
    return " ".join(name.split())[:LONGEST]
