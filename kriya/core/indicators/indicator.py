"""An indicator: a code, words, a unit, a version, where it comes from, and the function that measures it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from kriya.core.indicators.asked import UNKNOWN, Cells
from kriya.core.indicators.words import Words


class Unit(StrEnum):
    """What is counted; money is whole rupiah."""

    MAKERS = "makers"
    PEOPLE = "people"
    RUPIAH = "rupiah"
    PRODUCTS = "products"
    CRAFTS = "crafts"
    SALES = "sales"
    PIECES = "pieces"
    VISITS = "visits"
    BASKETS = "baskets"
    LINKS = "links"
    EVENTS = "events"
    HOURS = "hours"
    APPLICATIONS = "applications"
    PLACES = "places"
    PAPERS = "papers"
    CASES = "cases"


UNIT_NAMES: Mapping[str, Words] = {
    Unit.MAKERS: Words("UMKM", "makers"),
    Unit.PEOPLE: Words("orang", "people"),
    Unit.RUPIAH: Words("rupiah", "rupiah"),
    Unit.PRODUCTS: Words("produk", "products"),
    Unit.CRAFTS: Words("jenis kerajinan", "crafts"),
    Unit.SALES: Words("penjualan", "sales"),
    Unit.PIECES: Words("potong", "pieces"),
    Unit.VISITS: Words("kunjungan", "visits"),
    Unit.BASKETS: Words("keranjang", "baskets"),
    Unit.LINKS: Words("tautan", "links"),
    Unit.EVENTS: Words("kegiatan", "events"),
    Unit.HOURS: Words("jam", "hours"),
    Unit.APPLICATIONS: Words("pendaftaran", "applications"),
    Unit.PLACES: Words("tempat", "places"),
    Unit.PAPERS: Words("dokumen", "papers"),
    Unit.CASES: Words("kasus", "cases"),
}


@dataclass(frozen=True)
class Atom:
    """What one maker put into a figure, under one key of each dimension: the smallest part that anybody could tell.

    `maker` is the id of the maker that stands for itself, or "" for the council's own goods. Below zero: it came back.
    """

    maker: str
    keys: Mapping[str, str]
    amount: int


@dataclass(frozen=True)
class Measure:
    """A figure: its value (None is unknown, never 0), of how many rows it is known, and its parts by dimension.

    `atoms` are given by a figure that could tell of single makers by its value (money, people): the public sees of it
    only what no subtraction can bring back to fewer than five of them.
    """

    value: int | None
    known: int
    total: int
    by: Mapping[str, Cells] = field(default_factory=dict)
    atoms: Sequence[Atom] = ()


@dataclass(frozen=True)
class Basis:
    """On what a figure stands: what is counted, out of what its coverage is told, whence it comes, who answers for it,
    and since when it holds.

    `counted` says what its coverage counts where that is not what the figure counts: makers were trained, and known of
    three trainings out of four.
    """

    numerator: Words
    denominator: Words
    source: Words
    owner: Words
    valid_from: date
    counted: Words | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            **({"counted": self.counted.as_json()} if self.counted else {}),
            "numerator": self.numerator.as_json(),
            "denominator": self.denominator.as_json(),
            "source": self.source.as_json(),
            "owner": self.owner.as_json(),
            "valid_from": self.valid_from.isoformat(),
        }


@dataclass(frozen=True)
class Indicator:
    """One figure that a council reports. Whoever changes what it counts raises its version.

    `public` are the dimensions by which anyone may see it, None when it stays in the office. `has_atoms` tells that its
    value could tell of single makers: its measure brings atoms, and the guard decides what is shown. Where two figures
    are cut from the same sales, `guarded_by` names the one whose guard stands for both.

    `is_flow`: it happens over a period, and its periods add up; else it is a state at a period's end.
    """

    code: str
    name: Words
    definition: Words
    unit: Unit
    version: int
    measure: Callable[[Any], Measure]
    basis: Basis
    public: tuple[str, ...] | None = None
    guarded_by: str = ""
    has_atoms: bool = False
    is_flow: bool = False


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

    def as_json(self) -> dict[str, Any]:
        """Return the object of `numbers --json`; atoms stay inside."""
        return {
            "code": self.code,
            "value": self.value,
            "known": self.known,
            "total": self.total,
            "unit": str(self.indicator.unit),
            "version": self.indicator.version,
            "name": self.indicator.name.as_json(),
            "definition": self.indicator.definition.as_json(),
            "basis": self.indicator.basis.as_json(),
            "by": {name: dict(cells) for name, cells in self.by.items()},
        }
