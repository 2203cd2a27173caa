"""What of a council's set-up may travel to another council: parts with named fields, and measures of how far it is.

It knows no domain. A word writes its parts in `carried.py` and names them in AppConfig.ready():

    register_part("crafts", "kriya.crafts.carried.OWN_CRAFTS")
    register_measure("products.priced", "kriya.catalog.carried.PRICED")

A part says which fields there are, what each may hold, how the council's own is read and how it is written. Comparing,
taking over, merging and undoing are then the same for all (kriya/playbooks). What no field allows, nothing carries.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

Values = Mapping[str, Any]
KEY: Final = re.compile(r"[a-z0-9][a-z0-9._:-]{0,95}")
"""How the key of an item may look."""
_UNSEEN: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One field of an item. One that does not `travel` is asked of whoever takes it over, and never written out."""

    label: Promise | str
    travels: bool = True

    @abstractmethod
    def fits(self, value: object) -> bool:
        """Tell whether this may be its value: exactly this type, within its bounds."""

    def told(self, value: Any) -> str:
        """Return the value as a reader sees it."""
        return "–" if value in (None, "", []) else str(value)

    def texts(self, value: Any) -> Iterator[str]:  # noqa: ARG002 - most have none
        """Yield the free text in a value: what might tell of somebody."""
        yield from ()


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Text of at most so many letters; `pattern` must fit all of it, where it is no free text."""

    most: int
    pattern: str = ""

    def fits(self, value: object) -> bool:
        if not isinstance(value, str) or len(value) > self.most or _UNSEEN.search(value):
            return False
        return not self.pattern or re.fullmatch(self.pattern, value) is not None

    def texts(self, value: Any) -> Iterator[str]:
        if not self.pattern:
            yield value


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number within bounds; None where it `may_lack`. `scale` 100 shows hundredths of a per cent."""

    least: int = 0
    most: int
    may_lack: bool = False
    scale: int = 1

    def fits(self, value: object) -> bool:
        return (value is None and self.may_lack) or (type(value) is int and self.least <= value <= self.most)

    def told(self, value: Any) -> str:
        if value is None or self.scale == 1:
            return super().told(value)
        return f"{value / self.scale:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " %"


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no."""

    def fits(self, value: object) -> bool:
        return type(value) is bool

    def told(self, value: Any) -> str:
        return _("ya") if value else _("tidak")


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of few words, each with its label."""

    choices: tuple[tuple[str, Any], ...]

    def fits(self, value: object) -> bool:
        return isinstance(value, str) and value in dict(self.choices)

    def told(self, value: Any) -> str:
        return str(dict(self.choices).get(value, value))


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A list of rows, each with these columns in their order."""

    columns: tuple[Field, ...]
    most: int

    def fits(self, value: object) -> bool:
        return isinstance(value, list) and len(value) <= self.most and all(self._is_row(row) for row in value)

    def _is_row(self, row: object) -> bool:
        if not isinstance(row, list) or len(row) != len(self.columns):
            return False
        return all(column.fits(cell) for column, cell in zip(self.columns, row, strict=True))

    def told(self, value: Any) -> str:
        lines = (zip(self.columns, row, strict=True) for row in value)
        return "; ".join(" · ".join(column.told(cell) for column, cell in line) for line in lines) or "–"

    def texts(self, value: Any) -> Iterator[str]:
        for row in value:
            for column, cell in zip(self.columns, row, strict=True):
                yield from column.texts(cell)


class Part(ABC):
    """A part of a council's set-up, in the scope of the council. Items are told apart by a key that travels along.

    `can_remove` tells whether what was taken over can be taken out again; else undoing leaves it and says so.
    """

    title: Promise
    fields: Mapping[str, Field]
    can_remove = True

    @abstractmethod
    def read(self) -> dict[str, dict[str, Any]]:
        """Return every item of the council with all its fields, by key."""

    @abstractmethod
    def write(self, key: str, values: Values, *, by: Any) -> None:
        """Let an item be so: new, or changed. `values` may lack fields: those stay, or get what they begin with.

        Raise Refused where that cannot be; the caller's transaction then leaves nothing half done.
        """

    def remove(self, key: str, *, by: Any) -> None:
        """Take out an item that was taken over; only where `can_remove`."""
        raise NotImplementedError(key)

    def name(self, key: str, values: Values) -> str:  # noqa: ARG002 - some are called by it
        """Return what an item is called."""
        return str(values.get("name_id") or values.get("name") or self.title)

    def allows(self, key: object, values: object) -> bool:
        """Tell whether this may stand in a file: known fields that travel, each with a value that fits."""
        if not isinstance(key, str) or not KEY.fullmatch(key) or not isinstance(values, dict) or not values:
            return False
        travelling = {name: field for name, field in self.fields.items() if field.travels}
        return all(name in travelling and travelling[name].fits(value) for name, value in values.items())

    def travelling(self, values: Values) -> dict[str, Any]:
        """Return of an item what may leave the council."""
        return {name: value for name, value in values.items() if self.fields[name].travels}


class Settings(Part):
    """A part of one item: settings of which a council has one set."""

    key = "aturan"

    @abstractmethod
    def current(self) -> dict[str, Any] | None:
        """Return the council's own settings; None where it never set any."""

    def read(self) -> dict[str, dict[str, Any]]:
        found = self.current()
        return {} if found is None else {self.key: found}


@dataclass(frozen=True)
class Measure:
    """Something that is counted in a council to tell how far it is.

    `read` gets the day since which is counted, and answers None where nothing can be told yet. Where `at_most`, small
    is good.
    """

    title: Promise
    read: Callable[[date], int | None]
    at_most: bool = False
    unit: Promise | str = ""

    def passes(self, found: int | None, target: int) -> bool:
        """Tell whether what was found is enough."""
        if found is None:
            return False
        return found <= target if self.at_most else found >= target


_parts: dict[str, str] = {}
_measures: dict[str, str] = {}


def register_part(code: str, path: str) -> None:
    """Name a part by the dotted path of its object. The order of registering is the order of writing."""
    _parts[code] = path


def register_measure(code: str, path: str) -> None:
    """Name a measure by the dotted path of its object."""
    _measures[code] = path


def parts() -> dict[str, Part]:
    """Return every part by its code, what others rest on first."""
    return {code: import_string(path) for code, path in _parts.items()}


def measures() -> dict[str, Measure]:
    """Return every measure by its code."""
    return {code: import_string(path) for code, path in _measures.items()}
