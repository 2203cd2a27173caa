"""What a marketplace's template is: which sheet takes products, which column what, where data begin, what is offered.

Layouts differ by version, language and category, so nothing goes by a place: the heading row is the lowest one that
names enough of what a product has; hidden rows of inner names above it help where the visible one is silent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from kriya.core.refusal import Refused
from kriya.makers.imports.sheets.model import Sheet, letters
from kriya.makers.imports.sheets.open import read_workbook
from kriya.marketplaces.filling.choices import Lists
from kriya.marketplaces.filling.process import look
from kriya.marketplaces.filling.words import field_of, mark_of, plain

HEAD_ROWS: Final = 12
_FEWEST: Final = 4
_MOST_SKIPPED: Final = 8
_WORDY: Final = 25
"""What stands under a heading and is longer than that is an instruction, not a product."""
_KILOGRAM: Final = re.compile(r"\bkg\b|kilogram", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class TemplateColumn:
    """A column under its heading: the field that its name says ("" for unknown), its mark, and what may be chosen."""

    letters: str
    label: str
    field: str
    mark: str
    choices: tuple[str, ...] = ()
    in_kilograms: bool = False


@dataclass(frozen=True)
class Template:
    """A template as it was understood; products go into `sheet` from `first_row` on."""

    sheet: str
    heading_row: int
    first_row: int
    columns: tuple[TemplateColumn, ...]
    marketplace: str = ""
    hidden: tuple[int, ...] = field(default=())

    @property
    def fingerprint(self) -> str:
        """The same for templates with the same headings."""
        return hashlib.sha256(
            "|".join(f"{one.letters}:{plain(one.label)}" for one in self.columns).encode()
        ).hexdigest()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Template:
        columns = tuple(TemplateColumn(**{**one, "choices": tuple(one["choices"])}) for one in told["columns"])
        return cls(**{**told, "columns": columns, "hidden": tuple(told["hidden"])})


def read_template(path: Path) -> Template:
    """Return a template as it can be understood.

    Raises Refused as read_workbook does, Refused("template_not_xlsx"), and Refused("template_unknown") where no sheet
    has headings of products.
    """
    book = read_workbook(path)
    if book.kind != "xlsx":
        raise Refused("template_not_xlsx")
    seen = look(path)
    sheets = [sheet for sheet in book.sheets if not sheet.hidden and sheet.rows]
    named = [(len(_fields(sheet, row)), place, row) for place, sheet in enumerate(sheets) for row in _headings(sheet)]
    if not named:
        raise Refused("template_unknown")
    most, place, _row = max(named, key=lambda one: (one[0], -one[1]))
    # Of rows that say nearly as much the lowest is the one that people read.
    heading = max(row for count, at, row in named if at == place and count * 5 >= most * 3)
    return _template(sheets[place], heading, seen, Lists(book, seen))


def _headings(sheet: Sheet) -> list[int]:
    """Return the indexes of rows that name enough of a product to be a heading."""
    return [
        at
        for at in range(min(HEAD_ROWS, len(sheet.rows)))
        if len(fields := _fields(sheet, at)) >= _FEWEST and {"name"} & fields and {"price", "stock"} & fields
    ]


def _fields(sheet: Sheet, row: int) -> set[str]:
    return {name for cell in sheet.rows[row] if (name := field_of(cell))}


def _template(sheet: Sheet, heading: int, seen: Mapping[str, Any], lists: Lists) -> Template:
    about = seen["sheets"].get(sheet.name, {"hidden": [], "lists": []})
    above = [row for row in range(heading) if row in _headings(sheet)]
    first = _first_row(sheet, heading, set(about["hidden"]), lists.first_row(sheet.name, sheet.first_row + heading))
    columns = _columns(sheet, heading, above, first, lists)
    rows = [plain(cell) for row in above for cell in sheet.rows[row]]
    return Template(sheet.name, sheet.first_row + heading, first, columns, _marketplace(rows, columns),
                    tuple(about["hidden"]))  # fmt: skip


def _columns(sheet: Sheet, heading: int, above: Sequence[int], first: int, lists: Lists) -> tuple[TemplateColumn, ...]:
    found, taken = [], set[str]()
    for at in range(sheet.width):
        label = _text(sheet, heading, at)
        inner = next((_text(sheet, row, at) for row in above if _text(sheet, row, at)), "")
        name = field_of(label) or field_of(inner)
        if not label and not inner:
            continue
        name = "" if name in taken else name
        taken |= {name} - {""}
        under = [_text(sheet, row, at) for row in range(heading + 1, min(first - sheet.first_row, len(sheet.rows)))]
        mark = next((mark for text in under if (mark := mark_of(text))), "") or ("required" if "*" in label else "")
        place = letters(sheet.first_column + at)
        heavy = name == "weight" and any(_KILOGRAM.search(text) for text in (label, *under))
        found.append(
            TemplateColumn(place, label or inner, name, mark, lists.of(sheet.name, place, first), in_kilograms=heavy)
        )
    return tuple(found)


def _first_row(sheet: Sheet, heading: int, hidden: set[int], of_lists: int) -> int:
    """Return the number of the first row that takes products: behind marks, instructions and what stands there."""
    at = heading + 1
    while at < len(sheet.rows) and at <= heading + _MOST_SKIPPED and _is_told(sheet, at):
        at += 1
    number = max(sheet.first_row + at, of_lists)
    while number in hidden or _is_used(sheet, number - sheet.first_row):
        number += 1
    return number


def _is_told(sheet: Sheet, row: int) -> bool:
    """Tell whether a row under the heading speaks of its columns: marks, or instructions."""
    said = [str(cell).strip() for cell in sheet.rows[row] if str(cell).strip()]
    if not said:
        return False
    marked = sum(1 for text in said if mark_of(text))
    wordy = sum(1 for text in said if len(text) > _WORDY and _LETTERS.search(text))
    return marked * 2 >= len(said) or wordy * 2 >= len(said)


def _is_used(sheet: Sheet, row: int) -> bool:
    return row < len(sheet.rows) and any(str(cell).strip() for cell in sheet.rows[row])


def _text(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    return " ".join(str(cells[column]).split()) if column < len(cells) else ""


def _marketplace(inner: Sequence[str], columns: Sequence[TemplateColumn]) -> str:
    """Guess whose template it is, by names that only one of them uses; "" where none tells."""
    labels = {plain(one.label) for one in columns} | set(inner)
    if any(name.startswith(("ps ", "et title")) for name in labels) or {"sku induk", "kode integrasi variasi"} & labels:
        return "shopee"
    return "tiktok" if {"seller sku", "sku penjual", "property name 1", "main product image"} & labels else ""
