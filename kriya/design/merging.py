"""Two people at one list: what each of them changed of the list that both opened comes together.

A row that only one of them touched is as that one left it, and what either added is there. A row that both changed
stays as it is here, and what the other made of it is told: a person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Asked(Enum):
    """What somebody else did to a row that was touched here too."""

    CHANGED = "changed"
    REMOVED = "removed"
    REMOVED_HERE = "removed_here"


@dataclass(frozen=True)
class Edits(Generic[Row]):
    """What became of each row that was opened, None where it was taken out; what was added after so many of them."""

    rows: Sequence[Row | None]
    added: Mapping[int, Sequence[Row]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place(Generic[Row]):
    """A row of the list that came together; `theirs` is what somebody else made of it, where a person is asked."""

    row: Row
    asked: Asked | None = None
    theirs: Row | None = None


def between(opened: Sequence[Row], became: Sequence[Row]) -> Edits[Row]:
    """Return what made one list into another, as far as it can be told from the two."""
    rows: list[Row | None] = [None] * len(opened)
    added: dict[int, list[Row]] = {}
    for kind, start, end, first, last in SequenceMatcher(None, opened, became, autojunk=False).get_opcodes():
        if kind == "delete":
            continue
        paired = min(end - start, last - first)
        rows[start : start + paired] = became[first : first + paired]
        if first + paired < last:
            added.setdefault(start + paired, []).extend(became[first + paired : last])
    return Edits(rows, added)


def sent(opened: Sequence[Row], rows: Sequence[Row | None]) -> Edits[Row]:
    """Return what a form says that shows the opened rows first and empty ones below them; None is an emptied row."""
    count = len(opened)
    there = [*rows[:count], *([None] * (count - len(rows)))]
    return Edits(there, {count: [row for row in rows[count:] if row is not None]})


def merged(opened: Sequence[Row], theirs: Edits[Row], mine: Edits[Row]) -> list[Place[Row]]:
    """Bring together what two people made of one list. What both added in the same words is there once."""
    new = {row for rows in theirs.added.values() for row in rows}
    places: list[Place[Row]] = []
    for count in range(len(opened) + 1):
        if count:
            places += _one(opened[count - 1], theirs.rows[count - 1], mine.rows[count - 1])
        places += [Place(row) for row in theirs.added.get(count, ())]
        places += [Place(row) for row in mine.added.get(count, ()) if row not in new]
    return places


def _one(was: Row, theirs: Row | None, mine: Row | None) -> list[Place[Row]]:
    if mine == was:
        return [Place(theirs)] if theirs is not None else []
    if theirs in (was, mine):
        return [Place(mine)] if mine is not None else []
    if mine is None:
        return [Place(theirs, Asked.REMOVED_HERE, theirs)] if theirs is not None else []
    return [Place(mine, Asked.CHANGED if theirs is not None else Asked.REMOVED, theirs)]
