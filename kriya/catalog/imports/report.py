"""The report of a product list: the same shape as that of a register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from kriya.catalog.imports.photos import Matched, told_of
from kriya.catalog.imports.plan import Change, Plan
from kriya.catalog.imports.reading import ProductList
from kriya.makers.imports.report import SHOWN, ignored_of, in_words, plain_cell, sheet_facts, sheets_left_out
from kriya.makers.imports.sheets.fields import PRODUCTS

_NOBODY: Final = ("maker_missing", "maker_not_found")


def report_of(found: ProductList, plan: Plan, matched: Matched | None = None) -> dict[str, Any]:
    """Return the report; rows_read = new + changed + same + duplicates + refused.

    `duplicates` are rows folded into another row of the file; `left_out` are cells that could not be read, their rows
    are taken without them. Money is whole rupiah. `photos` is there when a zip of photos was. `maker` is whose the rows
    are that name none; with `names_no_maker` the whole list waits for somebody to say so.
    """
    photos = {"photos": told_of(matched)} if matched is not None else {}
    return photos | {
        "kind": PRODUCTS,
        "reason": PRODUCTS,
        "sheets": [sheet_facts(one) for one in found.taken],
        "sheets_left_out": sheets_left_out(found),
        "rows_read": found.rows_read,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "duplicates": found.folded,
        "refused": [in_words(plain_cell(cell)) for cell in found.refused],
        "left_out": [in_words(plain_cell(cell)) for cell in found.left_out],
        "ignored": ignored_of(found).for_report(),
        "repairs": dict(found.repairs.most_common()),
        "changes": [_change(change) for change in plan.changed[:SHOWN]],
        "changed_fields": dict(Counter(d.field for c in plan.changed for d in c.differences).most_common()),
        "duplicates_shown": [
            {"name": one.name, "rows": [f"{row.sheet}!{row.number}" for row in one.rows]}
            for one in [one for one in found.products if len(one.rows) > 1][:SHOWN]
        ],
        "contradictions": sum(one.contradicted for one in found.products),
        "maker": found.maker.columns["name"] if found.maker is not None else None,
        "names_no_maker": found.names_no_maker,
        "photos_named": sum(len(one.photos) for one in found.products),
    }


def refused_to_tell(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the refused rows that are worth a line: that a list names nobody known is one sentence about it all."""
    refused: list[dict[str, Any]] = report.get("refused", [])
    return [cell for cell in refused if cell["code"] not in _NOBODY] if report.get("names_no_maker") else refused


def _change(change: Change) -> dict[str, Any]:
    return {
        "row": change.incoming.source,
        "product": str(change.product.pk),
        "name": change.product.columns["name"],
        "fields": [{"field": d.field, "before": d.before, "after": d.after} for d in change.differences],
    }
