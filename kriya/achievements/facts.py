"""What was counted in the database, before an indicator gives it a meaning."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kriya.core.indicators import Cells, Choice


@dataclass(frozen=True)
class Counted:
    """Rows by state, and inside each state by dimension and key; an unknown key is a group of its own."""

    cells: Mapping[tuple[str, str], Cells]

    def states(self) -> Cells:
        """Return how many rows stand in each state."""
        return {state: cells[""] for (state, dimension), cells in self.cells.items() if dimension == ""}

    def total(self, states: Iterable[str] | None = None) -> int:
        """Return how many rows stand in these states, or in any."""
        wanted = None if states is None else set(states)
        return sum(count for state, count in self.states().items() if wanted is None or state in wanted)

    def by(self, dimension: str, states: Iterable[str] | None = None) -> dict[str, int]:
        """Return the rows of these states by the keys of a dimension."""
        wanted = None if states is None else set(states)
        found: dict[str, int] = {}
        for (state, name), cells in self.cells.items():
            if name == dimension and (wanted is None or state in wanted):
                for key, count in cells.items():
                    found[key] = found.get(key, 0) + count
        return found


@dataclass(frozen=True)
class Reported:
    """One yearly figure over many makers: people or whole rupiah. A maker that did not report is not a zero."""

    reporting: int = 0
    total: int | None = None
    median: int | None = None


Figures = Mapping[str, Reported]


@dataclass(frozen=True)
class Facts:
    """Everything that the indicators of the register are made from. `people` employ how many: all, women, men."""

    choice: Choice
    makers: Counted
    products: Counted
    figures: Figures
    years: Mapping[int, Figures]
    active_crafts: int
    known_crafts: int
    people: Mapping[str, Sequence[int | None]] = field(default_factory=dict)
