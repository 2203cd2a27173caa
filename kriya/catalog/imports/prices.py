"""The price of a piece, however a list tells it: one, from and to, to begin with, by size, by the piece and in bulk."""

from __future__ import annotations

import re
from typing import Final

from kriya.makers.imports.values.money import read_price
from kriya.makers.imports.values.reading import Cell, Context, Reading, one_line, plain

_RANGE: Final = re.compile(
    r"(?P<low>(?:rp\.?\s*)?\d(?:[\d.,]*\d)?)\s*(?P<word>rb|ribu|jt|juta|k)?\s*(?:,?-\s+)?"
    r"(?:-|–|—|−|~|s\.?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
    r"(?P<high>(?:rp\.?\s*)?\d[\d.,]*)\s*(?P<word2>rb|ribu|jt|juta|k)?(?:\s*,-)?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"^harga(?:nya)?\s*:?\s*(?=\S)", re.IGNORECASE)
_REMARK: Final = re.compile(r"(?<=\S)\s*\([^()\d]+\)$")
_STARTS: Final = re.compile(
    r"^(?:(?:mulai|start(?:ing|s)?)\s*(?:dari|from|at)?|dari|from|minimal|min\.|[≥>]\s*=?)\s*:?\s*(?=(?:rp|idr)?\.?\s*\d)",
    re.IGNORECASE,
)
_STARTS_BEHIND: Final = re.compile(r"(?<=[\dkbt])\s*(?:-an)?\s*(?:ke\s?atas|up)$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*[/;|\n]\s*|,\s+")
_LABEL: Final = re.compile(r"^[\w ]{1,12}\s*[:=]\s*(?=(?:rp|idr)?\.?\s*\d)", re.IGNORECASE)
_BY_PIECE: Final = re.compile(r"\W*\b(?:ecer(?:an)?|retail|satuan)\b\W*", re.IGNORECASE)


def read_piece_price(cell: Cell, context: Context) -> Reading:
    """Read a price as whole rupiah; of two prices the lowest is taken and noted, and so is one to begin with."""
    reading = read_price(cell, context)
    if not reading.problem or not isinstance(cell, str):
        return reading
    text = _REMARK.sub("", _WORD.sub("", one_line(plain(cell))))
    bare = _STARTS_BEHIND.sub("", _STARTS.sub("", text))
    ways = (_from_and_to(bare, context), _of_several(plain(cell), context), read_price(bare, context))
    found = next((one for one in ways if one is not None and one.value is not None), None)
    if found is None or bare == text:
        return found or reading
    return found._replace(repairs=tuple(dict.fromkeys((*found.repairs, "price_starts_at"))))


def _from_and_to(text: str, context: Context) -> Reading | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    word = match["word"] or match["word2"] or ""
    ends = [
        read_price(f"{match['low']} {word}".strip(), context),
        read_price(f"{match['high']} {match['word2'] or word}".strip(), context),
    ]
    return _lowest(ends)


def _of_several(text: str, context: Context) -> Reading | None:
    """Read the prices of sizes ("S: 100.000, M: 110.000"), or that by the piece beside the one in bulk."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    by_piece = [part for part in parts if _BY_PIECE.search(part)]
    if len(parts) > 1 and len(by_piece) == 1:
        return read_price(_BY_PIECE.sub("", by_piece[0]), context)
    if len(parts) > 1 and all(map(_LABEL.match, parts)):
        return _lowest([read_price(_LABEL.sub("", part), context) for part in parts])
    return None


def _lowest(ends: list[Reading]) -> Reading | None:
    known = [end.value for end in ends if end.value is not None]
    return Reading(min(known), ("price_lowest",)) if len(known) == len(ends) else None
