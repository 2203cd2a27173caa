"""Standing columns and lines over an ordered row of periods."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final

from django.utils.translation import gettext

from kriya.design.charts.figure import Figure, Item, Line, Mark, Row, share_of

PLOT: Final = 168  # px from the highest number to the axis
NARROW: Final = 320  # px of plot on the narrowest screen


@dataclass(frozen=True, kw_only=True)
class Columns(Figure):
    """Standing columns over an ordered row of periods; a period without an answer is an empty dashed column."""

    items: Sequence[Item] = field(default_factory=tuple)
    template = "design/charts/columns.html"

    def height(self, marks: Sequence[Mark]) -> float:
        return PLOT + 26 if marks else 0

    def marks(self) -> list[Mark]:
        """Place the columns from left to right, with as many labels as a phone can show."""
        highest = max((item.value or 0 for item in self.items), default=0)
        slot = 100 / max(1, len(self.items))
        return [self._mark(i, item, slot, highest) for i, item in enumerate(self.items)]

    def _mark(self, i: int, item: Item, slot: float, highest: float) -> Mark:
        known = item.value is not None
        height = 14 if not known else share_of(item.value, highest) / 100 * (PLOT - 24)
        text = (self.brief(item.value) if known else "?") if self._speaks(i, highest) or not known else ""
        lines = (Line(PLOT + 18, item.label),) if i % self._step() == 0 else ()
        place = (round(i * slot + slot * 0.17, 3), round(PLOT - height, 2), round(slot * 0.66, 3), round(height, 2))
        return Mark(
            *place, "f0" if known else "unk", text, item.label, lines, note=self.write(item.value) if known else "?"
        )

    def _speaks(self, i: int, highest: float) -> bool:
        """All numbers when they fit a phone, otherwise first, last and highest."""
        widest = max((len(self.brief(item.value)) for item in self.items if item.value is not None), default=1)
        if len(self.items) * (widest * 7.5 + 4) <= NARROW:
            return True
        return i in (0, len(self.items) - 1) or (self.items[i].value == highest and 1 < i < len(self.items) - 2)

    @property
    def says_all(self) -> bool:
        return all(mark.text for mark in self.marks())

    def _step(self) -> int:
        widest = max((len(item.label) for item in self.items), default=1)
        return max(1, ceil((widest * 7 + 6) * len(self.items) / NARROW))

    def rows(self) -> list[Row]:
        return [Row(item.label, (self.cell(item.value),), item.url) for item in self.items]

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.first or gettext("Periode"), self.unit or gettext("Jumlah"))


@dataclass(frozen=True)
class Stretch:
    """The line between two neighbouring known points; dashed when points between them are unknown."""

    x1: float
    y1: float
    x2: float
    y2: float
    gap: bool


@dataclass(frozen=True, kw_only=True)
class Trend(Columns):
    """A line through periods, from zero; unknown periods break it into a dashed stretch."""

    template = "design/charts/trend.html"

    def stretches(self) -> list[Stretch]:
        known = [(i, mark) for i, mark in enumerate(self.marks()) if mark.kind != "unk"]
        return [
            Stretch(a.middle, a.y, b.middle, b.y, j - i > 1) for (i, a), (j, b) in zip(known, known[1:], strict=False)
        ]
