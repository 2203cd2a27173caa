"""How places are given: a pure rule from what jurors said, who took part before, and the quotas. Asks no database.

The order: points first (the mean of the jurors' sheets, less some points for each time served lately); among equals
whoever was served fewer times, then whose last time is longest ago, then the lot that the seed draws. When somebody
applied counts for nothing, so that a slow network costs nobody a place.

The choice walks that order twice: first for the groups that are promised a least number, then for the seats that are
left. Nobody is taken above what a group may have at most.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from math import lcm
from statistics import median
from typing import Final

from kriya.participation.terms import Criterion, Quota

Group = tuple[str, str]
"""An axis and a key of it, as a quota names them."""
POINTS: Final = 1000
"""Points are kept as whole thousandths, from 0 to 100,000."""


class Why(StrEnum):
    """What put somebody on a seat, or kept them off."""

    RANK = "rank"
    LEAST = "least"
    MOST = "most"
    FULL = "full"


@dataclass(frozen=True)
class Sheet:
    """One juror's points, by the criterion's key. A criterion that is missing was not judged by this juror."""

    juror: str
    points: Mapping[str, int]


@dataclass(frozen=True)
class Candidate:
    """An applicant: `groups` are those of the call's quotas, `last` the ISO date of the last time served ("" never)."""

    key: str
    groups: tuple[Group, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    served: int = 0
    last: str = ""


@dataclass(frozen=True)
class Rules:
    """What a choice rests on beside the candidates. `rotation` are points (of 100) taken off for each time served."""

    places: int
    criteria: tuple[Criterion, ...] = ()
    quotas: tuple[Quota, ...] = ()
    rotation: int = 0
    seed: str = ""


@dataclass(frozen=True)
class Line:
    """One candidate in the result. `score` is None where no juror said anything; `group` is what `why` speaks of."""

    key: str
    position: int
    score: int | None
    deduction: int
    is_chosen: bool
    why: Why
    group: Group | None = None


@dataclass
class _Seats:
    """Seats while they are given away: how many each group has, and how many are left."""

    left: int
    quotas: tuple[Quota, ...]
    had: Counter[Group] = field(default_factory=Counter)

    def full_group(self, groups: Iterable[Group]) -> Group | None:
        """Return a group that already has all it may have."""
        mine = set(groups)
        return next(
            (
                (quota.axis, quota.key)
                for quota in self.quotas
                if quota.most is not None
                and (quota.axis, quota.key) in mine
                and self.had[quota.axis, quota.key] >= quota.most
            ),
            None,
        )

    def wanting_group(self, groups: Iterable[Group]) -> Group | None:
        """Return a group that still wants for what it is promised."""
        mine = set(groups)
        return next((group for group in self.lacking() if group in mine), None)

    def lacking(self) -> dict[Group, int]:
        """Return how many each group still wants for."""
        wanted = {(quota.axis, quota.key): quota.least - self.had[quota.axis, quota.key] for quota in self.quotas}
        return {group: n for group, n in wanted.items() if n > 0}

    def take(self, groups: Iterable[Group]) -> None:
        self.left -= 1
        self.had.update(groups)


def score_of(sheets: Iterable[Sheet], criteria: Iterable[Criterion]) -> int | None:
    """Return the mean of the jurors' weighted points; None where nobody judged what counts.

    A juror's sheet counts by what it judged: a criterion that it left out weighs nothing in it.
    """
    totals = _totals(sheets, criteria)
    return round(POINTS * sum(totals, Fraction()) / len(totals)) if totals else None


def median_of(sheets: Iterable[Sheet], criteria: Iterable[Criterion]) -> int | None:
    """Return the points of the juror in the middle, told beside the mean: one juror alone cannot move it far."""
    totals = _totals(sheets, criteria)
    return round(POINTS * median(totals)) if totals else None


def _totals(sheets: Iterable[Sheet], criteria: Iterable[Criterion]) -> list[Fraction]:
    """Return each juror's weighted points, of 100."""
    weights = {one.key: one for one in criteria if one.counts and one.weight > 0}
    totals: list[Fraction] = []
    for sheet in sheets:
        judged = [(weights[key], points) for key, points in sheet.points.items() if key in weights]
        if judged:
            # In whole numbers over what all scales divide, and one fraction a sheet: fractions are dear.
            whole = lcm(*(one.most for one, _points in judged))
            got = sum(one.weight * min(points, one.most) * (whole // one.most) for one, points in judged)
            totals.append(Fraction(100 * got, whole * sum(one.weight for one, _points in judged)))
    return totals


def lot_of(seed: str, key: str) -> str:
    """Return the lot drawn for a candidate: nobody knows it before the seed, anybody can draw it again."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def in_order(candidates: Iterable[Candidate], rules: Rules) -> list[tuple[Candidate, int | None, int]]:
    """Return candidates in the order of the rule, each with its score and the points taken off."""
    counts = any(one.counts for one in rules.criteria)
    rows = []
    for one in candidates:
        score = score_of(one.sheets, rules.criteria)
        deduction = rules.rotation * one.served * POINTS
        rank = (counts and score is None, deduction - (score or 0), one.served, one.last, lot_of(rules.seed, one.key))
        rows.append((rank, one.key, one, score, deduction))
    rows.sort(key=lambda row: row[:2])
    return [(one, score, deduction) for _rank, _key, one, score, deduction in rows]


def choose(candidates: Iterable[Candidate], rules: Rules) -> list[Line]:
    """Return every candidate in order, with whether it is chosen and why."""
    order = in_order(candidates, rules)
    by_rank = _without_promises(order, rules)
    seats, taken = _Seats(rules.places, rules.quotas), dict[str, tuple[Why, Group | None]]()
    for one, _score, _deduction in order if seats.lacking() else ():
        group = seats.wanting_group(one.groups)
        if group and seats.left and not seats.full_group(one.groups):
            taken[one.key] = (Why.RANK, None) if one.key in by_rank else (Why.LEAST, group)
            seats.take(one.groups)
    missed: dict[str, tuple[Why, Group | None]] = {}
    for one, _score, _deduction in order:
        if one.key in taken:
            continue
        if group := seats.full_group(one.groups):
            missed[one.key] = (Why.MOST, group)
        elif not seats.left:
            missed[one.key] = (Why.FULL, None)
        else:
            taken[one.key] = (Why.RANK, None)
            seats.take(one.groups)
    return [
        Line(one.key, place, score, deduction, one.key in taken, *(taken.get(one.key) or missed[one.key]))
        for place, (one, score, deduction) in enumerate(order, start=1)
    ]


def _without_promises(order: Sequence[tuple[Candidate, int | None, int]], rules: Rules) -> set[str]:
    """Return whom the order alone would take, were nothing promised to any group."""
    seats, taken = _Seats(rules.places, rules.quotas), set()
    for one, _score, _deduction in order:
        if seats.left and not seats.full_group(one.groups):
            seats.take(one.groups)
            taken.add(one.key)
    return taken


@dataclass(frozen=True)
class Next:
    """Who is offered a seat that came free (None: nobody may), why, and whom that passed by, each for which group."""

    key: str | None
    why: Why = Why.RANK
    group: Group | None = None
    passed: tuple[tuple[str, Why, Group | None], ...] = ()


def next_in_line(
    waiting: Sequence[tuple[str, tuple[Group, ...]]],
    holders: Iterable[tuple[Group, ...]],
    *,
    places: int,
    quotas: tuple[Quota, ...],
) -> Next:
    """Return who of those waiting, in their order, is offered the next free seat.

    Whoever would take a group above its most is passed by; where all seats that are left are promised to groups,
    whoever is in none of them is passed by too, as long as somebody waits who is.
    """
    seats = _Seats(places, quotas)
    for groups in holders:
        seats.take(groups)
    if seats.left <= 0:
        return Next(None, Why.FULL)
    able = [(key, groups) for key, groups in waiting if not seats.full_group(groups)]
    promised = _promised(seats, able)
    passed: list[tuple[str, Why, Group | None]] = []
    for key, groups in waiting:
        if group := seats.full_group(groups):
            passed.append((key, Why.MOST, group))
        elif promised and not (set(groups) & promised.keys()):
            passed.append((key, Why.LEAST, next(iter(promised))))
        else:
            wanted = next((group for group in groups if group in promised), None)
            return Next(key, Why.LEAST if wanted else Why.RANK, wanted, tuple(passed))
    return Next(None, Why.MOST, None, tuple(passed))


def _promised(seats: _Seats, able: Sequence[tuple[str, tuple[Group, ...]]]) -> dict[Group, int]:
    """Return the groups to which all seats that are left are promised, as far as somebody of them waits; else none."""
    there = Counter(group for _key, groups in able for group in set(groups))
    lacking = {group: min(n, there[group]) for group, n in seats.lacking().items() if there[group]}
    return lacking if sum(lacking.values()) >= seats.left else {}
