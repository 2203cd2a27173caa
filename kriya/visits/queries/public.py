"""What anyone may read of visits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kriya.councils.regions import name_of
from kriya.visits.models import PublishedVisit

NEWEST = 12


@dataclass(frozen=True)
class Told:
    """How many delegations came and from how many regions; the newest of them, and who comes from where."""

    delegations: int
    people: int
    provinces: Sequence[tuple[str, int]]
    newest: Sequence[PublishedVisit]


def told_of(council_id: int) -> Told:
    """Return what is public of all visits of a council, in one question."""
    rows = list(PublishedVisit.objects.of(council_id).order_by("-on", "visit_id"))
    counted = Counter(row.region_code[:2] for row in rows)
    provinces = sorted(((name_of(code) or code, number) for code, number in counted.items()), key=_most_first)
    return Told(len(rows), sum(row.people or 0 for row in rows), provinces, rows[:NEWEST])


def _most_first(line: tuple[str, int]) -> tuple[int, str]:
    return -line[1], line[0]
