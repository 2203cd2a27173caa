"""What the words mean that a visitor typed: their stems, how common they are, and what was mistyped.

Unknown words are looked up in the council's vocabulary, which has thousands of rows where the products may be a
million.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kriya.core.asking import ask

MANY_WORDS: Final = 8
_TOKEN: Final = re.compile(r"\w+")
_SHORTEST: Final = 3
_LONGEST: Final = 30

_STEM = """
    SELECT k.word, k.n, k.common FROM catalog_publishedword k
    WHERE k.council_id = %(council)s AND k.word = ANY (
        tsvector_to_array(to_tsvector('indonesian', {word})) || tsvector_to_array(to_tsvector('english', {word})))
    ORDER BY k.n DESC, k.word LIMIT 1
"""
_LOOK_UP = f"""
SELECT t.word, stem.word, stem.n, stem.common, to_tsvector('english', t.word) = '' AS means_nothing, alike.found
FROM (SELECT * FROM jsonb_array_elements_text(%(tokens)s::jsonb) WITH ORDINALITY LIMIT {MANY_WORDS}) t(word, place)
LEFT JOIN LATERAL ({_STEM.format(word="t.word")}) stem ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(s.word, own.word, own.n, own.common) ORDER BY s.likeness DESC, s.n DESC) AS found
    FROM (SELECT word, n, similarity(word, t.word) AS likeness FROM catalog_publishedspelling
          WHERE council_id = %(council)s AND stem.word IS NULL AND %(correct)s
          AND (word %% t.word OR word = ANY (ARRAY(SELECT jsonb_array_elements_text(%(swapped)s::jsonb -> t.word))))
          ORDER BY similarity(word, t.word) DESC, n DESC LIMIT 10) s,
    LATERAL ({_STEM.format(word="s.word")}) own) alike ON true
ORDER BY t.place
"""  # noqa: S608 - our own text


@dataclass(frozen=True)
class Word:
    """One word: its stem in the projection, in how many products it is, whether facets are counted for it."""

    shown: str
    stem: str
    n: int
    common: bool


@dataclass(frozen=True)
class Words:
    """What was typed, understood. `shown` differs from it where a word was corrected; `unknown` words are nowhere.

    `fewer` says that words were left out because no product has them all.
    """

    words: Sequence[Word] = ()
    shown: str = ""
    corrected: bool = False
    unknown: bool = False
    fewer: bool = False

    def first(self, count: int) -> "Words":
        """Return the first of the words that are somewhere: what is said first is the thing itself."""
        kept = self.words[:count]
        return Words(kept, " ".join(word.shown for word in kept), self.corrected, fewer=True)

    @property
    def tsquery(self) -> str:
        """All stems, as a tsquery."""
        return " & ".join("'" + word.stem.replace("\\", "\\\\").replace("'", "''") + "'" for word in self.words)

    @property
    def fewest(self) -> int:
        """At most so many products have all words."""
        return min((word.n for word in self.words), default=0)


def understand(council_id: int, text: str, *, correct: bool = True) -> Words:
    """Return what the words mean in a council, in one question; without `correct` as they were typed."""
    tokens = _TOKEN.findall(text.lower())[:MANY_WORDS]
    if not tokens:
        return Words(shown=text, unknown=bool(text))
    told = {"tokens": json.dumps(tokens), "swapped": json.dumps({token: swapped(token) for token in tokens})}
    return _understood(ask(_LOOK_UP, {"council": council_id, "correct": correct, **told}))


def _understood(rows: Sequence[tuple[str, str | None, int, bool, bool, str | None]]) -> Words:
    words, shown, corrected, unknown = [], [], False, False
    for typed, stem, n, common, means_nothing, alike in rows:
        if stem is not None:
            words.append(Word(typed, stem, n, common))
        elif found := _nearest(typed, alike):
            words.append(found)
            corrected = True
        elif means_nothing:
            continue
        else:
            unknown = True
        shown.append(words[-1].shown if words and not unknown else typed)
    return Words(words, " ".join(shown), corrected and not unknown, unknown or not words)


def _nearest(typed: str, alike: str | None) -> Word | None:
    """Return the known word that the fewest slips lead to, None when all are far."""
    if not alike or len(typed) < _SHORTEST:
        return None
    near = [
        (slips(typed, word), place, word, stem, n, common)
        for place, (word, stem, n, common) in enumerate(json.loads(alike))
    ]
    best = min(near)
    return Word(*best[2:]) if best[0] <= max(1, len(typed) // 3) else None


def swapped(word: str) -> list[str]:
    """Return a word with each two neighbours swapped: in a short word such a slip leaves few trigrams alike."""
    places = range(len(word) - 1) if len(word) <= _LONGEST else ()
    return [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places if word[n] != word[n + 1]]


def slips(one: str, other: str) -> int:
    """Count the letters to put in, take out, change or swap with the next one that lead from one word to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
