"""Several rows of one business made one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kriya.councils.spelling import compact
from kriya.makers.imports.identity.features import features_of
from kriya.makers.imports.identity.likeness import SAME, names_alike, owners_alike
from kriya.makers.imports.joining.row import MakerRow
from kriya.makers.imports.joining.years import apart_by_year, united
from kriya.makers.imports.values.paper import Paper
from kriya.makers.imports.values.phone import Phone
from kriya.makers.imports.values.place import Place

_JOINED = frozenset(
    {"phones", "papers", "product_names", "raw_material", "markets", "export_countries", "asides", "crafts_beside"}
)
_MONEY = frozenset({"capital", "yearly_sales", "raw_material_value"})
_HALF_A_THOUSAND = 500
"""Rounding in a column of thousands."""
_NEVER_CONTRADICT = frozenset({"craft_confidence", "craft_text", "notes", "website", "story"})


class Contradiction(NamedTuple):
    """A field whose known values differ: the value taken first, each with the position of its row."""

    field: str
    values: tuple[tuple[Any, int], ...]


class Merged(NamedTuple):
    """One business out of several rows."""

    fields: dict[str, Any]
    contradictions: tuple[Contradiction, ...]


def _sameness(value: Any) -> Any:
    """Return what must be equal for two values to say the same: spelling by case and blanks does not count."""
    if isinstance(value, Place):
        return value.code or compact(value.name)
    return compact(value) if isinstance(value, str) else value


def _are_one(name: str, a: Any, b: Any) -> bool:
    """Tell whether two values say the same: an initial, a title, a slip, half a thousand rupiah make no difference."""
    if _sameness(a) == _sameness(b):
        return True
    if name == "name":
        return (names_alike(features_of({name: a}), features_of({name: b})) or 0) >= SAME
    if name == "owner":
        return (owners_alike(features_of({name: a}), features_of({name: b})) or 0) >= SAME
    if name in _MONEY:
        return bool(abs(a - b) <= _HALF_A_THOUSAND)
    return False


def _distinct(name: str, values: Sequence[tuple[Any, int]]) -> list[tuple[Any, int]]:
    found: list[tuple[Any, int]] = []
    for value, position in values:
        if not any(_are_one(name, value, other) for other, _ in found):
            found.append((value, position))
    return found


def _joined(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    found: dict[Any, Any] = {}
    for thing in (thing for value in values for thing in value):
        key = thing.e164 if isinstance(thing, Phone) else _paper_key(thing) if isinstance(thing, Paper) else thing
        known = found.get(key)
        found[key] = _fuller(known, thing) if isinstance(thing, Paper) and known else known or thing
    return tuple(found.values())


def _paper_key(paper: Paper) -> tuple[str, str | None]:
    return paper.kind, paper.number


def _fuller(a: Paper, b: Paper) -> Paper:
    return Paper(a.kind, a.number, a.issued or b.issued, a.expires or b.expires, a.brand or b.brand)


def _told_names(values: list[tuple[Any, int]], rows: Sequence[MakerRow]) -> list[tuple[Any, int]]:
    """Leave out the owner's name that stands for that of the business where another row tells it."""
    return [(name, i) for name, i in values if "is_name_reckoned" not in rows[i].fields] or values


def order_of(rows: Sequence[MakerRow], completeness: Mapping[str, float] | None = None) -> list[int]:
    """Return the positions of rows, the most complete sheet first, else as they come."""
    known = completeness or {}
    return sorted(range(len(rows)), key=lambda i: (-known.get(rows[i].sheet, 0.0), i))


def completeness_of(rows: Sequence[MakerRow]) -> dict[str, float]:
    """Return how many fields a row of each sheet holds on average."""
    totals: dict[str, list[int]] = {}
    for row in rows:
        totals.setdefault(row.sheet, []).append(len(row.fields))
    return {sheet: sum(counts) / len(counts) for sheet, counts in totals.items()}


def merge(rows: Sequence[MakerRow], completeness: Mapping[str, float] | None = None) -> Merged:
    """Make one business of rows: the first known value of each field; lists are put together.

    Rows count in the order given, those of a more complete sheet first when `completeness` is. Every field whose known
    values differ by more than case and blanks is listed, with the position of the row of each value. Figures of
    different years do not differ: they are a series.
    """
    if len(rows) == 1:
        return Merged(dict(rows[0].fields), ())
    order = order_of(rows, completeness)
    known = apart_by_year([row.fields for row in rows])
    fields: dict[str, Any] = {}
    differing: list[Contradiction] = []
    for name in dict.fromkeys(name for i in order for name in known[i]):
        values = [(known[i][name], i) for i in order if name in known[i]]
        if name == "name":
            values = _told_names(values, rows)
        if name == "by_year":
            fields[name] = united([v for v, _ in values])
            continue
        if name in _JOINED:
            fields[name] = _joined([v for v, _ in values])
            continue
        fields[name] = values[0][0]
        if name not in _NEVER_CONTRADICT and len(distinct := _distinct(name, values)) > 1:
            differing.append(Contradiction(name, tuple(distinct)))
    if not all("is_name_reckoned" in row.fields for row in rows):
        fields.pop("is_name_reckoned", None)
    return Merged(fields, tuple(differing))
