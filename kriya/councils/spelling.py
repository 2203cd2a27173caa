"""Names of places as people write them: other blanks, other case, letters swapped, words shortened."""

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_NOT_WORD = re.compile(r"[^0-9a-z]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks."""
    return _NOT_WORD.sub(" ", text.lower().replace("'", "").replace("`", "")).split()


def compact(text: str) -> str:
    """Return the letters and digits of a text in lower case: a key without blanks."""
    return "".join(words(text))


def shortens(short: str, full: str) -> bool:
    """Tell whether a word is a short form of another: "pkl" of pekalongan, "kd" of kandang."""
    if short == full:
        return True
    if not 1 < len(short) <= 5 or len(short) >= len(full) or short[0] != full[0]:
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


def _is_told(tokens: list[str], name: list[str]) -> bool:
    """Tell whether enough of a name stands there: a whole word of it, or three letters and more of each ("Pkl Sel")."""
    return any(map(str.__eq__, tokens, name)) or (len(tokens) > 1 and all(len(token) > 2 for token in tokens))


def allowed_errors(key: str) -> int:
    """Return how many slips of a key a name of this length may have and still be the same."""
    return 0 if len(key) < 5 else 1 if len(key) < 11 else 2


class Gazetteer:
    """The names of some regions, found by any spelling."""

    def __init__(self, names: Mapping[str, str], level_words: frozenset[str], *, drop_from_names: bool = False) -> None:
        self.names = dict(names)
        self.level_words = level_words
        self._by_key: dict[str, list[str]] = {}
        self._tokens: list[tuple[str, list[str]]] = []
        for code, name in self.names.items():
            bare = self._bare(words(name)) if drop_from_names else words(name)
            self._by_key.setdefault("".join(bare), []).append(code)
            self._tokens.append((code, bare))
        self._keys = list(self._by_key)

    def _bare(self, tokens: list[str]) -> list[str]:
        start = 0
        while start < len(tokens) - 1 and tokens[start] in self.level_words:
            start += 1
        return tokens[start:]

    def exact(self, text: str) -> tuple[str, ...]:
        """Return the codes of the regions that bear a name, blanks and case apart."""
        whole = words(text)
        return tuple(self._by_key.get("".join(whole)) or self._by_key.get("".join(self._bare(whole))) or ())

    def find(self, text: str) -> tuple[tuple[str, ...], str] | None:
        """Return the codes that a text may mean and how it was understood, or None."""
        bare = self._bare(words(text))
        if codes := self.exact(text):
            return codes, "exact"
        key = "".join(bare)
        if not key or key.isdigit():
            return None
        return self._shortened(bare) or self._misspelt(key)

    def _shortened(self, tokens: list[str]) -> tuple[tuple[str, ...], str] | None:
        codes = [
            code
            for code, name in self._tokens
            if len(name) == len(tokens) and all(map(shortens, tokens, name)) and _is_told(tokens, name)
        ]
        return ((codes[0],), "abbreviation") if len(codes) == 1 else self._one_word(tokens)

    def _one_word(self, tokens: list[str]) -> tuple[tuple[str, ...], str] | None:
        """Find the only name that holds a word ("Utara" in a city of four quarters)."""
        if len(tokens) != 1 or len(tokens[0]) < 4:
            return None
        codes = [code for code, name in self._tokens if len(name) > 1 and tokens[0] in name]
        return ((codes[0],), "abbreviation") if len(codes) == 1 else None

    def _misspelt(self, key: str) -> tuple[tuple[str, ...], str] | None:
        limit = allowed_errors(key)
        if not limit:
            return None
        near = process.extract(key, self._keys, scorer=OSA.distance, score_cutoff=limit, limit=2)
        if not near or (len(near) > 1 and near[1][1] == near[0][1]):
            return None
        return tuple(self._by_key[near[0][0]]), "spelling"
