"""The slides of a deck as values: what each says, shows and tells its speaker. Knows no file format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Shape = Literal["bar", "column", "line", "doughnut"]


@dataclass(frozen=True)
class Fact:
    """One large number with its words, and how it stands to a year earlier."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Series:
    name: str
    values: Sequence[int | None]


@dataclass(frozen=True)
class Slide:
    """What every slide has: a title that says what is to be seen, and notes for who speaks."""

    title: str
    notes: str


@dataclass(frozen=True)
class Cover(Slide):
    council: str
    subtitle: str
    audience: str


@dataclass(frozen=True)
class Numbers(Slide):
    facts: Sequence[Fact]
    lead: str = ""


@dataclass(frozen=True)
class Chart(Slide):
    """A chart that can be edited where it is shown. Its numbers are all that is in its workbook."""

    shape: Shape
    categories: Sequence[str]
    series: Sequence[Series]
    alt: str
    lead: str = ""
    source: str = ""
    money: bool = False


@dataclass(frozen=True)
class Story(Slide):
    kind: str
    words: str
    speaker: str
    photos: Sequence[tuple[str, str, str]]
    """Each: the kept file, what it shows, and the words beneath it."""


@dataclass(frozen=True)
class Definitions(Slide):
    rows: Sequence[tuple[str, str, str]]
    """Each: the figure, its definition, and whence it comes."""


@dataclass(frozen=True)
class Farewell(Slide):
    council: str
    lines: Sequence[str]
