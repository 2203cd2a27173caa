"""Numbers of a person that were typed into the cell of a name: names are shown to everybody, these are not."""

import re
from collections.abc import Sequence

from kriya.makers.imports.joining.row import Letters, MakerRow, Note
from kriya.makers.imports.values.person import nik_is_likely
from kriya.makers.imports.values.phone import phones_in, without_phones

NIK_IN_NAME = re.compile(r"(?<!\d)\d{4}[ .-]?\d\d[ .-]?\d\d[ .-]?\d{4}[ .-]?\d{4}(?!\d)|\d{15,}")
"""A NIK however it is parted, or what is left of one."""
_WORD = re.compile(r"(?:\b(?:no|nik|ktp)\b[\s.:]*)+$", re.IGNORECASE)
_EDGES = " ,;:/|-"
_LENGTH = 16
_SHORTEST = 9
"""Digits of the shortest of these numbers."""


def take_numbers_from_names(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Put, in place, a NIK or telephone typed beside a name ("Ani / 3375…", "Ani (0812…)") where it belongs."""
    for field in [field for field in ("name", "owner") if field in letters]:
        for row in rows:
            text = row.fields.get(field)
            if text and not text.isalpha() and sum(map(str.isdigit, text)) >= _SHORTEST:
                _part(row, field, text, letters[field])


def _part(row: MakerRow, field: str, text: str, column: str) -> None:
    rest = text
    found = NIK_IN_NAME.search(rest)
    nik = re.sub(r"\D", "", found[0]) if found else ""
    if found and len(nik) == _LENGTH and nik_is_likely(nik):
        row.fields.setdefault("nik", nik)
        row.repairs.append(Note(column, "nik_in_name"))
        rest = _without(rest, found)
    if phones := phones_in(rest):
        row.fields["phones"] = tuple(dict.fromkeys((*row.fields.get("phones", ()), *phones)))
        row.repairs.append(Note(column, "phone_in_text"))
        rest = without_phones(rest)
    rest = rest.strip(_EDGES)
    if rest == text:
        return
    if rest:
        row.fields[field] = rest
    else:
        del row.fields[field]


def _without(text: str, found: re.Match[str]) -> str:
    before = _WORD.sub("", text[: found.start()])
    rest = f"{before.rstrip(' (/-')} {text[found.end() :].lstrip(' )')}"
    return " ".join(rest.split())
