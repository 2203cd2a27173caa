"""Whole columns of cells at once: every distinct value is read once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from kriya.makers.imports.values.coordinate import read_coordinates, read_latitude, read_longitude
from kriya.makers.imports.values.date import read_date, read_year
from kriya.makers.imports.values.kind import read_kbli, read_legal_form, read_postal_code, read_size_class, read_yes_no
from kriya.makers.imports.values.money import read_money, read_price
from kriya.makers.imports.values.number import read_number, read_people, read_percent, read_stock
from kriya.makers.imports.values.paper import read_papers
from kriya.makers.imports.values.person import plain_nik, read_account, read_gender, read_nik, read_npwp
from kriya.makers.imports.values.phone import plain_phone, read_phone
from kriya.makers.imports.values.place import read_district, read_village
from kriya.makers.imports.values.reading import UNKNOWN, Cell, Context, Reading
from kriya.makers.imports.values.text import (
    plain_name,
    read_called,
    read_email,
    read_list,
    read_name,
    read_text,
    read_website,
)

Reader = Callable[[Cell, Context], Reading]

READERS: dict[str, Reader] = {
    "called": read_called,
    "name": read_name,
    "text": read_text,
    "list": read_list,
    "email": read_email,
    "website": read_website,
    "gender": read_gender,
    "nik": read_nik,
    "npwp": read_npwp,
    "account": read_account,
    "phone": read_phone,
    "district": read_district,
    "village": read_village,
    "coordinates": read_coordinates,
    "latitude": read_latitude,
    "longitude": read_longitude,
    "legal_form": read_legal_form,
    "size_class": read_size_class,
    "yes_no": read_yes_no,
    "kbli": read_kbli,
    "postal_code": read_postal_code,
    "year": read_year,
    "date": read_date,
    "number": read_number,
    "people": read_people,
    "stock": read_stock,
    "percent": read_percent,
    "money": read_money,
    "price": read_price,
    **{
        f"paper {kind}": partial(read_papers, kind=kind)
        for kind in ("nib", "iumk", "pirt", "halal", "brand", "motif", "sni", "tkdn", "other")
    },
}
"""Kinds of cells. A value is None when unknown, else
str: called, name, text, email, website, npwp, nik, account, kbli, postal_code
code: gender (male, female), legal_form, size_class
int: year, people, stock, money, price · int or float: number, percent, latitude, longitude · date: date
tuple of str: list · tuple of Phone: phone · tuple of Paper: paper … · Place: district, village · bool: yes_no."""


class Readings(NamedTuple):
    """A column as read: the values, and repairs and problems only where there are any, by position."""

    values: list[Any]
    noted: list[tuple[int, Reading]]


QUICK: dict[str, Callable[[Cell], Any]] = {
    "called": plain_name,
    "name": plain_name,
    "nik": plain_nik,
    "phone": plain_phone,
}
"""For kinds whose cells are mostly all different: the value of a cell that needs no repair, or None to read it."""


def read_column(kind: str, cells: Sequence[Cell], context: Context) -> list[Reading]:
    """Read the cells of one column; equal cells share one Reading."""
    reader = READERS[kind]
    memo: dict[Cell, Reading] = {"": UNKNOWN, None: UNKNOWN}
    found = memo.get

    def read(cell: Cell) -> Reading:
        reading = memo[cell] = reader(cell, context)
        return reading

    # A Reading is a tuple of four, so never false.
    return [found(cell) or read(cell) for cell in cells]


def read_values(kind: str, cells: Sequence[Cell], context: Context) -> Readings:
    """Read one column like read_column, without an object for a cell that needed no repair."""
    quick = QUICK.get(kind)
    if quick is None:
        return sorted_out(read_column(kind, cells, context))
    values = [quick(cell) for cell in cells]
    rest = [i for i, value in enumerate(values) if value is None and cells[i] not in ("", None)]
    noted = []
    for i, reading in zip(rest, read_column(kind, [cells[i] for i in rest], context), strict=True):
        values[i] = reading.value
        if reading.repairs or reading.problem:
            noted.append((i, reading))
    return Readings(values, noted)


def sorted_out(readings: Sequence[Reading]) -> Readings:
    """Part readings into values and what is to be said about some of them."""
    noted = [(i, r) for i, r in enumerate(readings) if r[1] or r[2]]
    return Readings([r[0] for r in readings], noted)
