"""What district and village of a row say of each other and of the council: exchanged ones, and those elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from kriya.councils.regions import district_named, name_of, village_named
from kriya.makers.imports.joining.row import Letters, MakerRow, Note
from kriya.makers.imports.values.place import Place
from kriya.makers.imports.values.reading import Context

_DOUBTS = frozenset({"district_unknown", "village_unknown", "village_spelling", "village_blanks", "village_ambiguous"})
"""What was said of the two cells as they stood."""


def exchange_places(rows: Sequence[MakerRow], letters: Letters, context: Context) -> None:
    """Put, in place, a village and its district back that stand in each other's columns.

    They do when the cell of the district names none, that of the village names one, and the other is a village in it.
    """
    if not context.regency or not {"district", "village"} <= letters.keys():
        return
    for row in rows:
        district, village = row.fields.get("district"), row.fields.get("village")
        if district is None or village is None or district.code is not None:
            continue
        around = district_named(village.text, context.regency)
        if around and (within := village_named(district.text, around)):
            row.fields["district"] = Place(around, name_of(around) or village.text, village.text)
            row.fields["village"] = Place(within, name_of(within) or district.text, district.text)
            row.repairs[:] = [note for note in row.repairs if note.code not in _DOUBTS]
            row.repairs.append(Note(letters["district"], "places_swapped"))


def mark_elsewhere(rows: Sequence[MakerRow], letters: Letters, context: Context) -> None:
    """Note, in place, the rows whose district lies in another regency than the council's."""
    column = letters.get("district") or letters.get("village") or letters.get("address") or ""
    for row in rows if context.regency else ():
        place = row.fields.get("district") or row.fields.get("village")
        if place is not None and place.code and not place.code.startswith(f"{context.regency}."):
            row.repairs.append(Note(column, "district_elsewhere"))
