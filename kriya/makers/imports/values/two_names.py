"""The names of a business and of its owner, typed into one cell."""

import re
from collections.abc import Sequence

from kriya.crafts.finding import find_in_text
from kriya.makers.imports.values.reading import Cell, plain

_PERSON = re.compile(
    r"^(?:ibu|bu|bpk|bp|bapak|pak|h|hj|haji|hajjah|sdr|sdri|ny|nyonya|tn|tuan|alm|almh|kh|mbah|mbak|mas|drs|dra|ir|ki|nyi"
    r"|an|a\.?n)\b\.?\s*",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:ud|cv|pt|pd|fa|kub|kube|toko|sanggar|rumah|griya|galeri|gallery|omah|butik|konveksi|karya|craft|collection"
    r"|koleksi|art|studio|usaha|industri)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^(?P<first>[^()]{2,}?)\s*\((?P<second>[^()]{2,})\)\s*$", re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:\r?\n|[/|;]|\s[-–—]\s|:)\s*")
_LABEL = re.compile(r"^(?:pemilik|pem|owner|milik|an)\s*[.:]\s*", re.IGNORECASE)


def two_names(cell: Cell) -> tuple[str, str] | None:
    """Part a cell into the names it holds, in the order they stand in; None when it holds one."""
    if not isinstance(cell, str):
        return None
    text = plain(cell)
    if found := _IN_BRACKETS.match(text):
        return found["first"], _LABEL.sub("", found["second"])
    parts = [part for part in _BETWEEN.split(text) if part]
    return (parts[0], _LABEL.sub("", parts[1])) if len(parts) == 2 else None


def _says_business(text: str) -> int:
    if _PERSON.match(text):
        return -1
    return int(bool(_BUSINESS.search(text) or find_in_text(text)))


def parted(cells: Sequence[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Part a column into the names of businesses and those of owners.

    Which of the two comes first, the column decides as a whole: people bear titles (Ibu, Bp., H.), businesses the words
    of their craft. A cell with one name is the business.
    """
    pairs = [two_names(cell) for cell in cells]
    says = sum(_says_business(pair[0]) - _says_business(pair[1]) for pair in pairs if pair)
    business = 0 if says >= 0 else 1
    names: list[Cell] = [pair[business] if pair else cell for pair, cell in zip(pairs, cells, strict=True)]
    owners: list[Cell] = [pair[1 - business] if pair else "" for pair in pairs]
    return names, owners
