"""Figures craft by craft: sums of what councils let anyone see of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kriya.achievements.models import NationIndicator
from kriya.achievements.period import Period
from kriya.core.asking import ask
from kriya.core.indicators import MERGED, UNKNOWN, Words
from kriya.nation.adding import Adding, adding
from kriya.nation.queries.sums import NATION

_TOLD: Final = """
SELECT code, version, province_code, key, max(name_id), max(name_en), count(*), sum(value)::bigint
FROM achievements_nationpart
WHERE period = %(period)s AND code = ANY(%(codes)s) AND (code = ANY(%(all)s) OR NOT is_province)
GROUP BY code, version, GROUPING SETS ((key), (province_code, key)) ORDER BY 1, 2, 3 NULLS FIRST, 8 DESC, 4
"""
Crafts = dict[str, list["CraftPart"]]


@dataclass(frozen=True)
class CraftPart:
    """What councils of a place told of a figure of one craft, and how many of them did."""

    key: str
    name: Words
    councils: int
    value: int

    @property
    def is_merged(self) -> bool:
        """Whether it is several crafts together, so that nobody is told of."""
        return self.key == MERGED

    @property
    def is_unknown(self) -> bool:
        return self.key == UNKNOWN


def crafts_everywhere(period: Period, indicators: Iterable[NationIndicator]) -> dict[NationIndicator, Crafts]:
    """Return figures craft by craft, the largest first, of the nation and each province: one question.

    What stands in registers is added over regencies alone, for no mark tells in which craft somebody stands twice.
    """
    wanted = {(one.code, one.version): one for one in indicators}
    everybodys = [one.code for one in wanted.values() if adding(one) == Adding.ALL]
    told = {"period": period.code, "codes": [code for code, _version in wanted], "all": everybodys}
    found: dict[NationIndicator, Crafts] = {one: {} for one in wanted.values()}
    for code, version, place, key, name_id, name_en, councils, value in ask(_TOLD, told):
        if (code, version) in wanted:
            part = CraftPart(key, Words(name_id, name_en), councils, value)
            found[wanted[code, version]].setdefault(place or NATION, []).append(part)
    return found
