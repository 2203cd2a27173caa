"""The words that every council starts with: materials, techniques, and motifs with their meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("terms.txt")


@dataclass(frozen=True)
class Word:
    """A word of the common list; kind is "material", "technique" or "motif", and only a motif has the last three."""

    kind: str
    code: str
    name_id: str
    name_en: str
    pattern: str = ""
    meaning_id: str = ""
    meaning_en: str = ""


@lru_cache(maxsize=1)
def common_words() -> tuple[Word, ...]:
    """Return every word of the common list, in its order."""
    return tuple(_read(_FILE.read_text("utf-8")))


def _read(text: str) -> Iterator[Word]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield Word(*(part.strip() for part in line.split("|")))
