"""What every chart is made of: items that go in, marks that the template draws, and the figure around them."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha1
from textwrap import wrap
from typing import ClassVar, Final

from django.utils.translation import gettext

from kriya.design.formats import compact, number, rupiah, unknown

Value = int | float | None

DASH: Final = "\u2014"
LINE: Final = 19  # px from line to line of a label
CHARACTERS: Final = 36  # of a 14 px label beside a short number on a screen of 360 px
NARROW: Final = 320  # px of a chart there, without what keeps a label from its number
LETTER: Final = 7.6  # px of a label's, on average
DIGIT: Final = 9.2  # px of a number's: they are bold
SMALLEST: Final = 0.6  # per cent of the width: a bar that is not zero is seen


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
class Figure(ABC):
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
        """Write a number of this figure in full, as plain text for the drawing."""
        if value is None:
            return DASH
        return rupiah(round(value)) if self.money else number(value)

    def cell(self, value: Value) -> str:
        """Write a number for the table, where an unknown one is said to a screen reader."""
        return unknown(None) if value is None else self.write(value)

    def brief(self, value: Value) -> str:
        """Write a number so that it fits above a column; the table has it in full."""
        return compact(value) if value is not None and abs(value) >= 10_000 else self.write(value)

    @property
    def says_all(self) -> bool:
        """Tell whether the drawing itself says every number; where it does not, paper needs the table."""
        return True

    @property
    def key(self) -> str:
        return "c" + sha1(repr(self).encode(), usedforsecurity=False).hexdigest()[:8]

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.first or gettext("Kelompok"), self.unit or gettext("Jumlah"))

    @abstractmethod
    def marks(self) -> list[Mark]:
        """Place every mark; a figure without marks has nothing to show."""

    @abstractmethod
    def rows(self) -> list[Row]:
        """Give the rows of the table beneath."""

    def height(self, marks: Sequence[Mark]) -> float:
        """Give the height of the drawing in px."""
        return max((mark.foot for mark in marks), default=0) + 4


def wrapped(label: str, top: float, beside: str = "") -> tuple[Line, ...]:
    """A label wrapped for the narrowest screen, its first baseline 14 px under `top`; `beside` stands at its end."""
    room = int((NARROW - len(beside) * DIGIT) / LETTER)
    return tuple(Line(top + 14 + i * LINE, text) for i, text in enumerate(wrap(label, min(CHARACTERS, room)) or [""]))


def share_of(value: Value, whole: float) -> float:
    if not value or value < 0 or whole <= 0:
        return 0
    return max(SMALLEST, round(value / whole * 100, 3))
