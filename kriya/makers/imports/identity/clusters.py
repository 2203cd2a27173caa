"""Rows that are one business, found without comparing every row with every other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kriya.makers.imports.identity.features import Features, features_of
from kriya.makers.imports.identity.judging import Verdict, judge

LARGEST_BLOCK = 40
"""Rows sharing a key beyond this many are too common a key to compare all of them."""
MANY_OWNERS = 3
"""A name that this many different owners bear is no key ("Tenun" has 171)."""
WORTH_ASKING = 0.55
"""Matches less likely than this are not put before people."""


class Match(NamedTuple):
    """Two rows (positions) that may be one business."""

    a: int
    b: int
    verdict: Verdict


class Clusters(NamedTuple):
    """The outcome: groups of positions in order of appearance, the matches that made them, and those left to people."""

    groups: list[list[int]]
    certain: list[Match]
    probable: list[Match]


def keys_of(f: Features) -> Iterator[str]:
    """Yield the keys under which a row is looked for; rows that share none are never compared."""
    yield from _keys_of_numbers(f)
    last = f.owner[-1] if f.owner else ""
    if f.street:
        yield f"street {f.street} {min(f.numbers, default='')} {last}"
    if f.name_key:
        yield f"name {f.name_key} {last}"
    if f.owner_key:
        yield f"owner {f.owner_key}"
    for near in {f.village, f.district} - {""}:
        yield from _keys_near(f, near, last)


def _keys_near(f: Features, near: str, last: str) -> Iterator[str]:
    if f.street:
        yield f"street {near} {f.street} {min(f.numbers, default='')}"
    if f.name_key:
        yield f"name {near} {f.name_key}"
    if last:
        yield f"owner {near} {last}"
    if near == f.village:
        for word in f.name:
            if len(word) > 3:
                yield f"word {near} {word}"
                yield f"word {near} {word} {last}"


def _keys_of_numbers(f: Features) -> Iterator[str]:
    if f.nik:
        yield f"nik {f.nik}"
    for number in f.phones:
        yield f"phone {number}"
    for number in f.papers:
        yield f"paper {number}"
    if f.spot:
        yield f"spot {f.spot}"


def _common_names(rows: Iterable[Features]) -> frozenset[str]:
    """Return the names that many bear: other owners (by initial and last name), or without owner in other places."""
    owners: dict[str, set[object]] = defaultdict(set)
    places: dict[str, set[object]] = defaultdict(set)
    for row in rows:
        if row.owner:
            owners[row.name_key].add((row.owner[0][0], row.owner[-1]))
        else:
            places[row.name_key].add((row.village, row.street, row.spot))
    both = (owners, places)
    return frozenset(name for some in both for name, bearers in some.items() if len(bearers) >= MANY_OWNERS)


class Index:
    """Rows by their keys, in which the rows that may be a given one are found."""

    def __init__(self, rows: Iterable[Features]) -> None:
        self.rows = list(rows)
        self._blocks: dict[str, list[int]] = defaultdict(list)
        for position, row in enumerate(self.rows):
            for key in keys_of(row):
                self._blocks[key].append(position)
        self.common = _common_names(self.rows)

    def candidates(self, row: Features) -> set[int]:
        """Return the positions that share a key with a row; a known NIK is key enough."""
        if row.nik and (bearers := self._blocks.get(f"nik {row.nik}")):
            return set(bearers)
        found: set[int] = set()
        for key in keys_of(row):
            block = self._blocks.get(key, ())
            if len(block) <= LARGEST_BLOCK or key.startswith(("nik", "phone", "paper")):
                found.update(block)
        return found

    def pairs(self) -> set[tuple[int, int]]:
        """Return every pair of positions that shares a key."""
        found: set[tuple[int, int]] = set()
        for block in self._blocks.values():
            if 1 < len(block) <= LARGEST_BLOCK:
                found.update((a, b) for i, a in enumerate(block) for b in block[i + 1 :])
            else:
                found.update(zip(block, block[1:], strict=False))
        # A name that says a word twice stands twice in one block.
        return {(a, b) for a, b in found if a != b}

    def judge(self, a: Features, b: Features) -> Verdict:
        """Judge two rows, knowing which names are common here."""
        return judge(a, b, common=a.name_key in self.common or b.name_key in self.common)


class _Union:
    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, a: int) -> int:
        while self.parent[a] != a:
            self.parent[a] = self.parent[self.parent[a]]
            a = self.parent[a]
        return a

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self.parent[second] = first


def _all_have_their_own_nik(rows: Sequence[Mapping[str, Any]]) -> bool:
    niks = [row.get("nik") for row in rows]
    return None not in niks and len(set(niks)) == len(niks)


def cluster_features(rows: Sequence[Features]) -> Clusters:
    """Group rows that are certainly one business, given their features."""
    index = Index(rows)
    matches = [Match(a, b, v) for a, b in sorted(index.pairs()) if (v := index.judge(rows[a], rows[b])).score > 0]
    matches.sort(key=lambda m: -m.verdict.score)
    union = _Union(len(rows))
    for match in matches:
        if match.verdict.certain:
            union.join(match.a, match.b)
    groups: dict[int, list[int]] = defaultdict(list)
    for position in range(len(rows)):
        groups[union.find(position)].append(position)
    certain = [m for m in matches if m.verdict.certain]
    probable = [m for m in matches if m.verdict.score >= WORTH_ASKING and union.find(m.a) != union.find(m.b)]
    return Clusters(list(groups.values()), certain, probable)


def cluster(rows: Sequence[Mapping[str, Any]]) -> Clusters:
    """Group rows (mappings of field to value) that are certainly one business.

    Where every row bears a NIK of its own there is nothing to compare.
    """
    if _all_have_their_own_nik(rows):
        return Clusters([[i] for i in range(len(rows))], [], [])
    return cluster_features([features_of(row) for row in rows])


def find_matches(rows: Sequence[Features], register: Index) -> list[list[Match]]:
    """Return for each row the register's rows that may be it, the likeliest first.

    In every Match `a` is the position of the row and `b` that in the register.
    """
    found = []
    for position, row in enumerate(rows):
        near = (Match(position, other, register.judge(row, register.rows[other])) for other in register.candidates(row))
        found.append(sorted((m for m in near if m.verdict.score > 0), key=lambda m: (-m.verdict.score, m.b)))
    return found
