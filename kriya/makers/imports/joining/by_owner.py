"""Work that bears no name goes under its owner's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from kriya.makers.imports.joining.row import Letters, MakerRow, Note

_TELLING: Final = frozenset(
    "phones nik npwp email address village district gender birth_year kind craft commodity product_names papers nib"
    " group".split()
)
"""What a line that adds something up does not tell."""


def name_by_owner(rows: Sequence[MakerRow], letters: Letters, numbered: Collection[int]) -> None:
    """Put the work of a person whose business bears no name under the person's own.

    Either the list has no column for such names, or a cell of it is empty or says that there is none; what stands there
    and cannot be read is no name either, and for people to see. `numbered` are the rows that bear a running number.
    """
    if "owner" not in letters:
        return
    if "name" not in letters:
        _name(rows, letters["owner"], "name_from_owner")
    elif not any(Note(letters["name"], "column_pushed_down") in row.repairs for row in rows):
        nameless = (row for row in rows if "name" not in row.fields and not _is_lost(row, letters["name"]))
        _name([row for row in nameless if _is_somebody(row, numbered)], letters["name"], "owner_for_name")


def _name(rows: Sequence[MakerRow], where: str, code: str) -> None:
    for row in rows:
        if owner := row.fields.get("owner"):
            row.fields |= {"name": owner, "is_name_reckoned": True}
            row.repairs.append(Note(where, code))


def _is_lost(row: MakerRow, where: str) -> bool:
    """Tell whether something stood in a cell that cannot be read."""
    return any(one.column == where for one in row.problems) or Note(where, "ref_error") in row.repairs


def _is_somebody(row: MakerRow, numbered: Collection[int]) -> bool:
    """Tell a person from a sum below the list ("Laki-laki", "2")."""
    owner = str(row.fields.get("owner", ""))
    return any(map(str.isalpha, owner)) and (row.number in numbered or not _TELLING.isdisjoint(row.fields))
