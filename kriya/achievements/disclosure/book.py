"""Everything that was ever published of one figure, and what may be published of it next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.module_loading import import_string

from kriya.core.indicators import MERGED, Atom

FEWEST: Final = 5
"""So many makers stand behind whatever is shown."""
LARGEST: Final = 0.8
"""No maker holds so much of it."""

Keys = tuple[str, ...]
Place = tuple[int, Keys]
"""A layer and the keys of its atoms: what no table of ours divides further."""
Amounts = Mapping[str, int]
Layer = dict[Keys, dict[str, int]]


def is_large(amounts: Amounts) -> bool:
    """Tell whether enough makers stand behind amounts, and none nearly alone."""
    sizes = [abs(amount) for amount in amounts.values() if amount]
    return len(sizes) >= FEWEST and max(sizes) < LARGEST * sum(sizes)


@dataclass
class Book:
    """The layers of one figure, and the sums over them that were shown. `dimensions` name the keys of a place."""

    dimensions: Sequence[str] = ()
    layers: list[Layer] = field(default_factory=list)
    shown: list[frozenset[Place]] = field(default_factory=list)
    _known: dict[frozenset[Place], Amounts] = field(default_factory=dict)

    def add(self, atoms: Iterable[Atom], within: Iterable[int]) -> list[Place]:
        """Add a layer: what atoms come to beyond the layers `within`. Return every place they are made of."""
        amounts: Layer = {}
        for atom in atoms:
            of = amounts.setdefault(tuple(atom.keys.get(name, "") for name in self.dimensions), {})
            of[atom.maker] = of.get(atom.maker, 0) + atom.amount
        below = list(within)
        for at in below:
            for keys, said in self.layers[at].items():
                of = amounts.setdefault(keys, {})
                for maker, amount in said.items():
                    of[maker] = of.get(maker, 0) - amount
        return self.take({keys: _without_zeros(of) for keys, of in amounts.items()}, below)

    def take(self, layer: Layer, within: Iterable[int]) -> list[Place]:
        """Take a layer as it was kept. Return every place that its figure is made of."""
        self.layers.append({keys: of for keys, of in layer.items() if of})
        of_all = (*within, len(self.layers) - 1)
        return [(at, keys) for at in of_all for keys in self.layers[at]]

    def amounts(self, places: Iterable[Place]) -> Amounts:
        """Return what each maker put into these places together; layers never change, so it is added up once."""
        wanted = frozenset(places)
        if (known := self._known.get(wanted)) is not None:
            return known
        found: dict[str, int] = {}
        for at, keys in wanted:
            for maker, amount in self.layers[at][keys].items():
                found[maker] = found.get(maker, 0) + amount
        self._known[wanted] = found
        return found

    def may_show(self, *sums: Iterable[Place]) -> bool:
        """Tell whether these sums may be shown beside each other and all that was shown before."""
        new = [frozenset(one) for one in sums]
        if not all(one in self.shown or is_large(self.amounts(one)) for one in new):
            return False
        rows = [*self.shown, *(one for one in new if one not in self.shown)]
        return self._differences_are_large(rows, new) and not self._leaves_something_small(rows)

    def show(self, *sums: Iterable[Place]) -> None:
        """Note that these sums are shown."""
        self.shown += [one for one in map(frozenset, sums) if one not in self.shown]

    def table(self, places: Sequence[Place], dimension: str) -> dict[str, list[Place]] | None:
        """Return the parts by a dimension that may be shown, small ones told as one, or None when none may be.

        Small parts are merged with the next larger ones until together they are large. Notes what is returned.
        """
        at = self.dimensions.index(dimension)
        parts: dict[str, list[Place]] = {}
        for place in places:
            parts.setdefault(place[1][at], []).append(place)
        parts = {key: of for key, of in parts.items() if any(self.amounts(of).values())}
        merged = self._merged(parts)
        if len(merged) < 2 or not self.may_show(*merged.values()):
            return None
        self.show(*merged.values())
        return merged

    def _merged(self, parts: dict[str, list[Place]]) -> dict[str, list[Place]]:
        by_size = sorted(parts, key=lambda key: (sum(map(abs, self.amounts(parts[key]).values())), key))
        small = [key for key in by_size if not is_large(self.amounts(parts[key]))]
        rest = [key for key in by_size if key not in small]
        while small and rest and not is_large(self.amounts(_all_of(parts, small))):
            small.append(rest.pop(0))
        told = {key: parts[key] for key in parts if key in rest}
        return told | ({MERGED.join(key for key in parts if key in small): _all_of(parts, small)} if small else {})

    def _leaves_something_small(self, rows: Sequence[frozenset[Place]]) -> bool:
        classes: dict[tuple[int, ...], list[Place]] = {}
        for place in frozenset().union(*rows):
            classes.setdefault(tuple(int(place in row) for row in rows), []).append(place)
        large = [column for column, places in classes.items() if is_large(self.amounts(places))]
        # By its name: numpy takes a tenth of a start, and only what closes a quarter needs it.
        rank = import_string("kriya.achievements.disclosure.rank.rank")
        return bool(rank(list(zip(*classes, strict=True))) > rank(list(zip(*large, strict=True))))

    def _differences_are_large(self, rows: Sequence[frozenset[Place]], new: Sequence[frozenset[Place]]) -> bool:
        pairs = ((one, other) for one in new for other in rows if one != other)
        apart = (one - other if other < one else other - one for one, other in pairs if other < one or one < other)
        return all(is_large(amounts) or not any(amounts.values()) for amounts in map(self.amounts, apart))


def _all_of(parts: Mapping[str, list[Place]], keys: Iterable[str]) -> list[Place]:
    return [place for key in keys for place in parts[key]]


def _without_zeros(amounts: Mapping[str, int]) -> dict[str, int]:
    return {maker: amount for maker, amount in amounts.items() if amount}
