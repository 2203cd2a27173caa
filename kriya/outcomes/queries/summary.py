"""Every programme in a line: who took part, what it cost, what came back."""

from dataclasses import dataclass
from datetime import date

from kriya.outcomes.queries.followed import Followed, followed
from kriya.outcomes.queries.programmes import Programme, circles_of, costs_of, programmes


@dataclass(frozen=True)
class Line:
    """A programme with how many took part, what it cost others than them (rupiah), and what they answered."""

    programme: Programme
    people: int
    cost: int
    followed: Followed

    @property
    def each(self) -> int | None:
        """What it cost for each who took part, in whole rupiah; None where nobody did or nothing is known."""
        return round(self.cost / self.people) if self.people and self.cost else None


def lines(*, until: date) -> list[Line]:
    """Return what was over by a day, the latest first: ten questions, however many programmes."""
    found = programmes(until=until)
    circles, costs, back = circles_of(found), costs_of(found), followed(found)
    return [Line(one, len(circles[one.pk].joined), costs[one.pk], back[one.pk]) for one in found]


def line_of(programme: Programme) -> Line:
    """Return one programme so."""
    circle = circles_of([programme])[programme.pk]
    return Line(programme, len(circle.joined), costs_of([programme])[programme.pk], followed([programme])[programme.pk])
