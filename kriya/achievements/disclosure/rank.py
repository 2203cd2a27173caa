"""The rank of a matrix of zeros and ones, exactly: over a large prime, since floating point would have to guess."""

from collections.abc import Sequence
from typing import Final

import numpy as np

_PRIME: Final = 2_147_483_629  # below 2^31, so that products fit 63 bits


def rank(rows: Sequence[Sequence[int]]) -> int:
    """Return the rank. Over this prime it could be below the true one only where a minor is a multiple of it."""
    matrix = np.array(rows, dtype=np.int64) % _PRIME
    if matrix.size == 0:
        return 0
    found = 0
    for column in range(matrix.shape[1]):
        if found == matrix.shape[0]:
            break
        pivots = np.nonzero(matrix[found:, column])[0]
        if not pivots.size:
            continue
        pivot = found + int(pivots[0])
        matrix[[found, pivot]] = matrix[[pivot, found]]
        matrix[found] = matrix[found] * pow(int(matrix[found, column]), -1, _PRIME) % _PRIME
        below = matrix[found + 1 :, column].copy()
        matrix[found + 1 :] = (matrix[found + 1 :] - below[:, None] * matrix[found][None, :]) % _PRIME
        found += 1
    return found
