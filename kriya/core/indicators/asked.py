"""What a figure is asked about: which day, which days, and which part of the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kriya.core.indicators.words import Words

UNKNOWN: Final = "unknown"
MERGED: Final = "+"
"""Stands between the keys of parts that are told as one."""

Cells = Mapping[str, int]
Labels = Mapping[str, Mapping[str, Words]]


@dataclass(frozen=True)
class Choice:
    """Which part of the register to count, and the year of the yearly figures (None is the newest of each maker).

    What is a state (makers, products) is counted as it stood at the end of `as_of`; what happens (sales) over the days
    from `since` to `until`, both included, which without being chosen are those of the year so far.
    """

    as_of: date
    year: int | None = None
    district: str = ""
    craft: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def current_year(self) -> int:
        return self.year or self.as_of.year

    @property
    def first_day(self) -> date:
        return self.since or self.as_of.replace(month=1, day=1)

    @property
    def last_day(self) -> date:
        return self.until or self.as_of

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part of the register is asked about."""
        return bool(self.district or self.craft)
