"""Pairs of the whole register that may be one maker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from kriya.makers.imports.identity.clusters import WORTH_ASKING, Index
from kriya.makers.models import LikelyPair, Maker, NotDuplicate
from kriya.makers.queries.duplicates.reasons import reason_words
from kriya.makers.queries.duplicates.register import features_in_register
from kriya.makers.queries.duplicates.side_by_side import in_order

MOST: Final = 2000


@dataclass(frozen=True)
class FoundPair:
    """Two makers (the older id first) that may be one."""

    first: UUID
    second: UUID
    score: float
    certain: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two makers to be looked at side by side, with the reasons in words."""

    first: Maker
    second: Maker
    score: float
    certain: bool
    words: Sequence[str]

    @property
    def in_order(self) -> tuple[Maker, Maker]:
        """Return the one that is proposed to be kept, then the other."""
        return in_order(self.first, self.second)


@dataclass(frozen=True)
class Fingerprint:
    """What tells whether the register changed since the last look."""

    makers: int
    newest_change: datetime | None


def fingerprint() -> Fingerprint:
    """Return how many makers stand in the register and when one changed last."""
    counted = Maker.objects.in_register().aggregate(makers=Count("pk"), newest=Max("updated_at"))
    return Fingerprint(counted["makers"], counted["newest"])


def find_pairs() -> list[FoundPair]:
    """Look through the whole register and return its likely pairs, the likeliest first, 2,000 at most.

    Only makers that share a key (NIK, telephone, paper, street, names in a village) are compared: 10,000 makers take
    a few seconds, hence a job beyond a small register.
    """
    known = features_in_register()
    makers, index = list(known), Index(known.values())
    found = []
    for a, b in index.pairs():
        if a == b:
            # "Sinar Sinar" stands under its word twice.
            continue
        verdict = index.judge(index.rows[a], index.rows[b])
        if verdict.score >= WORTH_ASKING:
            first, second = sorted((makers[a], makers[b]))
            found.append(FoundPair(first, second, verdict.score, verdict.certain, verdict.reasons))
    found.sort(key=lambda pair: (-pair.score, pair.first, pair.second))
    return found[:MOST]


def pairs_to_judge() -> "QuerySet[LikelyPair]":
    """Return the found pairs of which nobody has said yet what they are, the likeliest first."""
    said = NotDuplicate.objects.filter(first=OuterRef("first"), second=OuterRef("second"))
    # As a list of the few that were merged, read once; joined, the fresh rows of an import are read anew for each pair.
    merged = Maker.objects.exclude(merged_into=None).values("pk")
    pairs: QuerySet[LikelyPair] = LikelyPair.objects.exclude(first__in=merged).exclude(second__in=merged)
    return pairs.exclude(Exists(said)).order_by("-score", "pk")


def pair_count() -> int:
    """Return how many pairs wait for a person."""
    return pairs_to_judge().count()


def with_makers(pairs: Any) -> list[Pair]:
    """Return pairs with what their cards show, in a fixed number of questions."""
    rows = list(pairs)
    ids = {pk for row in rows for pk in (row.first_id, row.second_id)}
    makers = Maker.objects.prefetch_related("phones").in_bulk(ids)
    return [
        Pair(makers[row.first_id], makers[row.second_id], row.score, row.certain, reason_words(row.reasons))
        for row in rows
    ]
