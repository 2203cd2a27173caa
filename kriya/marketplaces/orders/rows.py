"""The rows of an export under its headings, with each cell's address, and cells read as money, pieces and time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from kriya.ledger.days import zone
from kriya.makers.imports.sheets.model import Cell, Sheet, Workbook
from kriya.marketplaces.filling.words import plain
from kriya.shop.payments.files import amount_of, day_of

HEAD_ROWS: Final = 25
_TIME: Final = re.compile(r"\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_PIECES: Final = re.compile(r"\d{1,5}(?:[.,]0+)?")

Headings = Mapping[str, tuple[str, ...]]


class Unreadable(Exception):
    """Raised for a cell that does not say what its column wants; `code` why."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(code)
        self.field, self.code = field, code


@dataclass(frozen=True)
class ExportRow:
    """A row under the headings: its cells by field, and what stands under fees of whatever name."""

    sheet: Sheet
    number: int
    cells: Mapping[str, Cell]
    fees: Sequence[Cell]
    places: Mapping[str, int]

    def text(self, field: str) -> str:
        """Return a cell as text, without the tabs and quotes by which exports keep numbers from Excel."""
        value = self.cells.get(field, "")
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return " ".join(str(value).split()).strip("'\"` ")

    def money(self, field: str, *, otherwise: int | None = 0) -> int:
        """Return whole rupiah, `otherwise` for an empty cell. Raises Unreadable, also where that is None."""
        return rupiah_of(self.cells.get(field, ""), field, otherwise)

    def pieces(self, field: str, *, otherwise: int | None = None) -> int:
        """Return a number of pieces. Raises Unreadable for what is none, and below zero."""
        text = self.text(field)
        if not text and otherwise is not None:
            return otherwise
        if not _PIECES.fullmatch(text):
            raise Unreadable(field, "pieces_unreadable")
        return int(re.split(r"[.,]", text)[0])

    def instant(self, field: str) -> datetime:
        """Return the instant; exports write the council's own time. Raises Unreadable."""
        value = self.cells.get(field, "")
        if isinstance(value, datetime):
            return value.replace(tzinfo=zone()) if value.tzinfo is None else value
        day = value if isinstance(value, date) else day_of(self.text(field))
        if day is None:
            raise Unreadable(field, "day_unreadable")
        found = _TIME.search(self.text(field))
        at = _time_of(found) if found else time(12)
        return datetime.combine(day, at, tzinfo=zone())

    def day(self, field: str) -> date | None:
        """Return the day, None where it is not said."""
        value = self.cells.get(field, "")
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else day_of(self.text(field))

    def place(self, field: str) -> str:
        """Return the address of a cell: "orders!B12"."""
        return self.sheet.address(self.number, self.places.get(field, 0))


def _time_of(found: re.Match[str]) -> time:
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else time(12)


def rupiah_of(value: Cell, field: str, otherwise: int | None = 0) -> int:
    """Return whole rupiah of a number or of text as marketplaces write it. Raises Unreadable."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if float(value).is_integer():
            return int(value)
        raise Unreadable(field, "amount_unreadable")
    text = " ".join(str(value).split()).strip("'\"` ")
    if text in ("", "-", "/") and otherwise is not None:
        return otherwise
    found = amount_of(text)
    if found is None:
        raise Unreadable(field, "amount_unreadable")
    return found


def export_rows(
    book: Workbook, headings: Headings, needed: Sequence[set[str]], fees: Sequence[str]
) -> Iterator[ExportRow]:
    """Yield the rows of every sheet that has the headings; nothing where none has.

    A number that is merged over several rows holds for each of them. A row of explanations under the headings, which
    TikTok writes, is left out: what stands where numbers stand has no digit.
    """
    for sheet in book.sheets:
        at, places, of_fees = _heading(sheet, headings, needed, fees)
        if at < 0:
            continue
        merged = _merged(sheet, places.get("number", -1))
        for index in range(at + 1, len(sheet.rows)):
            cells = sheet.rows[index]
            if not any(str(cell).strip() for cell in cells):
                continue
            found = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
            number = sheet.first_row + index
            if number in merged and "number" in found and not str(found["number"]).strip():
                found["number"] = merged[number]
            row = ExportRow(sheet, number, found, [cells[place] for place in of_fees if place < len(cells)], places)
            if index == at + 1 and not any(sign.isdigit() for sign in row.text("number")) and row.text("number"):
                continue
            yield row


def _heading(
    sheet: Sheet, headings: Headings, needed: Sequence[set[str]], fees: Sequence[str]
) -> tuple[int, dict[str, int], list[int]]:
    for at, cells in enumerate(sheet.rows[:HEAD_ROWS]):
        names = [plain(cell) for cell in cells]
        places: dict[str, int] = {}
        for field, spellings in headings.items():
            place = next((names.index(word) for word in spellings if word in names), None)
            if place is not None and place not in places.values():
                places[field] = place
        if all(group & set(places) for group in needed):
            return at, places, [place for place, name in enumerate(names) if name in fees]
    return -1, {}, []


def _merged(sheet: Sheet, column: int) -> dict[int, Cell]:
    """Return what each further row of a merged range in a column stands for."""
    found: dict[int, Cell] = {}
    for merge in sheet.merges:
        if merge.first_column - sheet.first_column == column and merge.last_row > merge.first_row:
            index = merge.first_row - sheet.first_row
            cells = sheet.rows[index] if 0 <= index < len(sheet.rows) else []
            value = cells[column] if column < len(cells) else ""
            found |= dict.fromkeys(range(merge.first_row + 1, merge.last_row + 1), value)
    return found
