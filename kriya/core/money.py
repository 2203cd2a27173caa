"""Money is a whole number of rupiah. Parts of a split always sum to the whole."""

from collections.abc import Sequence
from typing import NewType

Rupiah = NewType("Rupiah", int)


def split(whole: Rupiah, weights: Sequence[int]) -> list[Rupiah]:
    """Divide a sum by weights with the largest remainder; the parts sum to the whole. Raise ValueError without
    weight."""
    total = sum(weights)
    if total <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("weights must be non-negative and not all zero")
    parts = [whole * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(whole * weights[i] % total), i))
    for i in by_remainder[: whole - sum(parts)]:
        parts[i] += 1
    return [Rupiah(part) for part in parts]
