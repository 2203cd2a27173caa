"""How many people work in a business: men, women, all, and what was told apart by how they are employed."""

import re
from collections.abc import Sequence
from typing import Final

from kriya.makers.imports.joining.columns import ReadColumn
from kriya.makers.imports.joining.row import Letters, MakerRow, Note, all_of
from kriya.makers.imports.sheets.words import normal

_EMPLOYED: Final = re.compile(
    r"\b(?:(?:tidak|tdk|tak|non) )?"
    r"(?:tetap|lepas|harian|kontrak|borongan|musiman|honorer|keluarga|dibayar|lokal|asing)\b"
)
_BESIDE: Final = "labour_beside"
"""Workers who are neither of the men nor of the women that the row tells."""


def set_others_beside(columns: Sequence[ReadColumn]) -> None:
    """Name, in place, workers of one kind who stand beside the men and women of another: "Tetap" L and P, "Lepas"."""
    told = [one for one in columns if one.field.partition(" ")[0] in ("labour_men", "labour_women")]
    parts = [one for one in columns if one.field.partition(" ")[0] == "labour_part"]
    kinds = [set(_EMPLOYED.findall(normal(one.label))) for one in told]
    others = [set(_EMPLOYED.findall(normal(one.label))) for one in parts]
    if not (kinds and others) or not all(kinds) or not all(others) or set().union(*kinds) & set().union(*others):
        return
    for place, column in enumerate(parts, 1):
        column.field = _BESIDE if place == 1 else f"{_BESIDE} {place}"


def _add_parts(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Add up workers who are told apart by how they are employed, where nobody has added them up."""
    for part, whole in (
        ("labour_men", "labour_men"),
        ("labour_women", "labour_women"),
        ("labour_part", "labour_total"),
    ):
        names = all_of(part, letters)
        if names in ([], [whole]):
            continue
        for row in rows:
            parts = [row.fields.pop(name) for name in names if name in row.fields]
            if not parts or whole in row.fields or not (any(parts) or part == whole):
                continue
            if part == whole or sum(parts) >= _men_and_women(row):  # all are no fewer than some of them
                row.fields[whole] = sum(parts)
                if len(parts) > 1 or part != whole:
                    row.repairs.append(Note(letters[names[0]], "labour_added_up"))


def _men_and_women(row: MakerRow) -> int:
    return int(row.fields.get("labour_men", 0) + row.fields.get("labour_women", 0))


def _add_others(rows: Sequence[MakerRow], letters: Letters) -> None:
    if not (names := all_of(_BESIDE, letters)):
        return
    for row in rows:
        others = sum(row.fields.pop(name, 0) for name in names)
        if others and "labour_total" not in row.fields:
            row.fields["labour_total"] = others + _men_and_women(row)
            row.repairs.append(Note(letters[names[0]], "labour_added_up"))


def judge_workers(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Take no workers at all for unknown, and doubt a split where nearly all stand in one column."""
    _add_parts(rows, letters)
    _add_others(rows, letters)
    given = [f for f in ("labour_men", "labour_women", "labour_total") if f in letters]
    if not given:
        return
    for row in rows:
        fields = row.fields
        counts = [fields[f] for f in given if f in fields]
        if counts and not any(counts):
            for field in given:
                if fields.pop(field, None) is not None:
                    row.repairs.append(Note(letters[field], "zero_unknown"))
        elif "labour_total" not in fields and counts:
            fields["labour_total"] = sum(counts)
    if {"labour_men", "labour_women"} <= letters.keys():
        _doubt_split(rows, letters["labour_women"])


def _doubt_split(rows: Sequence[MakerRow], column: str) -> None:
    men, women = (sum(name in row.fields for row in rows) for name in ("labour_men", "labour_women"))
    if women < 20 or men * 5 > women:
        return
    for row in rows:
        if "labour_women" in row.fields and "labour_men" not in row.fields:
            row.repairs.append(Note(column, "labour_split_doubtful"))
