"""Words of a search as they may be kept: in one spelling, short, and nothing in them by which a person is known."""

import re
from typing import Final

from kriya.core.personal import keyed_hash

LONGEST: Final = 60
# Five digits are a part of a telephone number, a NIK, a post code; sizes and years are shorter.
_DIGITS: Final = 5
_PERSONAL: Final = re.compile(r"[@/\\]|https?:|www\.|\.(com|id|net|org)\b")
_OTHER: Final = re.compile(r"[^\w\s&'’-]")


def kept_words(text: str) -> str:
    """Return words in small letters and single spaces; "" for what is too long or may name somebody."""
    said = " ".join(text.lower().split())
    if len(said) > LONGEST or _PERSONAL.search(said) or sum(sign.isdigit() for sign in said) >= _DIGITS:
        return ""
    return " ".join(_OTHER.sub(" ", said).split())


def hash_of(words: str) -> str:
    """Return by what words are known before they may be kept: nobody reads them from it."""
    return keyed_hash(f"search:{words}")
