"""A sheet of figures as it is kept and shown: the same JSON whether it was counted just now or published last year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kriya.achievements.indicators.dimensions import UNKNOWN_WORDS
from kriya.core.indicators import DIMENSIONS, MERGED, UNIT_NAMES, UNKNOWN, Basis, Cells, Words


@dataclass(frozen=True)
class Entry:
    """One figure of a sheet."""

    data: Mapping[str, Any]

    @property
    def code(self) -> str:
        return str(self.data["code"])

    @property
    def name(self) -> Words:
        return Words(**self.data["name"])

    @property
    def definition(self) -> Words:
        return Words(**self.data["definition"])

    @property
    def unit(self) -> Words:
        return UNIT_NAMES[self.data["unit"]]

    @property
    def is_money(self) -> bool:
        return bool(self.data["unit"] == "rupiah")

    @property
    def version(self) -> int:
        return int(self.data["version"])

    @property
    def basis(self) -> Basis | None:
        """On what it stands; None in sheets from before it was kept."""
        given = self.data.get("basis")
        if given is None:
            return None
        words = {name: Words(**given[name]) for name in ("numerator", "denominator", "source", "owner")}
        counted = Words(**given["counted"]) if "counted" in given else None
        return Basis(**words, valid_from=date.fromisoformat(given["valid_from"]), counted=counted)

    @property
    def counted(self) -> Words | str:
        """What its coverage counts, where that is not what it counts itself; else empty."""
        return (self.basis and self.basis.counted) or ""

    @property
    def value(self) -> int | None:
        value: int | None = self.data["value"]
        return value

    @property
    def known(self) -> int:
        return int(self.data["known"])

    @property
    def total(self) -> int:
        return int(self.data["total"])

    @property
    def is_partly_known(self) -> bool:
        return self.known < self.total

    @property
    def dimensions(self) -> list[str]:
        """The dimensions it is divided by, in the order of the pages."""
        return [name for name in DIMENSIONS if name in self.data["by"]]

    def by(self, dimension: str) -> Cells:
        """Return its parts, the unknown one included; empty when it is not divided so or withheld."""
        return DIMENSIONS[dimension].in_order(self.data["by"].get(dimension, {}))

    def unknown(self, dimension: str) -> int:
        return self.by(dimension).get(UNKNOWN, 0)

    def dated(self, dimension: str) -> date | None:
        """Return the date of parts that stand since an earlier publication, else None."""
        given = self.data.get("dated", {}).get(dimension)
        return date.fromisoformat(given) if given else None

    @property
    def stands_since(self) -> date | None:
        """The day of which a sum is told whose change may not be: it stands as it was published then."""
        return self.dated("")

    def is_withheld(self, dimension: str) -> bool:
        return dimension in self.data.get("withheld", ())


@dataclass(frozen=True)
class Sheet:
    """All figures of one council at one moment."""

    data: Mapping[str, Any]

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.data["as_of"])

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day over which what happens was counted; None in sheets from before it was kept."""
        if "since" not in self.data:
            return None
        return date.fromisoformat(self.data["since"]), date.fromisoformat(self.data["until"])

    @property
    def entries(self) -> list[Entry]:
        return [Entry(one) for one in self.data["indicators"]]

    def __getitem__(self, code: str) -> Entry:
        return {entry.code: entry for entry in self.entries}[code]

    def __contains__(self, code: str) -> bool:
        return any(one["code"] == code for one in self.data["indicators"])

    def label(self, dimension: str, key: str) -> str:
        """Return the words for a part in the reader's language; a merged part names all that it holds."""
        if MERGED in key:
            return " + ".join(self.label(dimension, part) for part in key.split(MERGED))
        if key == UNKNOWN:
            return str(UNKNOWN_WORDS)
        given = self.data["labels"].get(dimension, {}).get(key)
        fixed = (DIMENSIONS[dimension].keys or {}).get(key)
        return str(Words(**given) if given else fixed or key)
