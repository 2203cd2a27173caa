"""The months that are compared: before and after a programme, and the same months a year earlier."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = 3
"""How many months before and after a programme are compared."""
FEWEST: Final = 5
"""Of fewer makers nobody outside the office is told a figure."""


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later (below 0: earlier), the month's last where there is no such day."""
    year, before = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, before + 1, min(day.day, monthrange(year, before + 1)[1]))


@dataclass(frozen=True)
class Windows:
    """Days of a programme and the months around them. Each is (first day, day after the last)."""

    starts_on: date
    ends_on: date

    @property
    def before(self) -> tuple[date, date]:
        return months_later(self.starts_on, -MONTHS), self.starts_on

    @property
    def after(self) -> tuple[date, date]:
        following = self.ends_on + timedelta(days=1)
        return following, months_later(following, MONTHS)

    @property
    def before_year(self) -> tuple[date, date]:
        return _a_year_earlier(self.before)

    @property
    def after_year(self) -> tuple[date, date]:
        return _a_year_earlier(self.after)

    def is_whole(self, day: date) -> bool:
        """Tell whether the months after are over on a day: until then they are not compared."""
        return self.after[1] <= day


def _a_year_earlier(span: tuple[date, date]) -> tuple[date, date]:
    return months_later(span[0], -12), months_later(span[1], -12)
