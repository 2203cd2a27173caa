"""The families of figures. Words name theirs from AppConfig.ready() by a dotted path, above or below the achievements.

A new family, say of training: `kriya/training/indicators.py` holds `TRAINING = Family("training", gather, (…, …))`,
and `ready()` says `register_family("kriya.training.indicators.TRAINING")`. Nothing else: the command line, the
office's pages, the snapshot, the public page, the deck and the report all read the families.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.utils.module_loading import import_string

from kriya.core.indicators.asked import Choice, Labels
from kriya.core.indicators.dimension import Dimension
from kriya.core.indicators.indicator import Indicator
from kriya.core.indicators.words import Words

Thing = TypeVar("Thing")
_paths: dict[str, None] = {}


def _no_labels() -> Labels:
    return {}


@dataclass(frozen=True)
class Family:
    """Figures that are measured from the same facts. `gather` asks the database as often however much there is.

    `labels` gives the words for parts that live in the database; `narrows` tells whether `gather` minds the district
    and craft of a choice: a family that does not is left out when only a part of the register is asked about. `place`
    is where its figures stand among the others, which come in the order in which apps named them.
    """

    name: str
    gather: Callable[[Choice], Any]
    indicators: tuple[Indicator, ...]
    title: Words = field(default_factory=lambda: Words("", ""))
    dimensions: tuple[Dimension, ...] = ()
    labels: Callable[[], Labels] = _no_labels
    narrows: bool = False
    place: int = 9


def register_family(path: str) -> None:
    """Name a family by the dotted path of its Family."""
    _paths[path] = None
    families.cache_clear()


@cache
def families() -> tuple[Family, ...]:
    """Return every family, in its place."""
    return tuple(sorted((import_string(path) for path in _paths), key=lambda family: family.place))


class _OfFamilies(Mapping[str, Thing]):
    """What the families bring, by code; looked up when it is asked for, since apps name theirs while being loaded."""

    def __init__(self, of: Callable[[Family], tuple[Any, ...]]) -> None:
        self._of = of

    def _all(self) -> dict[str, Thing]:
        return {one.code: one for family in families() for one in self._of(family)}

    def __getitem__(self, code: str) -> Thing:
        return self._all()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


INDICATORS: Mapping[str, Indicator] = _OfFamilies(lambda family: family.indicators)
DIMENSIONS: Mapping[str, Dimension] = _OfFamilies(lambda family: family.dimensions)
