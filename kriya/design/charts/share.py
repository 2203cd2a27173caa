"""One bar of a hundred per cent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext

from kriya.design.charts.figure import LINE, Figure, Item, Mark, Row, Value, wrapped
from kriya.design.formats import percent

_SQUARE: Final = "   "
"""The room that the square before a label takes, in digits."""


@dataclass(frozen=True, kw_only=True)
class Share(Figure):
    """The parts of a whole and a row for each beneath; `unknown` counts those without an answer, a part of its own."""

    items: Sequence[Item] = field(default_factory=tuple)
    unknown: int = 0
    unknown_url: str = ""
    template = "design/charts/share.html"

    def _parts(self) -> list[tuple[Item, str]]:
        parts = [(item, f"f{i % 6}") for i, item in enumerate(self.items)]
        last = (Item(gettext("Belum diketahui"), self.unknown, self.unknown_url), "unk")
        return [*parts, last] if self.unknown else parts

    @property
    def whole(self) -> float:
        return sum(item.value or 0 for item, _ in self._parts())

    def marks(self) -> list[Mark]:
        """Place the parts side by side, each with its row beneath the bar."""
        marks, x, y = [], 0.0, 40.0
        for item, kind in self._parts():
            width = round((item.value or 0) / self.whole * 100, 3) if self.whole else 0
            written = (
                f"{self.write(item.value)} · {self._percent(item.value)}"
                if item.value is not None and self.whole
                else self.write(item.value)
            )
            lines = wrapped(item.label, y, f"{written}{_SQUARE}")
            marks.append(
                Mark(
                    x,
                    y,
                    width,
                    LINE * len(lines) + 8,
                    kind,
                    written,
                    item.label,
                    lines,
                    width >= 14,
                    self._percent(item.value),
                )
            )
            x, y = round(x + width, 3), y + LINE * len(lines) + 8
        return marks

    def _percent(self, value: Value) -> str:
        return percent(value / self.whole if self.whole and value is not None else None)

    def rows(self) -> list[Row]:
        return [
            Row(item.label, (self.cell(item.value), self._percent(item.value)), item.url) for item, _ in self._parts()
        ]

    @property
    def headings(self) -> tuple[str, ...]:
        return (*super().headings, gettext("Bagian"))
