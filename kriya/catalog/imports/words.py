"""Words of a product list as codes: the craft of the taxonomy, the council's materials, techniques and motifs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rapidfuzz import fuzz, process

from kriya.catalog.models import Material, Motif, Technique
from kriya.catalog.terms import common_words
from kriya.crafts.finding import find_craft

_TYPO: Final = 85
_ASIDE: Final = re.compile(r"\(.*?\)")
_SYLLABLE: Final = re.compile(r"[^a-z]+")
_SHORT_TECHNIQUES: Final = {"tulis": "tulis", "cap": "cap", "atbm": "atbm", "ukir": "ukir"}


class Words:
    """The words that the council in scope has, and those that every council can be given."""

    def __init__(self) -> None:
        self._of = {
            "material": dict(_names("material", Material)),
            "technique": {**dict(_names("technique", Technique)), **_SHORT_TECHNIQUES},
            "motif": dict(_names("motif", Motif)),
        }

    def code(self, kind: str, text: str) -> str:
        """Return the code of a term that a cell names, "" when it is not in the list."""
        key, known = _key(text), self._of[kind]
        if key in known:
            return known[key]
        near = process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_TYPO)
        return known[near[0]] if near and len(key) > 4 else self.within(kind, text)

    def within(self, kind: str, text: str) -> str:
        """Return the code of the longest term that stands within a name, "" without one."""
        tokens = [_key(word) for word in text.split()]
        known = self._of[kind]
        for size in (3, 2, 1):
            for start in range(len(tokens) - size + 1):
                if code := known.get("".join(tokens[start : start + size])):
                    return code
        return ""


def craft_of(category: str, name: str) -> tuple[str, bool]:
    """Return the code of a craft and whether only the product's name told it."""
    if category and (found := find_craft(category)):
        return found.code, False
    told = find_craft(name)
    return (told.code, True) if told else ("", False)


def _names(kind: str, model: Any) -> Iterator[tuple[str, str]]:
    own: Iterable[Mapping[str, str]] = model.objects.filter(retired_at=None).values("code", "name_id")
    common = [{"code": word.code, "name_id": word.name_id} for word in common_words() if word.kind == kind]
    for word in (*common, *own):
        yield _key(word["code"]), word["code"]
        yield _key(_ASIDE.sub("", word["name_id"])), word["code"]


def _key(text: str) -> str:
    return _SYLLABLE.sub("", text.lower())
