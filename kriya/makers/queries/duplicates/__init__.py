"""Makers of the register that may be one: for a maker being entered, and over the whole register."""

from kriya.makers.queries.duplicates.likes import Like, find_like
from kriya.makers.queries.duplicates.pairs import (
    FoundPair,
    Pair,
    find_pairs,
    fingerprint,
    pair_count,
    pairs_to_judge,
    with_makers,
)
from kriya.makers.queries.duplicates.reasons import reason_words

__all__ = [
    "FoundPair",
    "Like",
    "Pair",
    "find_like",
    "find_pairs",
    "fingerprint",
    "pair_count",
    "pairs_to_judge",
    "reason_words",
    "with_makers",
]
