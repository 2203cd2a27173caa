"""The lists of a preview: new, changed, same, folded, perhaps known, refused, left out, repaired, contradicting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from kriya.makers.imports.incoming import Incoming
from kriya.makers.imports.offered import Offered
from kriya.makers.imports.plan import Change, Plan
from kriya.makers.imports.preview.pages import bound_pages
from kriya.makers.imports.preview.plain import plain, read_as, stood
from kriya.makers.imports.preview.tables import sample_of, table_facts
from kriya.makers.imports.reading import Business, FileRead
from kriya.makers.imports.report import plain_cell
from kriya.makers.imports.rows import MakerRow, Note
from kriya.makers.imports.sentences import TO_BE_SEEN
from kriya.makers.imports.sheets.mapping import ColumnMapping
from kriya.makers.imports.sheets.model import Cell, cell

EXAMPLES: Final = 10
"""How many cells of each kind of repair are shown."""
_PERSONAL = frozenset({"nik", "bank_account", "npwp"})
_COMPLETED: Final = {
    "district_elsewhere": "district",
    "craft_from_sheet": "craft",
    "craft_from_heading": "craft",
    "district_from_heading": "district",
    "district_from_address": "district",
    "village_from_address": "village",
    "village_from_heading": "village",
    "year_from_sheet": "data_year",
}
"""Of repairs that belong to no column the field that they fill."""


def preview_of(found: FileRead, plan: Plan | None) -> bytes:
    """Return everything that the wizard shows of a file, as a file of pages."""
    rows = {one.key: read for one, read in found.rows}
    tables = [table_facts(one, rows.get(one.key, [])) for one in found.tables]
    single = {f"sample/{number}": sample_of(one.table) for number, one in enumerate(found.tables)}
    return bound_pages(_lists(found, plan or Plan()), {"tables": tables, "repairs": _repairs(found), **single})


def _lists(found: FileRead, plan: Plan) -> dict[str, Iterator[Any]]:
    return {
        "new": (_new(one) for one in plan.new),
        "changed": (_changed(change) for change in plan.changed),
        "same": ({"row": one.source, "name": one.columns["name"]} for one in plan.same),
        "duplicates": _duplicates(found, plan),
        "probable": _probable(plan),
        "refused": (plain_cell(one) for one in found.refused),
        "left_out": (plain_cell(one) for one in found.left_out),
        "contradictions": (_contradiction(one) for one in found.businesses if one.contradictions),
    }


def _new(one: Incoming) -> dict[str, Any]:
    known = one.columns
    return {
        "row": one.source,
        "name": known["name"],
        "owner": known.get("owner_name", ""),
        "village": known.get("village_name", ""),
        "district": known.get("district_name", "") or known.get("place_note", ""),
        "craft": one.crafts[0] if one.crafts else "",
        "crafts_beside": list(one.crafts[1:]),
        "phone": one.phones[0].number if one.phones else "",
    }


def _changed(change: Change) -> dict[str, Any]:
    return {
        "row": change.incoming.source,
        "maker": str(change.maker.pk),
        "name": change.maker.columns["name"],
        "fields": [[d.field, plain(d.before), plain(d.after)] for d in change.differences],
    }


def _duplicates(found: FileRead, plan: Plan) -> Iterator[dict[str, Any]]:
    for business in found.businesses:
        if len(business.rows) > 1:
            yield {"name": business.fields["name"], "rows": [_place(row) for row in business.rows]}
    for one, maker in plan.folded_into_register:
        yield {
            "name": one.columns["name"],
            "rows": [[one.source, one.columns["name"], one.columns.get("owner_name", "")]],
            "maker": str(maker.pk),
            "maker_name": maker.columns["name"],
        }


def _place(row: MakerRow) -> list[str]:
    return [f"{row.sheet}!{row.number}", row.fields.get("name") or "", row.fields.get("owner") or ""]


def _probable(plan: Plan) -> Iterator[dict[str, Any]]:
    for one, maker, reasons in plan.probable:
        yield {
            "row": one.source,
            "name": one.columns["name"],
            "owner": one.columns.get("owner_name", ""),
            "district": one.columns.get("district_name", ""),
            "maker": str(maker.pk),
            "maker_name": maker.columns["name"],
            "maker_owner": maker.columns.get("owner_name", ""),
            "maker_district": maker.columns.get("district_name", ""),
            "reasons": list(reasons),
        }


def _contradiction(business: Business) -> dict[str, Any]:
    return {
        "name": business.fields["name"],
        "fields": [
            {
                "field": one.field,
                "values": [
                    ["•" if one.field in _PERSONAL else plain(value), _place(business.rows[at])[0]]
                    for value, at in one.values
                ],
            }
            for one in business.contradictions
        ],
    }


def _repairs(found: FileRead) -> list[dict[str, Any]]:
    """Each kind with how often and its first cells: what stood there, and what was read."""
    examples: dict[str, list[dict[str, Any]]] = {code: [] for code in found.repairs}
    wanted = sum(min(count, EXAMPLES) for count in found.repairs.values())
    for one, rows in found.rows:
        if wanted <= 0:
            break
        wanted -= _collect(one, rows, examples)
    ordered = sorted(found.repairs.most_common(), key=lambda one: one[0] not in TO_BE_SEEN)
    return [{"code": code, "count": count, "examples": examples[code]} for code, count in ordered]


def _collect(one: Offered, rows: Sequence[MakerRow], examples: dict[str, list[dict[str, Any]]]) -> int:
    columns = {column.letters: column for column in one.mapping.columns}
    taken = 0
    for row, cells in zip(rows, one.table.cells, strict=True):
        for note in row.repairs:
            kept = examples.get(note.code)
            if kept is None or len(kept) >= EXAMPLES:
                continue
            kept.append({"cell": row.cell(note), **_before_and_after(row, note, columns.get(note.column), cells)})
            taken += 1
    return taken


def _before_and_after(row: MakerRow, note: Note, column: ColumnMapping | None, cells: Sequence[Cell]) -> dict[str, Any]:
    """Tell what stood in a cell, or where the row itself was completed, and what was read."""
    if column is not None:
        field, before = column.field, stood(cell(cells, column.index), column.field)
    else:
        field = _COMPLETED[note.code]
        before = stood(row.fields.get("address", "")) if note.code.endswith("_from_address") else ""
    return {"field": field, "before": before, "after": read_as(row.fields, field)}
