"""Lying bars: one series, or several side by side in each group."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from django.utils.translation import gettext

from kriya.design.charts.figure import LINE, Figure, Item, Mark, Row, Value, share_of, wrapped

BAR: Final = 10  # px


@dataclass(frozen=True, kw_only=True)
class Bars(Figure):
    """One row per item, its label above and its number at the right; `unknown` counts those without an answer.

    `whole` is what a full bar stands for where the values are parts of something; else the longest fills the width.
    """

    items: Sequence[Item] = field(default_factory=tuple)
    unknown: int = 0
    unknown_url: str = ""
    whole: int = 0
    template = "design/charts/bars.html"

    def _all(self) -> list[tuple[Item, str]]:
        rows = [(item, "f0" if item.value is not None else "unk") for item in self.items]
        last = (Item(gettext("Belum diketahui"), self.unknown, self.unknown_url), "unk")
        return [*rows, last] if self.unknown else rows

    def marks(self) -> list[Mark]:
        """Place the bars from top to bottom."""
        rows = self._all()
        longest = self.whole or max((item.value or 0 for item, _ in rows), default=0)
        marks, y = [], 0.0
        for item, kind in rows:
            lines = wrapped(item.label, y, self.write(item.value))
            y += LINE * len(lines) + 4
            marks.append(
                Mark(0, y, share_of(item.value, longest), BAR, kind, self.write(item.value), item.label, lines)
            )
            y += BAR + 12
        return marks

    def rows(self) -> list[Row]:
        return [Row(item.label, (self.cell(item.value),), item.url) for item, _ in self._all()]


@dataclass(frozen=True)
class Group:
    label: str
    values: Sequence[Value]
    url: str = ""


_LETTER: Final = 7.0
"""How wide a letter behind a bar is on average, in pixels."""
_NARROW: Final = 328
"""How wide a chart is on a screen of 360 px."""


@dataclass(frozen=True, kw_only=True)
class Grouped(Figure):
    """Several series in each group ("2024", "2025"), each bar saying its series and its number at its end."""

    series: Sequence[str] = field(default_factory=tuple)
    groups: Sequence[Group] = field(default_factory=tuple)
    template = "design/charts/grouped.html"
    widest: ClassVar[float] = 0.56  # of the width; the words at the bar's end need the rest

    @property
    def reach(self) -> float:
        """How far the longest bar goes, so that the longest words behind a bar stand whole on a screen of 360 px."""
        numbers = [len(self.write(value)) for group in self.groups for value in group.values if value is not None]
        letters = max(numbers, default=0) + 1 + max(map(len, self.series), default=0)
        return min(self.widest, max(0.2, 1 - (letters * _LETTER + 8) / _NARROW))

    def marks(self) -> list[Mark]:
        """Place the groups from top to bottom, one bar per series in each."""
        longest = max((value or 0 for group in self.groups for value in group.values), default=0)
        marks, y = [], 0.0
        for group in self.groups:
            lines = wrapped(group.label, y)
            y += LINE * len(lines) + 4
            for i, value in enumerate(group.values):
                kind = f"f{i % 6}" if value is not None else "unk"
                width = round(share_of(value, longest) * self.reach, 3)
                shown = lines if i == 0 else ()
                written = self.write(value) if value is not None else gettext("belum diketahui")
                marks.append(Mark(0, y, width, 14, kind, written, group.label, shown, note=self.series[i]))
                y += 19
            y += 12
        return marks

    def rows(self) -> list[Row]:
        return [Row(group.label, tuple(self.cell(value) for value in group.values), group.url) for group in self.groups]

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.first or gettext("Kelompok"), *self.series)
