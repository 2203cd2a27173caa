"""Amounts in Indonesian words, as receipts must bear them ("terbilang"). Why no library: docs/dependencies.md."""

from typing import Final

_ONES: Final = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_SCALES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def spelled(number: int) -> str:
    """Return a whole number in words: 21500 is "dua puluh satu ribu lima ratus"; below zero "minus …"."""
    if number < 0:
        return f"minus {spelled(-number)}"
    if number < 12:
        return _ONES[number]
    for size, word in _SCALES:
        if number >= size:
            head = "seribu" if size == 1000 and number < 2000 else f"{spelled(number // size)} {word}"
            return _with_rest(head, number % size)
    return _below_thousand(number)


def _below_thousand(number: int) -> str:
    if number >= 100:
        return _with_rest("seratus" if number < 200 else f"{_ONES[number // 100]} ratus", number % 100)
    if number >= 20:
        return _with_rest(f"{_ONES[number // 10]} puluh", number % 10)
    return f"{_ONES[number - 10]} belas"


def _with_rest(head: str, rest: int) -> str:
    return f"{head} {spelled(rest)}" if rest else head
