"""What no text of a playbook may tell: numbers and addresses of people, accounts, codes of regions, sums of money.

The schema keeps people, goods and money out of every field but free text; this looks into free text. Reading refuses
what a file may never bring; making also refuses the names of the council's own makers and people
(queries/names.py), which only the council knows.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = r"\d(?:[\s().·–/-]{0,2}\d)"
PATTERNS: Final = {
    "email": re.compile(r"[^\s@<>]+\s?(?:@|\(at\)|\[at\])\s?[^\s@<>]+\.\w{2,}", re.IGNORECASE),
    "link": re.compile(
        r"(?:https?|ftp|javascript|data)\s?:\s?\S|www\.\S|\b\w[\w-]*\.(?:id|com|net|org|me|link|ly)\b", re.IGNORECASE
    ),
    # Telephones, NIK, NPWP, NIB and accounts are long; dates, hours, counts and percents are not.
    "number": re.compile(_NUMBER + r"{8,}"),
    "money": re.compile(r"\b(?:rp|idr)\.?\s?\d|\d\s?(?:rupiah|ribu|juta|miliar|jt|rb)\b", re.IGNORECASE),
    # Not the time of day, which is written alike: 09.30.
    "region": re.compile(
        r"(?<![\d.,])(?!(?:[01]\d|2[0-4])\.(?:00|15|30|45)(?!\.?\d))\d{2}\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?(?!\d|,\d|\s?%)"
    ),
}  # fmt: skip
_MARKS: Final = re.compile(r"[<>]")


@dataclass(frozen=True)
class Found:
    """What stands where it may not: its kind, and the text around it."""

    kind: str
    text: str


def plain(text: str) -> str:
    """Return text as it reads: full-width digits and look-alikes of one letter are that letter."""
    return unicodedata.normalize("NFKC", text)


def smuggled(texts: Iterable[str]) -> Iterator[Found]:
    """Yield what must not travel in these texts."""
    for text in texts:
        read = plain(text)
        for kind, pattern in PATTERNS.items():
            if found := pattern.search(read):
                yield Found(kind, found.group()[:60])
        if _MARKS.search(read):
            yield Found("markup", text[:60])


def names_inside(texts: Iterable[str], names: Iterable[str]) -> Iterator[Found]:
    """Yield the names that stand in these texts as whole words, whatever their letters' size and marks."""
    said = [f" {_words(text)} " for text in texts]
    for name in names:
        words = _words(name)
        if words and any(f" {words} " in text for text in said):
            yield Found("name", name)


def _words(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(letter for letter in flat if not unicodedata.combining(letter))))
