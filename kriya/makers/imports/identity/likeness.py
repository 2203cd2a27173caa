"""How alike two names, persons, addresses are: 1 the same, 0 nothing in common, None when one is unknown."""

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from kriya.makers.imports.identity.features import Features

SAME = 0.86
"""From here two spellings are taken for one."""


def _slips(length: int) -> int:
    return 0 if length < 4 else 1 if length < 7 else 2


@lru_cache(maxsize=200_000)
def words_alike(a: str, b: str) -> bool:
    """Tell whether two words are one with a slip, or one is the initial of the other."""
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    limit = _slips(min(len(a), len(b)))
    return limit > 0 and OSA.distance(a, b, score_cutoff=limit) <= limit


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether every word of the short name stands in the long one, in its order."""
    words = iter(long)
    return all(any(words_alike(word, other) for other in words) for word in short)


def owners_alike(a: Features, b: Features) -> float | None:
    """Compare two persons: initials, a first name left out, a slip, H. and Hj. do not matter."""
    if not a.owner or not b.owner:
        return None
    if a.owner_key == b.owner_key:
        return 1.0
    if any(map(str.isdigit, a.owner_key + b.owner_key)) and _digits(a.owner_key) != _digits(b.owner_key):
        return 0.0
    if _key_likeness(a.owner_key, b.owner_key) >= 0.9:
        return 0.95
    if a.owner[-1] != b.owner[-1] and not words_alike(a.owner[-1], b.owner[-1]) and min(len(a.owner), len(b.owner)) > 1:
        return 0.0
    one, two = _without_haji(a.owner, b.owner)
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if not short or not _within(short, long):
        return 0.0
    # One word alone ("Sri") says little about a name of three.
    return 0.9 if len(short) > 1 or len(long) == 1 else 0.7


def _without_haji(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Drop a leading h of the longer or equal name, unless it is the initial of the other's first name."""
    return (
        a[1:] if len(a) > 1 and a[0] == "h" and not b[0].startswith("h") else a,
        b[1:] if len(b) > 1 and b[0] == "h" and not a[0].startswith("h") else b,
    )


@lru_cache(maxsize=400_000)
def _key_likeness(a: str, b: str) -> float:
    longest = max(len(a), len(b))
    limit = max(1 if longest > 3 else 0, longest // 8)
    distance = OSA.distance(a, b, score_cutoff=limit)
    return 1 - distance / longest if distance <= limit else 0.0


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})


@lru_cache(maxsize=200_000)
def _numbers_in(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what tells "KUB Mawar 1" from "KUB Mawar 2", which are one letter apart and two groups."""
    last = words[-1:] if words and words[-1] in _ROMAN else ()
    return (*(w for w in words if any(map(str.isdigit, w))), *last)


def _bear_other_letters(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell "Kelompok A" from "Kelompok B": a letter that stands alone counts like a number, and is no slip."""
    one, two = ({word for word in words if len(word) == 1} for words in (a, b))
    return bool(one and two) and one != two


def names_alike(a: Features, b: Features) -> float | None:
    """Compare two business names: blanks, order, slips, and the owner's name added do not matter."""
    if not a.name or not b.name:
        return None
    if a.name_key == b.name_key:
        return 1.0
    if a.is_named_by_owner != b.is_named_by_owner:
        return None
    if _numbers_in(a.name) != _numbers_in(b.name) or _bear_other_letters(a.name, b.name):
        return 0.4
    if by_key := _key_likeness(a.name_key, b.name_key):
        return max(by_key, 0.88)
    if sorted(a.name) == sorted(b.name):
        return 0.97
    if _only_owner_added(a, b) or _only_owner_added(b, a):
        return 0.95
    return fuzz.token_sort_ratio(" ".join(a.name), " ".join(b.name)) / 100 * 0.85


def _only_owner_added(short: Features, long: Features) -> bool:
    extra = [w for w in long.name if w not in short.name]
    owners = {*short.owner, *long.owner, "bu", "ibu", "pak", "bpk", "mbak", "mas", "h", "hj"}
    return len(long.name) - len(extra) == len(short.name) and all(w in owners for w in extra)


def addresses_alike(a: Features, b: Features) -> float | None:
    """Compare streets and house numbers; numbers that contradict each other make another address."""
    if not a.street or not b.street:
        return None
    if _key_likeness(a.street, b.street) < SAME and a.street != b.street:
        return 0.0
    if a.numbers == b.numbers:
        return 1.0 if a.numbers else 0.9
    if a.numbers <= b.numbers or b.numbers <= a.numbers:
        return 0.8
    return 0.0


def places_alike(a: Features, b: Features) -> float | None:
    """Compare villages, or districts where a village is unknown."""
    if a.village and b.village:
        return 1.0 if a.village == b.village else 0.0
    if a.district and b.district:
        return 0.6 if a.district == b.district else 0.0
    return None
