"""Which province a regency lay in on a day: when a province is divided, what was said before keeps the old borders.

`kriya/councils/places.py` knows the codes of today. Each division since is undone backwards from there, so that only
what changed has to be written down. The next division is one more entry of DIVISIONS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from kriya.councils.places import upper_regions


@dataclass(frozen=True)
class Division:
    """A province was founded: since when, by which law, and the regencies that came to it, by the end of their code.

    `source` is the province they lay in. `moved` is the end of a regency's code before to that after.
    """

    since: date
    law: str
    province: str
    source: str
    moved: Mapping[str, str]

    @property
    def codes(self) -> dict[str, str]:
        """The whole code of each regency after to that before."""
        return {f"{self.province}.{new}": f"{self.source}.{old}" for old, new in self.moved.items()}


# Codes before: Permendagri 72/2019, the same in Kepmendagri 050-145/2022; after: Kepmendagri 100.1.1-6117/2022.
DIVISIONS: Final = (
    Division(date(2022, 7, 25), "UU 14/2022", "93", "91", {"01": "01", "16": "02", "17": "03", "18": "04"}),
    Division(
        date(2022, 7, 25), "UU 15/2022", "94", "91",
        {"04": "01", "07": "02", "08": "03", "09": "04", "25": "05", "26": "06", "27": "07", "28": "08"},
    ),
    Division(
        date(2022, 7, 25), "UU 16/2022", "95", "91",
        {"02": "01", "12": "02", "13": "03", "14": "04", "21": "05", "22": "06", "23": "07", "24": "08"},
    ),
    Division(
        date(2022, 12, 8), "UU 29/2022", "96", "92",
        {"01": "01", "04": "02", "05": "03", "09": "04", "10": "05", "71": "71"},
    ),
)  # fmt: skip


def code_on(code: str, on: date) -> str:
    """Return the code that the regency with a code of today had on a day; a province keeps its own."""
    for division in reversed(DIVISIONS):
        if division.since > on:
            code = division.codes.get(code, code)
    return code


@lru_cache(maxsize=16)
def regions_on(on: date) -> Mapping[str, str]:
    """Return the provinces and regencies as they were on a day: code to name, in the order of codes."""
    unborn = {one.province for one in DIVISIONS if one.since > on}
    found = {
        code_on(code, on): name for code, name in upper_regions().items() if code.count(".") < 2 and code not in unborn
    }
    return dict(sorted(found.items()))


def provinces_on(on: date) -> dict[str, str]:
    """Return the provinces of a day: code to name."""
    return {code: name for code, name in regions_on(on).items() if "." not in code}


def regencies_on(province: str, on: date) -> dict[str, str]:
    """Return the regencies and cities that a province had on a day: code to name."""
    return {code: name for code, name in regions_on(on).items() if code.startswith(f"{province}.")}


@lru_cache(maxsize=16)
def regencies_counted(on: date) -> Mapping[str, int]:
    """Return how many regencies and cities each province had on a day."""
    found: dict[str, int] = {}
    for code in regions_on(on):
        if "." in code:
            found[code[:2]] = found.get(code[:2], 0) + 1
    return found
