"""Find the region of a new council by what is typed, and propose how its pages are called."""

from dataclasses import dataclass
from typing import Final

from django.utils.text import slugify

from kriya.councils.models import Council, Level
from kriya.councils.places import upper_regions
from kriya.councils.queries import RESERVED
from kriya.councils.spelling import compact, words

MOST: Final = 12
_KINDS: Final = ("Kabupaten ", "Kota ")


@dataclass(frozen=True)
class Place:
    """A regency, city or province, and the address of the council that is there already, "" where none is."""

    code: str
    name: str
    province: str
    taken_by: str = ""


def places_called(typed: str) -> list[Place]:
    """Return up to a dozen regions whose name has every word that is typed, in whatever spelling ("gunungkidul")."""
    asked = [word for word in words(typed) if word not in {"kab", "kabupaten", "prov", "provinsi"}]
    if not asked:
        return []
    regions, together = upper_regions(), compact(" ".join(asked))
    found = [
        (code, name)
        for code, name in regions.items()
        if code.count(".") < 2 and (together in compact(name) or _has_all(asked, name, regions.get(code[:2], "")))
    ]
    found.sort(key=lambda one: (together not in compact(one[1]), one[0]))
    first = dict(found[:MOST])
    taken = dict(Council.objects.filter(region_code__in=first).values_list("region_code", "slug"))
    return [Place(code, name, regions[code[:2]], taken.get(code, "")) for code, name in first.items()]


def _has_all(asked: list[str], name: str, province: str) -> bool:
    there = words(f"{name} {province}")
    return all(any(one.startswith(word) for one in there) for word in asked) and any(
        one.startswith(word) for word in asked for one in words(name)
    )


def place_of(code: str) -> Place | None:
    """Return the region of a code, None for anything that can have no council."""
    regions = upper_regions()
    if code.count(".") > 1 or code not in regions:
        return None
    taken = Council.objects.filter(region_code=code).values_list("slug", flat=True).first()
    return Place(code, regions[code], regions[code[:2]], taken or "")


def level_of(code: str) -> str:
    """Return what a region is by its code: 33 a province, 33.26 a regency, 33.75 (from 71 on) a city."""
    _province, _dot, rest = code.partition(".")
    if not rest:
        return Level.PROVINCE
    return Level.CITY if int(rest[:2]) >= 71 else Level.REGENCY


def proposed_slug(place: Place) -> str:
    """Return a short address that is free: the region's name, with its kind where another region took that."""
    bare = place.name
    for kind in _KINDS:
        bare = bare.removeprefix(kind)
    wanted = [slugify(bare).replace("-", "") if len(bare) < 18 else slugify(bare), slugify(place.name)]
    taken = set(Council.objects.filter(slug__in=wanted).values_list("slug", flat=True)) | RESERVED
    return next((one[:40] for one in wanted if one not in taken), "")
