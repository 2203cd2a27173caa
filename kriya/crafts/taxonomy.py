"""Kriya's crafts and other trades: two levels, with names, KBLI codes and the words people write for them.

A council may add its own crafts; these are what every council starts with and what imports are read to. KBLI codes are
of KBLI 2020 (Per. BPS 2/2020) and stand only where facts of real registers or the classification itself give them.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

KBLI_EDITION = "2020"
_FILE = Path(__file__).with_name("taxonomy.txt")


class CraftKind(NamedTuple):
    """One kind of craft or trade. `code` is stable, with a dot on the second level; `synonyms` are words of files."""

    code: str
    name_id: str
    name_en: str
    is_craft: bool
    kbli: str | None
    synonyms: tuple[str, ...]

    @property
    def parent(self) -> str | None:
        return self.code.rpartition(".")[0] or None


def _parse(text: str) -> Iterator[CraftKind]:
    is_craft = True
    for line in text.splitlines():
        if line.startswith("["):
            is_craft = line == "[crafts]"
        elif line and not line.startswith("#"):
            code, name_id, name_en, kbli, words = (part.strip() for part in line.split("|"))
            synonyms = tuple(w for word in words.split(",") if (w := word.strip()))
            yield CraftKind(code, name_id, name_en, is_craft, kbli or None, synonyms)


@lru_cache(maxsize=1)
def crafts() -> dict[str, CraftKind]:
    """Return the whole taxonomy by code, parents before their children."""
    found = {kind.code: kind for kind in _parse(_FILE.read_text(encoding="utf-8"))}
    missing = [c.code for c in found.values() if c.parent and c.parent not in found]
    if missing:
        raise ValueError(f"crafts without a parent: {missing}")
    return found


def craft(code: str) -> CraftKind:
    """Return one craft; an unknown code raises KeyError."""
    return crafts()[code]


def children_of(code: str | None) -> list[CraftKind]:
    """Return the crafts one level below, or the first level for None."""
    return [c for c in crafts().values() if c.parent == code]


def by_kbli(kbli: str) -> list[CraftKind]:
    """Return the crafts that a KBLI code of five digits stands for."""
    return [c for c in crafts().values() if c.kbli == kbli]


def name_of_code(code: str) -> str:
    """Return what a craft is called without asking the database; a council's own by the words in its code."""
    kind = crafts().get(code)
    if kind is None:
        return code.rpartition(".")[2].replace("-", " ").capitalize()
    return kind.name_en if get_language() == "en" else kind.name_id
