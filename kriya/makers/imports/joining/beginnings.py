"""When a business began, from how long it had run in the year that its list tells."""

from __future__ import annotations

from collections.abc import Sequence

from kriya.makers.imports.joining.row import MakerRow, Note
from kriya.makers.imports.values.age import Age


def tell_beginnings(rows: Sequence[MakerRow], of: int | None, letters: str) -> None:
    """Put, in place, the year a business began in where its row tells its age; without the list's year it is not known.

    A year that the row tells itself is not overruled.
    """
    for row in rows:
        age: Age | None = row.fields.pop("in_business", None)
        if age is None or "started_year" in row.fields:
            continue
        year = row.fields.get("data_year", of)
        if age.since:
            row.fields["started_year"] = age.since
        elif year is None:
            row.repairs.append(Note(letters, "age_without_year"))
        else:
            row.fields["started_year"] = year - age.months // 12
            row.fields["is_year_reckoned"] = True
            row.repairs.append(Note(letters, "started_from_age"))
