"""An indicator: a code, words, a unit, a version and the function that measures it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kriya.achievements.facts import UNKNOWN, Cells, Facts
from kriya.achievements.indicators.dimensions import DIMENSIONS
from kriya.achievements.words import Words


class Unit(StrEnum):
    """What is counted; money is whole rupiah."""

    MAKERS = "makers"
    PEOPLE = "people"
    RUPIAH = "rupiah"
    PRODUCTS = "products"
    CRAFTS = "crafts"


UNIT_NAMES: Mapping[str, Words] = {
    Unit.MAKERS: Words("UMKM", "makers"),
    Unit.PEOPLE: Words("orang", "people"),
    Unit.RUPIAH: Words("rupiah", "rupiah"),
    Unit.PRODUCTS: Words("produk", "products"),
    Unit.CRAFTS: Words("jenis kerajinan", "crafts"),
}


@dataclass(frozen=True)
class Measure:
    """A figure: its value (None is unknown, never 0), of how many rows it is known, and its parts by dimension."""

    value: int | None
    known: int
    total: int
    by: Mapping[str, Cells] = field(default_factory=dict)


@dataclass(frozen=True)
class Indicator:
    """One figure that a council reports. Whoever changes what it counts raises its version."""

    code: str
    name: Words
    definition: Words
    unit: Unit
    version: int
    measure: Callable[[Facts], Measure]

    def of(self, facts: Facts) -> "Measured":
        """Measure it, its parts in the order in which a reader wants them."""
        found = self.measure(facts)
        by = {name: DIMENSIONS[name].in_order(cells) for name, cells in found.by.items()}
        return Measured(self, Measure(found.value, found.known, found.total, by))


@dataclass(frozen=True)
class Measured:
    """An indicator with what it came to."""

    indicator: Indicator
    measure: Measure

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def value(self) -> int | None:
        return self.measure.value

    @property
    def known(self) -> int:
        return self.measure.known

    @property
    def total(self) -> int:
        return self.measure.total

    @property
    def by(self) -> Mapping[str, Cells]:
        return self.measure.by

    def unknown(self, dimension: str) -> int:
        """Return how many of its rows have no known key in this dimension."""
        return self.by.get(dimension, {}).get(UNKNOWN, 0)

    def as_json(self) -> dict[str, object]:
        """Return the object of `numbers --json`."""
        return {
            "code": self.code,
            "value": self.value,
            "known": self.known,
            "total": self.total,
            "unit": str(self.indicator.unit),
            "version": self.indicator.version,
            "name": self.indicator.name.as_json(),
            "definition": self.indicator.definition.as_json(),
            "by": {name: dict(cells) for name, cells in self.by.items()},
        }
