"""From the figures of a publication to the sums of it that anyone may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kriya.achievements.disclosure.book import Book, Layer, Place
from kriya.achievements.period import Period
from kriya.core.indicators import INDICATORS, MERGED, Atom, Indicator

Json = dict[str, Any]
Kept = tuple[str, Json]
"""The period of an earlier publication ("" of a day), and its contributions."""


@dataclass
class Allowed:
    """What may be shown of one figure: its sum, and its parts by dimension as keys that are told as one."""

    whole: bool = False
    tables: dict[str, list[str]] = field(default_factory=dict)

    def cells(self, dimension: str, cells: Mapping[str, int]) -> dict[str, int] | None:
        """Return the parts of a table as they may be shown, or None."""
        if dimension not in self.tables:
            return None
        return {told: sum(cells.get(key, 0) for key in told.split(MERGED)) for told in self.tables[dimension]}


def disclose(atoms: Mapping[str, Sequence[Atom]], period: str, kept: Sequence[Kept]) -> tuple[dict[str, Allowed], Json]:
    """Decide what may be shown of each figure that has atoms, beside all that was shown before.

    `kept` is what earlier publications showed, the oldest first. Return what is allowed, by code, and the
    contributions to keep. Figures that stand under another's guard are allowed what that one is.
    """
    allowed: dict[str, Allowed] = {}
    contributions: Json = {}
    for code, of in atoms.items():
        indicator = INDICATORS[code]
        if indicator.public is None or indicator.guarded_by:
            continue
        if indicator.is_flow and not period:
            # What happened is told of whole periods: of days, differences would tell of single sales.
            allowed[code] = Allowed()
            continue
        allowed[code], contributions[code] = _of_one(indicator, of, period, kept)
    for code, indicator in INDICATORS.items():
        if indicator.guarded_by in allowed and indicator.public is not None:
            allowed[code] = allowed[indicator.guarded_by]
    return allowed, contributions


def _of_one(indicator: Indicator, atoms: Sequence[Atom], period: str, kept: Sequence[Kept]) -> tuple[Allowed, Json]:
    dimensions = [name for name in indicator.public or () if any(name in atom.keys for atom in atoms)]
    names = sorted({name for atom in atoms for name in atom.keys} | _kept_dimensions(indicator.code, kept))
    book, held = Book(names), [one for one, said in kept if indicator.code in said]
    for at, (of_period, said) in enumerate((one, s) for one, s in kept if indicator.code in s):
        _take(book, said[indicator.code], _within(indicator, of_period, held[:at]))
    places = book.add(atoms, _within(indicator, period, held))
    layer = [[maker, *keys, amount] for keys, of in book.layers[-1].items() for maker, amount in of.items()]
    found = Allowed()
    if places and book.may_show(places):
        book.show(places)
        found.whole = True
        tables = {name: book.table(places, name) for name in dimensions}
        found.tables = {name: list(table) for name, table in tables.items() if table is not None}
    return found, {"dimensions": names, "layer": layer, "whole": found.whole, "tables": found.tables}


def _kept_dimensions(code: str, kept: Sequence[Kept]) -> set[str]:
    return {name for _period, said in kept if code in said for name in said[code]["dimensions"]}


def _take(book: Book, said: Json, within: Iterable[int]) -> None:
    """Take a publication as it was kept: its layer, and the sums over it that were shown."""
    layer: Layer = {}
    for maker, *keys, amount in said["layer"]:
        by_name = dict(zip(said["dimensions"], keys, strict=True))
        layer.setdefault(tuple(by_name.get(name, "") for name in book.dimensions), {})[maker] = amount
    places = book.take(layer, within)
    if said["whole"]:
        book.show(places)
    for name, keys in said["tables"].items():
        book.show(*(_parts(book, places, name, told) for told in keys))


def _parts(book: Book, places: Sequence[Place], dimension: str, told: str) -> list[Place]:
    at, keys = book.dimensions.index(dimension), set(told.split(MERGED))
    return [place for place in places if place[1][at] in keys]


def _within(indicator: Indicator, period: str, held: Sequence[str]) -> list[int]:
    """Return which earlier layers a publication is made of: of a state all, of what happened those of its period."""
    if not indicator.is_flow:
        return list(range(len(held)))
    if not period:
        return []
    whole = Period.of_code(period)
    return [at for at, one in enumerate(held) if one and whole.holds(Period.of_code(one))]
