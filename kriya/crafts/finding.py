"""From what people write about a business to its craft."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kriya.councils.spelling import words
from kriya.crafts.taxonomy import by_kbli, crafts

LONGEST = 4
"""Words of the longest phrase."""
SHORT = 7
"""Letters of a word that, with one of them changed, is more often another word than a slip."""


class FoundCraft(NamedTuple):
    """The craft a text names, how sure (0 to 1) and the words that said so."""

    code: str
    confidence: float
    words: str = ""


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    """Return phrase to code; where a phrase stands twice the more particular craft, which comes later, has it."""
    found: dict[str, str] = {}
    for craft in crafts().values():
        for phrase in (craft.name_id, craft.name_en, *craft.synonyms):
            key = " ".join(words(phrase))
            if key not in found or craft.code.startswith(f"{found[key]}."):
                found[key] = craft.code
    return found


@lru_cache(maxsize=1)
def _single_words() -> list[str]:
    return [phrase for phrase in _phrases() if " " not in phrase and len(phrase) > 4]


@lru_cache(maxsize=20_000)
def _misspelt(word: str) -> str | None:
    """Return the one word of the taxonomy that a word of five letters or more misses by one slip, two from nine on."""
    if len(word) < 5 or not word.isalpha():
        return None
    limit = 2 if len(word) > 8 else 1
    near = process.extract(word, _single_words(), scorer=OSA.distance, score_cutoff=limit, limit=2)
    if not near or (len(near) > 1 and near[0][1] == near[1][1] and _phrases()[near[0][0]] != _phrases()[near[1][0]]):
        return None
    return near[0][0] if len(word) > SHORT or not _is_another_word(word, near[0][0]) else None


def _is_another_word(word: str, near: str) -> bool:
    """Tell a short word with one letter for another ("Semin", "luhur") from a slip ("anyamn", "btaik")."""
    return len(word) == len(near) and sorted(word) != sorted(near)


_SHORTENED = {"btk": "batik", "tls": "tulis", "krj": "kerajinan", "krjn": "kerajinan", "kerj": "kerajinan"}
"""How offices shorten the words of crafts in a narrow column."""


def _tokens(text: str) -> list[str]:
    return [_SHORTENED.get(word, word) for word in words(text)]


def _found_in(tokens: list[str]) -> Iterator[FoundCraft]:
    """Yield what the tokens name, longest phrase first at every place."""
    phrases, start = _phrases(), 0
    while start < len(tokens):
        for size in range(min(LONGEST, len(tokens) - start), 0, -1):
            phrase = " ".join(tokens[start : start + size])
            if code := phrases.get(phrase):
                yield FoundCraft(code, 0.9 if size > 1 else 0.85, phrase)
                start += size - 1
                break
        else:
            if word := _misspelt(tokens[start]):
                yield FoundCraft(phrases[word], 0.7, tokens[start])
        start += 1


WEAK = frozenset({"kerajinan", "dagang", "jasa", "sandang", "makanan", "minuman", "aksesori", "kayu", "logam", "mesin"})
"""What says the least: a sector's word gives way to any craft named beside it."""


BRANDS = frozenset({"canting", "dapur", "malam", "sarung", "emas", "mutiara", "permata", "akik"})
"""Words that more often belong to a brand than say what is made, when another word of the name does."""


def is_weak(found: FoundCraft) -> bool:
    """Tell whether what was found gives way to any other craft named beside it."""
    return found.code in WEAK or found.words in BRANDS


def _rank(found: FoundCraft) -> tuple[bool, bool, float, int]:
    return (not is_weak(found), "." in found.code, found.confidence, len(found.words))


@lru_cache(maxsize=50_000)
def find_in_text(text: str) -> FoundCraft | None:
    """Return the most particular craft that one text names, or None.

    Of several crafts of one kind ("batik tulis dan cap") the kind is meant; of different kinds the first named.
    """
    tokens = _tokens(text)
    found = list(_found_in(tokens))
    if not found:
        return None
    strong = [f for f in found if not is_weak(f)] or found
    first = strong[0]
    family = [f for f in strong if f.code.split(".")[0] == first.code.split(".")[0]]
    best = max(family, key=_rank)
    whole = len(tokens) <= len(best.words.split())
    return best._replace(confidence=min(1.0, best.confidence + 0.1) if whole else best.confidence)


def find_craft(*texts: str | None, kbli: str | None = None) -> FoundCraft | None:
    """Return the craft that several texts name together, the strongest text first, or None.

    A later text makes an earlier one more particular (Tenun, then "tenun ikat") and replaces a mere sector word.
    A KBLI code counts when the texts are silent: registers often hold a wrong one.
    """
    best: FoundCraft | None = None
    for step, text in enumerate(t for t in texts if t):
        found = find_in_text(text)
        if found is None:
            continue
        found = found._replace(confidence=max(0.3, found.confidence - 0.05 * step))
        if best is None or found.code.startswith(f"{best.code}.") or (is_weak(best) and not is_weak(found)):
            best = found
    if best is None and kbli and (codes := by_kbli(kbli)):
        return FoundCraft(codes[0].code, 0.5, kbli)
    return best


_BETWEEN = tuple(map(re.compile, (r"[;\n]", r"[,/+&]", r"\b(?:dan|and|serta)\b")))
"""What stands between the crafts of a list, the plainest sign first: the last ones stand inside names too."""


def _listed(text: str, between: Sequence[re.Pattern[str]] = _BETWEEN) -> Iterator[str]:
    """Yield the parts of a list, a name of the taxonomy ("Bordir dan sulam") whole."""
    if not between or " ".join(_tokens(text)) in _phrases():
        yield text
        return
    for part in between[0].split(text):
        yield from _listed(part, between[1:])


@lru_cache(maxsize=20_000)
def find_beside(text: str, main: str) -> tuple[str, ...]:
    """Return what a list of crafts names beside the main one: each once, and neither a kind of another nor a sector."""
    found = [main]
    for part in _listed(text):
        one = find_in_text(part)
        if one is not None and not is_weak(one) and not any(_are_near(one.code, other) for other in found):
            found.append(one.code)
    return tuple(found[1:])


def _are_near(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
