"""Groups of the demo: makers of one district who work together."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from kriya.councils.regions import name_of
from kriya.makers.actions.groups import add_members, make_group
from kriya.makers.models import Maker
from kriya.makers.models.groups import GroupKind

_KINDS: Final = (
    (GroupKind.SENTRA, "Sentra", 14),
    (GroupKind.KUB, "KUB Karya", 8),
    (GroupKind.ASSOCIATION, "Paguyuban Perajin", 5),
)
_LEAST: Final = 5


def seed_groups(makers: Sequence[Maker]) -> None:
    """Give the districts with the most makers a group each: a sentra, a KUB, an association."""
    fostered = sorted((one for one in makers if one.status == "fostered"), key=lambda one: one.district_code)
    districts = [(code, list(found)) for code, found in groupby(fostered, key=lambda one: one.district_code) if code]
    largest = sorted(districts, key=lambda district: -len(district[1]))
    for (code, found), (kind, word, most) in zip(largest, _KINDS, strict=False):
        if len(found) >= _LEAST:
            group = make_group(name=f"{word} {name_of(code)}", kind=kind, district_code=code)
            add_members(group, found[:most])
