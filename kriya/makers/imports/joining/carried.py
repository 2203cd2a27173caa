"""A place that is written once, beside the first of its rows, as on a printed list: it holds for those below it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kriya.makers.imports.joining.headings import find_village_within
from kriya.makers.imports.joining.row import MakerRow, Note
from kriya.makers.imports.values.place import Place
from kriya.makers.imports.values.reading import Context

_CODES = {"district": "district_carried_down", "village": "village_carried_down"}


def carry_places(rows: Sequence[MakerRow], letters: Mapping[str, str], context: Context) -> None:
    """Fill in, in place, districts and villages that a list of blocks tells in the first row of each block alone.

    It is such a list when the column begins with a place, tells each place once, and is blank in at least half of its
    rows. A cell with a sign for unknown stays so, and a village of another district is not put under this one.
    """
    for field, code in _CODES.items():
        if field in letters and _tells_each_once(rows, field):
            _carry(rows, field, Note(letters[field], code), context)


def _tells_each_once(rows: Sequence[MakerRow], field: str) -> bool:
    told: list[Place] = [row.fields[field] for row in rows if field in row.fields]
    if len(told) < 2 or 2 * len(told) > len(rows) or field not in rows[0].fields:
        return False
    codes = {place.code for place in told}
    return None not in codes and len(codes) == len(told)


def _carry(rows: Sequence[MakerRow], field: str, note: Note, context: Context) -> None:
    above: Place | None = None
    for row in rows:
        if (told := row.fields.get(field)) is not None:
            above = told
        elif above is not None and _is_blank(row, note.column) and _fits(row, above):
            row.fields[field] = above
            row.repairs.append(note)
            find_village_within(row, str(above.code), context)


def _is_blank(row: MakerRow, column: str) -> bool:
    return column not in {said.column for said in row.repairs} | {said.column for said in row.problems}


def _fits(row: MakerRow, above: Place) -> bool:
    """Tell whether what the row says of its place itself lies in, or around, the place above."""
    code = str(above.code)
    beside = [place.code for name in _CODES if (place := row.fields.get(name)) is not None and place.code]
    return all(one.startswith(f"{code}.") or code.startswith(f"{one}.") for one in beside)
