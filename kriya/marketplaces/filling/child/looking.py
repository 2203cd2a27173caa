"""What a sheet says beside its cells: hidden rows, drop-downs and where they lead; names of ranges."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from kriya.makers.imports.sheets.child.mend import attributes

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_VALIDATION = re.compile(rb"<(?:\w+:)?dataValidation\b([^>]*)>(.*?)</(?:\w+:)?dataValidation>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?formula1[^>]*>(?:\s*<xm:f>)?([^<]*)<", re.DOTALL)
_WHERE = re.compile(rb"<(?:\w+:)?sqref>([^<]*)<")
_NAME = re.compile(rb"<(?:\w+:)?definedName\b([^>]*)>([^<]*)</")
MOST_HIDDEN, MOST_VALIDATIONS = 200, 2_000


def seen_of(xml: bytes) -> dict[str, Any]:
    """Return {hidden: [row numbers], lists: [[where, formula]]}: the drop-downs of a sheet, of either generation."""
    hidden: list[int] = []
    for row in _ROW.finditer(xml):
        about = attributes(row[0].decode("utf-8", "replace"))
        if about.get("hidden") in ("1", "true") and about.get("r", "").isdigit() and len(hidden) < MOST_HIDDEN:
            hidden.append(int(about["r"]))
    lists: list[list[str]] = []
    for found in _VALIDATION.finditer(xml):
        about = attributes(found[1].decode("utf-8", "replace"))
        formula, where = _FORMULA.search(found[2]), _WHERE.search(found[2])
        if about.get("type") == "list" and formula and len(lists) < MOST_VALIDATIONS:
            place = about.get("sqref") or (where[1].decode("utf-8", "replace") if where else "")
            lists.append([place, unescape(formula[1].decode("utf-8", "replace")).strip()])
    return {"hidden": hidden, "lists": lists}


def names_of(workbook: bytes) -> dict[str, str]:
    """Return the names of ranges with what they stand for."""
    return {
        attributes(found[1].decode("utf-8", "replace")).get("name", ""): unescape(found[2].decode("utf-8", "replace"))
        for found in _NAME.finditer(workbook)
    }
