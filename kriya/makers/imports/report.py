"""The report of an import: the same for the command line and for the wizard, before and after writing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, Protocol

from kriya.core.personal import masked
from kriya.makers.imports.offered import Offered, key_of
from kriya.makers.imports.plan import Change, Plan
from kriya.makers.imports.reading import BadCell, Business, FileRead
from kriya.makers.imports.sentences import EXPECTED, PROBLEMS
from kriya.makers.imports.sheets.fields import FIELDS
from kriya.makers.imports.sheets.model import Ignored
from kriya.makers.imports.sheets.recognise import Recognition

SHOWN: Final = 200
"""How many rows of each kind a report tells one by one; it counts them all."""
LONGEST: Final = 200
"""A cell holds up to 32,767 characters; who looks for the fault needs the first ones."""
PERSONAL: Final = frozenset({"nik", "npwp"})
"""What should have stood in a cell whose content is masked wherever it is told."""
_WHOLE: Final = re.compile(r"^(-?\d+)\.0$")
_KINDS_OF_LINES: Final = ("title", "header", "total", "empty", "section", "footer")


def report_of(found: FileRead, plan: Plan | None) -> dict[str, Any]:
    """Return the report; rows_read = new + changed + same + duplicates + refused.

    `duplicates` are rows folded into another row of the file or of the register. `refused` has one cell for each
    refused row; `left_out` are cells that could not be read: their rows are taken without them. Money is whole rupiah.
    """
    plan = plan or Plan()
    return {
        "kind": found.kind if found.kind in ("makers", "products", "recap") else "unknown",
        "reason": found.reason,
        "sheets": [sheet_facts(one) for one in found.taken],
        "sheets_left_out": sheets_left_out(found),
        "rows_read": found.rows_read,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "duplicates": found.folded + len(plan.folded_into_register),
        "refused": [in_words(plain_cell(cell)) for cell in found.refused],
        "left_out": [in_words(plain_cell(cell)) for cell in found.left_out],
        "ignored": ignored_of(found).for_report(),
        "repairs": dict(found.repairs.most_common()),
        "changes": [_change(change) for change in plan.changed[:SHOWN]],
        "changed_fields": dict(
            Counter(d.field.split(" ")[0] for c in plan.changed for d in c.differences).most_common()
        ),
        "duplicates_shown": [_duplicate(one) for one in _folded(found)[:SHOWN]],
        "probable": [
            {"row": business.source, "name": business.columns["name"], "maker": str(maker.pk), "reasons": list(reasons)}
            for business, maker, reasons in plan.probable[:SHOWN]
        ],
        "contradictions": sum(bool(business.contradictions) for business in found.businesses),
    }


def counted(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report with counts in place of its lists: what a run keeps in its row."""
    lists = ("refused", "left_out", "changes", "duplicates_shown", "probable")
    kept = {name: value for name, value in report.items() if name not in lists}
    return kept | {name: len(report[name]) for name in ("refused", "left_out", "probable") if name in report}


def plain_cell(cell: BadCell) -> dict[str, Any]:
    """Say where a cell stands, what was read and what is expected, as codes; a NIK is masked."""
    # A whole number comes out of a spreadsheet as 48000000.0; a person sees 48000000 there.
    read = _WHOLE.sub(r"\1", cell.value)
    value = masked(read) if cell.expected in PERSONAL else read
    value = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    plain: dict[str, Any] = {"cell": cell.cell, "code": cell.code, "value": value, "expected": cell.expected}
    if cell.more:
        plain["more"] = [plain_cell(one) for one in cell.more]
    return plain


def in_words(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Put a plain cell into the reader's language."""
    told = {
        "cell": plain["cell"],
        "code": plain["code"],
        "value": plain["value"],
        "reason": str(PROBLEMS.get(plain["code"], plain["code"])),
        "expected": str(EXPECTED.get(plain["expected"], plain["expected"])),
    }
    return told | ({"more": [in_words(one) for one in plain["more"]]} if plain.get("more") else {})


class Tables(Protocol):
    """A file by its tables, whatever their rows are about."""

    @property
    def recognition(self) -> Recognition:
        """What the file is."""

    @property
    def tables(self) -> list[Offered]:
        """The tables that may be read."""

    @property
    def taken(self) -> list[Offered]:
        """Those that are read."""


def ignored_of(found: Tables) -> Ignored:
    """Sum what was no data in the tables that are read."""
    total = Ignored()
    for one in found.taken:
        for name in _KINDS_OF_LINES:
            setattr(total, name, getattr(total, name) + getattr(one.table.ignored, name))
    return total


def sheets_left_out(found: Tables) -> list[dict[str, str]]:
    """Name the tables that are not read, with what they are."""
    taken = {one.key for one in found.taken}
    offered = {one.key for one in found.tables}
    every = [*found.recognition.tables, *found.recognition.others]
    kinds = {key_of(one.table): one for one in every}
    left_out = [
        {"name": one.table.sheet, "kind": "left_out" if key in offered and one.kind in FIELDS else one.kind}
        for key, one in kinds.items()
        if key not in taken
    ]
    return left_out + [{"name": name, "kind": "hidden"} for name in found.recognition.hidden]


def sheet_facts(one: Offered) -> dict[str, Any]:
    """Tell of a table that is read where it stands and what its columns are read as."""
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


def _folded(found: FileRead) -> list[Business]:
    return [business for business in found.businesses if len(business.rows) > 1]


def _duplicate(business: Business) -> dict[str, Any]:
    return {
        "name": business.fields.get("name"),
        "rows": [f"{row.sheet}!{row.number}" for row in business.rows],
    }
