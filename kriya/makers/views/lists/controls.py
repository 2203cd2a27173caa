"""The controls above the list: which filters stand where, and what is set in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict

from kriya.makers.filters import FILTERS, Filter
from kriya.makers.queries.lists.choices import Choices, Option
from kriya.makers.queries.lists.columns import COLUMNS, Column
from kriya.makers.queries.lists.conditions import UNKNOWN
from kriya.makers.queries.lists.rows import Criteria

# The first ones are always in sight; the rest opens under one button.
_IN_SIGHT: Final = ("kerajinan", "kecamatan", "desa", "skala", "dokumen", "tanpa")
_FOLDED: Final = (
    "berakhir", "kelamin", "kelompok", "lapor", "telepon", "nik", "persetujuan", "impor", "bergabung", "skala_beda",
)  # fmt: skip


@dataclass(frozen=True)
class Control:
    """A filter with its options; those set are ticked."""

    name: str
    label: str
    options: Sequence[tuple[Option, bool]]

    @property
    def is_a_choice(self) -> bool:
        """Tell whether there is anything to choose: "not known" alone is no choice, unless it is set."""
        return self.is_set or any(option.value not in {"", UNKNOWN} for option, _ticked in self.options)

    @property
    def is_set(self) -> bool:
        return any(ticked for _option, ticked in self.options)


@dataclass(frozen=True)
class Controls:
    """Everything the form above the list shows."""

    in_sight: list[Control]
    folded: list[Control]
    columns: list[tuple[Column, bool]]
    text: str
    years: tuple[str, str]
    hidden: list[tuple[str, str]]

    @property
    def is_folded_set(self) -> bool:
        return any(self.years) or any(control.is_set for control in self.folded)


def controls(criteria: Criteria, choices: Choices, columns: Sequence[Column], params: QueryDict) -> Controls:
    """Return the form for these criteria; a filter with nothing to choose from stays away."""
    made = {name: _control(FILTERS[name], criteria, choices) for name in (*_IN_SIGHT, *_FOLDED)}
    keys = {column.key for column in columns}
    return Controls(
        in_sight=[made[name] for name in _IN_SIGHT if made[name].is_a_choice],
        folded=[made[name] for name in _FOLDED if made[name].is_a_choice],
        columns=[(column, column.key in keys) for column in COLUMNS.values()],
        text=criteria.text,
        years=(_first(criteria, "dari"), _first(criteria, "sampai")),
        hidden=_hidden(criteria, params),
    )


def _control(one: Filter, criteria: Criteria, choices: Choices) -> Control:
    ticked = criteria.values.get(one.name, ())
    options = one.options(choices)
    known = {option.value for option in options}
    options = [*options, *(Option(value, value) for value in ticked if value not in known)]
    return Control(one.name, str(one.label), [(option, option.value in ticked) for option in options])


def _first(criteria: Criteria, name: str) -> str:
    return next(iter(criteria.values.get(name, ())), "")


def _hidden(criteria: Criteria, params: Any) -> list[tuple[str, str]]:
    """Return what the form carries along without showing it."""
    carried = [("status", status) for status in criteria.values.get("status", ())]
    return carried + [(name, params[name]) for name in ("urut", "baris", "tampilan") if params.get(name)]
