"""The calendar of the office: words above tell what they hold in a month, without being imported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Occasion:
    """Something that is held, from its first day to its last. `starts_at` is None where it fills whole days."""

    title: str
    url: str
    first: date
    last: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    people: str = ""
    icon: str = "calendar"

    @property
    def is_long(self) -> bool:
        """Whether it lasts for more than a day."""
        return self.first < self.last


Diary = Callable[[date, date | None], list[Occasion]]
"""What is held from a day up to before another; without that other day, the next one alone."""
_diaries: list[str] = []


def register_diary(path: str) -> None:
    """Name what a word holds by the dotted path of its Diary."""
    _diaries.append(path)


def held_between(first: date, until: date) -> list[tuple[date, list[Occasion]]]:
    """Return what is held, day by day; what began earlier and still lasts stands under the first day."""
    days: dict[date, list[Occasion]] = {}
    for one in _told(first, until):
        days.setdefault(max(one.first, first), []).append(one)
    return [(day, sorted(days[day], key=_order)) for day in sorted(days)]


def next_held(since: date) -> Occasion | None:
    """Return what begins next, from a day on: an empty month must not be the end of the way."""
    return min(_told(since, None), key=lambda one: (one.first, _order(one)), default=None)


def _told(first: date, until: date | None) -> list[Occasion]:
    return [one for path in _diaries for one in import_string(path)(first, until)]


def _order(one: Occasion) -> tuple[float, str]:
    return one.starts_at.timestamp() if one.starts_at else 0.0, one.title
