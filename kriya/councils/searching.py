"""Find a village by what people type of an address: its name, with the name of the district or city to be sure.

All 83,000 villages are looked through as one text, which takes some milliseconds and no table.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple, cast

from kriya.councils.places import data_file, upper_regions, village_names, villages_in
from kriya.councils.spelling import words

MOST: Final = 12
_ENOUGH: Final = 3000
_LEVEL_WORDS: Final = frozenset("desa ds kel kelurahan kec kecamatan kab kabupaten kota prov provinsi".split())
_POSTAL: Final = 5


class Place(NamedTuple):
    """A village: `where` is district, regency and province by name."""

    code: str
    name: str
    where: str

    def __str__(self) -> str:
        return f"{self.name}, {self.where}"


def place_of(code: str) -> Place | None:
    """Return the village of a code, or None."""
    district, _dot, _rest = code.rpartition(".")
    name = villages_in(district).get(code) if code.count(".") == 3 else None
    return Place(code, name, _where(district)) if name else None


def postal_code_of(code: str) -> str:
    """Return the postal code of a village, "" where it is not known."""
    text, key = _postal_codes(), f'"{code}":"'
    start = text.find(key)
    return text[start + len(key) : start + len(key) + _POSTAL] if start >= 0 else ""


def places_like(typed: str, *, near: str = "") -> list[Place]:
    """Return the villages that a text names, at most a dozen, those in the region `near` and exact names first.

    Five digits are a postal code. Every other word must stand in the village's name or in those of the regions above.
    """
    said = [word for word in words(typed) if word not in _LEVEL_WORDS]
    codes = {word for word in said if word.isdigit() and len(word) == _POSTAL}
    names = [word for word in said if not word.isdigit()]
    if codes:
        found = [place for code in codes for place in _of_postal_code(code)]
        found = [place for place in found if _has(place, names)] or found
    else:
        found = _named(names) if names and max(map(len, names)) > 2 else []
    found.sort(key=lambda place: (*_rank(place, names, near), place.code))
    return found[:MOST]


def _rank(place: Place, names: list[str], near: str) -> tuple[int, int, int]:
    own = words(place.name)
    closeness = sum(place.code.startswith(near[:length]) for length in (2, 5) if near)
    return (0 if own == names[: len(own)] else 1, -closeness, len(own))


def _named(names: list[str]) -> list[Place]:
    found: dict[str, Place] = {}
    for word in sorted(names, key=len, reverse=True):
        for code, name in _with_word(word):
            place = Place(code, name, _where(code.rpartition(".")[0]))
            if code not in found and _has(place, names):
                found[code] = place
    if len(found) < MOST:
        found = {place.code: place for place in _of_districts(names)} | found
    return list(found.values())


def _with_word(word: str) -> Iterator[tuple[str, str]]:
    """Yield code and name of villages in which a word begins so."""
    text, lower = village_names(), _lower()
    place = lower.find(word)
    for _time in range(_ENOUGH):
        if place < 0:
            return
        if not lower[place - 1].isalnum():
            start, end = lower.rfind('"', 0, place) + 1, lower.find('"', place)
            # An entry is "33.75.01.1002":"Name"; a code is thirteen signs.
            yield text[start - 16 : start - 3], cast(str, json.loads(f'"{text[start:end]}"'))
        place = lower.find(word, place + len(word))


def _of_districts(names: list[str]) -> Iterator[Place]:
    """Yield the villages of districts that a text names by their whole name."""
    for code, own, there in _districts():
        if own <= set(names) and _starts(there, names):
            for village, name in villages_in(code).items():
                yield Place(village, name, _where(code))


def _of_postal_code(postal: str) -> Iterator[Place]:
    text, key = _postal_codes(), f'":"{postal}"'
    place = text.find(key)
    while place >= 0:
        if found := place_of(text[text.rfind('"', 0, place) + 1 : place]):
            yield found
        place = text.find(key, place + 1)


def _has(place: Place, names: list[str]) -> bool:
    return _starts(words(str(place)), names)


def _starts(there: list[str], names: list[str]) -> bool:
    """Tell whether every word typed begins a word that is there."""
    return all(any(word.startswith(name) for word in there) for name in names)


def _where(district: str) -> str:
    regions = upper_regions()
    parts = district.split(".")
    return ", ".join(filter(None, (regions.get(".".join(parts[:length])) for length in (3, 2, 1))))


@lru_cache(maxsize=1)
def _districts() -> list[tuple[str, set[str], list[str]]]:
    """Return code, words of the name and words of the whole line of every district."""
    rows = ((code, name) for code, name in upper_regions().items() if code.count(".") == 2)
    return [(code, set(words(name)), words(_where(code))) for code, name in rows]


@lru_cache(maxsize=1)
def _lower() -> str:
    return village_names().lower()


@lru_cache(maxsize=1)
def _postal_codes() -> str:
    return data_file("kodepos.json.gz").decode()
