"""Places that stand above rows instead of beside them: in a title, in a section's line, on the sheet's own tab."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kriya.councils.regions import district_named, find_district, name_of, village_named
from kriya.crafts.finding import find_in_text
from kriya.makers.imports.joining.row import MakerRow, Note
from kriya.makers.imports.sheets.model import Table
from kriya.makers.imports.values.place import Place, read_village
from kriya.makers.imports.values.reading import Context

_DISTRICT = re.compile(r"\b(?:kecamatan|kec|kapanewon|kap|kemantren|distrik)\b[\s.:]*", re.IGNORECASE)
_VILLAGE = re.compile(r"\b(?:kelurahan|kel|desa|ds|kalurahan|kal)\b[\s.:/]*", re.IGNORECASE)
_ORDINAL = re.compile(r"^\s*(?:[ivxl]{1,5}|[a-z]|\d{1,2})\s*[.)]\s*", re.IGNORECASE)
_HOUSE = re.compile(r"\d|\brt\b|\brw\b|,", re.IGNORECASE)
_PARTS = re.compile(r"[,;/()\d]|\s-\s|\b(?:rt|rw|no)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\([^)]*\)|\b\d+\b|_")
"""What a sheet's name says besides its district: a year, a number."""
_COMPASS = frozenset({"utara", "selatan", "timur", "barat", "tengah"})
"""Words that mean a district when they stand alone; a sheet called "Lama" is an old one."""
_MOST_WORDS = 3


def _beginnings(text: str) -> Iterator[str]:
    """Yield the first words of a text, the most first: "PATUK TAHUN 2024", "PATUK TAHUN", "PATUK"."""
    tokens = re.split(r"[,;(\n]|\s[-–]\s", text, maxsplit=1)[0].split()
    yield from (" ".join(tokens[:size]) for size in range(min(_MOST_WORDS, len(tokens)), 0, -1))


def _named(text: str, regency: str) -> set[str]:
    """Return the codes of the districts that a line names behind the word for one."""
    ends = [found.end() for found in _DISTRICT.finditer(text)]
    return {_district_at(list(_beginnings(text[end:])), regency) for end in ends} - {""}


def _district_at(names: list[str], regency: str) -> str:
    """Return the code of the district that one of these names bears, else of the one that it shortens or misspells."""
    if exact := next(filter(None, (district_named(name, regency) for name in names)), ""):
        return exact
    near = next(filter(None, (find_district(name, regency) for name in names)), None)
    return near.code if near else ""


def _district_in(text: str, regency: str) -> str:
    """Return the code of the one district that a line names, if need be without the word for it, or ""."""
    if codes := _named(text, regency):
        return codes.pop() if len(codes) == 1 else ""
    return district_named(_ORDINAL.sub("", text).strip(" :."), regency)


def _district_of_tab(name: str, regency: str) -> str:
    """Return the code of the district a sheet is named after, however short ("Pkl Barat", "UTARA (2025)"), or ""."""
    bare = _BESIDE.sub(" ", name).strip(" .:-_")
    found = find_district(bare, regency)
    if found is None or found.how == "spelling" or (len(bare.split()) == 1 and bare.lower() not in _COMPASS):
        return ""
    return found.code


def _village_of_tab(table: Table, regency: str, district: str) -> str:
    """Return the code of the village a sheet is named after ("Desa Troso", "Medono (2025)"), or ""."""
    bare = _BESIDE.sub(" ", table.sheet).strip(" .:-_")
    if district_named(bare, regency) or find_in_text(bare):
        return ""  # A district may bear the name of a village in it, and a village that of what all make there.
    return _village_in(bare, district or regency, "") or village_named(bare, district or regency)


def _village_in(text: str, regency: str, district: str) -> str:
    """Return the code of the village that a line names behind the word for one; of several that of the district."""
    ends = [found.end() for found in _VILLAGE.finditer(text)]
    names = [name for end in ends for name in _beginnings(text[end:])]
    inside = [within for within in (district, regency) if within]
    return next(filter(None, (village_named(name, within) for within in inside for name in names)), "")


