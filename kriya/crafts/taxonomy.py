"""Kriya's crafts and other trades: two levels, with names, KBLI codes and the words people write for them.

A council may add its own crafts; these are what every council starts with and what imports are read to. KBLI codes are
of KBLI 2020 (Per. BPS 2/2020) and stand only where facts of real registers or the classification itself give them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kriya.crafts.lists import CRAFTS, TRADES

KBLI_EDITION = "2020"


class Craft(NamedTuple):
    """One node. `code` is stable and has a dot on the second level; `synonyms` are what its words look like in files."""

    code: str
    name_id: str
    name_en: str
    is_craft: bool
    kbli: str | None
    synonyms: tuple[str, ...]

    @property
    def parent(self) -> str | None:
        return self.code.rpartition(".")[0] or None


def _parse(text: str, *, is_craft: bool) -> Iterator[Craft]:
    for line in text.strip().splitlines():
        code, name_id, name_en, kbli, words = (part.strip() for part in line.split("|"))
        synonyms = tuple(w for word in words.split(",") if (w := word.strip()))
        yield Craft(code, name_id, name_en, is_craft, kbli or None, synonyms)


@lru_cache(maxsize=1)
def crafts() -> dict[str, Craft]:
    """This function will return the whole taxonomy by code, parents before their children."""
    found = {craft.code: craft for craft in (*_parse(CRAFTS, is_craft=True), *_parse(TRADES, is_craft=False))}
    missing = [c.code for c in found.values() if c.parent and c.parent not in found]
    if missing:
        raise ValueError(f"crafts without a parent: {missing}")
    return found


def craft(code: str) -> Craft:
    """This function will return one craft; an unknown code raises KeyError."""
    return crafts()[code]


def children_of(code: str | None) -> list[Craft]:
    """This function will return the crafts one level below, or the first level for None."""
    return [c for c in crafts().values() if c.parent == code]


def by_kbli(kbli: str) -> list[Craft]:
    """This function will return the crafts that a KBLI code of five digits stands for."""
    return [c for c in crafts().values() if c.kbli == kbli]
