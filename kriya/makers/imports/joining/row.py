"""One row as it was understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Letters = Mapping[str, str]
"""Where a person finds the column of each field."""


def all_of(name: str, letters: Letters) -> list[str]:
    """Return the fields that the columns of one field were given: "labour_part", "labour_part 2" and so on."""
    return [field for field in letters if field == name or field.startswith(f"{name} ")]


class Note(NamedTuple):
    """A repair or doubt at one cell: the letters of its column ("" for a whole row) and a code of sentences.REPAIRS."""

    column: str
    code: str


class Problem(NamedTuple):
    """A refused cell: its column, a code of sentences.PROBLEMS, what was read, and a code of sentences.EXPECTED."""

    column: str
    code: str
    value: str
    expected: str


@dataclass(slots=True)
class MakerRow:
    """One row as it was understood. `fields` holds known values only: a field that is not there is unknown."""

    sheet: str
    number: int
    fields: dict[str, Any]
    repairs: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, what: Note | Problem) -> str:
        """Return where a note or problem stands, as people write it: Sheet!B12."""
        return f"{self.sheet}!{what.column}{self.number}"