class Headings:
    """What the lines above a row say of its place: the codes of a district and of a village, "" where they do not."""

    def __init__(self, table: Table, regency: str) -> None:
        named = {code for line in table.title for code in _named(line, regency)}
        named = named or {_district_in(table.sheet, regency) or _district_of_tab(table.sheet, regency)}
        district = named.pop() if len(named) == 1 else ""
        villages = {code for line in table.title if (code := _village_in(line, regency, district))}
        village = (
            villages.pop() if len(villages) == 1 else "" if villages else _village_of_tab(table, regency, district)
        )
        self._starts: list[int] = []
        self._places: list[tuple[str, str]] = [_both(district, village)]
        for number, text in table.sections:
            if (found := _district_in(text, regency)) or _DISTRICT.match(_ORDINAL.sub("", text).strip()):
                district, village = found, ""  # One that is not known ends the one before it, too.
            if _VILLAGE.search(text):  # One that cannot be told apart from its namesake ends the one before it, too.
                village = _village_in(text, regency, district)
            self._starts.append(number)
            self._places.append(_both(district, village))

    def above(self, number: int) -> tuple[str, str]:
        """Return district and village for the row of a number."""
        return self._places[bisect_left(self._starts, number)]

    def __bool__(self) -> bool:
        return any(district for district, _village in self._places)


def _both(district: str, village: str) -> tuple[str, str]:
    return (village.rpartition(".")[0] if village else district), village


def _place(code: str) -> Place:
    name = name_of(code) or code
    return Place(code, name, name)


def complete_places(rows: Sequence[MakerRow], table: Table, context: Context) -> None:
    """Fill in, in place, the district and village of rows that do not tell them themselves."""
    if not context.regency:
        return
    headings = Headings(table, context.regency)
    for row in rows:
        if "district" not in row.fields:
            district, village = headings.above(row.number)
            if district:
                _fill(row, district, village, context)
            else:
                _fill_from_address(row, context)
        elif "village" not in row.fields:
            _fill_village(row, headings.above(row.number)[1])
        if "village" not in row.fields:
            _find_village_in_address(row, context)


def _fill(row: MakerRow, district: str, village: str, context: Context) -> None:
    row.fields["district"] = _place(district)
    row.repairs.append(Note("", "district_from_heading"))
    if "village" not in row.fields and village:
        row.fields["village"] = _place(village)
    else:
        find_village_within(row, district, context)


def _fill_village(row: MakerRow, village: str) -> None:
    """Take the village of the lines above for a row that tells the district it lies in."""
    if village and village.startswith(f"{row.fields['district'].code}."):
        row.fields["village"] = _place(village)
        row.repairs.append(Note("", "village_from_heading"))


def find_village_within(row: MakerRow, district: str, context: Context) -> None:
    """Look again, in place, for a village that was not found or is one of several, now that its district is known."""
    known = row.fields.get("village")
    if known is not None and known.code is None:
        again = read_village(known.text, context, district).value
        if again and again.code and again.code.startswith(f"{district}."):
            row.fields["village"] = again


def _fill_from_address(row: MakerRow, context: Context) -> None:
    """Take the places that an address ends with, or is: "Jl. Baron km 5 Paliyan", "Bejiharjo Karangmojo", "Piyaman"."""
    tokens = str(row.fields.get("address") or "").split()
    for size in range(min(_MOST_WORDS, len(tokens)), 0, -1):
        before, district = " ".join(tokens[:-size]), district_named(" ".join(tokens[-size:]), context.regency)
        if not district:
            continue
        village = village_named(before, district) if before and "village" not in row.fields else ""
        if not before or village or _HOUSE.search(before):
            _take(row, district, village)
            return
    if tokens and "village" not in row.fields and (village := village_named(" ".join(tokens), context.regency)):
        _take(row, village.rpartition(".")[0], village)


def _find_village_in_address(row: MakerRow, context: Context) -> None:
    """Take the village that an address names behind the word for one, or between commas and numbers."""
    address, known = str(row.fields.get("address") or ""), row.fields.get("district")
    if not address or (known is not None and not known.code):
        return
    if known is None:
        village = _village_in(address, context.regency, "")
    else:
        village = _village_in(address, "", known.code) or _village_alone(address, known)
    if village:
        row.fields.setdefault("district", _place(village.rpartition(".")[0]))
        row.fields["village"] = _place(village)
        row.repairs.append(Note("", "village_from_address"))


def _village_alone(address: str, district: Place) -> str:
    named = {village_named(part.strip(" ."), district.code or "") for part in _PARTS.split(address)} - {""}
    # A town's name stands at the end of addresses in all its villages.
    villages = [code for code in named if name_of(code) != district.name]
    return villages[0] if len(villages) == 1 else ""


def _take(row: MakerRow, district: str, village: str) -> None:
    row.fields["district"] = _place(district)
    if village:
        row.fields["village"] = _place(village)
    row.repairs.append(Note("", "district_from_address"))
