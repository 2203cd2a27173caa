"""The report of an import: the same for the command line and for the wizard, before and after writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kriya.makers.imports.plan import Change, Plan
from kriya.makers.imports.reading import BadCell, FileRead
from kriya.makers.imports.sentences import EXPECTED, PROBLEMS

SHOWN = 200
"""How many rows of each kind a report tells one by one; it counts them all."""


def report_of(found: FileRead, plan: Plan | None) -> dict[str, Any]:
    """This function will return the report; rows_read = new + changed + same + duplicates + refused.

    `duplicates` are rows folded into another row of the file or of the register. `left_out` are cells that could not be
    read: their rows are taken without them. Money is whole rupiah.
    """
    plan = plan or Plan()
    recognition = found.recognition
    return {
        "kind": found.kind if found.kind != "empty" else "unknown",
        "reason": recognition.reason,
        "sheets": [_sheet(one) for one in recognition.tables],
        "sheets_left_out": [{"name": one.table.sheet, "kind": one.kind} for one in recognition.others],
        "rows_read": found.rows_read,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "duplicates": found.folded + len(plan.folded_into_register),
        "refused": [bad_cell(cell) for cell in found.refused],
        "left_out": [bad_cell(cell) for cell in found.left_out],
        "ignored": recognition.ignored().for_report(),
        "repairs": dict(found.repairs.most_common()),
        "changes": [_change(change) for change in plan.changed[:SHOWN]],
        "changed_fields": dict(
            Counter(d.field.split(" ")[0] for c in plan.changed for d in c.differences).most_common()
        ),
        "duplicates_shown": _duplicates(found),
        "probable": [
            {"row": business.source, "name": business.columns["name"], "maker": str(maker.pk), "reasons": list(reasons)}
            for business, maker, reasons in plan.probable[:SHOWN]
        ],
        "contradictions": sum(bool(business.contradictions) for business in found.businesses),
    }


def bad_cell(cell: BadCell) -> dict[str, str]:
    """This function will say where a cell stands, what was read there, and what is expected, in the reader's language."""
    return {
        "cell": cell.cell,
        "code": cell.code,
        "value": cell.value,
        "reason": str(PROBLEMS.get(cell.code, cell.code)),
        "expected": str(EXPECTED.get(cell.expected, cell.expected)),
    }


def _sheet(one: Any) -> dict[str, Any]:
    table = one.table
    return {
        "name": table.sheet,
        "rows": len(table),
        "header_rows": list(table.header_rows),
        "first_row": table.first_data_row,
        "columns": [
            {"column": c.letters, "header": c.label, "field": c.field, "confidence": c.confidence, "why": c.why}
            for c in one.mapping.columns
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "row": change.incoming.source,
        "maker": str(change.maker.pk),
        "name": change.maker.columns["name"],
        "fields": [{"field": d.field, "before": _told(d.before), "after": _told(d.after)} for d in change.differences],
    }


def _told(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int) else str(value)


def _duplicates(found: FileRead) -> list[dict[str, Any]]:
    folded: Sequence[Any] = [business for business in found.businesses if len(business.rows) > 1]
    return [
        {"name": business.fields.get("name"), "rows": [f"{row.sheet}!{row.number}" for row in business.rows]}
        for business in folded[:SHOWN]
    ]
