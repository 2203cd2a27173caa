"""The plan of an exhibition as a drawing: booths where they stand, coloured by how much of them is taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

MARGIN: Final = 4


@dataclass(frozen=True)
class Shape:
    """A booth on the drawing, in decimetres; `who` are the names that stand in it, `state` is free, some or full."""

    code: str
    x: int
    y: int
    width: int
    depth: int
    state: str
    who: Sequence[str]
    names: str

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def lines(self) -> list[tuple[float, str]]:
        """The names that fit, each with where it stands."""
        room = max(0, int((self.depth - 9) // 5))
        most = max(3, int(self.width / 2.2))
        return [(self.y + 13 + 5 * place, _cut(name, most)) for place, name in enumerate(self.who[:room])]


@dataclass(frozen=True)
class Plan:
    """A drawing; `box` is what it covers, as SVG's viewBox says it."""

    shapes: Sequence[Shape]
    box: str


def drawing(booths: Sequence[Any]) -> Plan | None:
    """Return the plan of booths with their uses and makers at hand; None for none."""
    if not booths:
        return None
    shapes = [_shape(booth) for booth in booths]
    right, bottom = max(one.x + one.width for one in shapes), max(one.y + one.depth for one in shapes)
    return Plan(shapes, f"{-MARGIN} {-MARGIN} {right + 2 * MARGIN} {bottom + 2 * MARGIN}")


def _shape(booth: Any) -> Shape:
    uses = list(booth.uses.all())
    taken = len({use.share for use in uses})
    state = "free" if not taken else "full" if taken >= booth.shares else "some"
    who = list(dict.fromkeys(use.participant.maker.name for use in uses))
    return Shape(booth.code, booth.x, booth.y, booth.width, booth.depth, state, who, ", ".join(who))


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
