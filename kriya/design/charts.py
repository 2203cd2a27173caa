"""Charts as server-rendered SVG: a figure is a value, `{% chart figure %}` draws it with its table beneath.

Horizontal places are per cent and text is in pixels, so that a chart fills 360 px or a printed page without scaled-down letters. Every
mark carries its number, so there is no legend to hunt; series differ by pattern as well as by colour; unknown is a bar of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha1
from math import ceil
from textwrap import wrap
from typing import ClassVar, Final

from django.utils.translation import gettext

from kriya.design.formats import compact, number, rupiah, unknown
from kriya.design.formats import percent as write_percent

Value = int | float | None

DASH: Final = "\u2014"
LINE: Final = 19
BAR: Final = 10
CHARACTERS: Final = 36  # of a 14 px label beside its number on a screen of 360 px
SMALLEST: Final = 0.6  # per cent of the width: a bar that is not zero is seen
PLOT: Final = 168
NARROW: Final = 320  # px of plot on the narrowest screen


@dataclass(frozen=True)
class Item:
    """One labelled number; value None is unknown. A url leads staff to the rows that were counted."""

    label: str
    value: Value
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a wrapped label and the y of its baseline."""

    y: float
    text: str


@dataclass(frozen=True)
class Mark:
    """One shape as the template draws it: widths in per cent, heights in px."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str = ""
    label: str = ""
    lines: tuple[Line, ...] = ()
    inside: bool = False
    note: str = ""

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def foot(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What every chart has: a title, the words for its numbers, and how many of all are known."""

    title: str
    subtitle: str = ""
    first: str = ""
    unit: str = ""
    money: bool = False
    known: int | None = None
    total: int | None = None
    template: ClassVar[str]

    def write(self, value: Value) -> str:
        """This function will write a number of this figure in full, as plain text for the drawing."""
        if value is None:
            return DASH
        return rupiah(round(value)) if self.money else number(value)

    def cell(self, value: Value) -> str:
        """This function will write a number for the table, where an unknown one is said to a screen reader."""
        return unknown(None) if value is None else self.write(value)

    def brief(self, value: Value) -> str:
        """This function will write a number so that it fits above a column; the table has it in full."""
        return compact(value) if value is not None and abs(value) >= 10_000 else self.write(value)

    @property
    def key(self) -> str:
        return "c" + sha1(repr(self).encode(), usedforsecurity=False).hexdigest()[:8]

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.first or gettext("Kelompok"), self.unit or gettext("Jumlah"))

    def marks(self) -> list[Mark]:
        """This function will place every mark; a figure without marks has nothing to show."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """This function will give the rows of the table beneath."""
        raise NotImplementedError

    def height(self, marks: Sequence[Mark]) -> float:
        """This function will give the height of the drawing in px."""
        return max((mark.foot for mark in marks), default=0) + 4


def _lines(label: str, top: float) -> tuple[Line, ...]:
    """A label wrapped for the narrowest screen, its first baseline 14 px under `top`."""
    return tuple(Line(top + 14 + i * LINE, text) for i, text in enumerate(wrap(label, CHARACTERS) or [""]))


def _share(value: Value, whole: float) -> float:
    if not value or value < 0 or whole <= 0:
        return 0
    return max(SMALLEST, round(value / whole * 100, 3))


@dataclass(frozen=True, kw_only=True)
class Bars(Figure):
    """Lying bars, one row per item, its label above and its number at the right; `unknown` counts those without an answer."""

    items: Sequence[Item] = field(default_factory=tuple)
    unknown: int = 0
    template = "design/charts/bars.html"

    def _all(self) -> list[tuple[Item, str]]:
        rows = [(item, "f0" if item.value is not None else "unk") for item in self.items]
        return [*rows, (Item(gettext("Belum diketahui"), self.unknown), "unk")] if self.unknown else rows

    def marks(self) -> list[Mark]:
        """This function will place the bars from top to bottom."""
        rows = self._all()
        longest = max((item.value or 0 for item, _ in rows), default=0)
        marks, y = [], 0.0
        for item, kind in rows:
            lines = _lines(item.label, y)
            y += LINE * len(lines) + 4
            marks.append(Mark(0, y, _share(item.value, longest), BAR, kind, self.write(item.value), item.label, lines))
            y += BAR + 12
        return marks

    def rows(self) -> list[Row]:
        return [Row(item.label, (self.cell(item.value),), item.url) for item, _ in self._all()]


@dataclass(frozen=True, kw_only=True)
class Columns(Figure):
    """Standing columns over an ordered row of periods; a period without an answer is an empty dashed column."""

    items: Sequence[Item] = field(default_factory=tuple)
    template = "design/charts/columns.html"

    def height(self, marks: Sequence[Mark]) -> float:
        return PLOT + 26 if marks else 0

    def marks(self) -> list[Mark]:
        """This function will place the columns from left to right, with as many labels as a phone can show."""
        highest = max((item.value or 0 for item in self.items), default=0)
        slot = 100 / max(1, len(self.items))
        return [self._mark(i, item, slot, highest) for i, item in enumerate(self.items)]

    def _mark(self, i: int, item: Item, slot: float, highest: float) -> Mark:
        known = item.value is not None
        height = 14 if not known else _share(item.value, highest) / 100 * (PLOT - 24)
        text = (self.brief(item.value) if known else "?") if self._speaks(i, highest) or not known else ""
        lines = (Line(PLOT + 18, item.label),) if i % self._step() == 0 else ()
        place = (round(i * slot + slot * 0.17, 3), round(PLOT - height, 2), round(slot * 0.66, 3), round(height, 2))
        return Mark(*place, "f0" if known else "unk", text, item.label, lines, note=self.write(item.value) if known else "?")

    def _speaks(self, i: int, highest: float) -> bool:
        """All numbers when they fit a phone, otherwise first, last and highest."""
        widest = max((len(self.brief(item.value)) for item in self.items if item.value is not None), default=1)
        if len(self.items) * (widest * 7.5 + 4) <= NARROW:
            return True
        return i in (0, len(self.items) - 1) or (self.items[i].value == highest and 1 < i < len(self.items) - 2)

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
        return [Stretch(a.middle, a.y, b.middle, b.y, j - i > 1) for (i, a), (j, b) in zip(known, known[1:], strict=False)]


@dataclass(frozen=True, kw_only=True)
class Share(Figure):
    """One bar of a hundred per cent and its parts beneath; negative and unknown parts have no width, `unknown` is a part."""

    items: Sequence[Item] = field(default_factory=tuple)
    unknown: int = 0
    template = "design/charts/share.html"

    def _parts(self) -> list[tuple[Item, str]]:
        parts = [(item, f"f{i % 6}") for i, item in enumerate(self.items)]
        return [*parts, (Item(gettext("Belum diketahui"), self.unknown), "unk")] if self.unknown else parts

    @property
    def whole(self) -> float:
        return sum(item.value or 0 for item, _ in self._parts())

    def marks(self) -> list[Mark]:
        """This function will place the parts side by side, each with its row beneath the bar."""
        marks, x, y = [], 0.0, 40.0
        for item, kind in self._parts():
            width = round((item.value or 0) / self.whole * 100, 3) if self.whole else 0
            lines = _lines(item.label, y)
            written = f"{self.write(item.value)} · {self._percent(item.value)}" if item.value is not None else self.write(None)
            marks.append(Mark(x, y, width, LINE * len(lines) + 8, kind, written, item.label, lines, width >= 14, self._percent(item.value)))
            x, y = round(x + width, 3), y + LINE * len(lines) + 8
        return marks

    def _percent(self, value: Value) -> str:
        return write_percent(value / self.whole if self.whole and value is not None else None)

    def rows(self) -> list[Row]:
        return [Row(item.label, (self.cell(item.value), self._percent(item.value)), item.url) for item, _ in self._parts()]

    @property
    def headings(self) -> tuple[str, ...]:
        return (*super().headings, gettext("Bagian"))


@dataclass(frozen=True)
class Group:
    label: str
    values: Sequence[Value]
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Grouped(Figure):
    """Several series side by side in each group ("2024", "2025"), each bar saying its series and its number at its end."""

    series: Sequence[str] = field(default_factory=tuple)
    groups: Sequence[Group] = field(default_factory=tuple)
    template = "design/charts/grouped.html"
    reach: ClassVar[float] = 0.56  # of the width; the words at the bar's end need the rest

    def marks(self) -> list[Mark]:
        """This function will place the groups from top to bottom, one bar per series in each."""
        longest = max((value or 0 for group in self.groups for value in group.values), default=0)
        marks, y = [], 0.0
        for group in self.groups:
            lines = _lines(group.label, y)
            y += LINE * len(lines) + 4
            for i, value in enumerate(group.values):
                kind = f"f{i % 6}" if value is not None else "unk"
                width = round(_share(value, longest) * self.reach, 3)
                shown = lines if i == 0 else ()
                marks.append(Mark(0, y, width, 14, kind, self.write(value), group.label, shown, note=self.series[i]))
                y += 19
            y += 12
        return marks

    def rows(self) -> list[Row]:
        return [Row(group.label, tuple(self.cell(value) for value in group.values), group.url) for group in self.groups]

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.first or gettext("Kelompok"), *self.series)
