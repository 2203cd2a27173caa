"""Numbers written out in words: "dua juta lima ratus ribu", "satu setengah juta", "2 juta 500 ribu"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from kriya.makers.imports.values.number import decimal_of

_ONES: Final = {
    word: number
    for number, word in enumerate("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())
}
_WORTH: Final = {
    "ribu": 1_000, "rb": 1_000, "juta": 1_000_000, "jt": 1_000_000, "miliar": 10**9, "milyar": 10**9,
}  # fmt: skip
_ONE_OF: Final = re.compile(r"\bse(puluh|belas|ratus|ribu|juta|miliar|milyar)\b")
_HALF: Final = Decimal("0.5")
_LONGEST: Final = 100


class _Sum:
    """A number while its words are read: what is done, and what stands before the next ribu, juta or miliar."""

    def __init__(self) -> None:
        self.done = Decimal(0)
        self.group = Decimal(0)
        self.last: Decimal | None = None
        self.least: Decimal = Decimal(10**12)
        """What the last of them was worth: they only fall."""
        self.is_half = False

    def take(self, word: str) -> bool:
        """Take one word, and say whether it could follow."""
        if word in _WORTH:
            return self._close(_WORTH[word])
        if word == "setengah":
            self.is_half, free = True, not self.is_half
            return free
        if word in ("puluh", "ratus", "belas"):
            return self._raise(word)
        number = Decimal(_ONES[word]) if word in _ONES else decimal_of(word, decimal_comma=True)
        if number is None or self.last is not None or self.is_half:
            return False
        self.last = number
        return True

    def _raise(self, word: str) -> bool:
        if self.last is None or not 0 < self.last < 10:
            return False
        self.group += self.last + 10 if word == "belas" else self.last * (10 if word == "puluh" else 100)
        self.last = None
        return True

    def _close(self, worth: int) -> bool:
        number = self.group + (self.last or 0) + (_HALF if self.is_half else 0)
        if not number or worth >= self.least:
            return False
        self.done += number * worth
        self.group, self.last, self.is_half, self.least = Decimal(0), None, False, Decimal(worth)
        return True


def spoken(text: str) -> Decimal | None:
    """Return the number that words with ribu, juta or miliar in them tell, or None.

    A rest without such a word ("1 juta 250") may mean many things and is none.
    """
    if len(text) > _LONGEST or not any(word in text for word in _WORTH):
        return None
    words = _ONE_OF.sub(r"satu \1", text.removesuffix("rupiah").strip())
    words = re.sub(r"satu (puluh|belas)\b", r"se\1", words)
    words = re.sub(r"(?<=\d)(?=[a-z])", " ", words)
    sum_ = _Sum()
    if not all(map(sum_.take, words.split())) or sum_.group or sum_.last or sum_.is_half:
        return None
    return sum_.done
