"""Values of a file as plain values, in no language: what JSON holds and a page puts into words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from kriya.core.personal import masked
from kriya.makers.imports.joining.named import NIK_IN_NAME
from kriya.makers.imports.joining.together import PAPER_FIELDS
from kriya.makers.imports.sheets.model import Cell
from kriya.makers.imports.values.paper import Paper
from kriya.makers.imports.values.phone import Phone
from kriya.makers.imports.values.place import Place

_SEALED: Final = frozenset({"nik", "npwp", "bank_account"})
_LONG_NUMBER = re.compile(r"\d{15,}")
_NAMES: Final = frozenset({"name", "owner", "name_owner"})
_LONGEST = 300
_KINDS = {"copyright": "motif", "licence_text": "other"}


def plain(value: Any) -> Any:
    """Return a read value as text, or as a number where it is one; None is unknown."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal):
        return int(value) if value == int(value) else str(value)
    if isinstance(value, Phone):
        return value.e164
    if isinstance(value, Place):
        return value.name or value.text
    if isinstance(value, Paper):
        return value.number or value.brand or "✓"
    if isinstance(value, tuple | list):
        return ", ".join(str(plain(one)) for one in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)[:_LONGEST]


def stood(cell: Cell, field: str = "") -> str:
    """Return what stands in a cell as a person sees it; numbers that may be a NIK are masked."""
    if isinstance(cell, float) and cell == int(cell) and abs(cell) < 1e15:
        text = str(int(cell))
    else:
        text = cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)
    if field in _SEALED:
        return masked(text)
    number = NIK_IN_NAME if field in _NAMES else _LONG_NUMBER
    return number.sub(lambda found: masked(found[0]), text)[:_LONGEST]


def read_as(fields: Mapping[str, Any], field: str) -> Any:
    """Return what a row says of one field a column can be read as, plain; None when nothing."""
    if field in _SEALED:
        value = plain(fields.get(field))
        return masked(str(value)) if value else None
    if field in ("phone", "whatsapp"):
        return plain(fields.get("phones")) or None
    if field == "coordinates":
        return f"{fields['latitude']}, {fields['longitude']}" if "latitude" in fields else None
    if field == "full_address":
        parts = [plain(fields.get(name)) for name in ("address", "village", "district")]
        return ", ".join(str(part) for part in parts if part) or None
    if field in PAPER_FIELDS:
        kind = _KINDS.get(field, field)
        numbers = [plain(paper) for paper in fields.get("papers") or () if paper.kind == kind]
        return ", ".join(numbers) or None
    if field == "craft":
        return plain(
            [fields["craft"], *fields.get("crafts_beside", ())] if "craft" in fields else fields.get("craft_text")
        )
    return plain(fields.get(field))
