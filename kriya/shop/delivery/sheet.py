"""Delivery rates as a spreadsheet: read with every mistake named by its cell, and written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from kriya.core.refusal import Refused
from kriya.councils.regions import name_of
from kriya.makers.imports.sheets import read_workbook
from kriya.makers.imports.sheets.limits import MIB, Limits
from kriya.makers.imports.sheets.model import Sheet, letters
from kriya.shop.actions.settings import Rate

_LIMITS: Final = Limits(file_bytes=2 * MIB, rows=20_000, columns=60, sheets=20)
_COLUMNS: Final = {
    "region": ("kode wilayah", "kode", "wilayah", "region", "region code"),
    "up_to": ("sampai berat (gram)", "sampai gram", "berat", "gram", "up to (grams)", "weight"),
    "price": ("ongkos", "ongkos (rupiah)", "tarif", "harga", "price", "price (rupiah)"),
    "days": ("lama kirim", "lama", "hari", "days"),
}
_HEAVIEST_G: Final = 1_000_000
_DEAREST: Final = 100_000_000


@dataclass
class ReadRates:
    """The rates of a file, and its mistakes as (cell, what is wrong)."""

    rates: list[Rate] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def read_sheet(path: str | Path) -> ReadRates:
    """Read rates from a spreadsheet or a separated text. Raises Refused as read_workbook, or without such columns."""
    for sheet in read_workbook(path, limits=_LIMITS).sheets:
        for place, row in enumerate(sheet.rows):
            if columns := _columns(row):
                return _read(sheet, place + 1, columns)
    raise Refused("rates_without_columns")


def _columns(row: Sequence[Any]) -> dict[str, int]:
    words = [str(value or "").strip().lower() for value in row]
    found = {
        key: next(index for index, word in enumerate(words) if word in names)
        for key, names in _COLUMNS.items()
        if any(word in names for word in words)
    }
    return found if {"region", "up_to", "price"} <= set(found) else {}


def _read(sheet: Sheet, start: int, columns: dict[str, int]) -> ReadRates:
    found = ReadRates()
    seen: dict[tuple[str, int], int] = {}
    for number, row in enumerate(sheet.rows[start:], sheet.first_row + start):
        cells = {key: row[index] if index < len(row) else "" for key, index in columns.items()}
        if not any(str(value).strip() for value in cells.values()):
            continue
        where = {key: f"{letters(sheet.first_column + index)}{number}" for key, index in columns.items()}
        rate = _rate(cells, where, found)
        if rate is None:
            continue
        before = seen.setdefault((rate.region_code, rate.up_to_g), number)
        if before != number:
            found.problems.append((where["region"], _("sama dengan baris %(row)s") % {"row": before}))
        else:
            found.rates.append(rate)
    return found


def _rate(cells: dict[str, Any], where: dict[str, str], found: ReadRates) -> Rate | None:
    code, before = _code(cells["region"]), len(found.problems)
    if code and name_of(code) is None:
        said = _("kode wilayah “%(code)s” tidak dikenal; contohnya 33 atau 33.75") % {"code": code}
        found.problems.append((where["region"], said))
    up_to, price = _whole(cells["up_to"]), _whole(cells["price"])
    if up_to is None or not 0 < up_to <= _HEAVIEST_G:
        found.problems.append((where["up_to"], _("berat dalam gram, bilangan bulat di atas nol")))
    if price is None or price > _DEAREST:
        found.problems.append((where["price"], _("ongkos dalam rupiah, bilangan bulat")))
    if len(found.problems) > before or up_to is None or price is None:
        return None
    return Rate(code, up_to, price, str(cells.get("days") or "").strip()[:20])


def _code(value: Any) -> str:
    # A spreadsheet makes 33.75 a number.
    text = f"{value:g}" if isinstance(value, float) else str(value or "").strip()
    return "" if text in {"*", "-"} else text


def _whole(value: Any) -> int | None:
    """Return a whole number of at least 0: 15000, 15000.0, "15.000", "Rp15.000"; None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return int(value) if value >= 0 and value == value // 1 and value < 1e15 else None
    text = str(value).strip().removeprefix("Rp").strip()
    groups = text.split(".")
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):
        return None
    digits = "".join(groups)
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) <= 15 else None
