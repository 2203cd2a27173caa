"""The three-way merge of one item: what the playbook said before, what the council has, what the playbook says now.

Field by field. What the council never touched follows the playbook; what it touched is shown and never overwritten
unless a person says so; what a person declined is not asked again until the playbook says something else. Pure.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kriya.core.once import digest_of

Values = Mapping[str, Any]


class Way(StrEnum):
    """How a field stands."""

    SAME = "same"
    """Council and playbook say the same."""
    NEW = "new"
    """The council has no such item: taken over unless a person declines it."""
    FOLLOWS = "follows"
    """Untouched since it was taken over, and the playbook moved on: taken over unless a person declines it."""
    CLASH = "clash"
    """Both say something of their own: the council's stays unless a person takes the playbook's."""
    OURS = "ours"
    """The council's own change; the playbook did not move: stays."""
    DECLINED = "declined"
    """What the playbook says was declined before: stays."""


TAKEN_BY_DEFAULT: Final = (Way.NEW, Way.FOLLOWS)
ASKED: Final = (Way.NEW, Way.FOLLOWS, Way.CLASH)
"""The ways in which a person may choose."""
_ABSENT: Final = object()


@dataclass(frozen=True)
class Merged:
    """One field of an item, as the three say it. `mine` is None where the council has no such item."""

    field: str
    way: Way
    mine: Any
    theirs: Any


def merge(base: Values | None, mine: Values | None, theirs: Values, declined: Mapping[str, str]) -> list[Merged]:
    """Return how each field that the playbook names stands.

    `base` are the playbook's values as they were last taken over or seen (None where the item never was), `mine` the
    council's (None where it has none, also when it took out what it had taken over), `declined` the digest of what was
    declined, by field.
    """
    return [
        Merged(name, _way(name, base, mine, value, declined), (mine or {}).get(name), value)
        for name, value in theirs.items()
    ]


def _digest(value: Any) -> str:
    """Return what tells values apart: how a browser ends lines, and blanks around words, are no change of anybody's."""
    return digest_of(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return "\n".join(value.split("\r\n")).strip()
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _way(name: str, base: Values | None, mine: Values | None, theirs: Any, declined: Mapping[str, str]) -> Way:
    before = _ABSENT if base is None else base.get(name, _ABSENT)
    if mine is not None and name in mine and _digest(mine[name]) == _digest(theirs):
        return Way.SAME
    if declined.get(name) == _digest(theirs):
        return Way.DECLINED
    if mine is None or name not in mine:
        return _of_absent(before, theirs)
    if before is _ABSENT:
        return Way.CLASH
    if _digest(before) == _digest(theirs):
        return Way.OURS
    return Way.FOLLOWS if _digest(before) == _digest(mine[name]) else Way.CLASH


def _of_absent(before: Any, theirs: Any) -> Way:
    """Return how a field stands that the council lacks: never had, or took out again on purpose."""
    if before is _ABSENT:
        return Way.NEW
    return Way.OURS if _digest(before) == _digest(theirs) else Way.CLASH


def taken(fields: Collection[Merged], choices: Mapping[str, bool]) -> dict[str, Any]:
    """Return the values to write: those that are taken by themselves or by choice. `choices` are by field."""
    return {
        one.field: one.theirs
        for one in fields
        if one.way in ASKED and choices.get(one.field, one.way in TAKEN_BY_DEFAULT)
    }


def declined_after(
    fields: Collection[Merged], choices: Mapping[str, bool], before: Mapping[str, str]
) -> dict[str, str]:
    """Return what is declined from now on: what was asked and not taken, and what had been declined before."""
    wrote = taken(fields, choices)
    now = {one.field: _digest(one.theirs) for one in fields if one.way in ASKED and one.field not in wrote}
    kept = {name: digest for name, digest in before.items() if name not in wrote}
    return {**kept, **now}
