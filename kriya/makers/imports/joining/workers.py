"""How many people work in a business: men, women, all, and what was told apart by how they are employed."""

from collections.abc import Sequence

from kriya.makers.imports.joining.row import Letters, MakerRow, Note, all_of


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
            if parts and whole not in row.fields and (any(parts) or part == whole):
                row.fields[whole] = sum(parts)
                if len(parts) > 1 or part != whole:
                    row.repairs.append(Note(letters[names[0]], "labour_added_up"))


def judge_workers(rows: Sequence[MakerRow], letters: Letters) -> None:
    """Take no workers at all for unknown, and doubt a split where nearly all stand in one column."""
    _add_parts(rows, letters)
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
