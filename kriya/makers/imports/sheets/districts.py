"""The names of all districts of the country, to know a column of them without a header."""

from __future__ import annotations

from functools import lru_cache

from kriya.councils.places import upper_regions
from kriya.councils.spelling import words
from kriya.makers.imports.sheets.model import Cell

_LEVEL = frozenset({"kec", "kecamatan", "kapanewon", "kap", "kemantren", "distrik"})


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset("".join(words(name)) for code, name in upper_regions().items() if code.count(".") == 2)


def looks_like_district(value: Cell) -> bool:
    """Say whether a cell holds the name of a district and nothing else."""
    if not isinstance(value, str) or len(value) > 40:
        return False
    return "".join(word for word in words(value) if word not in _LEVEL) in _names()
