"""Crafts that stand above rows instead of beside them: in a section's line, on the sheet's own tab."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from kriya.crafts.finding import FoundCraft, find_in_text
from kriya.makers.imports.joining.row import MakerRow, Note
from kriya.makers.imports.sheets.model import Table

_ANY: Final = "kerajinan"
_ITS_NAME: Final = 0.95
"""So sure is a craft that a line names and nothing beside it."""
_ORDINAL: Final = re.compile(r"^\s*(?:[ivxl]{1,5}|[a-z]|\d{1,2})(?:\s*[.)]\s*|\s+)(?=\S{3})", re.IGNORECASE)
_WORD: Final = re.compile(
    r"^(?:(?:data|daftar|jenis|komoditi|komoditas|sektor|sentra|industri|ikm|umkm|usaha|perajin|pengrajin|cabang|kelompok)\b[\s:]*)+",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:kecamatan|kec|kapanewon|kap|kemantren|distrik|kelurahan|kel|desa|ds|kalurahan|kal)\b", re.IGNORECASE
)


def complete_crafts(rows: Sequence[MakerRow], table: Table) -> None:
    """Take, in place, the craft of the line above, else of the sheet's name, for rows that tell none themselves."""
    starts = [number for number, _text in table.sections]
    above = _above(table)
    for row in rows if any(above) else ():
        found = above[bisect_left(starts, row.number)]
        if found is not None and "craft" not in row.fields:
            craft, text, code = found
            row.fields |= {"craft": craft.code, "craft_confidence": craft.confidence}
            row.fields.setdefault("craft_text", text)
            row.repairs.append(Note("", code))


def _above(table: Table) -> list[tuple[FoundCraft, str, str] | None]:
    """Return what holds before the first section, and from each on; a place leaves the craft above it as it is."""
    tab = find_in_text(table.sheet)
    of_tab = (tab, table.sheet.strip(), "craft_from_sheet") if tab is not None and tab.code != _ANY else None
    found = [of_tab]
    for _number, text in table.sections:
        bare = _WORD.sub("", _ORDINAL.sub("", text.strip())).strip(" .:")
        craft = find_in_text(bare)
        if craft is not None and craft.confidence >= _ITS_NAME and craft.code != _ANY:
            found.append((craft, bare, "craft_from_heading"))
        else:
            found.append(found[-1] if _PLACE.search(text) else of_tab)
    return found
