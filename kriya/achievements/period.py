"""The periods of which a council gives account: quarters of the calendar, and years."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kriya.core.indicators import Choice, Words

_CODE: Final = re.compile(r"(20\d\d)(?:-T([1-4]))?")
_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """A quarter (1 to 4) of a year, or with 0 the whole year. Its code is `2026-T3` or `2026`."""

    year: int
    quarter: int = 0

    @classmethod
    def of_code(cls, code: str) -> "Period":
        """Return the period with a code; raise ValueError for anything else."""
        if (found := _CODE.fullmatch(code)) is None:
            raise ValueError(code)
        return cls(int(found[1]), int(found[2] or 0))

    @classmethod
    def quarter_of(cls, day: date) -> "Period":
        """Return the quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def code(self) -> str:
        return f"{self.year}-T{self.quarter}" if self.quarter else str(self.year)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.quarter - 2 if self.quarter else 1, 1)

    @property
    def last(self) -> date:
        year, month = divmod(self.year * 12 + (3 * self.quarter or 12), 12)
        return date(year, month + 1, 1) - timedelta(days=1)

    @property
    def choice(self) -> Choice:
        """What is counted for it: states as at its last day, happenings over its days."""
        return Choice(as_of=self.last, since=self.first, until=self.last)

    @property
    def name(self) -> Words:
        if not self.quarter:
            return Words(f"Tahun {self.year}", f"Year {self.year}")
        return Words(f"Triwulan {_ROMAN[self.quarter - 1]} {self.year}", f"Q{self.quarter} {self.year}")

    @property
    def short(self) -> Words:
        """A name that fits beneath a column."""
        if not self.quarter:
            return Words(str(self.year), str(self.year))
        return Words(f"TW {_ROMAN[self.quarter - 1]} {self.year % 100:02}", f"Q{self.quarter} {self.year % 100:02}")

    @property
    def before(self) -> "Period":
        """The period of its kind before it."""
        if not self.quarter:
            return Period(self.year - 1)
        return Period(self.year, self.quarter - 1) if self.quarter > 1 else Period(self.year - 1, 4)

    @property
    def year_earlier(self) -> "Period":
        return Period(self.year - 1, self.quarter)

    def holds(self, other: "Period") -> bool:
        """Tell whether another period lies within this one."""
        return self.year == other.year and self.quarter in (0, other.quarter)

    def is_over(self, on: date) -> bool:
        return self.last < on

    def __str__(self) -> str:
        return self.code


def periods_to(day: date, *, years: int = 3) -> list[Period]:
    """Return the quarters and years that are over on a day, the newest first, of the last `years` years."""
    found = [Period(year, quarter) for year in range(day.year, day.year - years, -1) for quarter in (0, 4, 3, 2, 1)]
    return [one for one in found if one.is_over(day)]
