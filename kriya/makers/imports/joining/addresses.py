"""What cells of addresses hold: streets, or whole addresses with village and district."""

import re
from collections.abc import Sequence

from kriya.makers.imports.values.reading import Cell

_LEVELS = re.compile(r"\b(?:kel|kelurahan|desa|ds)\b.+\b(?:kec|kecamatan|kapanewon)\b", re.IGNORECASE)
_VILLAGE = re.compile(r"(?:^|[\s,])(?:kel|kelurahan|desa|ds|kalurahan)\b[\s.:]*\w", re.IGNORECASE)


def names_villages(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold streets with their villages behind the word for one."""
    texts = [c for c in cells if isinstance(c, str) and c.strip()]
    return sum(bool(_VILLAGE.search(c)) for c in texts) * 2 > len(texts)


def looks_like_full_address(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold whole addresses: street, village and district with commas or words."""
    texts = [c for c in cells if isinstance(c, str) and c.strip()]
    whole = sum(c.count(",") >= 2 or bool(_LEVELS.search(c)) for c in texts)
    return bool(texts) and whole * 2 > len(texts)
