"""What the council sold of makers before and after a programme, by its own book of sales."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any, Final
from uuid import UUID

from django.db import connection

from kriya.core.scoping import current_council
from kriya.ledger.queries.families import ROOTS
from kriya.outcomes.queries.programmes import Circle, Programme
from kriya.outcomes.windows import FEWEST, Windows

# Each line sold, and what came back of it on the day of its sale: what stayed sold counts.
_SOLD: Final = f"""{ROOTS},
asked AS (SELECT * FROM unnest(%(programmes)s::uuid[], %(makers)s::uuid[]) AS a (programme, maker)),
spans AS (
    SELECT * FROM unnest(%(of)s::uuid[], %(names)s::text[], %(firsts)s::date[], %(lasts)s::date[])
    AS s (programme, name, first, until)
),
parts AS (
    SELECT s.happened_on AS on_day, l.maker_id, l.total FROM sales_sale s
    JOIN sales_saleline l ON l.council_id = s.council_id AND l.sale_id = s.id
    WHERE s.council_id = %(council)s AND s.happened_on >= %(first)s AND s.happened_on < %(until)s
    UNION ALL
    SELECT s.happened_on, l.maker_id, -b.total FROM sales_refundline b
    JOIN sales_saleline l ON l.council_id = b.council_id AND l.id = b.line_id
    JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
    WHERE b.council_id = %(council)s AND s.happened_on >= %(first)s AND s.happened_on < %(until)s
),
days AS (
    SELECT r.root AS maker, p.on_day, sum(p.total) AS total FROM parts p JOIN roots r ON r.id = p.maker_id GROUP BY 1, 2
)
SELECT a.programme, a.maker, s.name, sum(d.total) FROM asked a
JOIN spans s ON s.programme = a.programme
JOIN days d ON d.maker = a.maker AND d.on_day >= s.first AND d.on_day < s.until
GROUP BY 1, 2, 3"""  # noqa: S608 - our own text


@dataclass(frozen=True)
class Around:
    """What was sold of somebody around a programme, in rupiah. `after` is None until its months are over."""

    before: int = 0
    after: int | None = None
    before_year: int = 0
    after_year: int = 0


@dataclass(frozen=True)
class Together:
    """What was sold of a group of makers around a programme, each by itself."""

    makers: Sequence[Around] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        return len(self.makers)

    @property
    def is_small(self) -> bool:
        """Whether it is too few for others than the office to be told of."""
        return self.count < FEWEST

    def total(self, name: str) -> int | None:
        """Return the sum of a span, None where it is not over."""
        values: list[int | None] = [getattr(one, name) for one in self.makers]
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    def each(self, name: str) -> int | None:
        """Return what it is for each maker on average, in whole rupiah; None where it is not over, or of nobody."""
        whole = self.total(name)
        return round(whole / self.count) if whole is not None and self.makers else None

    def middle(self, name: str) -> int | None:
        """Return what the maker in the middle has: one that sells much does not move it."""
        if not self.makers or self.total(name) is None:
            return None
        middle: int = round(median(getattr(one, name) for one in self.makers))
        return middle

    @property
    def selling(self) -> int:
        """How many of them sold anything through the council in the months that are compared."""
        return sum(any((one.before, one.after, one.before_year, one.after_year)) for one in self.makers)


Sales = Mapping[tuple[UUID, UUID], Around]


def sales_around(found: Sequence[Programme], makers: Mapping[UUID, Iterable[UUID]], *, on: date) -> Sales:
    """Return what was sold of makers around programmes, by (programme, maker): one question, however many.

    `makers` are those that stand for themselves, by programme.
    """
    if not found:
        return {}
    spans = [(one, Windows(one.starts_on, one.ends_on)) for one in found]
    rows = [(one.pk, name, *getattr(window, name)) for one, window in spans for name in _NAMES]
    asked = [(one.pk, maker) for one in found for maker in makers[one.pk]]
    sums: dict[tuple[UUID, UUID], dict[str, int]] = {pair: {} for pair in asked}
    for programme, maker, name, total in _ask(rows, asked):
        sums[programme, maker][name] = int(total)
    whole = {one.pk: window.is_whole(on) for one, window in spans}
    return {pair: _around(got, whole=whole[pair[0]]) for pair, got in sums.items()}


_NAMES: Final = ("before", "after", "before_year", "after_year")


def _around(got: Mapping[str, int], *, whole: bool) -> Around:
    after = got.get("after", 0) if whole else None
    return Around(got.get("before", 0), after, got.get("before_year", 0), got.get("after_year", 0))


def _ask(spans: Sequence[tuple[Any, ...]], asked: Sequence[tuple[UUID, UUID]]) -> list[tuple[Any, ...]]:
    given = {
        "council": current_council().pk,
        "programmes": [programme for programme, _maker in asked], "makers": [maker for _programme, maker in asked],
        "of": [row[0] for row in spans], "names": [row[1] for row in spans],
        "firsts": [row[2] for row in spans], "lasts": [row[3] for row in spans],
        "first": min(row[2] for row in spans), "until": max(row[3] for row in spans),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SOLD, given)
        return list(cursor.fetchall())


def compared(programme: Programme, circle: Circle, *, on: date) -> tuple[Together, Together]:
    """Return what was sold of those who took part, and of those who applied and were not chosen: one question."""
    every = circle.joined | circle.not_chosen
    sold = sales_around([programme], {programme.pk: every}, on=on)
    return (
        Together([sold[programme.pk, maker] for maker in sorted(circle.joined)]),
        Together([sold[programme.pk, maker] for maker in sorted(circle.not_chosen)]),
    )
